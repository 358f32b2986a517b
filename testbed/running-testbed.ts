/** The testbed as the integration tests see it: up with four VMs, and reached only over ssh. */
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export type Outcome = { code: number; stdout: string; stderr: string };
export type HostName = 'hA' | 'hB';

const STATE = process.env['MIGRATION_LAB_TESTBED_STATE'] ?? '/run/migration-lab/testbed';
const PREFIX = process.env['MIGRATION_LAB_TESTBED_PREFIX'] ?? '10.213';
const COMMAND_TIMEOUT_MS = 120_000;
const INDEX: Record<HostName, number> = { hA: 11, hB: 12 };

export const TESTBED_SCRIPT = fileURLToPath(new URL('./testbed', import.meta.url));

export function run(file: string, args: string[], input = '', uid?: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = { timeout: COMMAND_TIMEOUT_MS, maxBuffer: 2 ** 26, ...(uid ? { uid, gid: uid } : {}) };
    const child = execFile(file, args, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, stdout, stderr });
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

export async function bringUp(): Promise<void> {
  const up = await run('bash', [TESTBED_SCRIPT, 'up', '--vms', '4']);
  if (up.code !== 0) throw new Error(`testbed up: exit ${up.code}: ${up.stderr}`);
}

const SSH = [
  '-i',
  `${STATE}/keys/login`,
  '-o',
  `UserKnownHostsFile=${STATE}/keys/known_hosts`,
  '-o',
  'StrictHostKeyChecking=yes',
  '-o',
  'BatchMode=yes',
];

export const onHost = (host: HostName, script: string, input = ''): Promise<Outcome> =>
  run('ssh', [...SSH, `root@${PREFIX}.0.${INDEX[host]}`, script], input);

export const onLauncher = (script: string, input = ''): Promise<Outcome> =>
  run('ssh', [...SSH, `bob@${PREFIX}.0.100`, script], input);

/** As bob inside a VM, over the 10GbE fabric, by way of the launcher. */
export const onVm = (id: number, script: string, input = ''): Promise<Outcome> =>
  onLauncher(`ssh ${fabricAddress(10, id)} '${script.replaceAll("'", `'\\''`)}'`, input);

export const fabricAddress = (subnet: 10 | 1, last: number | HostName): string =>
  `${PREFIX}.${subnet}.${typeof last === 'number' ? last : INDEX[last]}`;

export const otherHost = (host: HostName): HostName => (host === 'hA' ? 'hB' : 'hA');

export async function hostOf(id: number): Promise<HostName> {
  for (const host of ['hA', 'hB'] as const) {
    const status = await onHost(host, `vzctl status ${id}`);
    if (status.stdout.includes(' running')) return host;
  }
  throw new Error(`VM ${id} runs nowhere`);
}

export async function migrate(id: number, subnet: 10 | 1, options = '-v'): Promise<Outcome> {
  const source = await hostOf(id);
  const destination = fabricAddress(subnet, otherHost(source));
  return onHost(source, `vzmigrate -r no --online ${options} ${destination} ${id}`);
}

/** Bytes received and sent so far on a host's interfaces, loopback left out. */
export async function countersOf(host: HostName): Promise<Record<string, number>> {
  const { stdout } = await onHost(host, 'cat /proc/net/dev');
  const rows = [...stdout.matchAll(/^\s*(g10|g1):\s*(\d+)(?:\s+\d+){7}\s+(\d+)/gm)];
  return Object.fromEntries(rows.map((row) => [row[1], Number(row[2]) + Number(row[3])]));
}

export async function until(condition: () => Promise<boolean>, what: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await condition()) return;
    await sleep(100);
  }
  throw new Error(`never came true: ${what}`);
}
