import { z } from 'zod';
import { CONTRASTS } from './closed-sets.ts';
import { ACROSS, PLAN_DEFAULTS } from './plan-defaults.ts';

export const ContrastKind = z.enum(CONTRASTS);
export type ContrastKind = z.infer<typeof ContrastKind>;

/** Under it an interval says too little of how trials scatter to be a reason to stop. */
const STOP_AT_LEAST = 5;

/** When a study has enough repetitions. */
export const StoppingRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed') }),
  z
    .strictObject({
      kind: z.literal('interval'),
      /** Half of the 95 % interval's width, as a share of the mean. */
      within: z.number().gt(0).lt(1).default(0.1),
      atLeast: z
        .number()
        .int()
        .min(STOP_AT_LEAST, 'stopping by width needs five repetitions or more')
        .max(100)
        .default(5),
      atMost: z.number().int().min(STOP_AT_LEAST).max(100),
    })
    .refine((rule) => rule.atMost >= rule.atLeast, { path: ['atMost'], message: 'is less than atLeast' }),
]);
export type StoppingRule = z.infer<typeof StoppingRule>;

/** What will be tested and how, declared before the first trial and frozen with the study. */
export const AnalysisPlan = z.strictObject({
  /** Tests that are corrected together: all comparisons of one kind, in each workload or in the whole study. */
  families: z
    .array(z.strictObject({ contrast: ContrastKind, across: z.enum(['workload', 'study']).default(ACROSS) }))
    .refine(
      (families) => new Set(families.map(({ contrast }) => contrast)).size === families.length,
      'a contrast appears twice',
    ),
  correction: z.enum(['holm', 'benjamini-hochberg']).default(PLAN_DEFAULTS.correction),
  alpha: z.number().gt(0).lt(0.5).default(PLAN_DEFAULTS.alpha),
  stopping: StoppingRule.default(PLAN_DEFAULTS.stopping),
});
export type AnalysisPlan = z.infer<typeof AnalysisPlan>;

/** The part of a plan that a study writes down; families are what the design can compare where it names none. */
export const AnalysisDeclaration = AnalysisPlan.extend({ families: AnalysisPlan.shape.families.optional() });
export type AnalysisDeclaration = z.infer<typeof AnalysisDeclaration>;
