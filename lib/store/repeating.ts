import { ClusterSpec } from '#lib/domain/cluster';
import { LabError } from '#lib/domain/errors';
import type { Decider } from '#lib/domain/words';
import { announce } from './changes.ts';
import type { Db, Tx } from './client.ts';
import { holdCluster } from './clusters.ts';
import { storableText } from './storable.ts';

export interface RepeatRequest {
  readonly trialId: string;
  readonly by: Decider;
  /** Why; a valid trial is repeated for no other reason than a person's. */
  readonly reason: string;
}

const MAX_REASON = 500;

/**
 * Plans a trial once more, as the next attempt at the same place of the order, and sets the one that there is aside:
 * it stays with its history and verdict and counts no more, whatever it is judged later. Opens the study again.
 * Returns the id of the new attempt.
 * @throws LabError `not-found`; `bad-input` without a reason for a valid trial; `conflict` for one that has not ended,
 *   was repeated already or cannot run here
 */
export async function repeatTrial(db: Db, { trialId, by, reason }: RepeatRequest): Promise<string> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "Trial" WHERE id = ${trialId} FOR UPDATE`;
    const trial = await tx.trial.findUnique({ where: { id: trialId }, include: { study: true } });
    if (!trial) throw new LabError('not-found', `There is no trial ${trialId}.`);
    const why = reason.trim().slice(0, MAX_REASON);
    assertEnded(trial);
    await assertLatest(tx, trial);
    if (trial.verdict === 'valid' && why === '')
      throw new LabError('bad-input', 'The trial is valid: say why it is to be repeated all the same.');
    await reopen(tx, trial.study);
    const standing = `it was ${trial.verdict ?? trial.state}`;
    await tx.setAside.create({
      data: { trialId, by, reason: storableText(why === '' ? `Repeated: ${standing}.` : why) },
    });
    const { studyId, cellId, repetition, position, block } = trial;
    const attempt = trial.attempt + 1;
    const next = await tx.trial.create({
      data: { studyId, cellId, repetition, position, block, attempt },
    });
    await announce(tx, 'study', studyId);
    await announce(tx, 'trial', trialId);
    return next.id;
  });
}

function assertEnded({ id, state, startedAt }: { id: string; state: string; startedAt: Date | null }): void {
  if (state === 'finished' || (state === 'cancelled' && startedAt)) return;
  const what =
    state === 'cancelled' ? 'never began: run what its study lacks' : `is ${state}: it has not ended`;
  throw new LabError('conflict', `Trial ${id} ${what}.`);
}

async function assertLatest(
  tx: Tx,
  { cellId, repetition, attempt }: { cellId: string; repetition: number; attempt: number },
): Promise<void> {
  const later = await tx.trial.findFirst({ where: { cellId, repetition, attempt: { gt: attempt } } });
  if (later)
    throw new LabError('conflict', `It was repeated already: attempt ${later.attempt} is ${later.id}.`);
}

interface StudyRow {
  readonly id: string;
  readonly slug: string;
  readonly clusterId: string | null;
  readonly clusterSpec: unknown;
}

/** The study goes on, on the cluster as it was: another one would give another trial. */
async function reopen(tx: Tx, { id, slug, clusterId, clusterSpec }: StudyRow): Promise<void> {
  if (!clusterId) throw new LabError('conflict', `Study ${slug} has no cluster here to run on.`);
  // Nobody closes it meanwhile for having nothing left to run.
  await tx.$executeRaw`SELECT 1 FROM "Study" WHERE id = ${id} FOR UPDATE`;
  await holdCluster(tx, { id: clusterId, spec: ClusterSpec.parse(clusterSpec) });
  const reopened = await tx.study.updateMany({
    where: { id, state: { in: ['finished', 'cancelled'] } },
    data: { state: 'queued', cancelRequestedAt: null, pauseRequestedAt: null, finishedAt: null },
  });
  if (reopened.count > 0) return;
  const going = await tx.study.count({ where: { id, state: { in: ['queued', 'running'] } } });
  if (going === 0)
    throw new LabError('conflict', `Study ${slug} is being cancelled: repeat the trial when it has ended.`);
}
