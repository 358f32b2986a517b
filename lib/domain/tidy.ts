import type { CsvValue } from './csv.ts';
import { isCounted, type Sample } from './sample.ts';
import type { Provenance } from './words.ts';

/** A trial with what has to stand beside it once its table leaves the lab. */
export interface TidyRow extends Sample {
  readonly study: string;
  readonly provenance: Provenance;
}

interface TidyColumn {
  readonly name: string;
  readonly datatype: 'string' | 'integer' | 'double' | 'boolean' | 'dateTime';
  readonly unit?: 's';
  /** Whether a row may leave it empty. */
  readonly optional: boolean;
  readonly description: string;
  readonly value: (row: TidyRow) => CsvValue;
}

const time = (date: Date | null) => date?.toISOString() ?? null;

/** Every column of the tidy table, one row a trial: the writer, the dictionary and the mapping of imports read this. */
export const TIDY_COLUMNS: readonly TidyColumn[] = [
  column('study', 'string', 'Name of the study in its address.', (row) => row.study),
  column('provenance', 'string', 'measured, testbed, imported or rehearsal.', (row) => row.provenance),
  column('trial', 'string', 'Identifies the trial; in its address.', (row) => row.trialId),
  column(
    'position',
    'integer',
    'Place in the order of the study, from 1; for an imported study the place in its source.',
    (row) => row.position,
  ),
  column(
    'block',
    'integer',
    'Block of one repetition in which the order was randomised.',
    (row) => row.block,
  ),
  column('repetition', 'integer', 'Repetition within its cell, from 1.', (row) => row.repetition),
  column(
    'attempt',
    'integer',
    'Past 1 where an earlier trial of this cell and repetition was cancelled in its course or set aside.',
    (row) => row.attempt,
  ),
  column('application', 'string', 'The parallel application under test.', (row) => row.application),
  column(
    'workload',
    'string',
    'Its input as JSON: the same text for the same choice.',
    (row) => row.workload,
  ),
  column('condition', 'string', 'app_only, app_with_migration or migration_only.', (row) => row.condition),
  empty(
    'migration_fabric',
    'string',
    'Network that carried the migrations; empty where nothing migrates.',
    (row) => row.migrationFabric,
  ),
  empty(
    'mpi_fabric',
    'string',
    'Network that carried MPI; empty where no application ran or it is not known.',
    (row) => row.mpiFabric,
  ),
  column(
    'simultaneous',
    'integer',
    'Migrations at once in each round; 0 where nothing migrates.',
    (row) => row.simultaneous,
  ),
  empty(
    'vms',
    'integer',
    'Virtual machines with one MPI rank each; empty where no application ran.',
    (row) => row.vms,
  ),
  column(
    'state',
    'string',
    'planned, running, finished, cancelled or spared (not needed by the stopping rule).',
    (row) => row.state,
  ),
  empty('verdict', 'string', 'valid, unknown or invalid; empty until it was judged.', (row) => row.verdict),
  column(
    'counts',
    'boolean',
    'Whether the lab counts it: finished, timed and valid, or imported and timed; and not set aside.',
    (row) => isCounted(row, row.provenance),
  ),
  empty(
    'reasons',
    'string',
    'Why it is not valid; several are separated by “ | ”.',
    (row) => row.reasons.join(' | ') || null,
  ),
  empty(
    'set_aside',
    'string',
    'Why somebody had it repeated: it is kept and does not count; empty for all others.',
    (row) => row.setAside?.reason ?? null,
  ),
  empty('set_aside_at', 'dateTime', 'When that was decided, UTC.', (row) => time(row.setAside?.at ?? null)),
  empty(
    'set_aside_by',
    'string',
    'Who decided it: a browser session, or the lab command.',
    (row) => row.setAside?.by ?? null,
  ),
  {
    ...empty(
      'seconds',
      'double',
      'Thesis seconds: from the launch to the end of the application or of the last migration, whichever was later; for migrations only, the migrations.',
      (row) => row.seconds,
    ),
    unit: 's',
  },
  {
    ...empty(
      'application_seconds',
      'double',
      'From the launch to the end of the application.',
      (row) => row.applicationSeconds,
    ),
    unit: 's',
  },
  {
    ...empty(
      'migration_seconds',
      'double',
      'From the start of the first migration to the end of the last.',
      (row) => row.migrationSeconds,
    ),
    unit: 's',
  },
  empty('started_at', 'dateTime', 'When the trial was begun, UTC; empty where it is not known.', (row) =>
    time(row.startedAt),
  ),
  empty('finished_at', 'dateTime', 'When it ended, UTC; empty where it is not known.', (row) =>
    time(row.finishedAt),
  ),
];

function column(
  name: string,
  datatype: TidyColumn['datatype'],
  description: string,
  value: TidyColumn['value'],
): TidyColumn {
  return { name, datatype, description, value, optional: false };
}

function empty(...parts: Parameters<typeof column>): TidyColumn {
  return { ...column(...parts), optional: true };
}
