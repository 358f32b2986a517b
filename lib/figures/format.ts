/** Decimals that suit the largest value of a figure, seconds: a figure is written with one precision. */
export function decimalsFor(largest: number): number {
  if (largest >= 100) return 1;
  return largest >= 10 ? 2 : 3;
}

/** `1,789.3`: digits grouped, decimals fixed, whatever the reader's locale. */
export function formatNumber(value: number, decimals: number): string {
  return typographic(
    value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
  );
}

/** A minus as wide as a plus, as in print. */
const typographic = (text: string) => text.replace('-', '−');

/** Axis labels: as many decimals as the step between ticks needs. */
export function formatTick(value: number): string {
  return typographic(value.toLocaleString('en-US', { maximumFractionDigits: 6 }));
}

/** `3 invalid`, `1 trial`, `2 trials`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** `2 at once`, `1 at a time`; with a noun `2 migrations at once`. */
export function atOnce(simultaneous: number, noun?: string): string {
  const how = simultaneous === 1 ? 'at a time' : 'at once';
  return `${noun ? count(simultaneous, noun) : simultaneous} ${how}`;
}

/** Distinct values, ascending. */
export function ascending(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
