import { tQuantile } from './distributions.ts';
import { LEVEL } from './interval.ts';
import { noncentralTCdf } from './noncentral-t.ts';
import { type Answer, refuse } from './refusal.ts';

const MOST = 100_000;

/**
 * The fewest repetitions whose 95 % t interval is expected within ± `within` of the mean, at this sd:
 * t(n − 1)·sd/√n ≤ within·|mean|, by trying n, since t itself depends on n.
 */
export function repetitionsForWidth(mean: number, sd: number | null, within: number): Answer<number> {
  if (sd === null) return refuse('one trial does not tell how much trials differ');
  if (mean === 0) return refuse('a share of a mean of 0 is nothing');
  return fewest((n) => (tQuantile((1 + LEVEL) / 2, n - 1) * sd) / Math.sqrt(n) <= within * Math.abs(mean));
}

/**
 * The chance that Student's two-sided test at α finds a difference of `delta` with n trials in each of two groups.
 * R: `power.t.test(n = n, delta = delta, sd = sd, sig.level = alpha, strict = TRUE)$power`.
 */
export function power(n: number, delta: number, sd: number, alpha = 1 - LEVEL): number {
  const df = 2 * (n - 1);
  const ncp = Math.sqrt(n / 2) * (delta / sd);
  const limit = tQuantile(1 - alpha / 2, df);
  return noncentralTCdf(-limit, df, ncp) + noncentralTCdf(-limit, df, -ncp);
}

/** The fewest trials per group with at least that power. R: `ceiling(power.t.test(…, strict = TRUE)$n)`. */
export function repetitionsForPower(
  delta: number,
  sd: number | null,
  wanted: number,
  alpha = 1 - LEVEL,
): Answer<number> {
  if (sd === null || sd === 0) return refuse('the pilot does not tell how much trials differ');
  if (delta === 0) return refuse('no number of trials finds a difference of 0');
  return fewest((n) => power(n, delta, sd, alpha) >= wanted);
}

/** The first n from 2 that is enough, by doubling and halving: enough stays enough. */
function fewest(isEnough: (n: number) => boolean): Answer<number> {
  let high = 2;
  while (!isEnough(high)) {
    if (high >= MOST) return refuse(`more than ${MOST.toLocaleString('en')} trials`);
    high *= 2;
  }
  let low = Math.max(1, high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
