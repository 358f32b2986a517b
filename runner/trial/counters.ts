import { type EventData, eventsOf } from '#lib/domain/history';
import { inParallel, type TrialContext } from './context.ts';

type Rdma = NonNullable<EventData<'counters-read'>['rdma']>[string];

/**
 * The time, every interface's bytes, and those of every RDMA port with the interface of the same port: what goes by
 * RDMA passes the interface by (Linux, Documentation/ABI/stable/sysfs-class-infiniband). `$1` is where sysfs is.
 */
export const COUNTERS_SCRIPT = `
date +%s.%N; cat /proc/net/dev
for port in "$1"/class/infiniband/*/ports/*; do
  [ -e "$port/counters/port_rcv_data" ] || continue
  from=$port/counters suffix=
  [ -e "$port/counters_ext/port_rcv_data_64" ] && from=$port/counters_ext suffix=_64
  name=$(cat "$port/gid_attrs/ndevs/0" 2>/dev/null)
  [ -n "$name" ] || for net in "\${port%/ports/*}"/device/net/*; do
    [ "$(($(cat "$net/dev_port" 2>/dev/null || echo 0) + 1))" = "\${port##*/}" ] && name=\${net##*/}
  done
  echo "rdma $name $(cat "$port/link_layer") $(cat "$from/port_rcv_data$suffix") $(cat "$from/port_xmit_data$suffix")"
done
`;

/** The bytes of every interface of every host, at one moment; asked again for the same moment, the first answer stands. */
export async function readCounters(context: TrialContext, moment: string): Promise<void> {
  await inParallel(context.cluster.hosts, async (host) => {
    const seen = eventsOf(context.history, 'counters-read');
    if (seen.some(({ data }) => data.moment === moment && data.node === host.name)) return;
    const argv = ['sh', '-c', COUNTERS_SCRIPT, 'sh', '/sys'];
    const [wall = '', ...lines] = (await context.machines.get(host.name).read({ argv })).split('\n');
    const interfaces = Object.fromEntries(lines.flatMap(parseCounterLine));
    const rdma = Object.fromEntries(lines.flatMap(parseRdmaLine));
    await context.record({
      type: 'counters-read',
      data: { node: host.name, moment, atWall: Number(wall), interfaces, rdma },
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

/** RDMA ports count words of four bytes. */
const WORD_BYTES = 4;

/** `rdma eth4 Ethernet 1 2`, as the script prints a port. */
export function parseRdmaLine(line: string): [string, Rdma][] {
  const [word, name, link, received, sent] = line.split(' ');
  if (word !== 'rdma' || !name || !link || !sent) return [];
  return [
    [name, { link, receivedBytes: WORD_BYTES * Number(received), sentBytes: WORD_BYTES * Number(sent) }],
  ];
}
