import { normalCdf } from './distributions.ts';

/** The most pairs whose orders are all counted: 9! = 362,880. */
const EXACT_UP_TO = 9;

/**
 * Two-sided p of Spearman's S = Σ(rank − rank)² without ties (Best and Roberts, Algorithm AS 89, 1975), with the
 * choices that R makes.
 */
export function spearmanTail(s: number, n: number): number {
  const centre = (n ** 3 - n) / 6;
  const p = s > centre ? atLeast(s, n) : 1 - atLeast(s + 2, n);
  return Math.min(1, 2 * p);
}

/** P(S ≥ s); S is even. */
function atLeast(s: number, n: number): number {
  if (s <= 0) return 1;
  if (s > (n ** 3 - n) / 3) return 0;
  return n <= EXACT_UP_TO ? counted(s, n) : series(s, n);
}

const counts = new Map<number, Map<number, number>>();

function counted(s: number, n: number): number {
  const known = counts.get(n) ?? countSums(n);
  counts.set(n, known);
  let [extreme, all] = [0, 0];
  for (const [sum, count] of known) {
    all += count;
    if (sum >= s) extreme += count;
  }
  return extreme / all;
}

/** How many of the n! orders have each S. */
function countSums(n: number): Map<number, number> {
  const sums = new Map<number, number>();
  const place = (i: number, used: number, sum: number): void => {
    if (i === n) {
      sums.set(sum, (sums.get(sum) ?? 0) + 1);
      return;
    }
    for (let j = 0; j < n; j++) if (!(used & (1 << j))) place(i + 1, used | (1 << j), sum + (i - j) ** 2);
  };
  place(0, 0, 0);
  return sums;
}

function series(s: number, n: number): number {
  const b = 1 / n;
  const x = ((6 * (s - 1) * b) / (n ** 2 - 1) - 1) * Math.sqrt(1 / b - 1);
  const y = x ** 2;
  const inner = 0.0072 - 0.0831 * b + y * b * (0.0131 - 4.6e-4 * y);
  const middle = 0.1033 + 0.3932 * b - y * (0.0879 + 0.0151 * b - y * inner);
  const u = x * b * (0.2274 + b * (0.2531 + 0.1745 * b) + y * (-0.0758 + b * middle));
  return Math.min(1, Math.max(0, u / Math.exp(y / 2) + normalCdf(-x)));
}
