import type { Command } from '#lib/domain/adapters';
import { LabError } from '#lib/domain/errors';
import { eventsOf } from '#lib/domain/history';
import { quote } from '#lib/remote/quote';
import { findVm, inParallel, involvedVms, lastWords, type TrialContext } from './context.ts';
import { unsettledVms } from './unsettled.ts';

/** Longer than any freeze: the login waits for a VM that is on its way. Kept by the launcher, which sees ssh's end. */
const GUEST_TIMEOUT_SECONDS = 120;
const TIMED_OUT = 124;

/** A command inside a VM, as the VM login, by way of the launcher: the road MPI itself takes. */
function guestCommand(context: TrialContext, vmId: string, command: Command): Command {
  const vm = findVm(context.cluster, vmId);
  const fabric = context.cell.mpiFabric ?? context.cluster.fabrics[0]?.name ?? '';
  const address = vm.fabrics[fabric]?.address;
  if (!address) throw new LabError('bad-input', `VM ${vmId} has no address on fabric ${fabric}.`);
  const options = ['-o', 'BatchMode=yes', '-o', 'ConnectTimeout=60'];
  const deadline = ['timeout', String(GUEST_TIMEOUT_SECONDS)];
  return {
    argv: [...deadline, 'ssh', ...options, `${context.cluster.vmLogin.user}@${address}`, quote(command.argv)],
  };
}

/** Standard output of a guest command that must succeed and may be asked twice. */
export async function readGuest(
  context: TrialContext,
  vm: string,
  argv: readonly string[],
  input?: string,
): Promise<string> {
  const launcher = context.machines.get(context.cluster.launcher.name);
  const timeoutMs = (GUEST_TIMEOUT_SECONDS + 20) * 1000;
  const options = { timeoutMs, ...(input === undefined ? {} : { input }) };
  const output = await launcher.insist(guestCommand(context, vm, { argv }), options);
  if (output.exitCode === 0) return output.stdout;
  const what = argv.slice(0, 3).join(' ').slice(0, 60);
  const why =
    output.exitCode === TIMED_OUT ? `no answer within ${GUEST_TIMEOUT_SECONDS} s` : lastWords(output);
  throw new LabError('command', `VM ${vm} did not do "${what}": ${why}`);
}

/** Where a trial works inside a VM, below the VM login's home directory. */
export function guestDirectory(trialId: string): string {
  return `.migration-lab/runs/${trialId}`;
}

/** VMs may share a home directory; each has a heart of its own. */
const heart = (context: TrialContext, vm: string) => `${guestDirectory(context.trialId)}/heart-${vm}`;

const BEAT =
  'n=0; while [ -d "$1" ]; do n=$((n+1)); echo "$2 $n" >"$1/beat.tmp" && mv "$1/beat.tmp" "$1/beat"; sleep 0.5; done';

/**
 * A process that holds a nonce and a counter in its memory and writes both down twice a second. Whoever restarted
 * the VM, or lost the process, cannot continue the count (boot id is the kernel's, CRIU changes start times).
 */
export const PLANT_SCRIPT = `
mkdir -p "\${1%/*}" || exit 1
if mkdir "$1" 2>/dev/null; then
  MIGRATION_LAB_BEAT=$2 setsid sh -c '${BEAT}' sh "$1" "$2" </dev/null >/dev/null 2>&1 &
fi
i=0; while [ ! -e "$1/beat" ] && [ $i -lt 100 ]; do i=$((i+1)); sleep 0.05; done
cat "$1/beat"
`;

/**
 * Waits until the counter is past $2; then says it, and the guest's retransmitted segments, which a VM counts from
 * zero again in the network namespace that it is restored in.
 */
export const LISTEN_SCRIPT = `
hear() { read -r nonce now <"$1/beat"; }
hear "$1" || exit 1
i=0
while [ "$now" -le "$2" ] && [ $i -lt 100 ]; do i=$((i+1)); sleep 0.1; hear "$1"; done
[ "$now" -le "$2" ] && { echo "the counter stands at $now and was $2 before" >&2; exit 1; }
set -- $(grep '^Tcp: [0-9]' /proc/net/snmp)
echo "$nonce $now \${13}"
`;

