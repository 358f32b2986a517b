import type { LedgerRow } from '#lib/claims/ledger';
import type { StudyFacts } from '#lib/domain/sample';

/** A table that reads on paper and in a repository; what a person typed cannot become markup. */
export function ledgerMarkdown(study: StudyFacts, rows: readonly LedgerRow[]): string {
  const head = ['Claim', 'Where', 'Printed', 'Recomputed', 'Verdict', 'Formula and note'];
  const lines = rows.map(({ sentence, where, printed, recomputed, verdict, formula, note }) => [
    sentence,
    where,
    printed,
    recomputed ?? '–',
    verdict,
    `${formula}. ${note}`.trim(),
  ]);
  const table = [head, head.map(() => '---'), ...lines.map((line) => line.map(escapeMarkdown))];
  return `# Claims: ${escapeMarkdown(study.title)}\n\n${table.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`;
}

const escapeMarkdown = (text: string) =>
  text
    .replace(/[\\`*_[\]|~#]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/\s+/g, ' ');
