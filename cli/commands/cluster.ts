import { parseArgs } from 'node:util';
import { LabError } from '#lib/domain/errors';
import { describeQuarantine } from '#lib/domain/quarantine';
import { lookCommands } from '#lib/launching/look-commands';
import { registerCluster } from '#lib/launching/register';
import { database } from '#lib/store/client';
import { getCluster, listClusters } from '#lib/store/clusters';
import { confirmKeys, hostKeys } from '#lib/store/host-keys';
import { type ClusterJob, getJob, requestJob } from '#lib/store/jobs';
import { openQuarantines } from '#lib/store/quarantines';
import { type Io, only, readText, UsageError } from '../io.ts';
import { until, withRunner } from '../own-runner.ts';

const VERBS: Record<string, (args: string[], io: Io) => Promise<number>> = { add, check, list, release };

/** `cluster add|check|list|release`. */
export async function cluster(args: string[], io: Io): Promise<number> {
  const [verb = '', ...rest] = args;
  const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (!run) throw new UsageError('cluster: add, check, list or release?');
  return run(rest, io);
}

async function add(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { trust: { type: 'string', multiple: true } },
  });
  const [file = '', ...more] = positionals;
  const trust = [...(values.trust ?? []), ...more];
  if (!file) throw new UsageError('Give the cluster file.');
  const db = database();
  const { cluster: stored, jobId } = await registerCluster(db, readText(file));
  const job = await withRunner(() => finished(jobId));
  const unreachable = job.lines.filter((line) => line.state === 'failed');
  for (const line of unreachable) io.err(`${line.subject}: ${line.detail} ${line.remedy ?? ''}`);
  const unseen = await confirmKeys(db, stored.id, trust);
  for (const key of await hostKeys(db, stored.id))
    io.out(
      `${key.node.padEnd(12)} ${key.address.padEnd(16)} ${key.fingerprint} ${key.confirmedAt ? 'trusted' : 'not trusted'}`,
    );
  if (unseen.length > 0)
    throw new LabError('host-key', `No machine of ${stored.spec.name} showed ${unseen.join(' or ')}.`);
  if (trust.length === 0)
    io.out(
      'Compare the fingerprints with those of the machines, then add the file again with --trust and each of them.',
    );
  return unreachable.length > 0 ? 1 : 0;
}

async function check(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { moves: { type: 'boolean', default: false } },
  });
  const db = database();
  const stored = await getCluster(db, only(positionals, 'cluster'));
  const jobId = await requestJob(db, stored.id, values.moves ? 'check-with-moves' : 'check');
  return told(await withRunner(() => finished(jobId)), io);
}

/** Prints a report. Exit code 1 when something in it failed. */
function told({ lines, error }: ClusterJob, io: Io): number {
  for (const line of lines) {
    io.out(`${line.state.padEnd(8)} ${line.subject} · ${line.check}: ${line.detail}`);
    if (line.remedy) io.out(`         ${line.remedy}`);
  }
  if (error) io.err(error);
  return error || lines.some((line) => line.state === 'failed') ? 1 : 0;
}

/** Asks both hosts about a quarantined VM again and releases it when they agree. */
async function release(args: string[], io: Io): Promise<number> {
  const [name, vm, ...more] = args;
  if (!name || !vm || more.length > 0) throw new UsageError('Give the cluster and the VM.');
  const db = database();
  const { id } = await getCluster(db, name);
  const held = (await openQuarantines(db, { clusterId: id })).filter((one) => one.vm === vm);
  if (held.length === 0) throw new LabError('not-found', `VM ${vm} of ${name} is not quarantined.`);
  let worst = 0;
  for (const { id: quarantine } of held) {
    const jobId = await requestJob(db, id, 'release', { quarantine, by: 'lab' });
    worst = Math.max(worst, told(await withRunner(() => finished(jobId)), io));
  }
  return worst;
}

async function list(args: string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const clusters = await listClusters(database());
  if (values.json)
    io.out(
      JSON.stringify(
        clusters.map((one) => one.spec),
        null,
        2,
      ),
    );
  else
    for (const { id, spec } of clusters) {
      io.out(`${spec.name}  ${spec.hosts.length} hosts  ${spec.vms.length} VMs  ${spec.provenance}`);
      for (const one of await openQuarantines(database(), { clusterId: id })) {
        io.out(`  ${describeQuarantine(one)}`);
        for (const command of lookCommands(spec, one)) io.out(`    ${command}`);
      }
    }
  return 0;
}

function finished(jobId: string): Promise<ClusterJob> {
  return until(async () => {
    const job = await getJob(database(), jobId);
    return job && (job.state === 'finished' || job.state === 'failed') ? job : null;
  });
}
