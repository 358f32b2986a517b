import { median, quantile } from '#lib/statistics/quantile';

export const say = (text: string) => process.stdout.write(`${text}\n`);

interface Summary {
  readonly n: number;
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly largest: number;
}

function summary(values: readonly number[]): Summary {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (p: number) => quantile(sorted, p);
  return { n: sorted.length, median: median(sorted), p95: at(0.95), p99: at(0.99), largest: at(1) };
}

/** One row of a table: times in milliseconds. */
export function row(what: string, values: readonly number[], digits = 2): Summary {
  const said = summary(values);
  const numbers = [said.median, said.p95, said.p99, said.largest].map((ms) => ms.toFixed(digits));
  say(`| ${what} | ${said.n} | ${numbers.join(' | ')} |`);
  return said;
}

export function head(title: string): void {
  say(`\n${title}\n\n| ms | n | median | p95 | p99 | largest |\n|---|---:|---:|---:|---:|---:|`);
}

/** A ratio against its goal. */
export function goal(what: string, ratio: number, most: number): void {
  say(`${what}: ${ratio.toFixed(4)} (goal: at most ${most}; ${ratio <= most ? 'met' : 'missed'})`);
}
