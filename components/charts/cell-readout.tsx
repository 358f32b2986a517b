import { X } from 'lucide-react';
import Link from 'next/link';
import { markOf } from '#lib/domain/mark';
import type { Filled, Slot } from '#lib/figures/figure';
import { Button } from '../ui/button.tsx';
import { VerdictMark } from '../ui/verdict-mark.tsx';
import { Swatch } from './swatch.tsx';

interface CellReadoutProps {
  readonly slot: Slot | null;
  readonly pinned: boolean;
  onUnpin(): void;
}

/** What one bar says: n, every value with its trial, mean, deviation, and what is not in it. Of fixed height. */
export function CellReadout({ slot, pinned, onUnpin }: CellReadoutProps) {
  return (
    <div
      aria-live="polite"
      className="min-h-32 rounded-md border border-hairline bg-ground px-4 py-3 text-sm"
    >
      {slot ? (
        <>
          <div className="flex items-start justify-between gap-4">
            <p className="flex items-center gap-2 font-medium">
              <Swatch absent={slot.kind === 'gap'} fill={slot.fill} />
              {slot.label}
            </p>
            {pinned && (
              <Button aria-label="Unpin" onClick={onUnpin} size="small" tone="quiet">
                <X aria-hidden="true" /> pinned
              </Button>
            )}
          </div>
          {slot.kind === 'filled' ? (
            <Numbers slot={slot} />
          ) : (
            <p className="mt-1 text-muted">{slot.reason}</p>
          )}
          <Excluded slot={slot} />
        </>
      ) : (
        <p className="text-muted">
          Point at a value, or walk them with the arrow keys, to read its trials. A click pins it.
        </p>
      )}
    </div>
  );
}

function Numbers({ slot }: { slot: Filled }) {
  return (
    <>
      <dl className="mt-1 flex flex-wrap gap-x-6">
        {slot.facts.map(({ name, text }) => (
          <Fact key={name} name={name} value={text} />
        ))}
        {slot.alarm && <p className="font-medium text-invalid">▲ {slot.alarm}</p>}
      </dl>
      <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-0.5">
        {slot.repetitions.map((one) => (
          <li className="flex items-baseline gap-1.5" key={one.trialId}>
            <VerdictMark mark={markOf({ state: 'finished', verdict: one.verdict })} word={false} />
            <Link className="link" href={`/trials/${one.trialId}`}>
              repetition {one.repetition}
            </Link>
            <span>{one.text}</span>
          </li>
        ))}
        {slot.n > slot.repetitions.length && slot.repetitions.length > 0 && (
          <li className="text-muted">and {slot.n - slot.repetitions.length} more</li>
        )}
      </ul>
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-muted">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Excluded({ slot }: { slot: Slot }) {
  if (slot.excluded.length === 0 && slot.pending === 0) return null;
  return (
    <ul className="mt-1 text-muted">
      {slot.excluded.map((trial) => (
        <li key={trial.trialId}>
          <VerdictMark mark={markOf(trial)} />{' '}
          <Link className="link" href={`/trials/${trial.trialId}`}>
            repetition {trial.repetition}
          </Link>{' '}
          is not in the mean: {trial.reason}
        </li>
      ))}
      {slot.pending > 0 && <li>{slot.pending} still to end</li>}
    </ul>
  );
}
