import { z } from 'zod';
import { LabError } from '#lib/domain/errors';
import { Check } from '#lib/domain/verdict';
import type { TrialState, Verdict } from '#lib/domain/words';
import { announce } from './changes.ts';
import type { Db } from './client.ts';
import { heldBy } from './holding.ts';
import { storable } from './storable.ts';

export interface Judged {
  readonly verdict: Verdict;
  readonly checks: readonly Check[];
  readonly baselineId: string | null;
}

/** Timings as columns, so that a chart needs no history; each is null where the trial could not tell. */
export interface TrialFigures {
  readonly thesisSeconds: number | null;
  readonly applicationSeconds: number | null;
  readonly migrationSeconds: number | null;
  /** What the pages show of the workload's own results. */
  readonly result: object | null;
}

/** Ends a trial: state, figures and first judgement in one guarded write. */
export async function finishTrial(
  db: Db,
  trial: { id: string; studyId: string; token: number },
  state: Extract<TrialState, 'finished' | 'cancelled'>,
  figures: TrialFigures,
  judged: Judged,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const finished = await tx.trial.updateMany({
      where: heldBy(trial.id, trial.token),
      data: {
        ...columns(judged),
        ...figures,
        result: storable(figures.result ?? {}),
        state,
        finishedAt: new Date(),
      },
    });
    if (finished.count === 0)
      throw new LabError('lease-lost', `Trial ${trial.id} belongs to another runner.`);
    await tx.judgement.create({ data: judgement(trial.id, judged) });
    await announce(tx, 'trial', trial.id);
    await announce(tx, 'study', trial.studyId);
  });
}

/** Judges a finished trial again: appended, the earlier judgement stays. */
export async function judgeAgain(
  db: Db,
  trial: { id: string; studyId: string },
  judged: Judged,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.trial.updateMany({ where: { id: trial.id, state: 'finished' }, data: columns(judged) });
    await tx.judgement.create({ data: judgement(trial.id, judged) });
    await announce(tx, 'study', trial.studyId);
  });
}

/** The newest judgement of a trial. */
export async function latestJudgement(db: Db, trialId: string): Promise<(Judged & { at: Date }) | null> {
  const row = await db.judgement.findFirst({ where: { trialId }, orderBy: { at: 'desc' } });
  if (!row) return null;
  return {
    verdict: row.verdict as Verdict,
    checks: z.array(Check).parse(row.checks),
    baselineId: row.baselineId,
    at: row.at,
  };
}

/** Finished trials of a cluster's open studies that wait for a baseline: `unknown` and judged without one. */
export async function waitingForBaseline(
  db: Db,
  clusterId: string,
): Promise<{ id: string; studyId: string }[]> {
  return db.trial.findMany({
    where: {
      study: { clusterId, finishedAt: null },
      cell: { condition: { not: 'migration_only' } },
      state: 'finished',
      verdict: 'unknown',
      judgements: { every: { baselineId: null } },
    },
    orderBy: { position: 'asc' },
    select: { id: true, studyId: true },
  });
}

const columns = (judged: Judged) => ({
  verdict: judged.verdict,
  reasons: storable(judged.checks.flatMap((check) => (check.reason ? [check.reason] : []))),
});

const judgement = (trialId: string, judged: Judged) => ({
  trialId,
  verdict: judged.verdict,
  checks: storable([...judged.checks]),
  baselineId: judged.baselineId,
});
