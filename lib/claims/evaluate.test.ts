import { describe, expect, it } from 'vitest';
import { Expression } from '#lib/domain/expression';
import { buildSample } from '../figures/test-samples.ts';
import { evaluate } from './evaluate.ts';

const over = (migrationFabric: string, vms: number, seconds: number[]) =>
  seconds.map((value, i) => buildSample({ migrationFabric, vms, seconds: value, repetition: i + 1 }));
const SAMPLES = [
  ...over('fast', 2, [10, 12]),
  ...over('slow', 2, [20, 22]),
  ...over('fast', 3, [9, 9]),
  ...over('slow', 3, [8, 8]),
  ...over('fast', 4, [7]),
];

const mean = (migrationFabric: string) => ({
  kind: 'trials',
  statistic: 'mean',
  where: { migrationFabric: [migrationFabric], vms: 'same' },
});
const count = {
  kind: 'count',
  over: ['vms'],
  among: {},
  left: mean('fast'),
  is: '<',
  right: mean('slow'),
};
const run = (query: unknown, samples = SAMPLES) => evaluate(Expression.parse(query), samples, 'measured');

describe('a query', () => {
  it('takes a statistic of the trials that fit, and shows which they are', () => {
    const found = run({ kind: 'trials', statistic: 'mean', where: { migrationFabric: ['slow'], vms: [2] } });
    expect(found).toMatchObject({ value: 21, of: null });
    expect(found.evidence).toMatchObject([
      { kind: 'trials', value: 21, trials: [{ value: 20 }, { value: 22 }] },
    ]);
  });

  it('leaves trials out that do not count, and can count the attempts', () => {
    const [first, ...others] = over('fast', 2, [100, 10]);
    const samples = [...(first ? [{ ...first, verdict: 'invalid' as const }] : []), ...others];
    const ask = (statistic: string) => run({ kind: 'trials', statistic, where: {} }, samples).value;
    expect({ mean: ask('mean'), n: ask('n'), attempts: ask('attempts'), invalid: ask('invalid') }).toEqual({
      mean: 10,
      n: 1,
      attempts: 2,
      invalid: 1,
    });
  });

  it('counts a trial that was set aside among the attempts only', () => {
    const [first, ...others] = over('fast', 2, [100, 10]);
    const setAside = { at: new Date(0), by: 'lab' as const, reason: 'A backup ran.' };
    const samples = [...(first ? [{ ...first, setAside }] : []), ...others];
    const ask = (statistic: string) => run({ kind: 'trials', statistic, where: {} }, samples).value;
    expect([ask('attempts'), ask('valid'), ask('n'), ask('mean')]).toEqual([2, 1, 1, 10]);
  });

  it.each([
    ['sum', 32],
    ['difference', -10],
    ['product', 231],
    ['ratio', 11 / 21],
    ['percentMore', 100 * (11 / 21 - 1)],
    ['percentLess', 100 * (1 - 11 / 21)],
  ])('joins two values by %s', (kind, value) => {
    const side = (fabric: string) => ({
      kind: 'trials',
      statistic: 'mean',
      where: { migrationFabric: [fabric], vms: [2] },
    });
    expect(run({ kind, left: side('fast'), right: side('slow') }).value).toBeCloseTo(value, 12);
  });

  it('counts the cells in which a relation holds; a cell without data is left out and said', () => {
    expect(run(count)).toMatchObject({
      value: 1,
      of: 2,
      evidence: [
        {
          leftOut: 1,
          rows: [
            { label: '[2 VMs]', values: [11, 21], holds: true },
            { label: '[3 VMs]', values: [9, 8], holds: false },
          ],
        },
      ],
    });
  });

  it('compares each level with the next one and passes over the last', () => {
    const next = { ...mean('fast'), where: { migrationFabric: ['fast'], vms: 'next' } };
    const found = run({ ...count, among: { migrationFabric: ['fast'] }, is: '>', right: next });
    expect(found).toMatchObject({ value: 2, of: 2, evidence: [{ leftOut: 0 }] });
  });

  it('folds one value per cell', () => {
    const fold = { kind: 'cells', over: ['vms'], among: {}, fold: 'max', of: mean('fast') };
    expect(run(fold).value).toBe(11);
    expect(run({ ...fold, fold: 'n' }).value).toBe(3);
  });
});

describe('a correlation over cells', () => {
  const where = { migrationFabric: ['fast'], vms: 'same' };
  const query = {
    kind: 'correlation',
    method: 'pearson',
    over: ['vms'],
    among: { migrationFabric: ['fast'] },
    left: { kind: 'level', factor: 'vms' },
    right: { kind: 'trials', statistic: 'mean', where },
  };

  it('takes the level of a cell and a value of its trials', () => {
    const found = run(query);
    expect(found.value).toBeCloseTo(-1, 12);
    expect(found.evidence).toMatchObject([
      { rows: [{ values: [2, 11] }, { values: [3, 9] }, { values: [4, 7] }] },
    ]);
    expect(run({ ...query, method: 'spearman' }).value).toBe(-1);
  });

  it('is refused with the reason where there are too few cells', () => {
    expect(() => run({ ...query, among: { vms: [2, 3] } })).toThrow('too few');
    expect(() => run({ ...query, left: { kind: 'level', factor: 'application' } })).toThrow('No cell');
  });
});

describe('a query that the data cannot answer', () => {
  it.each([
    [
      'no trial fits',
      { kind: 'trials', statistic: 'mean', where: { vms: [9] } },
      'No trial that counts fits [9 VMs]',
    ],
    ['a deviation of one', { kind: 'trials', statistic: 'sd', where: { vms: [4] } }, 'needs two trials'],
    ['“same” outside a cell', mean('fast'), 'outside a cell'],
    [
      'a division by zero',
      { kind: 'ratio', left: { kind: 'number', value: 1 }, right: { kind: 'number', value: 0 } },
      'divides by zero',
    ],
    ['no cell with both sides', { ...count, right: mean('none') }, 'No cell of [all trials] has the trials'],
  ])('says why: %s', (_, query, message) => {
    expect(() => run(query)).toThrow(message);
  });
});

describe('what is no query', () => {
  it.each([
    ['a word that is none', { kind: 'average' }],
    ['a level that is an object', { kind: 'trials', statistic: 'mean', where: { vms: [{}] } }],
    ['no factor that makes a cell', { ...count, over: [] }],
    ['code', 'process.exit()'],
  ])('is refused: %s', (_, query) => {
    expect(Expression.safeParse(query).success).toBe(false);
  });
});
