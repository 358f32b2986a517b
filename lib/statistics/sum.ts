/**
 * The sum of the values, correctly rounded whatever their order: Shewchuk's growing expansion, which keeps
 * every rounding error as a term of its own (Adaptive Precision Floating-Point Arithmetic, 1997).
 */
export function exactSum(values: readonly number[]): number {
  const partials: number[] = [];
  for (const value of values) {
    let carried = value;
    let kept = 0;
    for (const partial of partials) {
      const [large, small] = Math.abs(carried) < Math.abs(partial) ? [partial, carried] : [carried, partial];
      const high = large + small;
      const low = small - (high - large);
      if (low !== 0) partials[kept++] = low;
      carried = high;
    }
    partials.length = kept;
    partials.push(carried);
  }
  return partials.reduceRight((total, partial) => total + partial, 0);
}
