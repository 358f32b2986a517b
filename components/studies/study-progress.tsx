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
  readonly unknown: number;
  readonly invalid: number;
}

const PARTS: readonly { mark: Mark; color: string }[] = [
  { mark: 'valid', color: 'bg-valid' },
  { mark: 'unknown', color: 'bg-unknown' },
  { mark: 'invalid', color: 'bg-invalid' },
  { mark: 'running', color: 'bg-running' },
  { mark: 'cancelled', color: 'bg-faint' },
  { mark: 'planned', color: 'bg-hairline' },
];

/** How far a study is: a bar, and the same in numbers and words. */
export function StudyProgress({ counts }: { counts: ProgressCounts }) {
  const shown = PARTS.filter(({ mark }) => counts[mark as keyof ProgressCounts] > 0);
  return (
    <div className="flex flex-col gap-2">
      <div aria-hidden="true" className="flex h-1.5 overflow-hidden rounded-full bg-raised">
        {shown.map(({ mark, color }) => (
          <span className={color} key={mark} style={{ flexGrow: counts[mark as keyof ProgressCounts] }} />
        ))}
      </div>
      <p className="flex flex-wrap gap-x-4 text-muted text-sm">
        {shown.map(({ mark }) => (
          <span className="flex gap-1.5" key={mark}>
            <VerdictMark mark={mark} /> {counts[mark as keyof ProgressCounts]}
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
