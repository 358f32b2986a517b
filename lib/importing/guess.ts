import { parse } from 'csv-parse/sync';
import { LabError } from '#lib/domain/errors';
import { Mapping, type Source, Target } from '#lib/domain/mapping';
import { nominalMbps } from './fabric-speed.ts';

/** What the beginning of a table looks like, and what its columns may mean. */
export interface Guess {
  readonly columns: readonly string[];
  /** The first rows, as texts. */
  readonly sample: readonly (readonly string[])[];
  readonly delimiter: Mapping['delimiter'];
  readonly targets: Partial<Record<Target, Source>>;
}

const SAMPLE_ROWS = 5;
const DELIMITERS = Mapping.shape.delimiter.unwrap().options;

/** Names that people give to columns, without case, spaces, signs and units. */
const NAMES: Record<Target, readonly string[]> = {
  application: ['application', 'app', 'benchmark', 'workload', 'program'],
  condition: ['condition', 'mode', 'scenario', 'experiment'],
  migrationFabric: ['migrationfabric', 'fabric', 'network', 'migrationnetwork', 'net'],
  mpiFabric: ['mpifabric', 'mpinetwork'],
  simultaneous: ['simultaneous', 'atonce', 'concurrent', 'concurrency', 'parallelmigrations'],
  vms: ['vms', 'vm', 'processors', 'procs', 'ranks', 'np', 'nodes'],
  repetition: ['repetition', 'rep', 'run', 'trial', 'iteration', 'replicate'],
  seconds: ['seconds', 'time', 'runtime', 'duration', 'elapsed', 'walltime', 'totalseconds'],
  applicationSeconds: ['applicationseconds', 'appseconds', 'apptime'],
  migrationSeconds: ['migrationseconds', 'migrationtime'],
};

/** Reads the beginning of a table. @throws LabError `bad-input` when there is no header and no row */
export function guessMapping(head: string): Guess {
  const [first = ''] = head.replace(/^\ufeff/, '').split(/\r\n|\n|\r/, 1);
  const delimiter = DELIMITERS.reduce((best, one) =>
    first.split(one).length > first.split(best).length ? one : best,
  );
  const [columns = [], ...sample] = firstRows(head, delimiter);
  if (columns.length === 0 || sample.length === 0)
    throw new LabError(
      'bad-input',
      'The file has no rows: the first line names the columns, every further line is a trial.',
    );
  return { columns, sample, delimiter, targets: guessTargets(columns) };
}

function firstRows(head: string, delimiter: string): string[][] {
  const options = {
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  };
  return parse(head, { ...options, to: SAMPLE_ROWS + 1 });
}

function guessTargets(columns: readonly string[]): Guess['targets'] {
  const plain = (name: string) => name.toLowerCase().replace(/\(.*\)|[^a-z]/g, '');
  return Object.fromEntries(
    Target.options.flatMap((target) => {
      const column = NAMES[target]
        .flatMap((name) => columns.find((candidate) => plain(candidate) === name) ?? [])
        .at(0);
      return column === undefined ? [] : [[target, { column }]];
    }),
  );
}

/** Nominal speeds of the fabrics whose names say them. */
export const fabricsOf = (names: readonly string[]): Mapping['fabrics'] =>
  names.flatMap((name) => {
    const speed = nominalMbps(name);
    return speed === null || !/^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(name) ? [] : [{ name, nominalMbps: speed }];
  });
