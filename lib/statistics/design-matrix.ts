/** A factor: the order of its levels, the first being what the others are compared with, and each observation's. */
export interface Factor {
  readonly levels: readonly string[];
  readonly values: readonly string[];
}

export type Factors = Readonly<Record<string, Factor>>;

/** Columns of one term; a term is a factor's name, or several joined by `:`. */
export interface TermColumns {
  readonly term: string;
  readonly columns: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** Treatment contrasts, R's default. Columns are named as in R, factor and level together. */
export function designColumns(factors: Factors, terms: readonly string[]): TermColumns[] {
  return terms.map((term) => ({
    term,
    columns: term
      .split(':')
      .map((name) => contrasts(name, factors[name] as Factor))
      .reduce((left, right) =>
        right.flatMap((b) =>
          left.map((a) => ({
            name: `${a.name}:${b.name}`,
            values: a.values.map((value, i) => value * (b.values[i] as number)),
          })),
        ),
      ),
  }));
}

function contrasts(name: string, { levels, values }: Factor): TermColumns['columns'][number][] {
  return levels.slice(1).map((level) => ({
    name: `${name}${level}`,
    values: values.map((own) => (own === level ? 1 : 0)),
  }));
}
