import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StudySpec } from '#lib/domain/study';
import { launchStudy } from '#lib/launching/launch';
import { type Db, openDatabase } from '#lib/store/client';
import { readHistory } from '#lib/store/events';
import { studyProgress } from '#lib/store/studies';
import type { Deed } from '../../rehearsal/place.ts';
import { compare, type Losses } from './compare.ts';
import { endRunner, startRunner } from './runner-process.ts';

const POLL_MS = 50;
const END_TIMEOUT_MS = 300_000;

export interface KillPlan {
  /** Of a database of its own, in which the cluster is registered. */
  readonly url: string;
  readonly cluster: string;
  readonly kills: number;
  readonly random: () => number;
  /** Between a re-attach and the next kill at most. */
  readonly longestLifeMs: number;
  /** What the so-manieth study runs. */
  readonly study: (ordinal: number) => StudySpec;
  /** What the machines' own commands told of these trials. */
  readonly deeds: (trialIds: readonly string[]) => Promise<readonly Deed[]>;
  readonly onKill: () => void;
}

export interface KillResult extends Losses {
  readonly verdicts: readonly string[];
  /** Why trials are not valid. */
  readonly reasons: readonly string[];
  /** Seconds from each kill to the moment when the next runner has taken the trial up. */
  readonly reattach: readonly number[];
}

/** Kills the runner of a cluster again and again while it works, then compares machines and store. */
export async function killRunners(plan: KillPlan): Promise<KillResult> {
  const db = openDatabase(plan.url);
  let runner = startRunner(plan.url);
  try {
    const slugs: string[] = [];
    const reattach: number[] = [];
    while (reattach.length < plan.kills) {
      slugs.push(...(await keepBusy(db, plan, slugs.length + 1)));
      await untilRunning(db);
      await sleep(plan.random() * plan.longestLifeMs);
      const running = await db.trial.findFirst({ where: { state: 'running' } });
      if (!running) continue;
      runner.kill('SIGKILL');
      const killed = Date.now();
      runner = startRunner(plan.url);
      const taken = await takenUp(db, running.id, killed);
      if (taken === null) continue; // It had just ended: the kill cost nothing that could be taken up.
      reattach.push((taken - killed) / 1000);
      plan.onKill();
    }
    for (const slug of slugs) await untilEnded(db, slug);
    return { reattach, ...(await judge(db, plan)) };
  } finally {
    await endRunner(runner);
    await db.$disconnect();
  }
}

/** Launches another study when the last one is about to end. */
async function keepBusy(db: Db, { cluster, study }: KillPlan, ordinal: number): Promise<string[]> {
  if ((await db.trial.count({ where: { state: 'planned' } })) > 1) return [];
  const launched = await launchStudy(db, study(ordinal), cluster, randomUUID());
  if ('problems' in launched) throw new Error(JSON.stringify(launched.problems));
  return [launched.slug];
}

async function untilRunning(db: Db): Promise<void> {
  while (!(await db.trial.findFirst({ where: { state: 'running' } }))) await sleep(POLL_MS);
}

/** When a runner claimed the trial after the kill, ms since 1970; null when the trial had ended before. */
async function takenUp(db: Db, trialId: string, killed: number): Promise<number | null> {
  for (;;) {
    const where = { trialId, type: 'trial-claimed', at: { gt: new Date(killed) } };
    const claimed = await db.event.findFirst({ where, orderBy: { seq: 'desc' } });
    if (claimed) return claimed.at.getTime();
    const trial = await db.trial.findUniqueOrThrow({ where: { id: trialId } });
    if (trial.state !== 'running') return null;
    await sleep(POLL_MS);
  }
}

/** A study that does not end is counted: its trials are lost. */
async function untilEnded(db: Db, slug: string): Promise<void> {
  const deadline = Date.now() + END_TIMEOUT_MS;
  while (!(await studyProgress(db, slug)).ended && Date.now() < deadline) await sleep(POLL_MS * 10);
}

async function judge(db: Db, { deeds }: KillPlan): Promise<Omit<KillResult, 'reattach'>> {
  const rows = await db.trial.findMany();
  const trials = await Promise.all(
    rows.map(async ({ id, state }) => ({
      trialId: id,
      ended: state === 'finished',
      history: await readHistory(db, id),
    })),
  );
  const told = await deeds(rows.map(({ id }) => id));
  return {
    ...compare(told, trials),
    verdicts: rows.map(({ verdict }) => verdict ?? 'none'),
    reasons: rows.flatMap((row) => (row.verdict === 'valid' ? [] : [JSON.stringify(row.reasons)])),
  };
}
