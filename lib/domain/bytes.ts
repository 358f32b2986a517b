import { type EventData, eventsOf, type TrialEvent } from './history.ts';

interface Bytes {
  readonly received: number;
  readonly sent: number;
}

/** Host → interface → bytes. */
export type HostBytes = Readonly<Record<string, Readonly<Record<string, Bytes>>>>;

type Reading = EventData<'counters-read'>;

/** Bytes by host and interface between two readings of the counters, with what went by RDMA. */
export function bytesBetween(history: readonly TrialEvent[], before: string, after: string): HostBytes {
  const readings = eventsOf(history, 'counters-read').map(({ data }) => data);
  const result: Record<string, Record<string, Bytes>> = {};
  for (const first of readings.filter((reading) => reading.moment === before)) {
    const last = readings.findLast((reading) => reading.moment === after && reading.node === first.node);
    if (!last) continue;
    const names = Object.keys(first.interfaces).filter((name) => last.interfaces[name]);
    result[first.node] = Object.fromEntries(names.map((name) => [name, bytesOf(name, first, last)]));
  }
  return result;
}

/** An InfiniBand port counts its IP traffic too; a RoCE port counts RDMA only, beside its interface. */
function bytesOf(name: string, first: Reading, last: Reading): Bytes {
  const [a, b] = [first.interfaces[name], last.interfaces[name]];
  const [from, to] = [first.rdma?.[name], last.rdma?.[name]];
  const join = to?.link === 'InfiniBand' ? Math.max : (x: number, y: number) => x + y;
  const grown = (key: 'receivedBytes' | 'sentBytes') =>
    join((b?.[key] ?? 0) - (a?.[key] ?? 0), (to?.[key] ?? 0) - (from?.[key] ?? 0));
  return { received: grown('receivedBytes'), sent: grown('sentBytes') };
}
