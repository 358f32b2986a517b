import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '#lib/claims/ledger';
import { buildFacts } from '../figures/test-samples.ts';
import { exportLedger } from './ledger.ts';

const row: LedgerRow = {
  id: 'c-1',
  sentence: 'It costs 5 % & more | </td> in $HOME_DIR',
  where: 'section 2, page 3',
  printed: '-5.0 %',
  recomputed: '=5.0',
  formula: '100 × (1 − mean of [a] ÷ mean of [b])',
  verdict: 'differs',
  tolerance: 'rounded or cut to -5.0',
  note: '',
  own: true,
  value: -5.01,
  of: null,
  evidence: [],
  readings: [],
};
const study = buildFacts();

describe('the ledger for an appendix', () => {
  it('is a Markdown table whose cells no sentence can leave', () => {
    const text = exportLedger('md', study, [row]);
    expect(text.split('\n')).toHaveLength(6);
    expect(text).toContain('5 % &amp; more \\| &lt;/td> in $HOME\\_DIR');
  });

  it('is a longtable that LaTeX reads', () => {
    const text = exportLedger('tex', study, [row]);
    expect(text).toContain('\\begin{longtable}');
    expect(text).toContain(
      'It costs 5 \\% \\& more \\textbar{} $<$/td$>$ in \\$HOME\\_DIR (section 2, page 3)',
    );
    expect(text).toContain('100 $\\times$ (1 $-$ mean of [a] $\\div$ mean of [b])');
  });

  it('is CSV with one line a claim, safe in a spreadsheet', () => {
    const [header, line] = exportLedger('csv', study, [row]).split('\n');
    expect(header).toBe('id,sentence,where,printed,recomputed,value,of,formula,tolerance,verdict,note');
    expect(line).toContain(`,'-5.0 %,'=5.0,-5.01,,`);
  });

  it('is JSON without the trials behind it', () => {
    const [record] = JSON.parse(exportLedger('json', study, [row])) as Record<string, unknown>[];
    expect(record).toMatchObject({ id: 'c-1', verdict: 'differs', recomputed: '=5.0', value: -5.01 });
    expect(record).not.toHaveProperty('evidence');
  });
});
