import { LabError } from '#lib/domain/errors';
import { eventsOf } from '#lib/domain/history';
import { inParallel, lastWords, type TrialContext } from './context.ts';
import { guestCommand } from './guest-command.ts';

/** Longer than any freeze: the login waits for a VM that is on its way. Kept by the launcher, which sees ssh's end. */
const GUEST_TIMEOUT_SECONDS = 120;
const TIMED_OUT = 124;

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
  const output = await launcher.insist(
    guestCommand(context.cluster, context.cell.mpiFabric, vm, { argv }, GUEST_TIMEOUT_SECONDS),
    options,
  );
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
