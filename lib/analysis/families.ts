import { type AnalysisPlan, ContrastKind } from '../domain/analysis-plan.ts';
import { CONTRAST_LABEL } from '../domain/closed-sets.ts';
import { groupBy } from '../domain/group-by.ts';
import { benjaminiHochberg, holm } from '../statistics/adjust.ts';
import { isRefused } from '../statistics/refusal.ts';
import type { Cell } from './cell.ts';
import { type PairedOverVms, pairedOverVms } from './paired.ts';
import { type Pair, pairsOf } from './pairs.ts';
import { type Comparison, compareCells } from './two-groups.ts';

/** A comparison with its p-value corrected over the whole family, whatever is on the screen. */
interface FamilyComparison extends Comparison {
  readonly holm: number | null;
  readonly benjaminiHochberg: number | null;
  /** The declared correction’s p is at most the declared alpha. */
  readonly significant: boolean;
}

/** Tests that are corrected together. */
export interface Family {
  readonly name: string;
  readonly contrast: ContrastKind;
  readonly correction: AnalysisPlan['correction'];
  readonly alpha: number;
  /** Not declared before the first trial. */
  readonly exploratory: boolean;
  /** How many p-values were corrected together. */
  readonly tests: number;
  readonly comparisons: readonly FamilyComparison[];
  /** The same contrast over pairs of cell means, one pair for each number of VMs. */
  readonly pairedOverVms: readonly PairedOverVms[];
}

/** Every contrast that the design has: declared families first, then the others, marked as exploratory. */
export function familiesOf(plan: AnalysisPlan, declared: boolean, cells: readonly Cell[]): Family[] {
  const kinds = [...plan.families.map(({ contrast }) => contrast), ...ContrastKind.options];
  return [...new Set(kinds)].flatMap((contrast) => {
    const own = plan.families.find((family) => family.contrast === contrast);
    const pairs = pairsOf(contrast, cells);
    const groups =
      own?.across === 'study'
        ? [['the whole study', pairs] as const]
        : [...groupBy(pairs, ({ a }) => a.workload)].map(([, part]) => [nameOf(part), part] as const);
    return groups
      .filter(([, part]) => part.length > 0)
      .map(([of, part]) => ({
        name: `${of}: ${CONTRAST_LABEL[contrast]}`,
        contrast,
        correction: plan.correction,
        alpha: plan.alpha,
        exploratory: !(declared && own),
        ...corrected(plan, part),
        pairedOverVms: pairedOverVms(part),
      }));
  });
}

const nameOf = ([first]: readonly Pair[]) => first?.a.factors.application ?? '';

function corrected(plan: AnalysisPlan, pairs: readonly Pair[]): Pick<Family, 'tests' | 'comparisons'> {
  const comparisons = pairs.map(({ a, b }) => compareCells(a, b));
  const p = comparisons.flatMap(({ welch }) => (isRefused(welch) ? [] : [welch.p]));
  const adjusted = { holm: holm(p), benjaminiHochberg: benjaminiHochberg(p) };
  let next = 0;
  return {
    tests: p.length,
    comparisons: comparisons.map((comparison) => {
      if (isRefused(comparison.welch))
        return { ...comparison, holm: null, benjaminiHochberg: null, significant: false };
      const place = next++;
      const own = {
        holm: adjusted.holm[place] as number,
        benjaminiHochberg: adjusted.benjaminiHochberg[place] as number,
      };
      const decisive = plan.correction === 'holm' ? own.holm : own.benjaminiHochberg;
      return { ...comparison, ...own, significant: decisive <= plan.alpha };
    }),
  };
}
