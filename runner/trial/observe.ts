import { eventsOf } from '#lib/domain/history';
import { measureClock } from '#lib/remote/clock';
import { inParallel, type TrialContext } from './context.ts';

/** The bytes of every interface of every host, at one moment; asked again for the same moment, the first answer stands. */
export async function readCounters(context: TrialContext, moment: string): Promise<void> {
  await inParallel(context.cluster.hosts, async (host) => {
    const seen = eventsOf(context.history, 'counters-read');
    if (seen.some(({ data }) => data.moment === moment && data.node === host.name)) return;
    const argv = ['sh', '-c', 'date +%s.%N; cat /proc/net/dev'];
    const [wall = '', ...lines] = (await context.machines.get(host.name).read({ argv })).split('\n');
    const interfaces = Object.fromEntries(lines.flatMap(parseCounterLine));
    await context.record({
      type: 'counters-read',
      data: { node: host.name, moment, atWall: Number(wall), interfaces },
    });
  });
}

/** `eth0: 1 2 …`: received bytes come first, sent bytes ninth (proc_net_dev, Linux Documentation/filesystems/proc.rst). */
export function parseCounterLine(line: string): [string, { receivedBytes: number; sentBytes: number }][] {
  const match = /^\s*([^:\s]+):\s*(.+)$/.exec(line);
  const numbers = match?.[2]?.trim().split(/\s+/).map(Number) ?? [];
  const [receivedBytes, sentBytes] = [numbers[0], numbers[8]];
  if (!match?.[1] || receivedBytes === undefined || sentBytes === undefined || Number.isNaN(sentBytes))
    return [];
  return [[match[1], { receivedBytes, sentBytes }]];
}

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

/** What kind of machine each host is, and how busy it was. */
export async function readEnvironmentFacts(context: TrialContext): Promise<void> {
  await inParallel(nodeNames(context), async (node) => {
    const text = await context.machines.get(node).read({ argv: ['sh', '-c', FACTS_SCRIPT] });
    const pairs = text.split('\n').flatMap((line): [string, string][] => {
      const at = line.indexOf('=');
      return at > 0 ? [[line.slice(0, at), line.slice(at + 1).trim()]] : [];
    });
    await context.record({ type: 'environment-read', data: { node, facts: Object.fromEntries(pairs) } });
  });
}
