import { LabError } from '#lib/domain/errors';
import type { PlannedTrial } from '#lib/domain/expand';
import type { StudySpec } from '#lib/domain/study';
import { StudyState } from '#lib/domain/words';
import { announce } from './changes.ts';
import type { Db, Tx } from './client.ts';
import type { StoredCluster } from './clusters.ts';

export interface EnqueueRequest {
  readonly spec: StudySpec;
  readonly cluster: StoredCluster;
  readonly trials: readonly PlannedTrial[];
  /** The same key twice is the same request: a double click makes one study. */
  readonly requestKey: string;
}

/** Writes a study with its planned trials, all or nothing. Returns its slug; for a repeated request the first one's. */
export async function enqueueStudy(db: Db, request: EnqueueRequest): Promise<string> {
  const { spec, cluster, trials, requestKey } = request;
  const earlier = await db.study.findUnique({ where: { requestKey }, select: { slug: true } });
  if (earlier) return earlier.slug;
  try {
    return await db.$transaction(async (tx) => {
      const slug = await freeSlug(tx, spec);
      const study = await tx.study.create({
        data: {
          slug,
          title: spec.title,
          provenance: cluster.spec.provenance,
          spec,
          orderSeed: spec.orderSeed,
          requestKey,
          clusterId: cluster.id,
        },
      });
      await insertTrials(tx, study.id, trials);
      await announce(tx, 'study', study.id);
      return slug;
    });
  } catch (error) {
    const raced = await db.study.findUnique({ where: { requestKey }, select: { slug: true } });
    if (raced) return raced.slug;
    throw error;
  }
}

async function insertTrials(tx: Tx, studyId: string, trials: readonly PlannedTrial[]): Promise<void> {
  const cells = [...new Map(trials.map((trial) => [trial.key, trial.cell])).entries()];
  const rows = await tx.cell.createManyAndReturn({
    data: cells.map(([key, cell]) => ({
      studyId,
      key,
      spec: cell,
      application: cell.application,
      condition: cell.condition,
      migrationFabric: cell.migrationFabric,
      mpiFabric: cell.mpiFabric,
      simultaneous: cell.simultaneous,
      vms: cell.vms,
    })),
    select: { id: true, key: true },
  });
  const ids = new Map(rows.map((row) => [row.key, row.id]));
  await tx.trial.createMany({
    data: trials.map(({ key, repetition, block, position }) => ({
      studyId,
      cellId: ids.get(key) ?? '',
      repetition,
      block,
      position,
    })),
  });
}

async function freeSlug(tx: Tx, spec: StudySpec): Promise<string> {
  if (spec.slug) {
    if (await tx.study.findUnique({ where: { slug: spec.slug } }))
      throw new LabError('conflict', `There is a study ${spec.slug} already: choose another name.`);
    return spec.slug;
  }
  const base =
    spec.title
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 50) || 'study';
  for (let i = 1; ; i++) {
    const slug = i === 1 ? base : `${base}-${i}`;
    if (!(await tx.study.findUnique({ where: { slug } }))) return slug;
  }
}

/** Asks for a study's end. The runner stops its trial and puts the VMs home; planned trials are not run. */
export async function requestCancel(db: Db, slug: string): Promise<void> {
  const study = await db.study.findUnique({ where: { slug } });
  if (!study) throw new LabError('not-found', `There is no study ${slug}.`);
  if (study.cancelRequestedAt) return;
  const asked = await db.study.updateMany({
    where: { id: study.id, cancelRequestedAt: null, state: { in: ['queued', 'running'] } },
    data: { cancelRequestedAt: new Date(), state: 'cancelling' },
  });
  if (asked.count === 0)
    throw new LabError('conflict', `Study ${slug} is ${study.state}: there is nothing to cancel.`);
  await announce(db, 'study', study.id);
}

export interface StudyProgress {
  readonly state: StudyState;
  readonly ended: boolean;
  readonly total: number;
  readonly done: number;
  readonly valid: number;
  /** Finished and not valid, or cancelled. */
  readonly notValid: number;
}

/** How far a study is. @throws LabError `not-found` */
export async function studyProgress(db: Db, slug: string): Promise<StudyProgress> {
  const study = await db.study.findUnique({
    where: { slug },
    include: { trials: { select: { state: true, verdict: true } } },
  });
  if (!study) throw new LabError('not-found', `There is no study ${slug}.`);
  const done = study.trials.filter((trial) => trial.state === 'finished' || trial.state === 'cancelled');
  const valid = done.filter((trial) => trial.verdict === 'valid').length;
  return {
    state: StudyState.parse(study.state),
    ended: study.finishedAt !== null,
    total: study.trials.length,
    done: done.length,
    valid,
    notValid: done.length - valid,
  };
}
