const MOST_STEPS = 200;

/**
 * Where a monotone function is 0, to `tolerance` relative: false position with the Illinois correction, halving
 * where that is slow.
 * @throws RangeError where the ends do not enclose a root
 */
export function findRoot(f: (x: number) => number, from: number, to: number, tolerance = 1e-14): number {
  let [a, b, fa, fb] = [from, to, f(from), f(to)];
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (Math.sign(fa) === Math.sign(fb)) throw new RangeError(`No root between ${from} and ${to}.`);
  for (let step = 0; step < MOST_STEPS; step++) {
    const width = Math.abs(b - a);
    if (width <= tolerance * Math.max(Math.abs(a), Math.abs(b))) break;
    const c = step % 8 === 7 ? (a + b) / 2 : b - (fb * (b - a)) / (fb - fa);
    const fc = f(c);
    if (fc === 0 || Math.abs(c - b) <= tolerance * Math.abs(c)) return c;
    if (Math.sign(fc) === Math.sign(fb)) fa /= 2;
    else [a, fa] = [b, fb];
    [b, fb] = [c, fc];
  }
  return b;
}
