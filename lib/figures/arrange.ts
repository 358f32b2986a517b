import type { FigureOptions } from './options.ts';
import type { SeriesPlan } from './series.ts';

/**
 * Series in the order and under the names that somebody chose. A name that another series has already is not taken, since
 * legend and table could not be told apart.
 */
export function arrange(
  plans: readonly SeriesPlan[],
  { order, names }: Pick<FigureOptions, 'order' | 'names'>,
): SeriesPlan[] {
  const rank = ({ id }: SeriesPlan) => {
    const at = order?.indexOf(id) ?? -1;
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  };
  const taken = new Set(plans.map((plan) => plan.label));
  return plans
    .map((plan, i) => ({ plan, i }))
    .sort((a, b) => compare(rank(a.plan), rank(b.plan)) || a.i - b.i)
    .map(({ plan }) => {
      const label = names?.[plan.id] ?? plan.label;
      if (taken.has(label)) return plan;
      taken.add(label);
      return { ...plan, label };
    });
}

const compare = (a: number, b: number) => (a === b ? 0 : a - b);
