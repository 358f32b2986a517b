import { leastSquares } from '#lib/statistics/least-squares';

export interface MemorySample {
  readonly seconds: number;
  readonly trials: number;
  /** Bytes. */
  readonly rss: number;
  /** Bytes that are in use right after a full collection. */
  readonly heapUsed: number;
}

const MIB = 2 ** 20;
/** Of the trials: until then caches fill and code is compiled. */
const WARM_UP_SHARE = 0.25;
/** A week of trials of the thesis' length is some 300: growth below this is none that matters then. */
const MOST_MIB_PER_100_TRIALS = 1;

/** How memory went with the number of trials, once the runner was warm; `flat` when its heap did not grow with them. */
export function describeMemory(samples: readonly MemorySample[]): { lines: string[]; flat: boolean } {
  const last = samples.at(-1)?.trials ?? 0;
  const warm = samples.filter(({ trials }) => trials >= last * WARM_UP_SHARE);
  const heap = growth(warm, ({ heapUsed }) => heapUsed);
  const rss = growth(warm, (sample) => sample.rss);
  const row = (share: number) => samples.find(({ trials }) => trials >= last * share);
  const lines = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => {
    const sample = row(share);
    if (!sample) return [];
    const { trials, seconds, heapUsed } = sample;
    return [
      `  after ${trials} trials, ${(seconds / 60).toFixed(1)} min: heap ${mib(heapUsed)}, resident ${mib(sample.rss)} MiB`,
    ];
  });
  const peak = Math.max(...samples.map((sample) => sample.rss));
  return {
    lines: [
      ...lines,
      `heap in use after collection: ${describe(heap)}`,
      `resident: ${describe(rss)}; at most ${mib(peak)} MiB`,
    ],
    flat: heap.slope <= MOST_MIB_PER_100_TRIALS,
  };
}

/** MiB per 100 trials, by least squares over the samples, and its standard error. */
function growth(samples: readonly MemorySample[], bytes: (sample: MemorySample) => number) {
  const y = samples.map((sample) => bytes(sample) / MIB);
  const columns = [samples.map(() => 1), samples.map(({ trials }) => trials / 100)];
  const { coefficients, residualSquares, rank } = leastSquares(columns, y);
  const variance = residualSquares / Math.max(1, y.length - rank);
  const { estimate = Number.NaN, varianceFactor = Number.NaN } = coefficients[1] ?? {};
  return { slope: estimate, error: Math.sqrt(variance * varianceFactor) };
}

const mib = (bytes: number) => (bytes / MIB).toFixed(1);
const describe = ({ slope, error }: { slope: number; error: number }) =>
  `${slope >= 0 ? '+' : '−'}${Math.abs(slope).toFixed(2)} ± ${error.toFixed(2)} MiB per 100 trials (standard error, last three quarters)`;
