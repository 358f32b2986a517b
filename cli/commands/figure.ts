import { parseArgs } from 'node:util';
import { prepareTables } from '#lib/figures/table';
import { loadFigure } from '#lib/load-figure';
import { database } from '#lib/store/client';
import { type Io, only } from '../io.ts';
import { alignedTable } from '../table.ts';

/** A figure's whole model with `--json`; its numbers and caption as text without. */
export async function figure(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const { figure: found } = await loadFigure(database(), only(positionals, 'figure'));
  if (values.json) {
    io.out(JSON.stringify(found, null, 2));
    return 0;
  }
  const rows = prepareTables(found).flatMap((table) =>
    table.rows.flatMap(({ group, cells }) =>
      cells.map((cell, i) => [
        group,
        table.series[i] ?? '',
        cell.n || '-',
        cell.value || '-',
        cell.spread || '-',
      ]),
    ),
  );
  io.out(`${found.title} (${found.provenanceText})\n`);
  io.out(
    alignedTable([
      [found.x.label, 'series', 'n', found.rows[0]?.statistic ?? 'value', found.intervalName],
      ...rows,
    ]),
  );
  io.out(`\n${found.caption.map(({ label, text }) => `${label}: ${text}`).join('\n')}`);
  return 0;
}
