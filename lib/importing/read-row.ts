import { unescapeFormula } from '#lib/domain/csv';
import type { Mapping, RowProblem, Target } from '#lib/domain/mapping';
import type { Condition } from '#lib/domain/words';

/** A row as a trial: its factors and times; what did not fit is in the problems instead. */
export interface ReadRow {
  readonly application: string;
  readonly condition: Condition;
  readonly migrationFabric: string | null;
  readonly mpiFabric: string | null;
  readonly simultaneous: number;
  readonly vms: number | null;
  /** null where the table does not say: numbered in its order then. */
  readonly repetition: number | null;
  readonly seconds: number | null;
  readonly applicationSeconds: number | null;
  readonly migrationSeconds: number | null;
}

/** Words for “nothing” that people put into a cell. */
const NOTHING = ['', '-', '–', 'none', 'na', 'n/a', 'null', 'nan'];

const CONDITION_WORDS: Readonly<Record<string, Condition>> = {
  app_only: 'app_only',
  'application only': 'app_only',
  'no migration': 'app_only',
  baseline: 'app_only',
  app_with_migration: 'app_with_migration',
  'application with migrations': 'app_with_migration',
  'with migration': 'app_with_migration',
  migration_only: 'migration_only',
  'migrations only': 'migration_only',
  idle: 'migration_only',
};

const LARGEST_COUNT = 1_000_000;
/** Nothing takes no time: a zero stands for a trial that gave none, and no ratio could be formed with it. */
const SHORTEST_SECONDS = 1e-6;
const LONGEST_SECONDS = 1e9;
const LONGEST_NAME = 200;
const SHOWN_CHARACTERS = 80;

/** Reads one row; `cells` gives the text of a column. Problems are pushed, with the place and what to do. */
export function readRow(
  mapping: Mapping,
  cells: (column: string) => string,
  line: number,
  problems: RowProblem[],
): ReadRow | null {
  const before = problems.length;
  const text = (target: Target): string => {
    const source = mapping.targets[target];
    if (!source) return '';
    return unescapeFormula('column' in source ? cells(source.column) : source.constant).trim();
  };
  const fail = (target: Target, message: string) => {
    const source = mapping.targets[target];
    problems.push({
      line,
      column: source && 'column' in source ? source.column : target,
      read: text(target).slice(0, SHOWN_CHARACTERS),
      message,
    });
    return null;
  };
  const isNothing = (target: Target) => NOTHING.includes(text(target).toLowerCase());
  const count = (target: Target): number | null => {
    if (isNothing(target)) return null;
    const value = Number(text(target));
    if (/^\d+(\.0+)?$/.test(text(target)) && value <= LARGEST_COUNT) return value;
    return fail(target, 'write a whole number, such as 4');
  };
  const time = (target: Target, least: number): number | null => {
    if (isNothing(target)) return null;
    if (!/^\d+(\.\d*)?(e[+-]?\d+)?$/i.test(text(target)))
      return fail(target, 'write a time as a number with a decimal point, such as 12.5, or leave it empty');
    const seconds = Number(text(target)) * mapping.secondsPerUnit;
    if (seconds >= least && seconds <= LONGEST_SECONDS) return seconds;
    return fail(
      target,
      'a trial lasts from a microsecond to thirty years: check the unit, or leave it empty',
    );
  };
  const name = (target: Target) => {
    if (isNothing(target)) return null;
    if (text(target).length <= LONGEST_NAME) return text(target);
    return fail(target, `shorten the name to ${LONGEST_NAME} characters`);
  };

  const condition = readCondition(mapping, text('condition'));
  if (!condition) fail('condition', 'write app_only, app_with_migration or migration_only, or map this word');
  if (isNothing('application')) fail('application', 'name the application');
  const row = {
    application: name('application') ?? '',
    condition: condition ?? 'app_only',
    migrationFabric: name('migrationFabric'),
    mpiFabric: name('mpiFabric'),
    simultaneous: count('simultaneous') ?? 0,
    vms: count('vms'),
    repetition: count('repetition'),
    seconds: time('seconds', SHORTEST_SECONDS),
    applicationSeconds: time('applicationSeconds', 0),
    migrationSeconds: time('migrationSeconds', 0),
  };
  if (condition && problems.length === before) checkFactors(row, fail);
  return problems.length === before ? row : null;
}

function readCondition(mapping: Mapping, text: string): Condition | null {
  const own = Object.hasOwn(mapping.conditions, text) ? mapping.conditions[text] : undefined;
  return own ?? CONDITION_WORDS[text.toLowerCase()] ?? null;
}

/** What a condition asks of the other factors. */
function checkFactors(row: ReadRow, fail: (target: Target, message: string) => null): void {
  const moves = row.condition !== 'app_only';
  if (moves && row.simultaneous === 0) fail('simultaneous', 'say how many migrate at once, 1 or more');
  if (moves && row.migrationFabric === null)
    fail('migrationFabric', 'name the network that carried the migrations');
  if (!moves && row.simultaneous !== 0) fail('simultaneous', 'nothing migrates in this condition: write 0');
  if (!moves && row.migrationFabric !== null)
    fail('migrationFabric', 'nothing migrates in this condition: leave it empty');
  if (row.condition === 'migration_only' && row.vms !== null)
    fail('vms', 'no application runs in this condition: leave it empty');
  if (row.condition !== 'migration_only' && row.vms === null)
    fail('vms', 'say in how many VMs the application ran');
  if (row.repetition === 0) fail('repetition', 'count from 1');
}
