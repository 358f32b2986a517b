import { type EventData, eventsOf } from '../history.ts';
import { type Check, invalid, unknown, valid } from '../verdict.ts';
import { type Evidence, list } from './evidence.ts';

type Reading = EventData<'load-read'>;

/** Both ways together; less than this is housekeeping. */
const SWAPPED_LIMIT_KIB = 1024;

/** What else ran on the hosts: before the launch and after the end, when nothing of the trial did. Null for trials that were not asked. */
export function checkForeignLoad({ cluster, history }: Evidence): Check | null {
  const asked = { id: 'foreign-load', label: 'Nothing else kept the hosts busy' };
  const readings = eventsOf(history, 'load-read').map(({ data }) => data);
  if (readings.length === 0) return null;
  const share = ({ busyCores, cores }: Reading) => busyCores / cores;
  const limit = cluster.limits.foreignLoad;
  const said = (reading: Reading) =>
    `${reading.node} ${reading.moment.replace('observe-', '')}: ${percent(share(reading))} of ${reading.cores} cores`;
  const evidence = `${list(readings.map(said))}; limit ${percent(limit)}`;
  const busy = readings.filter((reading) => share(reading) > limit);
  if (busy.length > 0) return invalid(asked, `Busy with something else: ${list(busy.map(said))}.`, evidence);
  return valid(asked, evidence);
}

/** No host moved memory to or from its disk while the trial ran. Null for trials that were not asked. */
export function checkSwapping({ cluster, history }: Evidence): Check | null {
  const asked = { id: 'swapping', label: 'No host swapped' };
  const readings = eventsOf(history, 'load-read').map(({ data }) => data);
  if (readings.length === 0) return null;
  const swapped = cluster.hosts.map(({ name }) => {
    const at = (moment: string) => readings.find((one) => one.node === name && one.moment === moment);
    const [before, after] = [at('observe-before'), at('observe-after')];
    return { name, kib: before && after ? after.swappedKiB - before.swappedKiB : null };
  });
  const unseen = swapped.filter(({ kib }) => kib === null);
  if (unseen.length > 0)
    return unknown(asked, `${list(unseen.map(({ name }) => name))} was not asked before and after.`);
  const evidence = list(swapped.map(({ name, kib }) => `${name} ${kib} KiB`));
  const bad = swapped.filter(({ kib }) => (kib ?? 0) > SWAPPED_LIMIT_KIB);
  if (bad.length > 0)
    return invalid(
      asked,
      `Memory was swapped: ${list(bad.map(({ name, kib }) => `${name} ${kib} KiB`))}.`,
      evidence,
    );
  return valid(asked, evidence);
}

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
