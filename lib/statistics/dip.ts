interface Gap {
  /** In counts of values. */
  readonly distance: number;
  /** The modal interval between which it lies, as places in the sorted values. */
  readonly low: number;
  readonly high: number;
}

/**
 * Hartigan's and Hartigan's dip: the largest distance between the distribution of the values and the unimodal one
 * that is nearest to it. By the algorithm of P. M. Hartigan (AS 217, 1985): the greatest convex minorant and the
 * least concave majorant between the ends of a modal interval, which shrinks until they fit. R: `diptest::dip(x)`.
 * @param x in ascending order, at least one value
 */
export function dip(x: ArrayLike<number>): number {
  const n = x.length;
  const [before, after] = [hullBelow(x), hullAbove(x)];
  let [low, high, largest] = [0, n - 1, 1];
  while (n > 1 && x[0] !== x[n - 1]) {
    const convex = chain(high, low, before);
    const concave = chain(low, high, after);
    const gap = widestGap(x, convex, concave);
    if (gap.distance < largest) break;
    largest = Math.max(largest, offConvex(x, convex, gap.low), offConcave(x, concave, gap.high));
    if (low === gap.low && high === gap.high) break;
    [low, high] = [gap.low, gap.high];
  }
  return largest / (2 * n);
}

/** Whether the steps of the count get steeper (1), flatter (−1) or stay (0) from a–b to b–c. */
function bend(x: ArrayLike<number>, a: number, b: number, c: number): number {
  const at = (i: number) => x[i] as number;
  return Math.sign((c - b) * (at(b) - at(a)) - (b - a) * (at(c) - at(b)));
}

/** For each value, the vertex before it on the convex hull below the values up to it. */
function hullBelow(x: ArrayLike<number>): Int32Array {
  const before = new Int32Array(x.length);
  for (let j = 1; j < x.length; j++) {
    let vertex = j - 1;
    while (vertex > 0 && bend(x, before[vertex] as number, vertex, j) !== 1)
      vertex = before[vertex] as number;
    before[j] = vertex;
  }
  return before;
}

/** For each value, the vertex after it on the concave hull above the values from it. */
function hullAbove(x: ArrayLike<number>): Int32Array {
  const last = x.length - 1;
  const after = new Int32Array(x.length).fill(last);
  for (let k = last - 1; k >= 0; k--) {
    let vertex = k + 1;
    while (vertex < last && bend(x, k, vertex, after[vertex] as number) !== -1)
      vertex = after[vertex] as number;
    after[k] = vertex;
  }
  return after;
}

/** The vertices from one end to the other, both included. */
function chain(from: number, to: number, next: Int32Array): number[] {
  const vertices = [from];
  for (let i = from; i !== to; ) {
    i = next[i] as number;
    vertices.push(i);
  }
  return vertices;
}

/** @param convex descending @param concave ascending */
function widestGap(x: ArrayLike<number>, convex: readonly number[], concave: readonly number[]): Gap {
  const at = (i: number) => x[i] as number;
  const [high, low] = [convex[0] as number, concave[0] as number];
  if (convex.length === 2 && concave.length === 2) return { distance: 1, low, high };
  let widest: Gap = { distance: 0, low, high };
  let [g, h] = [convex.length - 2, 1];
  do {
    const [below, above] = [convex[g] as number, concave[h] as number];
    if (below > above) {
      const start = convex[g + 1] as number;
      const rise = ((at(above) - at(start)) * (below - start)) / (at(below) - at(start));
      const distance = above - start + 1 - rise;
      h++;
      if (distance >= widest.distance) widest = { distance, low: start, high: above };
    } else {
      const start = concave[h - 1] as number;
      const rise = ((at(below) - at(start)) * (above - start)) / (at(above) - at(start));
      const distance = rise - (below - start - 1);
      g--;
      if (distance >= widest.distance) widest = { distance, low: convex[g + 1] as number, high: above };
    }
    g = Math.max(g, 0);
    h = Math.min(h, concave.length - 1);
  } while (convex[g] !== concave[h]);
  return widest;
}

/** How far the count rises above its convex hull left of the modal interval. */
function offConvex(x: ArrayLike<number>, convex: readonly number[], modalLow: number): number {
  return largestOff(
    x,
    convex.filter((vertex) => vertex <= modalLow).reverse(),
    (count, rise) => count + 1 - rise,
  );
}

/** How far the count falls below its concave hull right of the modal interval. */
function offConcave(x: ArrayLike<number>, concave: readonly number[], modalHigh: number): number {
  return largestOff(
    x,
    concave.filter((vertex) => vertex >= modalHigh),
    (count, rise) => rise - (count - 1),
  );
}

function largestOff(
  x: ArrayLike<number>,
  vertices: readonly number[],
  off: (count: number, rise: number) => number,
): number {
  const at = (i: number) => x[i] as number;
  let largest = 0;
  for (let v = 1; v < vertices.length; v++) {
    const [from, to] = [vertices[v - 1] as number, vertices[v] as number];
    largest = Math.max(largest, 1);
    if (to - from < 2 || at(from) === at(to)) continue;
    const slope = (to - from) / (at(to) - at(from));
    for (let i = from; i <= to; i++) largest = Math.max(largest, off(i - from, (at(i) - at(from)) * slope));
  }
  return largest;
}
