/**
 * Holm's adjusted p-values: the chance of one false alarm or more in the family stays under α.
 * R: `p.adjust(p, "holm")`.
 */
export function holm(p: readonly number[]): number[] {
  let largest = 0;
  return inOrder(p, ascending(p), (value, place) => {
    largest = Math.max(largest, Math.min(1, value * (p.length - place)));
    return largest;
  });
}

/**
 * Benjamini's and Hochberg's adjusted p-values: of what is called a finding, the expected share that is false
 * stays under α. R: `p.adjust(p, "BH")`.
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  let smallest = 1;
  return inOrder(p, ascending(p).reverse(), (value, place) => {
    smallest = Math.min(smallest, (value * p.length) / (p.length - place));
    return smallest;
  });
}

const ascending = (p: readonly number[]) =>
  p.map((_, i) => i).sort((a, b) => (p[a] as number) - (p[b] as number));

function inOrder(
  p: readonly number[],
  order: number[],
  next: (value: number, place: number) => number,
): number[] {
  const adjusted = new Array<number>(p.length);
  order.forEach((index, place) => {
    adjusted[index] = next(p[index] as number, place);
  });
  return adjusted;
}
