import { CONDITION_LABEL, FACTORS } from '#lib/domain/closed-sets';
import type { Arithmetic, Expression, Factor, Filter, Level, TrialsExpression } from '#lib/domain/expression';
import type { Condition } from '#lib/domain/words';

export const FACTOR_WORD: Record<Factor, string> = {
  application: 'application',
  workload: 'input',
  condition: 'condition',
  migrationFabric: 'migration fabric',
  mpiFabric: 'MPI fabric',
  simultaneous: 'number at once',
  vms: 'number of VMs',
  repetition: 'repetition',
};

export const MEASURE_WORD = {
  seconds: 'thesis seconds',
  applicationSeconds: 'application seconds',
  migrationSeconds: 'migration seconds',
} as const;

const COUNTED_WORD: Partial<Record<TrialsExpression['statistic'], string>> = {
  n: 'number of trials that count',
  attempts: 'number of trials that ended',
  valid: 'number of valid trials',
  invalid: 'number of invalid trials',
  unknown: 'number of unknown trials',
};

const STATISTIC_WORD: Partial<Record<TrialsExpression['statistic'], string>> = {
  sd: 'sample standard deviation',
  min: 'smallest',
  max: 'largest',
};

export const METHOD_WORD = { pearson: 'Pearson’s r', spearman: 'Spearman’s ρ' } as const;

/** A whole query as a formula: `100 × (1 − mean of [A] ÷ mean of [B])`. */
export function describeQuery(query: Expression): string {
  switch (query.kind) {
    case 'number':
      return String(query.value);
    case 'level':
      return `the ${FACTOR_WORD[query.factor]}`;
    case 'trials':
      return describeStatistic(query);
    case 'cells':
      return `${query.fold === 'n' ? 'number' : (STATISTIC_WORD[query.fold] ?? query.fold)}, ${describeGroup(query)}, of ${bracketed(query.of)}`;
    case 'count':
      return `number of cells, ${describeGroup(query)}, in which ${describeQuery(query.left)} ${query.is} ${describeQuery(query.right)}`;
    case 'correlation':
      return `${METHOD_WORD[query.method]}, ${describeGroup(query)}, of ${bracketed(query.left)} and ${bracketed(query.right)}`;
    default:
      return describeArithmetic(query.kind, bracketed(query.left), bracketed(query.right));
  }
}

function describeArithmetic(kind: Arithmetic, left: string, right: string): string {
  switch (kind) {
    case 'sum':
      return `${left} + ${right}`;
    case 'difference':
      return `${left} − ${right}`;
    case 'product':
      return `${left} × ${right}`;
    case 'ratio':
      return `${left} ÷ ${right}`;
    case 'percentMore':
      return `100 × (${left} ÷ ${right} − 1)`;
    case 'percentLess':
      return `100 × (1 − ${left} ÷ ${right})`;
  }
}

const SINGLE: readonly Expression['kind'][] = ['number', 'level', 'trials'];
const bracketed = (query: Expression) =>
  SINGLE.includes(query.kind) ? describeQuery(query) : `(${describeQuery(query)})`;

export function describeStatistic({ statistic, measure, where }: TrialsExpression): string {
  const counted = COUNTED_WORD[statistic];
  const what = counted ?? `${STATISTIC_WORD[statistic] ?? statistic} ${MEASURE_WORD[measure]}`;
  return `${what} of ${describeFilter(where)}`;
}

/** `over each application and number of VMs of [with migrations]`. */
export function describeGroup({ over, among }: { over: readonly Factor[]; among: Filter }): string {
  const each = over.map((factor) => FACTOR_WORD[factor]);
  const list = each.length > 1 ? `${each.slice(0, -1).join(', ')} and ${each.at(-1)}` : each[0];
  return `over each ${list} of ${describeFilter(among)}`;
}

/** `[OMEN, migrations only, 10GbE, 2 at once]`. */
export function describeFilter(filter: Filter): string {
  const parts = FACTORS.flatMap((factor) => {
    const choice = filter[factor];
    if (choice === undefined) return [];
    if (typeof choice === 'string') return `${choice} ${FACTOR_WORD[factor]}`;
    return choice.map((level) => describeLevel(factor, level)).join(' or ');
  });
  return `[${parts.length > 0 ? parts.join(', ') : 'all trials'}]`;
}

export function describeLevel(factor: Factor, level: Level): string {
  switch (factor) {
    case 'condition':
      return level !== null && level in CONDITION_LABEL ? CONDITION_LABEL[level as Condition] : String(level);
    case 'simultaneous':
      return level === 0 ? 'without migrations' : `${level} at ${level === 1 ? 'a time' : 'once'}`;
    case 'vms':
      return level === null ? 'no VMs' : `${level} VMs`;
    case 'repetition':
      return `repetition ${level}`;
    case 'mpiFabric':
      return `MPI over ${level ?? 'an unknown fabric'}`;
    default:
      return level === null ? `no ${FACTOR_WORD[factor]}` : String(level);
  }
}
