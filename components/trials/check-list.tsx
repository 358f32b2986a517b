import type { Check } from '#lib/domain/verdict';
import { VerdictMark } from '../ui/verdict-mark.tsx';

/** Every check of a trial; each opens its evidence. What is not valid, or flagged, is open already. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  return (
    <ul>
      {checks.map((check) => (
        <li className="border-hairline border-b last:border-b-0" key={check.id}>
          <details className="group" open={check.verdict !== 'valid' || check.flagged}>
            <summary className="flex items-baseline gap-x-3 px-4 py-2 hover:bg-raised">
              <VerdictMark className="w-20 shrink-0" mark={check.verdict} />
              <span>
                {check.label}
                {check.flagged && (
                  <span className="ml-2 whitespace-nowrap text-muted text-sm">⚑ worth a look</span>
                )}
                {check.reason && <span className="block text-muted">{check.reason}</span>}
              </span>
            </summary>
            <pre className="overflow-x-auto whitespace-pre-wrap bg-ground px-4 py-2 font-mono text-xs">
              {check.evidence || 'No evidence was recorded.'}
            </pre>
          </details>
        </li>
      ))}
    </ul>
  );
}
