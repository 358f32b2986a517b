import { parseArgs } from 'node:util';
import { slotsOf } from '#lib/figures/figure';
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
  const found = await loadFigure(database(), only(positionals, 'figure'), new Date());
  if (values.json) {
    io.out(JSON.stringify(found, null, 2));
    return 0;
  }
  const rows = slotsOf(found).map((slot) =>
    slot.kind === 'bar'
      ? [slot.label, String(slot.n), slot.text.mean, slot.sd === null ? '-' : slot.text.sd]
      : [slot.label, '-', '-', '-'],
  );
  io.out(`${found.title} (${found.provenanceText})\n`);
  io.out(alignedTable([['bar', 'n', 'mean (s)', 'sd (s)'], ...rows]));
  io.out(`\n${found.caption.map(({ label, text }) => `${label}: ${text}`).join('\n')}`);
  return 0;
}
