import { groupBy } from '../domain/group-by.ts';
import { type ConcurrencyFit, fitConcurrency } from '../statistics/concurrency-fit.ts';
import { type Ratio, ratioOfMeans } from '../statistics/ratio.ts';
import type { Answer } from '../statistics/refusal.ts';
import { type Cell, inCondition, labelOf } from './cell.ts';

/** What several migrations at once gain, without an application. */
export interface MigrationsOnly {
  readonly of: string;
  /** seconds = constant + work ÷ s. */
  readonly fit: Answer<ConcurrencyFit>;
  /** One at a time ÷ s at once: 2 is twice as fast. */
  readonly gains: readonly { readonly simultaneous: number; readonly gain: Answer<Ratio> }[];
}

export function migrationsOnly(cells: readonly Cell[]): MigrationsOnly[] {
  const alone = inCondition(cells, 'migration_only').filter(({ seconds }) => seconds.length > 0);
  return [...groupBy(alone, ({ line, factors }) => `${line}|${factors.migrationFabric}`).values()].map(
    (own) => {
      const [first] = own as [Cell];
      const single = own.find(({ factors }) => factors.simultaneous === 1);
      const trials = own.flatMap(({ factors, seconds }) =>
        seconds.map((value) => ({ s: factors.simultaneous, seconds: value })),
      );
      return {
        of: labelOf({ ...first.factors, simultaneous: 0 }),
        fit: fitConcurrency(
          trials.map(({ s }) => s),
          trials.map(({ seconds }) => seconds),
        ),
        gains: own
          .filter((cell) => single && cell !== single)
          .map(({ factors, seconds }) => ({
            simultaneous: factors.simultaneous,
            gain: ratioOfMeans(single?.seconds ?? [], seconds),
          })),
      };
    },
  );
}
