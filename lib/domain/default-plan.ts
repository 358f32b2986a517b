import type { AnalysisDeclaration, AnalysisPlan, ContrastKind } from './analysis-plan.ts';
import { ACROSS, PLAN_DEFAULTS } from './plan-defaults.ts';
import type { Condition } from './words.ts';

interface Design {
  readonly conditions: readonly Condition[];
  readonly migrationFabrics: readonly string[];
  readonly simultaneous: readonly number[];
}

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
  return { ...PLAN_DEFAULTS, families: kinds.map((contrast) => ({ contrast, across: ACROSS })) };
}
