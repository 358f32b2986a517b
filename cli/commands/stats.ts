import { parseArgs } from 'node:util';
import { readWish } from '#lib/analysis/planner-wish';
import { prepareStatistics } from '#lib/figures/statistics/prepare';
import { loadAnalysis } from '#lib/load-analysis';
import { database } from '#lib/store/client';
import { type Io, only } from '../io.ts';
import { alignedTable } from '../table.ts';

/** All statistics of a study: `--json` gives everything, the text what a reader asks first. */
export async function stats(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      effect: { type: 'string', multiple: true },
      power: { type: 'string' },
    },
  });
  const { analysis, stoppedBecause } = await loadAnalysis(
    database(),
    only(positionals, 'study'),
    readWish(values.effect ?? [], values.power),
  );
  if (values.json) {
    io.out(JSON.stringify({ ...analysis, stoppedBecause }, null, 2));
    return 0;
  }
  for (const section of prepareStatistics(analysis, stoppedBecause)) {
    io.out(`\n## ${section.title}${section.exploratory ? ' (exploratory)' : ''}`);
    for (const sentence of section.words) io.out(sentence);
    for (const { caption, columns, rows } of section.tables)
      io.out(`\n${caption}\n${alignedTable([columns, ...rows])}`);
  }
  return 0;
}
