import type { ClusterSpec } from '#lib/domain/cluster';
import { LabError } from '#lib/domain/errors';
import { describeQuarantine, type Quarantine } from '#lib/domain/quarantine';
import { reconcileMove } from '#lib/domain/reconcile';
import { platformOf } from '#lib/platforms/registry';
import { goingRuns } from '#lib/remote/detached';
import type { Machines } from '#lib/remote/machine';
import type { Db } from '#lib/store/client';
import type { ClaimedJob } from '#lib/store/jobs';
import { openQuarantines, releaseQuarantine } from '#lib/store/quarantines';
import { expect, type Report } from './report.ts';

const TIMEOUT_MS = 20_000;

/** Asks both hosts of a quarantine again, and releases it when exactly one copy of the VM runs and nothing moves it. */
export async function release(
  db: Db,
  job: ClaimedJob,
  spec: ClusterSpec,
  machines: Machines,
  report: Report,
): Promise<void> {
  const { quarantine: id, by = 'browser session' } = job.request;
  const found = (await openQuarantines(db, { clusterId: job.clusterId })).find((one) => one.id === id);
  if (!found) throw new LabError('conflict', 'It was released already.');
  const remedy = `See that VM ${found.vm} runs on exactly one of ${found.from} and ${found.to} and that nothing moves it; then release it again.`;
  await report.ask(`VM ${found.vm}`, 'released', remedy, async () => {
    const said = await askBoth(spec, machines, found);
    await releaseQuarantine(db, job, found.id, by, said);
    return said;
  });
}

async function askBoth(spec: ClusterSpec, machines: Machines, { vm, from, to }: Quarantine): Promise<string> {
  const platform = platformOf(spec);
  const answers = await Promise.all(
    [from, to].map(async (host) => {
      const machine = machines.get(host);
      const listed = await machine.insist(platform.list(), { timeoutMs: TIMEOUT_MS });
      const moves = (await goingRuns(machine)).filter((run) => run.split('/').slice(1).includes(vm));
      return { host, moves, sightings: platform.parseList(listed) };
    }),
  );
  const going = answers.some(({ moves }) => moves.length > 0);
  const { found, reason } = reconcileMove({ key: '', vm, from, to, going }, answers);
  expect(found !== 'unsettled', reason);
  return reason;
}

/** The cluster without the VMs that must not be moved; the report names them. */
export async function withoutQuarantined(
  db: Db,
  clusterId: string,
  spec: ClusterSpec,
  report: Report,
): Promise<ClusterSpec> {
  const quarantines = await openQuarantines(db, { clusterId });
  for (const one of quarantines)
    await report.add({
      subject: `VM ${one.vm}`,
      check: 'quarantined',
      state: 'warning',
      detail: describeQuarantine(one),
      remedy: 'It is not moved. Look at both hosts, then release it on this page.',
    });
  return { ...spec, vms: spec.vms.filter(({ id }) => !quarantines.some(({ vm }) => vm === id)) };
}
