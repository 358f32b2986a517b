import { parseArgs } from 'node:util';
import { LabError } from '#lib/domain/errors';
import { describeQuarantine } from '#lib/domain/quarantine';
import { lookCommands } from '#lib/launching/look-commands';
import { registerCluster } from '#lib/launching/register';
import { database } from '#lib/store/client';
import { getCluster, listClusters } from '#lib/store/clusters';
import { confirmKeys, hostKeys } from '#lib/store/host-keys';
import { requestJob } from '#lib/store/jobs';
import { openQuarantines } from '#lib/store/quarantines';
import { type Io, only, readText, UsageError } from '../io.ts';
import { withRunner } from '../own-runner.ts';
import { end, finished, orphans, release, told } from './cluster-care.ts';

const VERBS: Record<string, (args: string[], io: Io) => Promise<number>> = {
  add,
  check,
  list,
  release,
  orphans,
  end,
};

/** `cluster add|check|list|release|orphans|end`. */
export async function cluster(args: string[], io: Io): Promise<number> {
  const [verb = '', ...rest] = args;
  const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (!run) throw new UsageError('cluster: add, check, list, release, orphans or end?');
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
