import { ascending, quantile } from './quantile.ts';
import { type Answer, refuse } from './refusal.ts';

/** With fewer, the quartiles lie so near the ends that no value can lie outside its fences. */
const FEWEST = 4;
const REACH = 1.5;

/**
 * Values beyond 1.5 interquartile ranges from the quartiles (Tukey, 1977). R: those outside
 * `quantile(x, c(.25, .75)) + c(-1.5, 1.5) * IQR(x)`.
 */
export function tukeyFences(values: readonly number[]): Answer<readonly number[]> {
  const n = values.length;
  if (n < FEWEST) return refuse(`n = ${n} is too small for Tukey’s fences: no value could lie outside them`);
  const sorted = ascending(values);
  const [q1, q3] = [quantile(sorted, 0.25), quantile(sorted, 0.75)];
  const reach = REACH * (q3 - q1);
  return values.filter((value) => value < q1 - reach || value > q3 + reach);
}
