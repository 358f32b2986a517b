import { THESIS_REASON, THESIS_STUDY, type ThesisCell, thesisCells } from '../../prisma/seeds/thesis.ts';
import type { Db, Tx } from './client.ts';

/** Any fixed number; it names this import among the database's advisory locks. */
const IMPORT_LOCK = 201027;
const TRANSACTION_TIMEOUT_MS = 30_000;

/**
 * Loads the thesis' trials as study `thesis`, all or nothing, once: a second call changes nothing, and of two
 * at the same time one waits for the other. Returns whether this call wrote it.
 */
export async function importThesis(db: Db): Promise<boolean> {
  if (await isImported(db)) return false;
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${IMPORT_LOCK})`;
      if (await isImported(tx)) return false;
      await write(tx, thesisCells());
      return true;
    },
    { timeout: TRANSACTION_TIMEOUT_MS, maxWait: TRANSACTION_TIMEOUT_MS },
  );
}

const isImported = async (db: Tx) => (await db.study.count({ where: { slug: THESIS_STUDY.slug } })) > 0;

async function write(tx: Tx, cells: readonly ThesisCell[]): Promise<void> {
  const { slug, title, provenance, source, fabrics } = THESIS_STUDY;
  const spec = { title, fabrics: fabrics.map((fabric) => ({ ...fabric })), migrations: 8 };
  const study = await tx.study.create({
    data: { slug, title, provenance, source, spec, state: 'finished' },
  });
  await tx.cell.createMany({
    data: cells.map(({ key, trials, ...factors }) => ({
      id: key,
      key,
      studyId: study.id,
      ...factors,
      // Which network carried MPI is uncertain: the thesis' script switched only the migration network.
      mpiFabric: null,
      spec: { ...factors, mpiFabric: null, migrations: factors.simultaneous === 0 ? 0 : 8 },
    })),
  });
  await tx.trial.createMany({
    data: cells.flatMap((cell) =>
      cell.trials.map(({ id, repetition, position, seconds }) => ({
        id,
        studyId: study.id,
        cellId: cell.key,
        repetition,
        block: repetition,
        position,
        state: 'finished',
        verdict: 'unknown',
        reasons: [THESIS_REASON],
        thesisSeconds: seconds,
      })),
    ),
  });
}
