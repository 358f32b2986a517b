import Link from 'next/link';
import { markOf } from '#lib/domain/mark';
import type { Sample } from '#lib/domain/sample';
import { formatNumber } from '#lib/figures/format';
import { cn } from '../ui/cn.ts';
import { VerdictMark } from '../ui/verdict-mark.tsx';

const MILLISECONDS = 3;

/** To the repetition before and to the next one; the keys k and j follow these links. */
export function Neighbours({ samples, current }: { samples: readonly Sample[]; current: string }) {
  const at = samples.findIndex(({ trialId }) => trialId === current);
  const [before, next] = [samples[at - 1], samples[at + 1]];
  return (
    <nav aria-label="Repetitions" className="flex gap-3">
      {before && (
        <Link className="link" href={`/trials/${before.trialId}`} rel="prev">
          ← previous
        </Link>
      )}
      {next && (
        <Link className="link" href={`/trials/${next.trialId}`} rel="next">
          next →
        </Link>
      )}
    </nav>
  );
}

/** The repetitions of one cell, side by side. */
export function Siblings({ samples, current }: { samples: readonly Sample[]; current: string }) {
  return (
    <ul className="flex flex-wrap gap-2 p-3">
      {samples.map((sample) => (
        <li key={sample.trialId}>
          <Link
            aria-current={sample.trialId === current ? 'page' : undefined}
            className={cn(
              'flex flex-col rounded-md border border-hairline px-3 py-1.5 text-sm hover:bg-raised',
              sample.trialId === current && 'border-accent',
            )}
            href={`/trials/${sample.trialId}`}
          >
            <span className="text-muted text-xs">
              repetition {sample.repetition}
              {sample.attempt > 1 && `, attempt ${sample.attempt}`}
            </span>
            <span className="flex gap-2">
              <VerdictMark mark={markOf(sample)} word={false} />
              {sample.seconds === null ? 'no time' : `${formatNumber(sample.seconds, MILLISECONDS)} s`}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
