import { z } from 'zod';
import { FACTORS, FOLDS, MEASURES, METHODS, RELATIONS, STATISTICS } from './closed-sets.ts';

export const Factor = z.enum(FACTORS);
export type Factor = z.infer<typeof Factor>;

export const Level = z.union([z.string(), z.number(), z.null()]);
export type Level = z.infer<typeof Level>;

/**
 * Which trials: for each factor the levels that fit. Inside a query over cells, `same` is the level of the cell at
 * hand and `next` the level after it, in ascending order.
 */
export const Filter = z.partialRecord(
  Factor,
  z.union([z.array(Level).min(1, 'choose a level'), z.enum(['same', 'next'])]),
);
export type Filter = z.infer<typeof Filter>;

export const Statistic = z.enum(STATISTICS);
export type Statistic = z.infer<typeof Statistic>;

const Measure = z.enum(MEASURES);
type Measure = z.infer<typeof Measure>;

/** `percentMore`: 100 (left / right − 1). `percentLess`: 100 (1 − left / right). */
export const Arithmetic = z.enum(['sum', 'difference', 'product', 'ratio', 'percentMore', 'percentLess']);
export type Arithmetic = z.infer<typeof Arithmetic>;

export const Fold = z.enum(FOLDS);
export type Fold = z.infer<typeof Fold>;

export const Relation = z.enum(RELATIONS);
export type Relation = z.infer<typeof Relation>;

const Method = z.enum(METHODS);
type Method = z.infer<typeof Method>;

/** A number typed in, such as 60 for minutes. */
type NumberExpression = { kind: 'number'; value: number };
/** The level of the cell at hand, as a number. */
type LevelExpression = { kind: 'level'; factor: Factor };
/** One statistic of the trials that fit. */
export type TrialsExpression = { kind: 'trials'; statistic: Statistic; measure: Measure; where: Filter };
type ArithmeticExpression = { kind: Arithmetic; left: Expression; right: Expression };
/** The groups of trials that share their levels of `over`, among those that fit. */
type Groups = { over: Factor[]; among: Filter };
type FoldExpression = Groups & { kind: 'cells'; fold: Fold; of: Expression };
/** In how many groups a relation holds. */
type CountExpression = Groups & { kind: 'count'; left: Expression; is: Relation; right: Expression };

/** How two values go together over the groups: Pearson's r, Spearman's ρ. */
type CorrelationExpression = Groups & {
  kind: 'correlation';
  method: Method;
  left: Expression;
  right: Expression;
};

/** The query language of claims: data, never code (docs/decisions/0013-queries-are-data.md). */
export type Expression =
  | NumberExpression
  | LevelExpression
  | TrialsExpression
  | ArithmeticExpression
  | FoldExpression
  | CountExpression
  | CorrelationExpression;

const groups = {
  over: z.array(Factor).min(1, 'choose what makes a cell'),
  among: Filter,
};
const inner = z.lazy((): z.ZodType<Expression> => Expression);

export const Expression: z.ZodType<Expression> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number'), value: z.number('type a number') }),
  z.strictObject({ kind: z.literal('level'), factor: Factor }),
  z.strictObject({
    kind: z.literal('trials'),
    statistic: Statistic,
    measure: Measure.default('seconds'),
    where: Filter,
  }),
  z.strictObject({ kind: Arithmetic, left: inner, right: inner }),
  z.strictObject({ kind: z.literal('cells'), ...groups, fold: Fold, of: inner }),
  z.strictObject({ kind: z.literal('correlation'), ...groups, method: Method, left: inner, right: inner }),
  z.strictObject({ kind: z.literal('count'), ...groups, left: inner, is: Relation, right: inner }),
]) as z.ZodType<Expression>;
