import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { aCluster } from '#lib/domain/test-builders';
import { LOCK_STALE_SECONDS } from '#lib/remote/locked-line';
import { getClusterById, type StoredCluster, saveCluster } from '#lib/store/clusters';
import { readHistory } from '#lib/store/events';
import { getJob, requestJob } from '#lib/store/jobs';
import { readSamples } from '#lib/store/samples';
import { storedStudy } from '#lib/store/test-builders';
import { latestJudgement } from '#lib/store/verdicts';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { driveCluster } from './cluster.ts';
import { ModelCluster } from './trial/test-model.ts';

// The model's clock stands still between commands.
vi.mock('#lib/remote/clock', () => ({
  measureClock: async () => ({ offsetSeconds: 0, boundSeconds: 0.001 }),
}));

/** An installation: a database of its own, in which each test’s cluster is registered anew. */
class Lab {
  cluster!: StoredCluster;
  readonly asked: string[] = [];
  slug = '';

  private constructor(
    readonly name: string,
    readonly test: TestDatabase,
  ) {}

  static async open(name: string): Promise<Lab> {
    return new Lab(name, await testDatabase());
  }

  async launch(): Promise<void> {
    this.cluster = await saveCluster(this.test.db, { ...aCluster(), name: `${this.name}-${randomUUID()}` });
    const part = { conditions: ['migration_only' as const], migrations: 2, repetitions: 1, vms: [2] };
    this.slug = await storedStudy(this.test.db, this.cluster, part);
  }

  /** Drives the cluster until nothing is left to do, or `shutdown`. `halt` is asked before each command. */
  async drive(model: ModelCluster, shutdown = never, halt = async (_: string) => {}): Promise<void> {
    await driveCluster(this.test.db, this.cluster.id, `${this.name}-runner`, shutdown, ({ name }) => {
      const line = model.line(name);
      const execute: typeof line.execute = async (command, options) => {
        await halt(command.argv.join(' '));
        const before = model.asked.length;
        const output = await line.execute(command, options);
        this.asked.push(model.asked[before] ?? '');
        return output;
      };
      return { ...line, execute };
    });
  }

  async trouble(): Promise<string | null> {
    return (await getClusterById(this.test.db, this.cluster.id)).trouble;
  }

  async trial() {
    const [trial] = await readSamples(this.test.db, this.slug);
    if (!trial) throw new Error('no trial');
    return trial;
  }

  async locks() {
    const history = await readHistory(this.test.db, (await this.trial()).trialId);
    return history.flatMap((event) => (event.type === 'machine-locked' ? [event.data] : []));
  }

  async alone() {
    const judgement = await latestJudgement(this.test.db, (await this.trial()).trialId);
    return judgement?.checks.find((check) => check.id === 'alone')?.verdict;
  }
}

const never = new AbortController().signal;
const isMigration = (command: string) => command.includes('vzmigrate');
let one: Lab;
let two: Lab;
let model: ModelCluster;
beforeAll(async () => {
  [one, two] = await Promise.all([Lab.open('one'), Lab.open('two')]);
});
beforeEach(async () => {
  model = new ModelCluster(aCluster());
  for (const lab of [one, two]) {
    lab.asked.length = 0;
    await lab.launch();
  }
});
afterAll(() => Promise.all([one.test.drop(), two.test.drop()]));

/** The first lab's runner dies in a round: what it started goes on, its locks stay. */
async function abandonOne(): Promise<void> {
  const shutdown = new AbortController();
  await one.drive(model, shutdown.signal, async (command) => {
    if (isMigration(command)) shutdown.abort();
  });
  expect(await one.trial()).toMatchObject({ state: 'running' });
  expect(model.locks.on.size).toBe(3);
}

async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('two installations on one cluster', () => {
  it('work one after the other: the second touches nothing, and says who is there', async () => {
    let goOn = () => {};
    const gate = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const first = one.drive(model, never, (command) => (isMigration(command) ? gate : Promise.resolve()));
    await waitFor(async () => (await one.trial()).state === 'running' && one.asked.length > 10);
    const second = two.drive(model);
    await waitFor(async () => (await two.trouble()) !== null);
    expect(await two.trouble()).toMatch(
      new RegExp(
        `^hA is used by the migration-lab on .* \\(runner one-runner, study ${one.slug}, cluster ${one.cluster.spec.name}\\) since 1970-01-12 13:46 UTC\\. It is free`,
      ),
    );
    expect(two.asked.every((asked) => asked.includes('LOCK_SCRIPT'))).toBe(true);
    goOn();
    await Promise.all([first, second]);
    expect(await two.trouble()).toBeNull();
    for (const lab of [one, two]) {
      expect((await lab.trial()).state).toBe('finished');
      expect((await lab.locks()).map(({ how }) => how)).toEqual(['claimed', 'claimed', 'claimed']);
      expect(await lab.alone()).toBe('valid');
    }
    expect(model.locks.on.size).toBe(0);
  });

  it('do not wait for one that died when it is their own: its next runner goes on at once', async () => {
    await abandonOne();
    await one.drive(model);
    expect((await one.locks()).map(({ how }) => how)).toEqual([
      ...['claimed', 'claimed', 'claimed'],
      ...['kept', 'kept', 'kept'],
    ]);
    expect(await one.alone()).toBe('valid');
  });

  it('take over from one that was silent for too long, which says so and is found out', async () => {
    await abandonOne();
    model.letMovesEnd();
    model.now += LOCK_STALE_SECONDS + 10;
    await two.drive(model);
    const taken = { how: 'taken', from: expect.stringContaining(`runner one-runner, study ${one.slug}`) };
    expect(await two.locks()).toMatchObject([taken, taken, taken]);
    expect((await two.locks())[0]?.silentSeconds).toBeGreaterThan(LOCK_STALE_SECONDS);
    expect(await two.alone()).toBe('valid');
    await one.drive(model);
    expect(await one.alone()).toBe('invalid');
    expect(await one.trial()).toMatchObject({ state: 'finished', verdict: 'invalid' });
  });

  it('do not check a cluster that the other works on', async () => {
    await abandonOne();
    const job = await requestJob(two.test.db, two.cluster.id, 'check-with-moves');
    const shutdown = new AbortController();
    const driving = two.drive(model, shutdown.signal);
    await waitFor(async () => (await getJob(two.test.db, job))?.state === 'failed');
    shutdown.abort();
    await driving;
    expect((await getJob(two.test.db, job))?.error).toContain('runner one-runner');
    expect(two.asked.every((asked) => asked.includes('LOCK_SCRIPT'))).toBe(true);
  });
});
