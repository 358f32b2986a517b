import { eventsOf } from '#lib/domain/history';
import type { TrialContext } from './context.ts';

/** Records how many units of its work the application has told of, when there are more than before. */
export async function recordProgress(
  { history, record, workload }: Pick<TrialContext, 'history' | 'record' | 'workload'>,
  stdout: string,
  atWall: number,
): Promise<void> {
  const before = eventsOf(history, 'progress-seen').at(-1)?.data.done ?? 0;
  const { done, expected } = workload.progress(stdout);
  if (done > before) await record({ type: 'progress-seen', data: { done, expected, atWall } });
}
