import { eventsOf } from '#lib/domain/history';
import { measureClock } from '#lib/remote/clock';
import { inParallel, type TrialContext } from './context.ts';

/** Offset of every machine's clock from ours. One after the other: side by side the bounds were up to half as wide again. */
export async function measureClocks(context: TrialContext, phase: string): Promise<void> {
  for (const node of nodeNames(context)) {
    const clock = await measureClock(context.machines.get(node));
    await context.record({ type: 'clock-measured', data: { node, phase, ...clock } });
  }
}

const nodeNames = ({ cluster }: TrialContext) => [
  ...cluster.hosts.map((host) => host.name),
  cluster.launcher.name,
];

const FACTS_SCRIPT = `
echo "kernel=$(uname -r)"
echo "cpu=$(grep -m 1 'model name' /proc/cpuinfo | cut -d : -f 2-)"
echo "cores=$(grep -c ^processor /proc/cpuinfo)"
echo "governor=$(cat /sys/devices/system/cpu/cpu0/cpufreq/scaling_governor 2>/dev/null)"
echo "memoryKiB=$(grep MemTotal /proc/meminfo | tr -dc 0-9)"
echo "swapUsedKiB=$(awk '/SwapTotal/{t=$2}/SwapFree/{f=$2}END{print t-f}' /proc/meminfo)"
echo "rehearsal=$(cat /proc/migration-lab-rehearsal 2>/dev/null)"
echo "load=$(cut -d ' ' -f 1-3 /proc/loadavg)"
`;

/** What kind of machine each host is, and how busy it was; each is asked once. */
export async function readEnvironmentFacts(context: TrialContext): Promise<void> {
  await inParallel(nodeNames(context), async (node) => {
    if (knows(context, node, 'kernel')) return;
    const text = await context.machines.get(node).read({ argv: ['sh', '-c', FACTS_SCRIPT] });
    const pairs = text.split('\n').flatMap((line): [string, string][] => {
      const at = line.indexOf('=');
      return at > 0 ? [[line.slice(0, at), line.slice(at + 1).trim()]] : [];
    });
    await context.record({ type: 'environment-read', data: { node, facts: Object.fromEntries(pairs) } });
  });
}

/** Whether a machine or a VM has told a fact in this trial already. */
export function knows(context: TrialContext, node: string, fact: string): boolean {
  return eventsOf(context.history, 'environment-read').some(
    ({ data }) => data.node === node && data.facts[fact] !== undefined,
  );
}
