import type { ClusterSpec } from '#lib/domain/cluster';
import { byTrial, type Orphan } from '#lib/domain/orphan';
import type { Machines } from '#lib/remote/machine';
import { endMarked } from '#lib/remote/marked';
import type { Db } from '#lib/store/client';
import type { ClaimedJob } from '#lib/store/jobs';
import { keepOrphans, knownTrials } from '#lib/store/orphans';
import { findOrphans, placesOf } from '../orphans.ts';
import { expect, type Report } from './report.ts';

/** Looks on every machine for processes of trials while none is under way; what was found stands on the page. */
export async function lookForOrphans(
  db: Db,
  { clusterId }: ClaimedJob,
  spec: ClusterSpec,
  machines: Machines,
  report: Report,
): Promise<void> {
  let found: readonly Orphan[] = [];
  const remedy = 'See that every machine answers; then look again.';
  await report.ask(spec.name, 'processes of dead runs', remedy, async () => {
    const orphans = await findOrphans(
      machines,
      spec,
      spec.vms.map(({ id }) => id),
    );
    await keepOrphans(db, clusterId, orphans);
    found = orphans;
    return 'hosts, launcher and VMs were searched';
  });
  for (const [trial, own] of byTrial(found))
    await report.add({
      subject: `trial ${trial}`,
      check: 'left over',
      state: 'warning',
      detail: own.map(({ machine, pid }) => `${machine} pid ${pid}`).join(', '),
      remedy: 'See below whose they are; end them there, or wait for their end.',
    });
}

/** Ends every process of a trial on every machine, by the word of a person, and looks what is there afterwards. */
export async function endOrphans(
  db: Db,
  job: ClaimedJob,
  spec: ClusterSpec,
  machines: Machines,
  report: Report,
): Promise<void> {
  const trial = job.request.trial ?? '';
  const remedy = 'It is under way: cancel its study instead.';
  const may = await report.ask(`trial ${trial}`, 'is over', remedy, async () => {
    const state = (await knownTrials(db, [trial])).get(trial)?.state;
    expect(state !== 'running', 'it is running');
    return state ?? 'not known here';
  });
  if (!may) return;
  const vms = spec.vms.map(({ id }) => id);
  for (const { machine, ask } of placesOf(machines, spec, vms))
    await report.ask(machine, 'ended', 'Look at that machine: KILL did not end them.', async () => {
      const survivors = (await ask(endMarked([trial]))).split('\n').filter(Boolean);
      expect(survivors.length === 0, `pid ${survivors.join(', ')} survived`);
      return 'nothing of it is left';
    });
  await lookForOrphans(db, job, spec, machines, report);
}
