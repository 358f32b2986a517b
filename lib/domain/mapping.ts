import { z } from 'zod';
import { REQUIRED_TARGETS, TARGETS } from './closed-sets.ts';
import { Fabric } from './cluster.ts';
import { Condition } from './words.ts';

export const Target = z.enum(TARGETS);
export type Target = z.infer<typeof Target>;

const Source = z.union([
  z.strictObject({ column: z.string().min(1) }),
  /** The same text for every row. */
  z.strictObject({ constant: z.string().min(1, 'type the value that every row has') }),
]);
export type Source = z.infer<typeof Source>;

/** How a foreign table becomes a study: what the form sends, and what a file for the command line holds. */
export const Mapping = z.strictObject({
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/, 'a name of lower-case letters, digits and dashes'),
  title: z.string().trim().min(1, 'give the study a title').max(120),
  /** Where the data come from; stands on every figure. */
  source: z.string().trim().min(1, 'say where the data come from').max(300),
  delimiter: z.enum([',', ';', '\t']).default(','),
  /** Of the times in the table: 1 for seconds, 0.001 for milliseconds, 60 for minutes. */
  secondsPerUnit: z.number().positive().default(1),
  targets: z.partialRecord(Target, Source).superRefine((targets, context) => {
    for (const target of REQUIRED_TARGETS)
      if (!targets[target])
        context.addIssue({
          code: 'custom',
          path: [target],
          message: `choose a column for ${target}, or type its value`,
        });
  }),
  /** Words of the table that are not among the usual ones. */
  conditions: z.record(z.string(), Condition).default({}),
  /** Nominal speeds, so that each fabric has its colour. */
  fabrics: z.array(Fabric).default([]),
});
export type Mapping = z.infer<typeof Mapping>;

/** What is wrong with one cell of a table, and what to do. */
export interface RowProblem {
  /** From 1, the header included. */
  readonly line: number;
  readonly column: string;
  readonly read: string;
  readonly message: string;
}

/** `line 7, column seconds, read “12,5”: …` */
export const describeProblem = ({ line, column, read, message }: RowProblem) =>
  `line ${line}${column ? `, column ${column}` : ''}, read “${read}”: ${message}`;
