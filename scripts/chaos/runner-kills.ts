import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StudySpec } from '#lib/domain/study';
import { launchStudy } from '#lib/launching/launch';
import { registerRehearsal } from '#lib/launching/rehearsal';
import { type Db, openDatabase } from '#lib/store/client';
import { readHistory } from '#lib/store/events';
import { studyProgress } from '#lib/store/studies';
import type { Deed } from '../../rehearsal/place.ts';
import type { Rehearsal } from '../../rehearsal/rehearsal.ts';
import { compare, type Losses } from './compare.ts';

const POLL_MS = 50;
const LONGEST_LIFE_MS = 3000;
const END_TIMEOUT_MS = 300_000;

export interface ChaosResult extends Losses {
  readonly kills: number;
  readonly trials: number;
  readonly verdicts: Readonly<Record<string, number>>;
  /** Why trials are not valid. */
  readonly reasons: readonly string[];
  /** Seconds from each kill to the moment when the next runner has taken the trial up. */
  readonly reattach: readonly number[];
}

/** What each study runs: all conditions, so that a kill may fall into any step. */
const study = (i: number) =>
  StudySpec.parse({
    title: `Chaos ${i}`,
    workloads: [{ id: 'hpl', settings: { ns: [2000], nbs: [128] } }],
    conditions: ['app_only', 'app_with_migration', 'migration_only'],
    vms: [2],
    simultaneous: [2],
    migrations: 4,
    migrationFabrics: ['10GbE'],
    mpiFabrics: ['10GbE'],
    repetitions: 2,
    firstRoundDelaySeconds: 0,
    orderSeed: i,
  });

/** Kills the runner of a rehearsal cluster again and again while it works, then compares machines and store. */
export async function killRunners(
  url: string,
  rehearsal: Rehearsal,
  kills: number,
  random: () => number,
  say: (text: string) => void,
): Promise<ChaosResult> {
  const db = openDatabase(url);
  try {
    const { spec } = await registerRehearsal(db, rehearsal.place.base);
    const slugs: string[] = [];
    const reattach: number[] = [];
    let runner = startRunner(url);
    while (reattach.length < kills) {
      slugs.push(...(await keepBusy(db, spec.name, slugs)));
      await untilRunning(db);
      await sleep(random() * LONGEST_LIFE_MS);
      const running = await db.trial.findFirst({ where: { state: 'running' } });
      if (!running) continue;
      runner.kill('SIGKILL');
      const killed = Date.now();
      runner = startRunner(url);
      const taken = await takenUp(db, running.id, killed);
      if (taken === null) continue; // It had just ended: the kill cost nothing that could be taken up.
      reattach.push((taken - killed) / 1000);
      if (reattach.length % 10 === 0) say(`${reattach.length} kills …`);
    }
    for (const slug of slugs) await untilEnded(db, slug);
    runner.kill('SIGTERM');
    return { kills: reattach.length, reattach, ...(await judge(db, rehearsal)) };
  } finally {
    await db.$disconnect();
  }
}

function startRunner(url: string) {
  return spawn(process.execPath, ['--import', 'tsx', 'runner/main.ts'], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: 'ignore',
  });
}

/** Launches another study when the last one is about to end. */
async function keepBusy(db: Db, cluster: string, slugs: readonly string[]): Promise<string[]> {
  if ((await db.trial.count({ where: { state: 'planned' } })) > 1) return [];
  const launched = await launchStudy(db, study(slugs.length + 1), cluster, randomUUID());
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

async function untilEnded(db: Db, slug: string): Promise<void> {
  const deadline = Date.now() + END_TIMEOUT_MS;
  while (!(await studyProgress(db, slug)).ended && Date.now() < deadline) await sleep(POLL_MS * 10);
}

async function judge(
  db: Db,
  { place }: Rehearsal,
): Promise<Losses & Pick<ChaosResult, 'trials' | 'verdicts' | 'reasons'>> {
  const rows = await db.trial.findMany();
  const trials = await Promise.all(
    rows.map(async ({ id, state }) => ({
      trialId: id,
      ended: state === 'finished',
      history: await readHistory(db, id),
    })),
  );
  const verdicts: Record<string, number> = {};
  for (const { verdict } of rows) verdicts[verdict ?? 'none'] = (verdicts[verdict ?? 'none'] ?? 0) + 1;
  const reasons = rows.flatMap((row) => (row.verdict === 'valid' ? [] : [JSON.stringify(row.reasons)]));
  return { ...compare(deedsOf(place.base), trials), trials: rows.length, verdicts, reasons };
}

/** What the machines' own commands told. */
export function deedsOf(base: string): Deed[] {
  const lines = readFileSync(path.join(base, 'truth.log'), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Deed);
}
