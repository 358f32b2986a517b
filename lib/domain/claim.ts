import { z } from 'zod';
import { Expression } from './expression.ts';

export const ClaimVerdict = z.enum(['reproduced', 'differs', 'cannot be derived from the data']);
export type ClaimVerdict = z.infer<typeof ClaimVerdict>;

const Digits = z.string().regex(/^-?\d{1,15}(\.\d{1,9})?$/, 'type the number as it is printed, such as 24.4');

/** When a recomputed value counts as the printed one. */
export const ClaimRule = z.discriminatedUnion('kind', [
  /** Rounded or cut to the printed digits. */
  z.strictObject({ kind: z.literal('digits'), value: Digits }),
  /** At most `by` away, in the unit of the value. */
  z.strictObject({ kind: z.literal('within'), value: Digits, by: z.number().positive() }),
  z.strictObject({ kind: z.literal('at-most'), value: Digits }),
  z.strictObject({ kind: z.literal('at-least'), value: Digits }),
  /** A count that holds in every cell, in none. */
  z.strictObject({ kind: z.literal('every') }),
  z.strictObject({ kind: z.literal('none') }),
]);
export type ClaimRule = z.infer<typeof ClaimRule>;

const Basis = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('query'),
      query: Expression,
      rule: ClaimRule,
      /** Other ways to read the sentence; shown beside the verdict, which they do not change. */
      readings: z
        .array(z.strictObject({ label: z.string().trim().min(1).max(120), query: Expression }))
        .max(4)
        .default([]),
    })
    .refine(({ query, rule }) => query.kind === 'count' || (rule.kind !== 'every' && rule.kind !== 'none'), {
      path: ['rule'],
      message: '“in every cell” and “in no cell” ask for a query that counts cells',
    }),
  /** Why no query can answer it. */
  z.strictObject({ kind: z.literal('none'), reason: z.string().trim().min(1, 'say why').max(500) }),
]);

const optionalText = (most: number) => z.string().trim().max(most).default('');

/** A sentence that somebody printed or wants to print, bound to a query over raw trials. */
export const ClaimSpec = z.strictObject({
  sentence: z.string().trim().min(1, 'type the sentence as it is printed').max(1000),
  where: z
    .strictObject({
      section: optionalText(80),
      page: optionalText(20),
      /** Of the text version; 0 where it is not known. */
      line: z.number().int().min(0).default(0),
    })
    .prefault({}),
  /** The printed value in the paper's own words: `24.4 %`, `constantly`. */
  printed: z.string().trim().min(1, 'type the value as it is printed').max(80),
  /** Of the recomputed value: `%`, `s`, `min`. */
  unit: optionalText(20),
  basis: Basis,
  note: optionalText(1000),
});
export type ClaimSpec = z.infer<typeof ClaimSpec>;

export interface Claim extends ClaimSpec {
  readonly id: string;
  /** False for claims that came with the study and cannot be edited. */
  readonly own: boolean;
}