/** Starts the heartbeat in a VM, once. */
export async function plantHeartbeat(context: TrialContext, vm: string, nonce: string): Promise<void> {
  await readGuest(context, vm, ['sh', '-c', PLANT_SCRIPT, 'sh', heart(context, vm), nonce]);
}

/**
 * Reads the heartbeats of VMs and records what they say; a VM that does not answer is recorded as lost. With `goneOn`
 * the count must have grown since it was last seen.
 */
export async function listenToGuests(
  context: TrialContext,
  moment: string,
  vms: readonly string[],
  goneOn: boolean,
): Promise<void> {
  await inParallel(vms, async (vm) => {
    const last = eventsOf(context.history, 'guest-seen').findLast(({ data }) => data.vm === vm);
    const heard = await listen(context, vm, goneOn ? (last?.data.counter ?? 0) : -1);
    if ('message' in heard)
      await context.record({ type: 'guest-lost', data: { moment, vm, message: heard.message } });
    else await context.record({ type: 'guest-seen', data: { moment, vm, ...heard } });
  });
}

async function listen(context: TrialContext, vm: string, past: number) {
  try {
    const argv = ['sh', '-c', LISTEN_SCRIPT, 'sh', heart(context, vm), String(past)];
    const words = (await readGuest(context, vm, argv)).trim().split(' ');
    const [nonce = '', counter, retransmits] = words;
    return { nonce, counter: Number(counter), retransmits: retransmits ? Number(retransmits) : null };
  } catch (error) {
    // Only what the VM itself did not do says that it is lost; a trial that is stopped says nothing about it.
    if (!(error instanceof LabError) || error.code !== 'command') throw error;
    return { message: error.message };
  }
}

/**
 * Ends every process that a trial left on a machine and prints those that should have been gone. With $1, a trial, it
 * removes the files of all others: they would be copied with the VM, each migration longer than the one before.
 */
export const SWEEP_SCRIPT = `
for p in /proc/[0-9]*; do
  pid=\${p#/proc/}
  [ "$pid" = "$$" ] && continue
  if grep -qz '^MIGRATION_LAB_BEAT=' "$p/environ" 2>/dev/null; then kill -KILL "$pid" 2>/dev/null
  elif grep -qz '^MIGRATION_LAB_TRIAL=' "$p/environ" 2>/dev/null; then
    echo "$pid $(tr '\\0' ' ' <"$p/cmdline" 2>/dev/null)"; kill -KILL "$pid" 2>/dev/null
  fi
done
[ $# -gt 0 ] && cd .migration-lab/runs 2>/dev/null &&
  find . -mindepth 1 -maxdepth 1 ! -name "$1" -exec rm -rf {} + 2>/dev/null
exit 0
`;

/** Ends what is left of any trial on the launcher and in the VMs, but for those that nobody knows where they are. */
export async function sweep(context: TrialContext, moment: 'sweep-before' | 'sweep-after'): Promise<void> {
  const argv = ['sh', '-c', SWEEP_SCRIPT];
  const inGuest = moment === 'sweep-before' ? [...argv, 'sh', context.trialId] : argv;
  const launcher = context.cluster.launcher.name;
  const record = async (node: string, said: Promise<string>) => {
    const processes = (await said).split('\n').filter((line) => line.length > 0);
    if (processes.length > 0)
      await context.record({ type: 'leftovers-found', data: { moment, node, processes } });
  };
  const lost = unsettledVms(context);
  const vms = involvedVms(context.cell).filter((vm) => !lost.has(vm));
  await inParallel([launcher, ...vms], (name) =>
    name === launcher
      ? record(launcher, context.machines.get(launcher).read({ argv }))
      : record(`vm ${name}`, readGuest(context, name, inGuest)),
  );
}
