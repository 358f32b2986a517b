import type { Check } from '#lib/domain/verdict';
import { cn } from '../ui/cn.ts';
import { VerdictMark } from '../ui/verdict-mark.tsx';

const isPlain = (check: Check) => check.verdict === 'valid' && !check.flagged;

/** Every check of a trial; each opens its evidence. What is not valid, or flagged, is open; the others are one line. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  const plain = checks.filter(isPlain);
  const notable = checks.filter((check) => !isPlain(check));
  return (
    <>
      <Checks checks={notable} open />
      {plain.length > 0 && (
        <details className={cn(notable.length > 0 && 'border-hairline border-t')}>
          <summary className="flex items-baseline gap-x-3 px-4 py-2 hover:bg-raised">
            <VerdictMark className="w-20 shrink-0" mark="valid" />
            <span>
              {notable.length === 0
                ? `${plain.length} of ${plain.length} valid`
                : `the other ${plain.length} valid`}
            </span>
          </summary>
          <div className="border-hairline border-t">
            <Checks checks={plain} open={false} />
          </div>
        </details>
      )}
    </>
  );
}

function Checks({ checks, open }: { checks: readonly Check[]; open: boolean }) {
  return (
    <ul>
      {checks.map((check) => (
        <li className="border-hairline border-b last:border-b-0" key={check.id}>
          <details className="group" open={open}>
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
