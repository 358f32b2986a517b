import { parseArgs } from 'node:util';
import { CONDITION_LABEL } from '#lib/domain/closed-sets';
import { type CellNumbers, describeCells } from '#lib/figures/cells';
import { formatNumber } from '#lib/figures/format';
import { knownStudy } from '#lib/known-study';
import { database } from '#lib/store/client';
import { readSamples } from '#lib/store/samples';
import { type Io, only } from '../io.ts';
import { alignedTable } from '../table.ts';

const MILLISECONDS = 3;

/** n, mean and sample standard deviation of each cell; `--json` with every value in full precision. */
export async function cells(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const slug = only(positionals, 'study');
  const study = await knownStudy(database(), slug);
  const numbers = describeCells(study, await readSamples(database(), slug));
  io.out(values.json ? JSON.stringify(numbers, null, 2) : alignedTable([HEADER, ...numbers.map(toRow)]));
  return 0;
}

const HEADER = ['application', 'condition', 'fabric', 'MPI', 'at once', 'VMs', 'n', 'mean (s)', 'sd (s)'];

function toRow(cell: CellNumbers): string[] {
  const seconds = (value: number | null) => (value === null ? '-' : formatNumber(value, MILLISECONDS));
  return [
    cell.application,
    CONDITION_LABEL[cell.condition],
    cell.fabric,
    cell.mpiFabric ?? '-',
    String(cell.simultaneous),
    String(cell.vms ?? '-'),
    String(cell.n),
    seconds(cell.mean),
    seconds(cell.sd),
  ];
}
