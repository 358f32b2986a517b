import { quantile } from '../../statistics/quantile.ts';

/** Round trips over one way, ms. */
export interface PingReading {
  readonly medianMs: number;
  readonly p95Ms: number;
}

/** Reads `time=0.042 ms` of each answer that `ping` prints; null where none came. */
export function parsePing(stdout: string): PingReading | null {
  const times = [...stdout.matchAll(/\btime[=<]([\d.]+) ?ms/g)]
    .map(([, text]) => Number(text))
    .sort((a, b) => a - b);
  if (times.length === 0) return null;
  return { medianMs: quantile(times, 0.5), p95Ms: quantile(times, 0.95) };
}
