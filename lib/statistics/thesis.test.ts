import { expect, it } from 'vitest';
import { readCsv, type ThesisCell, thesisCells } from '../../prisma/seeds/thesis.ts';
import { describe } from './describe.ts';

const cells = thesisCells();
const printed = readCsv('printed_summaries.csv');

const cellOf = (row: Record<string, string>): ThesisCell | undefined =>
  cells.find(
    (cell) =>
      cell.application === row['application'] &&
      cell.condition === row['condition'] &&
      (cell.migrationFabric ?? 'none') === row['fabric'] &&
      String(cell.simultaneous) === row['simultaneous'] &&
      String(cell.vms ?? '') === row['vms'],
  );

const decimals = (text: string) => text.split('.')[1]?.length ?? 0;

/** Doubles hold 15 digits: without dropping the 16th, a tie such as 0.0005 rounds by its binary noise. */
const round = (value: number, digits: number) => Number(value.toPrecision(15)).toFixed(digits);

it('reads 174 cells with 550 trials', () => {
  expect(cells).toHaveLength(174);
  expect(cells.flatMap((cell) => cell.trials)).toHaveLength(550);
  expect(new Set(cells.flatMap((cell) => cell.trials.map((trial) => trial.id))).size).toBe(550);
});

it.each([
  ['average', 'mean'],
  ['stddev', 'sd'],
] as const)('computes every printed %s to its last digit', (statistic, field) => {
  const rows = printed.filter((row) => row['statistic'] === statistic);
  expect(rows).toHaveLength(174);
  const differing = rows.flatMap((row) => {
    const text = row['value'] ?? '';
    const value = describe(cellOf(row)?.trials.map((trial) => trial.seconds) ?? [])[field];
    const ours = round(value ?? Number.NaN, decimals(text));
    return ours === text ? [] : [`line ${row['line']}: printed ${text}, computed ${ours}`];
  });
  expect(differing).toEqual([]);
});
