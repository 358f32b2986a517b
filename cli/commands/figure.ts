import { parseArgs } from 'node:util';
import { exportFigure } from '#lib/export/formats';
import { parseExport } from '#lib/export/options';
import { parseFigureQuery } from '#lib/figures/address';
import type { Figure } from '#lib/figures/figure';
import { prepareTables } from '#lib/figures/table';
import { loadFigure } from '#lib/load-figure';
import { database } from '#lib/store/client';
import { deliver, type Io, only } from '../io.ts';
import { alignedTable } from '../table.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

/** What may be said of a figure as in its address, and of the file. */
const OPTIONS = {
  view: text,
  error: text,
  points: text,
  trials: text,
  vms: text,
  fabrics: text,
  conditions: text,
  edition: text,
  unit: text,
  from: text,
  to: text,
  order: text,
  names: text,
  at: text,
  format: text,
  preset: text,
  dpi: text,
  caption: flag,
  grey: flag,
  height: text,
  type: text,
  legend: text,
  origin: text,
  json: flag,
  out: { type: 'string', short: 'o' },
} as const;

/** A figure as a file in any format; its numbers and caption as text when no format is named. */
export async function figure(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  const { json, out, origin = '', ...query } = values;
  const asked = json ? { ...query, format: 'json' } : query;
  const { format, options, rest } = parseExport(asked);
  const id = only(positionals, 'figure');
  const { figure: found } = await loadFigure(database(), id, parseFigureQuery(rest), origin);
  if (asked.format === undefined && out === undefined) {
    describe(found, io);
    return 0;
  }
  const { content } = await exportFigure(found, format, options);
  deliver(content, out, io);
  return 0;
}

function describe(found: Figure, io: Io): void {
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
  const { x, intervalName } = found;
  const columns = [x.label, 'series', 'n', found.rows[0]?.statistic ?? 'value', intervalName];
  io.out(alignedTable([columns, ...rows]));
  io.out(`\n${found.caption.map(({ label, text }) => `${label}: ${text}`).join('\n')}`);
}
