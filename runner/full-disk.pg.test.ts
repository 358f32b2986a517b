import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { type Db, openDatabase } from '#lib/store/client';
import { readHistory } from '#lib/store/events';
import { releaseLease, takeLease } from '#lib/store/leases';
import { claimNext, storedCluster, storedStudy } from '#lib/store/test-builders';
import { readTrial } from '#lib/store/trials';
import { ensureDatabase, type RunningDatabase } from '#scripts/database';
import { migrate } from '#scripts/migrate';
import { SmallDisk } from '#scripts/test-small-disk';
import { runTrial } from './trial/run.ts';
import { ModelCluster } from './trial/test-model.ts';

// The model's clock stands still between commands.
vi.mock('#lib/remote/clock', () => ({
  measureClock: async () => ({ offsetSeconds: 0, boundSeconds: 0.001 }),
}));

/** PostgreSQL's own files and its log of changes take some 70 MiB. */
const DISK_MIB = 160;
const folder = mkdtempSync(path.join(tmpdir(), 'lab-full-'));
// As root, PostgreSQL runs under an account of its own, which must be able to enter.
chmodSync(folder, 0o755);
const disk = SmallDisk.mount(path.join(folder, 'disk'), DISK_MIB);
let server: RunningDatabase | undefined;
let db: Db | undefined;
afterAll(async () => {
  disk?.free();
  await db?.$disconnect();
  await server?.release();
  disk?.unmount();
  rmSync(folder, { recursive: true, force: true });
});

const never = new AbortController().signal;

it.skipIf(!disk)(
  'a trial whose runner’s disk is full is left as it is, and goes on when there is room',
  async () => {
    server = await ensureDatabase(disk?.folder ?? '', '');
    await migrate(server.url, process.cwd());
    const open = openDatabase(server.url);
    db = open;
    const cluster = await storedCluster(open);
    await storedStudy(open, cluster, { conditions: ['migration_only'], migrations: 8, seeding: 'cold' });
    const trial = await claimNext(open, cluster);
    if (!trial) throw new Error('nothing to claim');
    const model = new ModelCluster(cluster.spec);
    const machines = { machines: model.machines(), tell: async () => {} };
    model.interfere = (when, _, what) => {
      if (when === 'before' && what.endsWith('round-1/101')) disk?.fill();
    };
    await expect(runTrial(open, trial, machines, 'one', never)).rejects.toThrow(
      /store-lost .*No space left on device/s,
    );
    model.interfere = () => {};
    const before = await readHistory(open, trial.id);
    expect(before.at(-1)?.type).not.toBe('step-failed');
    expect((await readTrial(open, trial.id))?.state).toBe('running');

    disk?.free();
    model.letMovesEnd();
    await releaseLease(open, trial.clusterId, trial.token);
    const token = await takeLease(open, trial.clusterId, 'two');
    await open.trial.update({ where: { id: trial.id }, data: { fencingToken: token } });
    await runTrial(open, { ...trial, resumed: true, token: token ?? 0 }, machines, 'two', never);
    const history = await readHistory(open, trial.id);
    expect(history.slice(0, before.length)).toEqual(before);
    expect(history.filter(({ type }) => type === 'step-failed')).toEqual([]);
    expect(await readTrial(open, trial.id)).toMatchObject({ state: 'finished' });
    const started = history.flatMap((event) => (event.type === 'command-started' ? [event.data.key] : []));
    expect(new Set(started).size).toBe(started.length);
    expect(started).toHaveLength(model.done.filter((what) => what.includes('round-')).length);
  },
);
