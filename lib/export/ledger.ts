import type { LedgerRow } from '#lib/claims/ledger';
import { csvLine } from '#lib/domain/csv';
import type { StudyFacts } from '#lib/domain/sample';
import { ledgerLatex } from './ledger-latex.ts';
import { ledgerMarkdown } from './ledger-markdown.ts';
import { ledgerRecord } from './ledger-record.ts';

/** Formats of the ledger, each with what a download says it is. */
export const LEDGER_FORMATS = {
  md: 'text/markdown; charset=utf-8',
  tex: 'application/x-tex; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
} as const;
export type LedgerFormat = keyof typeof LEDGER_FORMATS;

export const isLedgerFormat = (text: string): text is LedgerFormat => Object.hasOwn(LEDGER_FORMATS, text);

const COLUMNS = [
  'id',
  'sentence',
  'where',
  'printed',
  'recomputed',
  'value',
  'of',
  'formula',
  'tolerance',
  'verdict',
  'note',
] as const;

/** The ledger for an appendix: the same rows in the same order give the same bytes. */
export function exportLedger(format: LedgerFormat, study: StudyFacts, rows: readonly LedgerRow[]): string {
  switch (format) {
    case 'md':
      return ledgerMarkdown(study, rows);
    case 'tex':
      return ledgerLatex(study, rows);
    case 'csv':
      return `${[COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column]))].map(csvLine).join('\n')}\n`;
    case 'json':
      return `${JSON.stringify(rows.map(ledgerRecord), null, 2)}\n`;
  }
}
