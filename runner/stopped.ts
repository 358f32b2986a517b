/** Why a trial must end, or be left to another runner, before its plan is done. */
export class TrialStopped extends Error {
  constructor(
    readonly why: 'cancelled' | 'timed-out' | 'lease-lost' | 'shutdown' | 'store-lost',
    options?: { cause?: unknown },
  ) {
    const cause = options?.cause instanceof Error ? ` (${options.cause.message})` : '';
    super(`the trial was stopped: ${why}${cause}`, options);
  }
}
