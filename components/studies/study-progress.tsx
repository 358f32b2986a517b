import type { Mark } from '#lib/domain/mark';
import { VerdictMark } from '../ui/verdict-mark.tsx';

export interface ProgressCounts {
  readonly total: number;
  readonly planned: number;
  readonly running: number;
  readonly cancelled: number;
  /** Not needed any more; not part of the total. */
  readonly spared: number;
  readonly valid: number;
  readonly setAside: number;
  readonly unknown: number;
  readonly invalid: number;
}

const PARTS: readonly { mark: Mark; of: keyof ProgressCounts; color: string }[] = [
  { mark: 'valid', of: 'valid', color: 'bg-valid' },
  { mark: 'unknown', of: 'unknown', color: 'bg-unknown' },
  { mark: 'invalid', of: 'invalid', color: 'bg-invalid' },
  { mark: 'set aside', of: 'setAside', color: 'bg-faint' },
  { mark: 'running', of: 'running', color: 'bg-running' },
  { mark: 'cancelled', of: 'cancelled', color: 'bg-faint' },
  { mark: 'planned', of: 'planned', color: 'bg-hairline' },
];

/** How far a study is: a bar, and the same in numbers and words. */
export function StudyProgress({ counts }: { counts: ProgressCounts }) {
  const shown = PARTS.filter(({ of }) => counts[of] > 0);
  return (
    <div className="flex flex-col gap-2">
      <div aria-hidden="true" className="flex h-1.5 overflow-hidden rounded-full bg-raised">
        {shown.map(({ mark, of, color }) => (
          <span className={color} key={mark} style={{ flexGrow: counts[of] }} />
        ))}
      </div>
      <p className="flex flex-wrap gap-x-4 text-muted text-sm">
        {shown.map(({ mark, of }) => (
          <span className="flex gap-1.5" key={mark}>
            <VerdictMark mark={mark} /> {counts[of]}
          </span>
        ))}
        <span>of {counts.total}</span>
        {counts.spared > 0 && (
          <span className="flex gap-1.5">
            <VerdictMark mark="spared" /> {counts.spared}
          </span>
        )}
      </p>
    </div>
  );
}
