import { LabError } from '#lib/domain/errors';
import type { PlannedTrial } from '#lib/domain/expand';
import { type Pause, pauseOf } from '#lib/domain/pause';
import { StudySpec } from '#lib/domain/study';
import { StudyState } from '#lib/domain/words';
import { announce } from './changes.ts';
import type { Db, Tx } from './client.ts';
import { holdCluster, type StoredCluster } from './clusters.ts';

export interface EnqueueRequest {
  readonly spec: StudySpec;
  readonly cluster: StoredCluster;
  readonly trials: readonly PlannedTrial[];
  /** The same key twice is the same request: a double click makes one study. */
  readonly requestKey: string;
}

/** Ten thousand trials are written within seconds; a shared machine gets its time. */
const WRITE_TIMEOUT_MS = 60_000;
/** Every other request that took the same name in the same moment costs one more try. */
const SLUG_ATTEMPTS = 10;

/**
 * Writes a study with its planned trials, all or nothing. Returns its slug; for a repeated request the first one's.
 * @throws LabError `conflict` when its name is taken or its cluster is registered anew in this moment
 */
export async function enqueueStudy(db: Db, request: EnqueueRequest): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const earlier = await slugOfRequest(db, request.requestKey);
    if (earlier) return earlier;
    try {
      return await db.$transaction((tx) => writeStudy(tx, request), { timeout: WRITE_TIMEOUT_MS });
    } catch (error) {
      const raced = await slugOfRequest(db, request.requestKey);
      if (raced) return raced;
      if (!isNameTaken(error) || attempt === SLUG_ATTEMPTS) throw error;
    }
  }
}

async function slugOfRequest(db: Db, requestKey: string): Promise<string | undefined> {
  return (await db.study.findUnique({ where: { requestKey }, select: { slug: true } }))?.slug;
}

/** Another transaction took the slug between our look and our write (Prisma's P2002: a unique constraint). */
const isNameTaken = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'P2002';

async function writeStudy(tx: Tx, { spec, cluster, trials, requestKey }: EnqueueRequest): Promise<string> {
  await holdCluster(tx, cluster);
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
      clusterSpec: cluster.spec,
    },
  });
  await insertTrials(tx, study.id, trials);
  await announce(tx, 'study', study.id);
  return slug;
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
  readonly pause: Pause | null;
  readonly ended: boolean;
  readonly total: number;
  readonly done: number;
  readonly valid: number;
  /** Finished and not valid, set aside, or cancelled. */
  readonly notValid: number;
  /** Why its next trial does not start at the moment. */
  readonly trouble: string | null;
}

/** How far a study is. @throws LabError `not-found` */
export async function studyProgress(db: Db, slug: string): Promise<StudyProgress> {
  const study = await db.study.findUnique({
    where: { slug },
    include: {
      trials: { select: { state: true, verdict: true, setAside: { select: { at: true } } } },
      cluster: { select: { trouble: true } },
    },
  });
  if (!study) throw new LabError('not-found', `There is no study ${slug}.`);
  const done = study.trials.filter((trial) => trial.state === 'finished' || trial.state === 'cancelled');
  const valid = done.filter((trial) => trial.verdict === 'valid' && !trial.setAside).length;
  const state = StudyState.parse(study.state);
  const running = study.trials.filter((trial) => trial.state === 'running').length;
  return {
    state,
    pause: pauseOf(state, study.pauseRequestedAt, running),
    ended: study.finishedAt !== null,
    total: study.trials.filter((trial) => trial.state !== 'spared').length,
    done: done.length,
    valid,
    notValid: done.length - valid,
    trouble: study.finishedAt === null ? (study.cluster?.trouble ?? null) : null,
  };
}

/** What a study was declared as. @throws LabError `not-found`, also for one that was imported as a table */
export async function readStudySpec(db: Db, slug: string): Promise<StudySpec> {
  const study = await db.study.findUnique({ where: { slug }, select: { spec: true } });
  const spec = StudySpec.safeParse(study?.spec);
  if (spec.success) return spec.data;
  throw new LabError(
    'not-found',
    study ? `Study ${slug} was not declared here.` : `There is no study ${slug}.`,
  );
}
