import { groupBy } from '#lib/domain/group-by';
import { describe } from '#lib/statistics/describe';
import type { CellPlace, Places } from '../places.ts';
import type { Timed } from '../sample-roles.ts';
import type { SeriesPlan } from '../series.ts';

/** A trial with what migrations cost it: its seconds minus the mean of the application alone on the same VMs. */
interface Gain {
  readonly trial: Timed;
  readonly place: CellPlace;
  readonly value: number;
}

export interface GainFamily {
  readonly series: SeriesPlan;
  readonly panel: string | null;
  readonly gains: readonly Gain[];
}

/**
 * What migrations cost each trial, pooled over VMs, for each series with migrations; null where the application
 * alone has no valid trial for some of them, so that seconds must do.
 */
export function gainFamilies(places: Places): GainFamily[] | null {
  const families = places.panels.flatMap(({ title, places: own }) => {
    const alone = new Map(
      own
        .filter((place) => place.series.condition === 'app_only' && place.counted.length > 0)
        .map((place) => [place.group, describe(place.counted.map((trial) => trial.seconds)).mean]),
    );
    const moved = own.filter((place) => place.series.condition === 'app_with_migration');
    return [...groupBy(moved, (place) => place.series).entries()].map(([series, cells]) => ({
      series,
      panel: title,
      gains: cells.flatMap((place) =>
        place.counted.map((trial) => ({
          trial,
          place,
          value: trial.seconds - (alone.get(place.group) ?? Number.NaN),
        })),
      ),
    }));
  });
  const all = families.flatMap((family) => family.gains);
  return all.length > 0 && all.every((gain) => Number.isFinite(gain.value)) ? families : null;
}
