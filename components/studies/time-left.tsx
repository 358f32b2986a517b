import type { TimeLeft as Left } from '#lib/domain/time-left';
import { count, formatDuration } from '#lib/figures/format';

/** How long a study still takes, with its uncertainty; the hover says where it is from. */
export function TimeLeft({ left, paused = false }: { left: Left | null; paused?: boolean }) {
  if (left === null) return <span>time left: known after the first trial</span>;
  const spread = left.plusMinus === null ? '' : ` ± ${formatDuration(left.plusMinus)}`;
  const from = `by ${count(left.from, 'trial')} that ended; 95 % interval`;
  return (
    <span title={from}>
      {formatDuration(left.seconds)} left{spread}
      {paused && ', once it goes on'}
    </span>
  );
}
