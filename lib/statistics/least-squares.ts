import { exactSum } from './sum.ts';

/** A column that is a combination of earlier ones to this share of its length gets no coefficient, as in R. */
const ALIASED = 1e-7;

export interface Fit {
  readonly residualSquares: number;
  /** Number of columns that count. */
  readonly rank: number;
  /** In the columns' order; null where a column is a combination of earlier ones. */
  readonly coefficients: readonly ({ estimate: number /** times σ² */; varianceFactor: number } | null)[];
  /** What each column adds to the sum of squares after those before it. */
  readonly explained: readonly number[];
}

/** Least squares by Gram's and Schmidt's QR, orthogonalised twice, which is as good as Householder's. */
export function leastSquares(columns: readonly (readonly number[])[], y: readonly number[]): Fit {
  const basis: number[][] = [];
  const kept: number[] = [];
  const triangle: number[][] = [];
  columns.forEach((column, index) => {
    const projected = project(column, basis);
    const length = norm(projected.rest);
    if (length <= ALIASED * norm(column)) return;
    basis.push(projected.rest.map((value) => value / length));
    triangle.push([...projected.shares, length]);
    kept.push(index);
  });
  const { rest, shares } = project(y, basis);
  const inverse = invertUpper(triangle);
  return {
    residualSquares: exactSum(rest.map((value) => value ** 2)),
    rank: basis.length,
    explained: columns.map((_, index) => (shares[kept.indexOf(index)] ?? 0) ** 2),
    coefficients: columns.map((_, index) => {
      const row = inverse[kept.indexOf(index)];
      if (!row) return null;
      return {
        estimate: exactSum(row.map((value, j) => value * (shares[j] as number))),
        varianceFactor: exactSum(row.map((value) => value ** 2)),
      };
    }),
  };
}

/** What of a vector lies along each basis vector, and what is left of it. */
function project(
  vector: readonly number[],
  basis: readonly number[][],
): { rest: number[]; shares: number[] } {
  const rest = [...vector];
  const shares = basis.map(() => 0);
  for (let turn = 0; turn < 2; turn++)
    basis.forEach((direction, i) => {
      const share = dot(direction, rest);
      for (let j = 0; j < rest.length; j++) rest[j] = (rest[j] as number) - share * (direction[j] as number);
      shares[i] = (shares[i] as number) + share;
    });
  return { rest, shares };
}

/** Plain: the second turn makes up for its rounding. */
function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

const norm = (vector: readonly number[]) => Math.sqrt(dot(vector, vector));

/** The inverse of an upper triangle that is given by columns, by rows. */
function invertUpper(columns: readonly number[][]): number[][] {
  const size = columns.length;
  const at = (row: number, column: number) => (columns[column] as number[])[row] as number;
  const inverse = columns.map(() => new Array<number>(size).fill(0));
  for (let column = 0; column < size; column++) {
    for (let row = column; row >= 0; row--) {
      let sum = row === column ? 1 : 0;
      for (let k = row + 1; k <= column; k++)
        sum -= at(row, k) * ((inverse[k] as number[])[column] as number);
      (inverse[row] as number[])[column] = sum / at(row, row);
    }
  }
  return inverse;
}
