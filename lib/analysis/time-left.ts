import type { Sample } from '#lib/domain/sample';
import type { TimeLeft } from '#lib/domain/time-left';
import { describe } from '#lib/statistics/describe';

export type Timed = Pick<
  Sample,
  'cellId' | 'application' | 'condition' | 'state' | 'startedAt' | 'finishedAt'
>;

const Z_95 = 1.96;

interface Pool {
  readonly n: number;
  readonly mean: number;
  readonly sd: number | null;
  /** Trials whose duration is told from it. */
  asked: number;
}

/**
 * The sum of what is still to come: a trial takes what the ended ones of its cell took on average, or those of its
 * application and condition where its cell has none, or all. What a running trial ran is behind it. Uncertain are each
 * trial's own duration and the means.
 * @param told trials of earlier studies on the same cluster, for a study that has none yet
 * @returns null before any trial has ended, and where nothing is left
 */
export function timeLeft(samples: readonly Timed[], now: Date, told: readonly Timed[] = []): TimeLeft | null {
  const left = samples.filter(({ state }) => state === 'planned' || state === 'running');
  const ended = [...samples, ...told].filter(({ state }) => state === 'finished');
  const pools = poolsOf(ended);
  if (left.length === 0 || pools.size === 0) return null;
  let seconds = 0;
  let variance: number | null = 0;
  for (const trial of left) {
    const fitting = KEYS.flatMap((keyOf) => pools.get(keyOf(trial)) ?? []);
    const [nearest] = fitting;
    const spread = fitting.find(({ sd }) => sd !== null)?.sd ?? null;
    if (!nearest) continue;
    nearest.asked += 1;
    const behind = trial.startedAt ? (now.getTime() - trial.startedAt.getTime()) / 1000 : 0;
    seconds += trial.state === 'running' ? Math.max(0, nearest.mean - behind) : nearest.mean;
    variance = variance === null || spread === null ? null : variance + spread ** 2;
  }
  if (variance !== null)
    for (const { asked, sd, n } of pools.values()) variance += asked ** 2 * ((sd ?? 0) ** 2 / n);
  return {
    seconds,
    plusMinus: variance === null ? null : Z_95 * Math.sqrt(variance),
    from: Math.max(...[...pools.values()].map(({ n }) => n)),
  };
}

/** Which ended trials tell about a trial: those of the first key that has any. */
const KEYS: readonly ((trial: Timed) => string)[] = [
  ({ cellId }) => `cell ${cellId}`,
  ({ application, condition }) => `kind ${application} ${condition}`,
  () => 'all',
];

function poolsOf(ended: readonly Timed[]): Map<string, Pool> {
  const values = new Map<string, number[]>();
  for (const trial of ended) {
    if (!trial.startedAt || !trial.finishedAt) continue;
    const seconds = (trial.finishedAt.getTime() - trial.startedAt.getTime()) / 1000;
    for (const keyOf of KEYS) {
      const key = keyOf(trial);
      const known = values.get(key);
      if (known) known.push(seconds);
      else values.set(key, [seconds]);
    }
  }
  const pools = new Map<string, Pool>();
  for (const [key, seconds] of values) {
    const { n, mean, sd } = describe(seconds);
    pools.set(key, { n, mean, sd, asked: 0 });
  }
  return pools;
}
