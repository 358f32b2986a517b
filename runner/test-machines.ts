import { setTimeout as sleep } from 'node:timers/promises';
import { onHost, onLauncher, onVm, run } from '../testbed/running-testbed.ts';

/** The VMs that the runner's tests use: one on each host. */
export const VMS = [103, 104] as const;
export const HOSTS = ['hA', 'hB'] as const;
const POLL_MS = 100;
const MARK = process.env['MIGRATION_LAB_TESTBED_MARK'] ?? 'mlt';

export async function until(condition: () => Promise<boolean>, what: string, seconds: number): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`not within ${seconds} s: ${what}`);
    await sleep(POLL_MS);
  }
}

/** Commands that a trial starts, as they stand in process lists; the brackets keep the search from finding itself. */
const OURS = '[x]hpl|[m]piexec|[h]ydra_pmi|[m]igration-lab/runs';

/** What runs of any trial on the launcher and in the tests' VMs, heartbeats among it; empty when nothing survived. */
export async function survivors(): Promise<string[]> {
  const look = `ps -eo args | grep -E '${OURS}'`;
  const said = await Promise.all([onLauncher(look), ...VMS.map((vm) => onVm(vm, look))]);
  return said.flatMap(({ stdout }) => stdout.split('\n').filter((line) => line !== ''));
}

/** Somebody else's trial may be under way on the launcher: ours would end it. */
export function untilIdle(): Promise<void> {
  return until(async () => (await survivors()).length === 0, 'nobody else uses the testbed', 600);
}

/** Takes the locks off hosts and launcher, whoever holds them. */
export async function unlock(): Promise<void> {
  const remove = 'rm -rf .migration-lab/locks';
  await Promise.all([onHost('hA', remove), onHost('hB', remove), onLauncher(remove)]);
}

/** Where the tests' VMs run, as the hosts say. */
export async function placement(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const host of HOSTS) {
    const { stdout } = await onHost(host, 'vzlist -H -o ctid');
    for (const vm of VMS)
      if (stdout.split(/\s+/).includes(String(vm))) found[vm] = found[vm] ? `${found[vm]}+${host}` : host;
  }
  return found;
}

export const AT_HOME = { 103: 'hA', 104: 'hB' };

const RUNS = (trialId: string) => `
cd .migration-lab/runs/${trialId} 2>/dev/null || exit 0
find . -name start | while read -r start; do
  dir=\${start%/start}
  echo "\${dir#./}" $(cut -d ' ' -f 1-2 "$start") $(cut -d ' ' -f 1-2 "$dir/released") $(cat "$dir/end" "$dir/exit")
done`;

/** Every run of a trial by machine, as its own files tell it: key, pid, boot id, start, end, exit code. */
export async function runsOnMachines(trialId: string): Promise<string[]> {
  const asked = [
    ...HOSTS.map(async (host) => [host, await onHost(host, RUNS(trialId))] as const),
    onLauncher(RUNS(trialId)).then((said) => ['launcher', said] as const),
  ];
  const said = await Promise.all(asked);
  return said
    .flatMap(([node, { stdout }]) =>
      stdout
        .trim()
        .split('\n')
        .map((line) => `${node} ${line}`),
    )
    .sort();
}

/**
 * On a machine: kills the sshd of every connection that comes from this computer, but for the one that asks. What
 * hosts have among themselves, a migration on its way, stays.
 */
const CUT = `
set -- $SSH_CONNECTION
ss -tnpH state established "sport = :22 and dst $1" | grep -v ":$2 " | grep -o 'pid=[0-9]*' | cut -d = -f 2 | sort -u |
while read -r pid; do kill -KILL "$pid" && echo "$pid"; done
`;

/** Cuts the runner's connections to both hosts and the launcher. Returns how many sshd were killed. */
export async function cutConnections(): Promise<number> {
  const cut = await Promise.all([onHost('hA', CUT), onHost('hB', CUT), onLauncher(CUT)]);
  return cut.flatMap(({ stdout }) => stdout.split('\n').filter((line) => line !== '')).length;
}

/** Takes a host off the management network, or back: what it does on its fabrics goes on. */
export async function setManagement(host: string, state: 'up' | 'down'): Promise<void> {
  const set = await run('ip', ['link', 'set', `${MARK}-${host}`, state]);
  if (set.code !== 0) throw new Error(`ip link set ${state}: ${set.stderr}`);
}
