import { readFileSync } from 'node:fs';
import { ClusterSpec, clusterNodes } from '#lib/domain/cluster';
import { seededRandom } from '#lib/domain/random';
import { StudySpec } from '#lib/domain/study';
import { readYaml } from '#lib/launching/read-yaml';
import { readHostKey } from '#lib/remote/connection';
import { Machine } from '#lib/remote/machine';
import { SshLine } from '#lib/remote/ssh-line';
import { openDatabase } from '#lib/store/client';
import type { Deed } from '../../rehearsal/place.ts';
import { describeKills } from './kill-report.ts';
import { registerTrusted } from './register.ts';
import { killRunners } from './runner-kills.ts';
import type { Workshop } from './workshop.ts';

/** A trial takes some 40 s here, half of it HPL. */
const LONGEST_LIFE_MS = 10_000;
const MIGRATIONS_LOG = '/vz/log/vzmigrate.log';

/** HPL for some 15 s on two VMs, four real migrations under it, two at once. */
const study = (ordinal: number) =>
  StudySpec.parse({
    title: `Testbed chaos ${ordinal}`,
    workloads: [{ id: 'hpl', settings: { ns: [5000, 5000, 5000], nbs: [128] } }],
    conditions: ['app_only', 'app_with_migration', 'migration_only'],
    vms: [2],
    simultaneous: [2],
    migrations: 4,
    migrationFabrics: ['10GbE'],
    mpiFabrics: ['10GbE'],
    repetitions: 1,
    firstRoundDelaySeconds: 0,
    orderSeed: ordinal,
  });

/** Kills the runner during real trials; every one must end valid or invalid, as the hosts tell it. */
export async function killOnTestbed(
  workshop: Workshop,
  { kills, seed }: { kills: number; seed: number },
  say: (text: string) => void,
): Promise<boolean> {
  const file = process.env['MIGRATION_LAB_TESTBED_REGISTRATION'] ?? 'data/testbed/cluster.yaml';
  const cluster = readYaml(readFileSync(file, 'utf8'), ClusterSpec, 'The testbed’s file');
  const url = await workshop.database();
  const db = openDatabase(url);
  await registerTrusted(db, cluster);
  await db.$disconnect();
  let done = 0;
  const result = await killRunners({
    ...{ url, cluster: cluster.name, kills, study },
    random: seededRandom(seed),
    longestLifeMs: LONGEST_LIFE_MS,
    deeds: (trialIds) => hostsTell(cluster, trialIds),
    onKill: () => say(`${++done} kills …`),
  });
  const { lines, lossless } = describeKills(result);
  for (const line of lines) say(line);
  return lossless && result.verdicts.every((verdict) => verdict === 'valid' || verdict === 'invalid');
}

/** What hosts and launcher wrote down themselves: vzmigrate's log, and the run directory of each launch. */
async function hostsTell(cluster: ClusterSpec, trialIds: readonly string[]): Promise<Deed[]> {
  const told: Deed[] = [];
  for (const node of clusterNodes(cluster)) {
    const line = new SshLine(node, [await readHostKey(node)]);
    const machine = new Machine(line);
    told.push(
      ...(node.name === cluster.launcher.name
        ? await launchesOn(machine, trialIds)
        : await migrationsOn(machine, trialIds)),
    );
    line.close();
  }
  return told;
}

async function migrationsOn(machine: Machine, trialIds: readonly string[]): Promise<Deed[]> {
  const log = await machine.read({ argv: ['sh', '-c', `cat ${MIGRATIONS_LOG} 2>/dev/null || true`] });
  return log.split('\n').flatMap((entry): Deed[] => {
    const [, what, trial = '', pid, vm = '', to = '', exitCode] = entry.split(' ');
    if (!trialIds.includes(trial)) return [];
    const deed = { machine: machine.name, trial, pid: Number(pid), vm, to };
    if (what === 'began') return [{ what: 'migration-began', ...deed }];
    return [{ what: 'migration-ended', ...deed, exitCode: Number(exitCode) }];
  });
}

async function launchesOn(machine: Machine, trialIds: readonly string[]): Promise<Deed[]> {
  const told: Deed[] = [];
  for (const trial of trialIds) {
    const look = `cd .migration-lab/runs/${trial}/launch 2>/dev/null && cat start exit 2>/dev/null; true`;
    const [start = '', exitCode] = (await machine.read({ argv: ['sh', '-c', look] })).trim().split('\n');
    if (start === '') continue;
    const deed = { machine: machine.name, trial, pid: Number(start.split(' ')[0]) };
    told.push({ what: 'launch-began', ...deed });
    if (exitCode !== undefined) told.push({ what: 'launch-ended', ...deed, exitCode: Number(exitCode) });
  }
  return told;
}
