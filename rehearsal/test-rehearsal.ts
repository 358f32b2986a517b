import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clusterNodes } from '#lib/domain/cluster';
import type { StudySpec } from '#lib/domain/study';
import { aStudy } from '#lib/domain/test-builders';
import { launchStudy } from '#lib/launching/launch';
import { saveCluster } from '#lib/store/clusters';
import { readHistory } from '#lib/store/events';
import { confirmKeys, recordSeenKey } from '#lib/store/host-keys';
import { readSamples } from '#lib/store/samples';
import { studyProgress } from '#lib/store/studies';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import type { Fault } from './faults.ts';
import { keysOf } from './keys.ts';
import { kill, processesOf } from './proc.ts';
import { type Rehearsal, startRehearsal } from './rehearsal.ts';
import type { Settings } from './settings.ts';

const POLL_MS = 100;
/** HPL for some four seconds on two VMs. */
const SHORT_HPL = { id: 'hpl', settings: { ns: [2000], nbs: [128] } };

/** For tests: a database of its own, a real runner, and as many rehearsal clusters as are asked for. */
export class TestRehearsals {
  readonly #open: Rehearsal[] = [];
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'lab-rehearsal-'));
  #runner: ChildProcess | undefined;

  private constructor(readonly test: TestDatabase) {}

  static async open(): Promise<TestRehearsals> {
    return new TestRehearsals(await testDatabase());
  }

  startRunner(): ChildProcess {
    this.#runner = spawn(process.execPath, ['--import', 'tsx', 'runner/main.ts'], {
      env: { ...process.env, DATABASE_URL: this.test.url },
      stdio: ['ignore', process.env['LAB_SHOW_RUNNER'] ? 'inherit' : 'ignore', 'inherit'],
    });
    return this.#runner;
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

  async close(): Promise<void> {
    const runner = this.#runner;
    if (runner && runner.exitCode === null) {
      runner.kill('SIGTERM');
      await new Promise((resolve) => runner.once('exit', resolve));
    }
    for (const { place, close } of this.#open) {
      await close();
      for (const pid of [...processesOf(place).values()].flat()) kill(pid);
    }
    rmSync(this.#folder, { recursive: true, force: true });
    await this.test.drop();
  }
}
