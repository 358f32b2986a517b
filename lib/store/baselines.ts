import { ClusterSpec } from '#lib/domain/cluster';
import { CellSpec } from '#lib/domain/study';
import type { Db } from './client.ts';

/** A valid application-only trial of the same study with the same workload, input, ranks and MPI fabric. */
export async function findBaseline(db: Db, studyId: string, cell: CellSpec): Promise<string | null> {
  const candidates = await db.trial.findMany({
    where: {
      studyId,
      state: 'finished',
      verdict: 'valid',
      setAside: null,
      cell: {
        condition: 'app_only',
        application: cell.application,
        vms: cell.vms,
        mpiFabric: cell.mpiFabric,
      },
    },
    orderBy: { position: 'asc' },
    include: { cell: true },
  });
  return candidates.find((trial) => CellSpec.parse(trial.cell.spec).inputHash === cell.inputHash)?.id ?? null;
}

/** The first valid trial of the same cell that ended before this one; null for the first itself. */
export async function findFirstOfCell(db: Db, trialId: string): Promise<string | null> {
  const { cellId } = await db.trial.findUniqueOrThrow({ where: { id: trialId }, select: { cellId: true } });
  const first = await db.trial.findFirst({
    where: { cellId, state: 'finished', verdict: 'valid' },
    orderBy: [{ finishedAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return first && first.id !== trialId ? first.id : null;
}

/** What a trial was planned with, frozen: for judging it again. */
export async function readTrialSpec(
  db: Db,
  trialId: string,
): Promise<{ cell: CellSpec; cluster: ClusterSpec }> {
  const trial = await db.trial.findUniqueOrThrow({
    where: { id: trialId },
    include: { cell: true, study: { select: { clusterSpec: true } } },
  });
  return { cell: CellSpec.parse(trial.cell.spec), cluster: ClusterSpec.parse(trial.study.clusterSpec) };
}
