import type { Expression, Filter, Level } from '#lib/domain/expression';
import type { Levels } from './levels.ts';

/** A query to begin with, filled with what the study has. */
export interface Template {
  readonly label: string;
  readonly unit: string;
  readonly query: Expression;
}

/** The questions that are asked most. Those that the study has no trials for are left out. */
export function templatesOf(levels: Levels): Template[] {
  const application = levels.application.at(-1) ?? null;
  const vms = levels.vms.find((level) => level !== null) ?? null;
  const [fabric = null, other = null] = levels.migrationFabric.filter((level) => level !== null);
  const simultaneous = levels.simultaneous.find((level) => level !== 0) ?? 0;
  const together = condition('app_with_migration', {
    application,
    migrationFabric: fabric,
    simultaneous,
    vms,
  });
  const alone = mean(condition('app_only', { application, vms }));
  const moving = mean(condition('migration_only', { application, migrationFabric: fabric, simultaneous }));
  const has = (word: Level) => levels.condition.includes(word);
  const [withApp, withoutMoves, movesOnly] = [
    has('app_with_migration'),
    has('app_only'),
    has('migration_only'),
  ];
  const one = withApp ? together : condition(String(levels.condition[0] ?? 'app_only'), {});
  return [
    template('Mean time of some trials', 's', mean(one)),
    ...(withApp && other !== null ? fabricTemplates(fabric, other, application, simultaneous) : []),
    ...(withApp && withoutMoves
      ? [template('Overhead against the application alone', '%', more(mean(together), alone))]
      : []),
    ...(withApp && withoutMoves && movesOnly ? overheadTemplates(mean(together), alone, moving) : []),
    template('How many trials count', 'trials', {
      kind: 'trials',
      statistic: 'n',
      measure: 'seconds',
      where: one,
    }),
  ];
}

const template = (label: string, unit: string, query: Expression): Template => ({ label, unit, query });

function fabricTemplates(fabric: Level, other: Level, application: Level, simultaneous: Level): Template[] {
  const over = (level: Level) =>
    mean({
      ...condition('app_with_migration', { migrationFabric: level }),
      application: 'same',
      simultaneous: 'same',
      vms: 'same',
    });
  const all = (level: Level) =>
    mean(condition('app_with_migration', { application, migrationFabric: level, simultaneous }));
  return [
    template('How much less time one fabric takes than the other', '%', {
      kind: 'percentLess',
      left: all(fabric),
      right: all(other),
    }),
    template('In how many cells one fabric is faster than the other', '', {
      kind: 'count',
      over: ['application', 'simultaneous', 'vms'],
      among: condition('app_with_migration', {}),
      left: over(fabric),
      is: '<',
      right: over(other),
    }),
  ];
}

function overheadTemplates(together: Expression, alone: Expression, moving: Expression): Template[] {
  return [
    template(
      'Overhead against the application and the migrations alone (the thesis’)',
      '%',
      more(together, { kind: 'sum', left: alone, right: moving }),
    ),
    template('Share of the migration time that the application feels', '', {
      kind: 'ratio',
      left: { kind: 'difference', left: together, right: alone },
      right: moving,
    }),
  ];
}

const more = (left: Expression, right: Expression): Expression => ({ kind: 'percentMore', left, right });
const mean = (where: Filter): Expression => ({
  kind: 'trials',
  statistic: 'mean',
  measure: 'seconds',
  where,
});

function condition(word: string, levels: Partial<Record<keyof Filter, Level>>): Filter {
  const chosen = Object.entries(levels).filter(([, level]) => level !== null);
  return { condition: [word], ...Object.fromEntries(chosen.map(([factor, level]) => [factor, [level]])) };
}
