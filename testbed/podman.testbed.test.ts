import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventsOf } from '#lib/domain/history';
import { TestLab } from '../runner/test-lab.ts';
import { run, TESTBED_SCRIPT } from './running-testbed.ts';

/** A second testbed beside the one that the other tests use. */
const OWN = {
  MIGRATION_LAB_TESTBED_MARK: 'mlq',
  MIGRATION_LAB_TESTBED_PREFIX: '10.214',
  MIGRATION_LAB_TESTBED_STATE: '/run/migration-lab/testbed-podman',
  MIGRATION_LAB_TESTBED_REGISTRATION: path.join(tmpdir(), 'testbed-podman', 'cluster.yaml'),
};
const own = (words: string[]) =>
  run('env', [
    ...Object.entries(OWN).map(([name, value]) => `${name}=${value}`),
    'bash',
    TESTBED_SCRIPT,
    ...words,
  ]);

let lab: TestLab;
beforeAll(async () => {
  const up = await own(['up', '--platform', 'podman', '--vms', '2']);
  expect(up.code, up.stderr).toBe(0);
  lab = await TestLab.open({ file: OWN.MIGRATION_LAB_TESTBED_REGISTRATION, vms: ['ct101', 'ct102'] });
});
afterAll(async () => {
  await lab?.close();
  await own(['down']);
});

it('moves podman containers live while they run HPL, and the trial is valid', async () => {
  const slug = await lab.launch({});
  lab.startRunner();
  await lab.ended(slug);
  const { verdict, reasons } = await lab.trial(slug);
  expect({ verdict, reasons }).toEqual({ verdict: 'valid', reasons: [] });
  const history = await lab.history(slug);
  const moves = eventsOf(history, 'command-intended').filter(({ data }) => data.key.startsWith('round-'));
  expect(moves.map(({ data }) => data.argv[4])).toEqual(['ct101', 'ct102', 'ct101', 'ct102']);
});

it('says what it cannot do: change the platform of a testbed that is up', async () => {
  const again = await own(['up', '--platform', 'openvz']);
  expect(again).toMatchObject({ code: 1 });
  expect(again.stderr).toContain('is up with the platform podman; take it down before changing it');
});
