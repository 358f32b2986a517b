import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ClusterSpec, clusterNodes } from '#lib/domain/cluster';
import { type EventData, type EventType, eventsOf, type TrialEvent } from '#lib/domain/history';
import type { ReportLine } from '#lib/domain/job';
import type { StudySpec } from '#lib/domain/study';
import { aStudy } from '#lib/domain/test-builders';
import { launchStudy } from '#lib/launching/launch';
import { readYaml } from '#lib/launching/read-yaml';
import { readHostKey } from '#lib/remote/connection';
import { saveCluster } from '#lib/store/clusters';
import { readHistory } from '#lib/store/events';
import { confirmKeys, recordSeenKey } from '#lib/store/host-keys';
import { getJob, requestJob } from '#lib/store/jobs';
import { readSamples } from '#lib/store/samples';
import { studyProgress } from '#lib/store/studies';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { unlock, until, untilIdle, VMS } from './test-machines.ts';

const CLUSTER = 'testbed-engine';

/** HPL for some 15 s on two ranks that share two processors with everything else, in 200 MB. */
export const LONG_HPL = { id: 'hpl', settings: { ns: [5000, 5000, 5000], nbs: [128] } };

export interface RunningRunner {
  readonly process: ChildProcess;
  /** Ends it and waits until it is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** The testbed that tests share, and the VMs that these use of it. */
const SHARED = { file: 'data/testbed/cluster.yaml', vms: VMS.map(String) };

/** A database of its own, VMs of a testbed as a cluster, and real runner processes. */
export class TestLab {
  readonly #runners: RunningRunner[] = [];
  clusterId = '';

  private constructor(
    readonly test: TestDatabase,
    readonly isShared: boolean,
  ) {}

  static async open(testbed = SHARED): Promise<TestLab> {
    const lab = new TestLab(await testDatabase(), testbed === SHARED);
    if (lab.isShared) await untilIdle();
    const text = readFileSync(testbed.file, 'utf8');
    const whole = readYaml(text, ClusterSpec, 'The cluster file');
    const vms = whole.vms.filter(({ id }) => testbed.vms.includes(id));
    const { id } = await saveCluster(lab.test.db, { ...whole, name: CLUSTER, vms });
    lab.clusterId = id;
    await lab.trustKeys();
    return lab;
  }

  /** Trusts the keys that the machines show, or others instead. */
  async trustKeys(instead: Readonly<Record<string, string>> = {}): Promise<void> {
    const { db } = this.test;
    const row = await db.cluster.findUniqueOrThrow({ where: { id: this.clusterId } });
    const seen: string[] = [];
    for (const node of clusterNodes(ClusterSpec.parse(row.spec))) {
      const fingerprint = instead[node.name] ?? (await readHostKey(node));
      const { name, address, login } = node;
      await recordSeenKey(db, this.clusterId, { node: name, address, port: login.port, fingerprint });
      seen.push(fingerprint);
    }
    await confirmKeys(db, this.clusterId, seen);
  }

  startRunner(): RunningRunner {
    const child = spawn(process.execPath, ['--import', 'tsx', 'runner/main.ts'], {
      env: { ...process.env, DATABASE_URL: this.test.url },
      stdio: ['ignore', process.env['LAB_SHOW_RUNNER'] ? 'inherit' : 'ignore', 'inherit'],
    });
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const runner = {
      process: child,
      end: async (signal: NodeJS.Signals) => {
        if (child.exitCode === null && child.signalCode === null) child.kill(signal);
        await gone;
      },
    };
    this.#runners.push(runner);
    return runner;
  }

  /** Launches a study of two rounds of both VMs, there and back. Returns its slug. */
  async launch(part: Partial<StudySpec>): Promise<string> {
    const spec = aStudy({
      workloads: [LONG_HPL],
      conditions: ['app_with_migration'],
      vms: [2],
      simultaneous: [2],
      migrations: 4,
      repetitions: 1,
      firstRoundDelaySeconds: 0,
      ...part,
    });
    const launched = await launchStudy(this.test.db, spec, CLUSTER, randomUUID());
    if ('problems' in launched) throw new Error(JSON.stringify(launched.problems));
    return launched.slug;
  }

  async ended(slug: string): Promise<Awaited<ReturnType<typeof studyProgress>>> {
    await until(async () => (await studyProgress(this.test.db, slug)).ended, `${slug} ends`, 180);
    return studyProgress(this.test.db, slug);
  }

  async trial(slug: string) {
    const [trial] = await readSamples(this.test.db, slug);
    if (!trial) throw new Error(`study ${slug} has no trial`);
    return trial;
  }

  async history(slug: string): Promise<TrialEvent[]> {
    return this.historyOf((await this.trial(slug)).trialId);
  }

  historyOf(trialId: string): Promise<TrialEvent[]> {
    return readHistory(this.test.db, trialId);
  }

  async lastTrial(): Promise<{ trialId: string }> {
    const last = await this.test.db.trial.findFirstOrThrow({ orderBy: { startedAt: 'desc' } });
    return { trialId: last.id };
  }

  /** The lines of a check of the cluster. */
  async check(): Promise<readonly ReportLine[]> {
    const { db } = this.test;
    const id = await requestJob(db, this.clusterId, 'check');
    await until(async () => (await getJob(db, id))?.state === 'finished', 'the check is done', 60);
    return (await getJob(db, id))?.lines ?? [];
  }

  /** Waits for trouble of the cluster, other than the one known. */
  async trouble(other: string | null = null): Promise<string> {
    let trouble: string | null = null;
    const look = async () => {
      ({ trouble } = await this.test.db.cluster.findUniqueOrThrow({ where: { id: this.clusterId } }));
      return trouble !== null && trouble !== other;
    };
    await until(look, 'the cluster is in trouble', 30);
    return trouble ?? '';
  }

  /** Waits for an event of one kind; `which` looks into it. */
  async sees<T extends EventType>(
    slug: string,
    type: T,
    which: (data: EventData<T>) => boolean = () => true,
  ): Promise<Extract<TrialEvent, { type: T }>> {
    let seen: Extract<TrialEvent, { type: T }> | undefined;
    const look = async () => {
      const events = eventsOf(await this.history(slug), type);
      seen = events.find((event) => which(event.data as EventData<T>));
      return seen !== undefined;
    };
    await until(look, `${slug}: ${type}`, 60);
    if (!seen) throw new Error(`${type} was not seen`);
    return seen;
  }

  /** LAB_DUMP=DIRECTORY keeps every trial's history, for looking at what happened. */
  async #dump(): Promise<void> {
    const directory = process.env['LAB_DUMP'];
    if (!directory) return;
    for (const { id, studyId, state, verdict, reasons } of await this.test.db.trial.findMany()) {
      const events = await readHistory(this.test.db, id);
      const text = JSON.stringify({ id, studyId, state, verdict, reasons, events });
      writeFileSync(path.join(directory, `${id}.json`), text);
    }
  }

  async endRunners(): Promise<void> {
    await Promise.all(this.#runners.splice(0).map((runner) => runner.end('SIGTERM')));
  }

  /** Runners may have been killed: the locks of an installation that is gone would keep the next test waiting. */
  async close(): Promise<void> {
    await this.endRunners();
    if (this.isShared) await unlock();
    await this.#dump();
    await this.test.drop();
  }
}
