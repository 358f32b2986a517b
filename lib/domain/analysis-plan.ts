import { z } from 'zod';
import type { Condition } from './words.ts';

/** What is compared with what; each comparison holds every other factor. */
export const ContrastKind = z.enum([
  'with-against-without',
  'fabric-against-fabric',
  'several-against-one-at-a-time',
]);
export type ContrastKind = z.infer<typeof ContrastKind>;

export const CONTRAST_LABEL: Record<ContrastKind, string> = {
  'with-against-without': 'with migrations against the application alone',
  'fabric-against-fabric': 'one migration fabric against another',
  'several-against-one-at-a-time': 'several migrations at once against one at a time',
};

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

interface Design {
  readonly conditions: readonly Condition[];
  readonly migrationFabrics: readonly string[];
  readonly simultaneous: readonly number[];
}

/** What will be tested and how, declared before the first trial and frozen with the study. */
export const AnalysisPlan = z.strictObject({
  /** Tests that are corrected together: all comparisons of one kind, in each workload or in the whole study. */
  families: z
    .array(
      z.strictObject({ contrast: ContrastKind, across: z.enum(['workload', 'study']).default('workload') }),
    )
    .refine(
      (families) => new Set(families.map(({ contrast }) => contrast)).size === families.length,
      'a contrast appears twice',
    ),
  correction: z.enum(['holm', 'benjamini-hochberg']).default('holm'),
  alpha: z.number().gt(0).lt(0.5).default(0.05),
  stopping: StoppingRule.default({ kind: 'fixed' }),
});
export type AnalysisPlan = z.infer<typeof AnalysisPlan>;

/** The part of a plan that a study writes down; families are what the design can compare where it names none. */
export const AnalysisDeclaration = AnalysisPlan.extend({ families: AnalysisPlan.shape.families.optional() });
type AnalysisDeclaration = z.infer<typeof AnalysisDeclaration>;

/** The whole plan of a study, as it is frozen when the study is launched. */
export function freezePlan(
  design: Design & { readonly analysis?: AnalysisDeclaration | undefined },
): AnalysisPlan {
  const { analysis } = design;
  const plan = defaultPlan(design);
  return { ...plan, ...analysis, families: analysis?.families ?? plan.families };
}

/** What a design can compare: the plan of a study that declares none itself. */
export function defaultPlan(design: Design): AnalysisPlan {
  const { conditions, migrationFabrics, simultaneous } = design;
  const migrates = conditions.some((condition) => condition !== 'app_only');
  const kinds: ContrastKind[] = [];
  if (conditions.includes('app_only') && conditions.includes('app_with_migration'))
    kinds.push('with-against-without');
  if (migrates && migrationFabrics.length > 1) kinds.push('fabric-against-fabric');
  if (migrates && simultaneous.includes(1) && simultaneous.length > 1)
    kinds.push('several-against-one-at-a-time');
  return AnalysisPlan.parse({ families: kinds.map((contrast) => ({ contrast })) });
}
