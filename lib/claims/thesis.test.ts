import { expect, it } from 'vitest';
import { thesisClaims } from '../../prisma/seeds/thesis-claims.ts';
import { thesisSamples } from '../figures/test-samples.ts';
import { judgeClaims, type LedgerRow } from './ledger.ts';

const ledger = judgeClaims(thesisClaims(), thesisSamples, 'imported');

function row(id: string): LedgerRow {
  const found = ledger.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`There is no claim ${id}.`);
  return found;
}

it('holds every claim under a name of its own, with its section, page and line', () => {
  expect(new Set(ledger.map(({ id }) => id)).size).toBe(ledger.length);
  for (const { id, where } of ledger)
    expect([id, where]).toEqual([
      expect.stringMatching(/^[45]\./),
      expect.stringMatching(/^section [45]\.\d[\d.]*, page \d+(–\d+)?, line \d+$/),
    ]);
});

it('finds that 24.4 % does not follow, where the same formula gives its neighbours', () => {
  expect(row('4.2.2.3-24.4')).toMatchObject({ verdict: 'differs', recomputed: '23.716 %' });
  expect(row('4.2.2.3-32.3').verdict).toBe('reproduced');
  expect(row('4.2.2.3-18.2')).toMatchObject({
    verdict: 'reproduced',
    note: expect.stringContaining('was cut'),
  });
  expect(row('4.2.2.3-11.6').verdict).toBe('reproduced');
});

it('reproduces the overhead relative to application plus migrations, and shows what the usual reading gives', () => {
  const low = row('5.2-11.35');
  expect(low).toMatchObject({ verdict: 'reproduced', value: expect.closeTo(11.351, 3) });
  expect(low.formula).toBe(
    '100 × (mean thesis seconds of [HPL, application with migrations, 1GbE, 1 at a time, 2 VMs] ÷ (mean thesis seconds of [HPL, application only, 2 VMs] + mean thesis seconds of [HPL, migrations only, 1GbE, 1 at a time]) − 1)',
  );
  expect(low.readings.map(({ recomputed, agrees }) => ({ recomputed, agrees }))).toEqual([
    { recomputed: '26.6541 %', agrees: false },
    { recomputed: '-21.2455 %', agrees: false },
  ]);
  expect(row('5.2-65.21')).toMatchObject({ verdict: 'reproduced', value: expect.closeTo(65.208, 3) });
});

it('counts the cells in which 10 Gb/s is not more efficient', () => {
  const constantly = row('5.1-constantly');
  expect(constantly).toMatchObject({ verdict: 'differs', recomputed: 'fails in 16 of 70 cells', of: 70 });
  const [cells] = constantly.evidence;
  expect(cells?.kind === 'cells' && cells.rows.filter((cell) => !cell.holds)).toHaveLength(16);
});

it('takes cut values for reproduced and says so', () => {
  const cut = ledger.filter(({ note }) => note.startsWith('The printed value was cut')).map(({ id }) => id);
  expect(cut).toEqual([
    '4.2.2.1-201.6',
    '4.2.2.1-32.6',
    '4.2.2.2-5.28',
    '4.2.2.3-18.2',
    '4.2.2.3-11.6',
    '5.3-895.4',
    '5.3-424.9',
    '5.3-1205.7',
    '5.3-259.1',
  ]);
});

it('says of what was never recorded that it cannot be derived, and why', () => {
  const without = ledger.filter(({ verdict }) => verdict === 'cannot be derived from the data');
  expect(without.map(({ id }) => id)).toContain('5.1-fault-rate');
  for (const claim of without) {
    expect(claim.recomputed).toBeNull();
    expect(claim.note).not.toBe('');
  }
});

it('judges every claim again when the data change', () => {
  const slower = thesisSamples.map((sample) => ({ ...sample, seconds: (sample.seconds ?? 0) * 2 }));
  const [claim] = thesisClaims().filter(({ id }) => id === '5.3-895.4');
  expect(claim && judgeClaims([claim], slower, 'imported')).toMatchObject([
    { verdict: 'differs', recomputed: '1,790.990 s' },
  ]);
});
