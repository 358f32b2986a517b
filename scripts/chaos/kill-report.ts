import type { Losses } from './compare.ts';
import type { KillResult } from './runner-kills.ts';

const GOAL_REATTACH_SECONDS = 5;

export const describeLosses = ({ lost, duplicated, misattributed }: Losses) =>
  `${lost} lost, ${duplicated} duplicated, ${misattributed} misattributed`;

export const totalLosses = ({ lost, duplicated, misattributed }: Losses) => lost + duplicated + misattributed;

/** Several clusters' kills as one. */
export function sumKills(results: readonly KillResult[]): KillResult {
  const sum = (of: (result: KillResult) => number) => results.reduce((total, one) => total + of(one), 0);
  return {
    lost: sum((one) => one.lost),
    duplicated: sum((one) => one.duplicated),
    misattributed: sum((one) => one.misattributed),
    verdicts: results.flatMap((one) => one.verdicts),
    reasons: results.flatMap((one) => one.reasons),
    reattach: results.flatMap((one) => one.reattach),
  };
}

/** The lines that a chaos run prints of its kills. */
export function describeKills(result: KillResult): { lines: string[]; lossless: boolean; quick: boolean } {
  const sorted = [...result.reattach].sort((a, b) => a - b);
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
  const counts = [...new Set(result.verdicts)]
    .sort()
    .map((verdict) => `${result.verdicts.filter((one) => one === verdict).length} ${verdict}`);
  const seconds = (value: number | undefined) => (value ?? Number.NaN).toFixed(2);
  return {
    lines: [
      `${sorted.length} kills: ${describeLosses(result)}, re-attach p95 ${seconds(p95)} s`,
      `  ${result.verdicts.length} trials: ${counts.join(', ')}; median re-attach ${seconds(sorted[sorted.length >> 1])} s, slowest ${seconds(sorted.at(-1))} s`,
      ...result.reasons.map((reason) => `    not valid: ${reason}`),
    ],
    lossless: totalLosses(result) === 0,
    quick: p95 <= GOAL_REATTACH_SECONDS,
  };
}
