import { CONDITION_LABEL } from '#lib/domain/closed-sets';
import type { Sample } from '#lib/domain/sample';
import type { Condition } from '#lib/domain/words';
import type { ShownFabric } from './fabrics.ts';
import { type Fill, fillOf } from './fill.ts';

/** A series before its bars are known: the factors that its trials share. */
export interface SeriesPlan {
  readonly id: string;
  readonly label: string;
  readonly condition: Condition;
  readonly migrationFabric: string | null;
  readonly fill: Fill;
}

/**
 * The thesis' order, for any fabrics: with migrations from the fastest fabric to the slowest, migrations only
 * the other way round (the flip of figures 4.1 to 4.7), and the application alone last.
 * @param fabrics migration fabrics, fastest first
 */
export function planSeries(
  conditions: ReadonlySet<Condition>,
  fabrics: readonly ShownFabric[],
): SeriesPlan[] {
  const over = (condition: Condition) => (fabric: ShownFabric) => ({
    id: `${condition}:${fabric.name}`,
    label: `${CONDITION_LABEL[condition]}, ${fabric.label}`,
    condition,
    migrationFabric: fabric.name,
    fill: fillOf(condition, fabric.hue),
  });
  const plans: SeriesPlan[] = [
    ...fabrics.map(over('app_with_migration')),
    ...[...fabrics].reverse().map(over('migration_only')),
    {
      id: 'app_only',
      label: CONDITION_LABEL.app_only,
      condition: 'app_only',
      migrationFabric: null,
      fill: fillOf('app_only', 'neutral'),
    },
  ];
  return plans.filter((plan) => conditions.has(plan.condition));
}

/** The migration fabrics that trials name. */
export function migrationFabrics(samples: readonly Sample[]): string[] {
  return [...new Set(samples.flatMap((sample) => sample.migrationFabric ?? []))];
}
