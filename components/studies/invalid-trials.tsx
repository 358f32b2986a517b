import Link from 'next/link';
import { markOf } from '#lib/domain/mark';
import type { Sample } from '#lib/domain/sample';
import { count } from '#lib/figures/format';
import { Card } from '../ui/card.tsx';
import { VerdictMark } from '../ui/verdict-mark.tsx';

/** The list of all trials has the rest. */
const SHOWN = 50;

/** Ended, and not judged valid or set aside: what InvalidTrials lists. */
export const isNotValid = ({ state, verdict, setAside }: Sample) =>
  state === 'finished' && (verdict !== 'valid' || setAside !== null);

/** Ended trials that no figure counts, each with its reasons. */
export function InvalidTrials({ trials: out }: { trials: readonly Sample[] }) {
  if (out.length === 0) return null;
  return (
    <Card aside={count(out.length, 'trial')} title="Not counted, and why">
      <ul>
        {out.slice(0, SHOWN).map((sample) => (
          <li
            className="flex flex-wrap gap-x-3 gap-y-0.5 border-hairline border-b px-4 py-2 text-sm last:border-b-0"
            key={sample.trialId}
          >
            <VerdictMark mark={markOf(sample)} />
            <Link className="link" href={`/trials/${sample.trialId}`} prefetch={false}>
              {sample.application}
              {sample.vms !== null && ` · ${sample.vms} VMs`} · {sample.migrationFabric ?? 'no migrations'} ·
              repetition {sample.repetition}
              {sample.attempt > 1 && `, attempt ${sample.attempt}`}
            </Link>
            <span className="text-muted">{reasonsOf(sample)}</span>
          </li>
        ))}
        {out.length > SHOWN && (
          <li className="px-4 py-2 text-muted text-sm">
            And {out.length - SHOWN} more in the list of trials.
          </li>
        )}
      </ul>
    </Card>
  );
}

function reasonsOf({ reasons, setAside }: Sample): string {
  const all = setAside ? [...reasons, `Set aside: ${setAside.reason}`] : reasons;
  return all.join(' ') || 'No reason was recorded.';
}
