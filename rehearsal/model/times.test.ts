import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { migrationWork, recoverySeconds, spread, THESIS_FIT, testSeconds } from './times.ts';

const FILE = path.join(import.meta.dirname, '../../prisma/seeds/thesis/trials.csv');
const rows: Record<string, string>[] = parse(readFileSync(FILE), { columns: true });
const hpl = (condition: string, fabric: string, simultaneous: string | null = null) =>
  rows.filter(
    (row) =>
      row['application'] === 'HPL' &&
      row['condition'] === condition &&
      row['fabric'] === fabric &&
      (simultaneous === null || row['simultaneous'] === simultaneous),
  );
const number = (row: Record<string, string>, name: string) => Number(row[name]);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Intercept and slope by least squares. */
function lineThrough(points: [number, number][]): [number, number] {
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))];
  const slope =
    points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0) /
    points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
  return [y - slope * x, slope];
}

describe('the time model', () => {
  it.each(['10GbE', '1GbE'] as const)('has the thesis’ migrations over %s', (fabric) => {
    const points = hpl('migration_only', fabric).map((row): [number, number] => [
      1 / number(row, 'simultaneous'),
      number(row, 'seconds'),
    ]);
    const [c, d] = lineThrough(points);
    expect(THESIS_FIT.migrations[fabric].c).toBeCloseTo(c, 2);
    expect(THESIS_FIT.migrations[fabric].d).toBeCloseTo(d, 2);
  });

  it('has the thesis’ HPL without migrations, and what migrations add to it', () => {
    const alone = hpl('app_only', 'none');
    const [a, b] = lineThrough(alone.map((row) => [1 / number(row, 'vms'), number(row, 'seconds')]));
    expect(THESIS_FIT.application.a).toBeCloseTo(a, 2);
    expect(THESIS_FIT.application.b).toBeCloseTo(b, 2);
    const base = (vms: number) =>
      mean(alone.filter((row) => number(row, 'vms') === vms).map((row) => number(row, 'seconds')));
    const added = hpl('app_with_migration', '10GbE', '1').map((row): [number, number] => {
      const vms = number(row, 'vms');
      return [vms, number(row, 'seconds') - base(vms)];
    });
    const [e, f] = lineThrough(added);
    expect(THESIS_FIT.overhead.e).toBeCloseTo(e, 2);
    expect(THESIS_FIT.overhead.f).toBeCloseTo(f, 2);
  });

  it('makes s at once cheaper, a slow network and a first copy dearer, more VMs faster and more disturbed', () => {
    const total = (s: number, mbps: number) => {
      const { alone, shared } = migrationWork(mbps, true);
      return (8 / s) * (alone + s * shared);
    };
    expect(total(1, 10_000)).toBeCloseTo(78.29, 1);
    expect(total(4, 10_000)).toBeLessThan(total(2, 10_000));
    expect(total(1, 1000)).toBeGreaterThan(total(1, 10_000));
    expect(migrationWork(1000, false).shared).toBeGreaterThan(migrationWork(1000, true).shared);
    expect(testSeconds(4000, 4)).toBeLessThan(testSeconds(4000, 2));
    expect(recoverySeconds(8)).toBeGreaterThan(recoverySeconds(2));
  });

  it('spreads repetitions a little, the same for the same seed', () => {
    const many = Array.from({ length: 200 }, (_, i) => spread(7, i));
    expect(many).toEqual(Array.from({ length: 200 }, (_, i) => spread(7, i)));
    expect(mean(many)).toBeCloseTo(1, 2);
    expect(new Set(many).size).toBe(200);
    expect(Math.max(...many) - Math.min(...many)).toBeLessThan(0.1);
  });
});
