import type { Expression, Factor, Fold, TrialsExpression } from '#lib/domain/expression';
import { type CountedSample, isCounted, type Sample } from '#lib/domain/sample';
import type { Provenance } from '#lib/domain/words';
import { pearson, spearman } from '#lib/statistics/correlation';
import { describe } from '#lib/statistics/describe';
import { isRefused } from '#lib/statistics/refusal';
import { exactSum } from '#lib/statistics/sum';
import { calculate, holds } from './arithmetic.ts';
import {
  byCell,
  type Cells,
  type Group,
  groupsOf,
  LastStep,
  NO_GROUP,
  numericLevel,
  select,
} from './select.ts';
import { Underivable } from './underivable.ts';
import { describeFilter, describeGroup, describeStatistic } from './words.ts';

/** What a query was computed from, to be looked at. */
export type Evidence = TrialsEvidence | CellsEvidence;

interface TrialsEvidence {
  readonly kind: 'trials';
  readonly label: string;
  readonly value: number;
  readonly trials: readonly { readonly trialId: string; readonly value: number | null }[];
}

interface CellsEvidence {
  readonly kind: 'cells';
  readonly label: string;
  readonly rows: readonly CellRow[];
  /** Cells that lack the data for the query; they are not counted. */
  readonly leftOut: number;
}

interface CellRow {
  readonly label: string;
  /** One for a fold; left and right for a count and a correlation. */
  readonly values: readonly number[];
  /** null where nothing is counted. */
  readonly holds: boolean | null;
}

export interface Evaluation {
  readonly value: number;
  /** Of how many cells, for a count; else null. */
  readonly of: number | null;
  readonly evidence: readonly Evidence[];
}

interface Scope {
  readonly cells: Cells;
  readonly provenance: Provenance;
  readonly group: Group;
}

/**
 * The value of a query over a study's trials, all of them: which of them count is decided here.
 * @throws Underivable when the data cannot answer it
 */
export function evaluate(query: Expression, samples: readonly Sample[], provenance: Provenance): Evaluation {
  return evaluateIn(query, { cells: byCell(samples), provenance, group: NO_GROUP });
}

function evaluateIn(query: Expression, scope: Scope): Evaluation {
  switch (query.kind) {
    case 'number':
      return { value: query.value, of: null, evidence: [] };
    case 'level':
      return { value: numericLevel(query.factor, scope.group), of: null, evidence: [] };
    case 'trials':
      return ofTrials(query, scope);
    case 'cells':
      return ofCells(query, scope);
    case 'count':
      return countCells(query, scope);
    case 'correlation':
      return correlate(query, scope);
    default: {
      const left = evaluateIn(query.left, scope);
      const right = evaluateIn(query.right, scope);
      const value = calculate(query.kind, left.value, right.value);
      return { value, of: null, evidence: [...left.evidence, ...right.evidence] };
    }
  }
}

function ofTrials(query: TrialsExpression, scope: Scope): Evaluation {
  const found = select(scope.cells, query.where, scope.group);
  const ended = found.filter((sample) => sample.state === 'finished');
  const counted = found.filter((sample) => isCounted(sample, scope.provenance));
  const [value, trials] = statisticOf(query, ended, counted);
  const shown = trials.map((sample) => ({ trialId: sample.trialId, value: sample[query.measure] }));
  return {
    value,
    of: null,
    evidence: [{ kind: 'trials', label: describeStatistic(query), value, trials: shown }],
  };
}

function statisticOf(
  { statistic, measure, where }: TrialsExpression,
  ended: readonly Sample[],
  counted: readonly CountedSample[],
): [number, readonly Sample[]] {
  if (statistic === 'attempts') return [ended.length, ended];
  if (statistic === 'valid' || statistic === 'invalid' || statistic === 'unknown') {
    const judged = ended.filter(
      (sample) => (sample.verdict ?? 'unknown') === statistic && !(statistic === 'valid' && sample.setAside),
    );
    return [judged.length, judged];
  }
  if (statistic === 'n') return [counted.length, counted];
  const values = counted.flatMap((sample) => sample[measure] ?? []);
  if (values.length === 0) throw new Underivable(`No trial that counts fits ${describeFilter(where)}.`);
  return [fold(statistic, values), counted];
}

function fold(how: Fold | 'sd', values: readonly number[]): number {
  if (how === 'sum') return exactSum(values);
  const value = describe(values)[how];
  if (value === null) throw new Underivable('A standard deviation needs two trials; there is one.');
  return value;
}

function ofCells(query: Extract<Expression, { kind: 'cells' }>, scope: Scope): Evaluation {
  const { rows, leftOut } = eachCell(query, scope, (inner) => {
    const { value } = evaluateIn(query.of, inner);
    return { values: [value], holds: null };
  });
  const value = fold(
    query.fold,
    rows.flatMap((row) => row.values),
  );
  return { value, of: null, evidence: [{ kind: 'cells', label: describeGroup(query), rows, leftOut }] };
}

function countCells(query: Extract<Expression, { kind: 'count' }>, scope: Scope): Evaluation {
  const { rows, leftOut } = eachCell(query, scope, (inner) => {
    const left = evaluateIn(query.left, inner).value;
    const right = evaluateIn(query.right, inner).value;
    return { values: [left, right], holds: holds(left, query.is, right) };
  });
  const value = rows.filter((row) => row.holds).length;
  const evidence = [{ kind: 'cells' as const, label: describeGroup(query), rows, leftOut }];
  return { value, of: rows.length, evidence };
}

function correlate(query: Extract<Expression, { kind: 'correlation' }>, scope: Scope): Evaluation {
  const { rows, leftOut } = eachCell(query, scope, (inner) => ({
    values: [evaluateIn(query.left, inner).value, evaluateIn(query.right, inner).value],
    holds: null,
  }));
  const side = (index: number) => rows.map((row) => row.values[index] ?? Number.NaN);
  const answer = query.method === 'pearson' ? pearson(side(0), side(1)) : spearman(side(0), side(1));
  if (isRefused(answer)) throw new Underivable(`${answer.refused}.`);
  const value = 'r' in answer ? answer.r : answer.rho;
  return { value, of: null, evidence: [{ kind: 'cells', label: describeGroup(query), rows, leftOut }] };
}

/** Evaluates in each cell. One without data is left out and counted; the last step of a ladder is passed over. */
function eachCell(
  query: Extract<Expression, { kind: 'cells' | 'count' | 'correlation' }>,
  scope: Scope,
  inCell: (scope: Scope) => Omit<CellRow, 'label'>,
): { rows: CellRow[]; leftOut: number } {
  const groups = groupsOf(select(scope.cells, query.among, scope.group), query.over, scope.group);
  const rows: CellRow[] = [];
  let leftOut = 0;
  for (const group of groups)
    try {
      rows.push({ label: labelOf(group, query.over), ...inCell({ ...scope, group }) });
    } catch (error) {
      if (!(error instanceof Underivable)) throw error;
      if (!(error instanceof LastStep)) leftOut += 1;
    }
  if (rows.length > 0) return { rows, leftOut };
  throw new Underivable(`No cell of ${describeFilter(query.among)} has the trials that the query needs.`);
}

const labelOf = ({ levels }: Group, over: readonly Factor[]) =>
  describeFilter(Object.fromEntries(over.map((factor) => [factor, [levels.get(factor) ?? null]])));
