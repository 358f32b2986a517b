import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clusterNodes } from '#lib/domain/cluster';
import { type EventData, type EventType, eventsOf, type TrialEvent } from '#lib/domain/history';
import type { StudySpec } from '#lib/domain/study';
import { aStudy } from '#lib/domain/test-builders';
import { launchStudy } from '#lib/launching/launch';
import { saveCluster } from '#lib/store/clusters';
import { readHistory } from '#lib/store/events';
import { confirmKeys, recordSeenKey } from '#lib/store/host-keys';
import { readSamples } from '#lib/store/samples';
import { studyProgress } from '#lib/store/studies';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { compare, type Losses } from '../scripts/chaos/compare.ts';
import { deedsOf } from '../scripts/chaos/deeds.ts';
import type { Fault } from './faults.ts';
import { keysOf } from './keys.ts';
import { kill, processesOf } from './proc.ts';
import { type Rehearsal, startRehearsal } from './rehearsal.ts';
import type { Settings } from './settings.ts';

const POLL_MS = 100;
/** What `npm run chaos -- --slow` asks for: waits as long as the issue names them, not as long as they must be. */
export const FULL_LENGTH = process.env['LAB_FULL_LENGTH'] === '1';
export const NOTHING_LOST: Losses = { lost: 0, duplicated: 0, misattributed: 0 };

/** HPL for some four seconds on two VMs. */
const SHORT_HPL = { id: 'hpl', settings: { ns: [2000], nbs: [128] } };

/** For tests: a database of its own, a real runner, and as many rehearsal clusters as are asked for. */
export class TestRehearsals {
  readonly #open: Rehearsal[] = [];
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'lab-rehearsal-'));
  readonly #runners: ChildProcess[] = [];

  private constructor(readonly test: TestDatabase) {}

  static async open(): Promise<TestRehearsals> {
    return new TestRehearsals(await testDatabase());
  }

  /** `preload`: modules that the runner's process loads before it. */
  startRunner(...preload: readonly string[]): ChildProcess {
    const imports = ['tsx', ...preload].flatMap((one) => ['--import', one]);
    const runner = spawn(process.execPath, [...imports, 'runner/main.ts'], {
      env: { ...process.env, DATABASE_URL: this.test.url },
      stdio: ['ignore', process.env['LAB_SHOW_RUNNER'] ? 'inherit' : 'ignore', 'inherit', 'ipc'],
    });
    this.#runners.push(runner);
    return runner;
  }

  /** Ends all runners; one that was stopped is woken to hear it. */
  async endRunners(): Promise<void> {
    await Promise.all(
      this.#runners.splice(0).map((runner) => {
        if (runner.exitCode !== null || runner.signalCode !== null) return null;
        runner.kill('SIGCONT');
        runner.kill('SIGTERM');
        return new Promise((resolve) => runner.once('exit', resolve));
      }),
    );
  }

  /** A cluster under this name, registered and trusted. */
  async cluster(
    name: string,
    faults: readonly Partial<Fault>[],
    part: Partial<Settings> = {},
  ): Promise<Rehearsal> {
    const folder = path.join(this.#folder, name);
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'rehearsal.yaml'), JSON.stringify({ ...part, faults }));
    const rehearsal = await startRehearsal(folder);
    this.#open.push(rehearsal);
    const { db } = this.test;
    const { id } = await saveCluster(db, { ...rehearsal.cluster, name });
    const { fingerprint } = keysOf(folder);
    for (const { name: node, address, login } of clusterNodes(rehearsal.cluster))
      await recordSeenKey(db, id, { node, address, port: login.port, fingerprint });
    await confirmKeys(db, id, [fingerprint]);
    return rehearsal;
  }

  /** Launches a study; two rounds of two VMs under a short HPL, unless said otherwise. Returns its slug. */
  async launch(cluster: string, part: Partial<StudySpec> = {}): Promise<string> {
    const spec = aStudy({
      title: `On ${cluster}`,
      workloads: [SHORT_HPL],
      conditions: ['app_with_migration'],
      migrations: 4,
      repetitions: 1,
      firstRoundDelaySeconds: 0,
      ...part,
    });
    const launched = await launchStudy(this.test.db, spec, cluster, randomUUID());
    if ('problems' in launched) throw new Error(JSON.stringify(launched.problems));
    return launched.slug;
  }

  /** The trials of a study when it has ended. */
  async ended(slug: string, seconds = 60) {
    const deadline = Date.now() + seconds * 1000;
    while (!(await studyProgress(this.test.db, slug)).ended) {
      if (Date.now() > deadline) throw new Error(`${slug} did not end within ${seconds} s`);
      await sleep(POLL_MS);
    }
    return readSamples(this.test.db, slug);
  }

  history(trialId: string) {
    return readHistory(this.test.db, trialId);
  }

  /** The first trial of a study, as far as it has come, with its history. */
  async first(slug: string) {
    const [trial] = await readSamples(this.test.db, slug);
    if (!trial) throw new Error(`study ${slug} has no trial`);
    return { ...trial, history: await this.history(trial.trialId) };
  }

  /** Waits for an event of one kind in the study's first trial; `which` looks into it. */
  async sees<T extends EventType>(
    slug: string,
    type: T,
    which: (data: EventData<T>) => boolean = () => true,
    seconds = 40,
  ): Promise<Extract<TrialEvent, { type: T }>> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      const events = eventsOf((await this.first(slug)).history, type);
      const seen = events.find(({ data }) => which(data as EventData<T>));
      if (seen) return seen;
      if (Date.now() > deadline) throw new Error(`${slug}: no ${type} within ${seconds} s`);
      await sleep(POLL_MS);
    }
  }

  /** What the cluster's machines told of all its trials against what the store holds of them. */
  async losses({ place }: Rehearsal, slug: string): Promise<Losses> {
    const trials = await readSamples(this.test.db, slug);
    const recorded = trials.map(async ({ trialId, state }) => ({
      trialId,
      ended: state === 'finished' || state === 'cancelled',
      history: await this.history(trialId),
    }));
    return compare(deedsOf(place.base), await Promise.all(recorded));
  }

  async close(): Promise<void> {
    await this.endRunners();
    for (const { place, close } of this.#open) {
      await close();
      for (const pid of [...processesOf(place).values()].flat()) kill(pid);
    }
    rmSync(this.#folder, { recursive: true, force: true });
    await this.test.drop();
  }
}
