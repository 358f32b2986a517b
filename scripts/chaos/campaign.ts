import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StudySpec } from '#lib/domain/study';
import { launchStudy } from '#lib/launching/launch';
import { type Db, openDatabase } from '#lib/store/client';
import { describeMemory, type MemorySample } from './memory-report.ts';
import { registerTrusted } from './register.ts';
import { endRunner, memoryOf, startRunner } from './runner-process.ts';
import type { Workshop } from './workshop.ts';

const PROBE = path.join(import.meta.dirname, 'memory-probe.ts');
/** Side by side under one runner, so that what grows with a cluster or a trial grows sooner. */
const CLUSTERS = 4;
const SPEED = 500;
/** Of the thesis' time: what its longer trials took. HPL of this order takes it on two VMs in the model. */
const TRIAL_SECONDS = 3000;
const ORDER = 5930;
const SAMPLE_MS = 5000;
const SAY_EVERY = 12;
const HOUR_SECONDS = 3600;

const study = (cluster: string, repetitions: number) =>
  StudySpec.parse({
    title: `Campaign on ${cluster}`,
    workloads: [{ id: 'hpl', settings: { ns: [ORDER], nbs: [128] } }],
    conditions: ['app_only', 'app_with_migration'],
    vms: [2],
    simultaneous: [1],
    migrations: 4,
    migrationFabrics: ['10GbE'],
    mpiFabrics: ['10GbE'],
    repetitions,
    firstRoundDelaySeconds: 0,
  });

/** One runner drives rehearsal trials for so many simulated hours. Returns whether its memory stayed flat. */
export async function runCampaign(
  workshop: Workshop,
  hours: number,
  say: (text: string) => void,
): Promise<boolean> {
  const url = await workshop.database();
  const db = openDatabase(url);
  const repetitions = Math.ceil((hours * HOUR_SECONDS) / TRIAL_SECONDS / CLUSTERS / 2);
  for (let i = 1; i <= CLUSTERS; i++) await launchOn(workshop, db, `campaign-${i}`, repetitions);
  const runner = startRunner(url, ['--expose-gc', '--import', 'tsx', '--import', PROBE]);
  try {
    const samples: MemorySample[] = [];
    const begun = performance.now();
    while ((await db.study.count({ where: { finishedAt: null } })) > 0) {
      await sleep(SAMPLE_MS);
      const trials = await db.trial.count({ where: { state: 'finished' } });
      const { rss, heapUsed } = await memoryOf(runner);
      samples.push({ seconds: (performance.now() - begun) / 1000, trials, rss, heapUsed });
      if (samples.length % SAY_EVERY === 0) say(`${trials} trials …`);
    }
    say(await describeTrials(db));
    const { lines, flat } = describeMemory(samples);
    for (const line of lines) say(line);
    return flat;
  } finally {
    await endRunner(runner);
    await db.$disconnect();
  }
}

async function launchOn(workshop: Workshop, db: Db, name: string, repetitions: number): Promise<void> {
  const { cluster } = await workshop.rehearsal(name, { speed: SPEED });
  await registerTrusted(db, { ...cluster, name });
  const launched = await launchStudy(db, study(name, repetitions), name, randomUUID());
  if ('problems' in launched) throw new Error(JSON.stringify(launched.problems));
}

/** Simulated time is the application's alone: what the runner does around it takes real time and is not counted. */
async function describeTrials(db: Db): Promise<string> {
  const trials = await db.trial.findMany({
    select: { verdict: true, applicationSeconds: true, _count: { select: { events: true } } },
  });
  const seconds = trials.reduce((sum, one) => sum + (one.applicationSeconds ?? 0), 0) * SPEED;
  const events = trials.reduce((sum, one) => sum + one._count.events, 0);
  const valid = trials.filter(({ verdict }) => verdict === 'valid').length;
  return `${trials.length} trials (${valid} valid), ${(seconds / HOUR_SECONDS).toFixed(0)} simulated hours of HPL, ${events} events`;
}
