import Link from 'next/link';
import { markOf } from '#lib/domain/mark';
import type { Sample } from '#lib/domain/sample';
import { formatNumber } from '#lib/figures/format';
import { cn } from '../ui/cn.ts';
import { VerdictMark } from '../ui/verdict-mark.tsx';

const MILLISECONDS = 3;

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
