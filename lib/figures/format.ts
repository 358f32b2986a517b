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

const UNITS = [
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
  ['s', 1],
] as const;

/** `12 s`, `3 m 34 s`, `6 h 10 m`, `2 d 3 h`: the two largest units, rounded. */
export function formatDuration(seconds: number): string {
  const large = UNITS.findIndex(([, size]) => seconds >= size);
  const [, smallest] = UNITS[Math.min(large < 0 ? UNITS.length : large + 1, UNITS.length - 1)] ?? UNITS[3];
  const whole = Math.round(seconds / smallest) * smallest;
  const first = UNITS.findIndex(([, size]) => whole >= size);
  if (first < 0) return '0 s';
  const shown = UNITS.slice(first, first + 2);
  let rest = whole;
  return shown
    .map(([unit, size]) => {
      const times = Math.floor(rest / size);
      rest -= times * size;
      return `${times} ${unit}`;
    })
    .join(' ');
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** `just now`, `5 min ago`, `3 h ago`, `2 days ago`. */
export function formatAge(seconds: number): string {
  if (seconds < MINUTE) return 'just now';
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min ago`;
  if (seconds < DAY) return `${Math.floor(seconds / HOUR)} h ago`;
  return `${count(Math.floor(seconds / DAY), 'day')} ago`;
}
