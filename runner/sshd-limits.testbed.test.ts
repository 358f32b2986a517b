import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ClusterSpec } from '#lib/domain/cluster';
import { eventsOf } from '#lib/domain/history';
import { saveCluster } from '#lib/store/clusters';
import { bringUp, onHost } from '../testbed/running-testbed.ts';
import { TestLab } from './test-lab.ts';
import { AT_HOME, HOSTS, placement, survivors } from './test-machines.ts';

const PORT = 2222;
const SSHD = `/usr/sbin/sshd -p ${PORT} -o MaxSessions=2 -o MaxStartups=1:100:1 -o PidFile=/run/sshd-${PORT}.pid`;
const HELD_SECONDS = 4;
/** Ends every connection to that port but one, as a network that lost its state does. */
const cutAllBut = (localPort: number) =>
  `ss -tnpH state established "sport = :${PORT}" | grep -v ":${localPort} " | grep -o 'pid=[0-9]*' | cut -d = -f 2 | sort -u | xargs -r kill -KILL`;

let lab: TestLab;
beforeAll(async () => {
  await bringUp();
  lab = await TestLab.open();
  for (const host of HOSTS) expect(await onHost(host, SSHD)).toMatchObject({ code: 0 });
});
afterAll(async () => {
  for (const host of HOSTS) await onHost(host, `kill "$(cat /run/sshd-${PORT}.pid)"; ${cutAllBut(0)}`);
  await lab?.close();
});

it('sshd with two sessions a connection and one login at a time loses nothing of a trial, and refuses it nothing for long', async () => {
  const { db } = lab.test;
  const row = await db.cluster.findUniqueOrThrow({ where: { id: lab.clusterId } });
  const spec = ClusterSpec.parse(row.spec);
  await saveCluster(db, { ...spec, login: { ...spec.login, port: PORT } });
  await lab.trustKeys();
  const slug = await lab.launch({ conditions: ['migration_only'], migrations: 8 });
  lab.startRunner();
  await lab.sees(slug, 'command-started', ({ key }) => key === 'round-1/104');
  expect(eventsOf(await lab.history(slug), 'node-lost')).toEqual([]);

  // The one login that hA lets begin is somebody's who does not finish it.
  const address = spec.hosts.find(({ name }) => name === 'hA')?.address ?? '';
  const somebody = net.connect(PORT, address);
  await new Promise((resolve) => somebody.once('data', resolve));
  await onHost('hA', cutAllBut(somebody.localPort ?? 0));
  await sleep(HELD_SECONDS * 1000);
  somebody.destroy();

  await lab.ended(slug);
  expect(await lab.trial(slug)).toMatchObject({ verdict: 'valid', reasons: [] });
  const history = await lab.history(slug);
  expect(eventsOf(history, 'step-failed')).toEqual([]);
  expect(eventsOf(history, 'node-lost').map(({ data }) => data.node)).toEqual(['hA']);
  expect(await survivors()).toEqual([]);
  expect(await placement()).toEqual(AT_HOME);
});
