import type { LedgerRow } from '#lib/claims/ledger';
import type { StudyFacts } from '#lib/domain/sample';
import { texText } from './tex-text.ts';

/** A longtable to be read in with \input; it needs the packages longtable and array. */
export function ledgerLatex(study: StudyFacts, rows: readonly LedgerRow[]): string {
  const head = 'Claim & Printed & Recomputed & Verdict \\\\';
  return [
    `% Claims: ${study.title.replace(/\s+/g, ' ')}`,
    '% \\usepackage{longtable,array}',
    '\\begin{longtable}{>{\\raggedright\\arraybackslash}p{0.5\\linewidth}>{\\raggedright\\arraybackslash}p{0.12\\linewidth}>{\\raggedright\\arraybackslash}p{0.14\\linewidth}>{\\raggedright\\arraybackslash}p{0.13\\linewidth}}',
    '\\hline',
    `${head} \\hline`,
    '\\endhead',
    ...rows.map(line),
    '\\hline',
    '\\end{longtable}',
    '',
  ].join('\n');
}

function line({ sentence, where, printed, recomputed, verdict, formula, note }: LedgerRow): string {
  const place = where === '' ? '' : ` (${texText(where)})`;
  const claim = `${texText(sentence)}${place}\\newline{\\footnotesize ${texText(`${formula}. ${note}`.trim())}}`;
  return `${[claim, texText(printed), texText(recomputed ?? '–'), texText(verdict)].join(' & ')} \\\\[4pt]`;
}
