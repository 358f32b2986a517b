import { MARK_SHAPE, type Mark } from '#lib/domain/mark';
import { cn } from './cn.ts';

const COLOR: Record<Mark, string> = {
  valid: 'text-valid',
  invalid: 'text-invalid',
  unknown: 'text-unknown',
  running: 'text-running',
  planned: 'text-faint',
  cancelled: 'text-faint',
  spared: 'text-faint',
  'set aside': 'text-faint',
};

/** ● valid, ▲ invalid, ◇ unknown, ◐ running, ○ planned: the shape says it, the word repeats it. */
export function VerdictMark({
  mark,
  word = true,
  className,
}: {
  mark: Mark;
  word?: boolean;
  className?: string;
}) {
  return (
    <span className={cn('inline-flex items-baseline gap-1.5 whitespace-nowrap', className)}>
      <span aria-hidden="true" className={cn('inline-block w-[1em] text-center', COLOR[mark])}>
        {MARK_SHAPE[mark]}
      </span>
      <span className={word ? undefined : 'sr-only'}>{mark}</span>
    </span>
  );
}
