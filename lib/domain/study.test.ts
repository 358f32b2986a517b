import { describe, expect, it } from 'vitest';
import { type CellSpec, cellKey, StudySpec } from './study.ts';
import { aCell, aStudy } from './test-builders.ts';

describe("a cell's key", () => {
  it('is the same whatever order its factors were written in', () => {
    const cell = aCell({
      workload: { id: 'hpl', settings: { ns: [9000], nbs: [128], deep: { a: 1, b: [2] } } },
    });
    const turned: CellSpec = {
      ...(Object.fromEntries(Object.entries(cell).reverse()) as CellSpec),
      workload: { settings: { deep: { b: [2], a: 1 }, nbs: [128], ns: [9000] }, id: 'hpl' },
    };
    expect(Object.keys(turned)).not.toEqual(Object.keys(cell));
    expect(cellKey(turned)).toBe(cellKey(cell));
  });

  it('differs as soon as one factor does', () => {
    const cell = aCell();
    const others = Object.entries({
      workload: { id: 'hpl', settings: { ns: [1] } },
      inputHash: 'other',
      condition: 'migration_only',
      migrationFabric: '1GbE',
      mpiFabric: null,
      simultaneous: 1,
      ranks: ['102', '101'],
      movingSet: ['101', '103'],
      migrations: 8,
      movement: 'drain',
      seeding: 'cold',
      placement: { '101': 'hB', '102': 'hB' },
      firstRoundDelaySeconds: 2,
      roundGapSeconds: 1,
      trialTimeoutSeconds: 60,
    });
    const keys = others.map(([name, value]) => cellKey({ ...cell, [name]: value }));
    expect(new Set([cellKey(cell), ...keys]).size).toBe(others.length + 1);
  });

  it('keeps the order of lists, which is the order of ranks and slots', () => {
    expect(cellKey(aCell({ ranks: ['101', '102'] }))).not.toBe(cellKey(aCell({ ranks: ['102', '101'] })));
  });
});

describe('a study', () => {
  it('refuses what nobody could run, each with its field', () => {
    const paths = (part: object) =>
      StudySpec.safeParse({ ...aStudy(), ...part }).error?.issues.map((issue) => issue.path.join('.'));
    expect(paths({ title: '  ' })).toEqual(['title']);
    expect(paths({ vms: [2, 2] })).toEqual(['vms']);
    expect(paths({ simultaneous: [0] })).toEqual(['simultaneous.0']);
    expect(paths({ slug: 'Not a slug' })).toEqual(['slug']);
    expect(paths({ unknown: 1 })).toEqual(['']);
  });
});
