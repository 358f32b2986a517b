import { groupBy } from '../domain/group-by.ts';
import type { Factor } from '../statistics/design-matrix.ts';
import { type LinearModel, linearModel } from '../statistics/linear-model.ts';
import type { Answer } from '../statistics/refusal.ts';
import { type Cell, distinct, inCondition, labelOf } from './cell.ts';

/** A blocked, factorial model of one line of cells: trials are randomised in blocks, so that blocks are in it. */
export interface StudyModel {
  readonly of: string;
  readonly response: 'seconds' | 'log seconds';
  /** In R’s notation. */
  readonly formula: string;
  readonly n: number;
  readonly model: Answer<LinearModel>;
  readonly exploratory: true;
}

interface Row {
  readonly seconds: number;
  readonly block: string;
  readonly vms: string;
  readonly fabric: string;
  readonly simultaneous: string;
  readonly condition: string;
}

const MIGRATING = ['fabric', 'simultaneous'] as const;

/**
 * Two models for each line: what fabric and migrations at once do to an application with migrations, and what
 * migrations do to the application. Each of seconds (effects add) and of their logarithm (effects multiply).
 */
export function modelsOf(cells: readonly Cell[]): StudyModel[] {
  const lines = groupBy(
    cells.filter(({ factors }) => factors.condition !== 'migration_only'),
    ({ line }) => line,
  );
  return [...lines.values()].flatMap((own) => {
    const within = inCondition(own, 'app_with_migration');
    return [...fitBoth(within, ['vms', ...MIGRATING]), ...fitBoth(own, ['vms', 'condition'])];
  });
}

function fitBoth(cells: readonly Cell[], candidates: readonly (keyof Row)[]): StudyModel[] {
  const rows = cells.flatMap(rowsOf);
  const [first] = cells;
  if (!first || rows.length === 0) return [];
  const factors = Object.fromEntries(
    ['block' as const, ...candidates].map((name) => [name, factorOf(rows, name)]),
  ) as Record<string, Factor>;
  const varying = candidates.filter((name) => (factors[name]?.levels.length ?? 0) > 1);
  const isBlocked = (factors['block']?.levels.length ?? 0) > 1;
  const terms = [...(isBlocked ? ['block'] : []), ...varying, ...interactions(varying)];
  const { application, mpiFabric } = first.factors;
  const condition = new Set(rows.map((row) => row.condition)).size > 1 ? null : first.factors.condition;
  const of = condition
    ? labelOf({ application, mpiFabric, condition, migrationFabric: null, simultaneous: 0, vms: null })
    : `${application}, with and without migrations${mpiFabric ? `, MPI over ${mpiFabric}` : ''}`;
  if (terms.length === 0 || varying.length === 0) return [];
  return (['seconds', 'log seconds'] as const).map((response) => ({
    of,
    response,
    formula: `${response === 'seconds' ? 'seconds' : 'log(seconds)'} ~ ${terms.join(' + ')}`,
    n: rows.length,
    model: linearModel(
      rows.map(({ seconds }) => (response === 'seconds' ? seconds : Math.log(seconds))),
      factors,
      terms,
    ),
    exploratory: true,
  }));
}

const rowsOf = ({ counted, factors }: Cell): Row[] =>
  counted.map(({ seconds, block }) => ({
    seconds,
    block: String(block),
    vms: String(factors.vms),
    fabric: factors.migrationFabric ?? 'none',
    simultaneous: String(factors.simultaneous),
    condition: factors.condition,
  }));

/** Numbers ascending, words in the order of their first trial: the first level is what others are compared with. */
function factorOf(rows: readonly Row[], name: keyof Row): Factor {
  const values = rows.map((row) => String(row[name]));
  const isNumber = name === 'block' || name === 'vms' || name === 'simultaneous';
  return { values, levels: isNumber ? distinct(values.map(Number)).map(String) : [...new Set(values)] };
}

const interactions = (names: readonly string[]): string[] =>
  names.flatMap((first, i) => names.slice(i + 1).map((second) => `${first}:${second}`));
