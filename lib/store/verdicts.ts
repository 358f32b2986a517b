import { z } from 'zod';
import { LabError } from '#lib/domain/errors';
import { Check } from '#lib/domain/verdict';
import type { TrialState, Verdict } from '#lib/domain/words';
import { announce } from './changes.ts';
import type { Db } from './client.ts';

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
      where: { id: trial.id, fencingToken: trial.token, state: 'running' },
      data: { ...columns(judged), ...figures, result: figures.result ?? {}, state, finishedAt: new Date() },
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

/** Finished trials of a study that wait for a baseline: `unknown` and judged without one. */
export async function waitingForBaseline(db: Db, studyId: string): Promise<string[]> {
  const rows = await db.trial.findMany({
    where: { studyId, state: 'finished', verdict: 'unknown', judgements: { every: { baselineId: null } } },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

const columns = (judged: Judged) => ({
  verdict: judged.verdict,
  reasons: judged.checks.flatMap((check) => (check.reason ? [check.reason] : [])),
});

const judgement = (trialId: string, judged: Judged) => ({
  trialId,
  verdict: judged.verdict,
  checks: [...judged.checks],
  baselineId: judged.baselineId,
});
