import { LabError } from '#lib/domain/errors';
import { eventsOf } from '#lib/domain/history';
import { inParallel, type TrialContext } from './context.ts';

/** Long enough that one tick of 10 ms is no more than a fiftieth of a core. */
const SAMPLE_SECONDS = 0.5;
/** After $1 seconds, prints the processors' ticks, for all and each, the pages swapped since the boot, and a page's size. */
export const LOAD_SCRIPT = `sleep "$1"; grep '^cpu' /proc/stat; grep '^pswp' /proc/vmstat; echo "pagesize $(getconf PAGESIZE)"`;

interface Look {
  readonly busyTicks: number;
  readonly allTicks: number;
  readonly cores: number;
  readonly swappedKiB: number;
}

/** How busy every host is, while nothing of the trial runs there but its heartbeats; the first answer for a moment stands. */
export async function readLoad(context: TrialContext, moment: string): Promise<void> {
  await inParallel(context.cluster.hosts, async ({ name: node }) => {
    const seen = eventsOf(context.history, 'load-read');
    if (seen.some(({ data }) => data.moment === moment && data.node === node)) return;
    const from = await look(context, node, 0);
    const to = await look(context, node, SAMPLE_SECONDS);
    if (to.allTicks <= from.allTicks)
      throw new LabError('command', `The processors of ${node} told no time.`);
    const { cores, swappedKiB } = to;
    const busyCores = (cores * (to.busyTicks - from.busyTicks)) / (to.allTicks - from.allTicks);
    const sampleSeconds = SAMPLE_SECONDS;
    await context.record({
      type: 'load-read',
      data: { node, moment, cores, busyCores, sampleSeconds, swappedKiB },
    });
  });
}

async function look(context: TrialContext, node: string, seconds: number): Promise<Look> {
  const argv = ['sh', '-c', LOAD_SCRIPT, 'sh', String(seconds)];
  return parseLook(node, await context.machines.get(node).read({ argv }));
}

/**
 * `cpu user nice system idle iowait irq softirq steal …` (proc(5), /proc/stat; guest time is in user's already).
 * Waiting for a disk is not busy; time that a hypervisor took is.
 * @throws LabError `command` where the kernel says something else
 */
export function parseLook(node: string, text: string): Look {
  const rows = text.split('\n').map((line) => line.trim().split(/\s+/));
  const told = (name: string) => Number(rows.find(([first]) => first === name)?.[1] ?? Number.NaN);
  const ticks = (rows.find(([first]) => first === 'cpu') ?? []).slice(1, 9).map(Number);
  const [, , , idle = Number.NaN, iowait = Number.NaN] = ticks;
  const allTicks = ticks.reduce((sum, one) => sum + one, 0);
  const cores = rows.filter(([first]) => /^cpu\d+$/.test(first ?? '')).length;
  const swappedKiB = ((told('pswpin') + told('pswpout')) * told('pagesize')) / 1024;
  const look = { busyTicks: allTicks - idle - iowait, allTicks, cores, swappedKiB };
  if (cores > 0 && Object.values(look).every(Number.isFinite)) return look;
  throw new LabError('command', `${node} did not tell its load: ${text.trim().slice(0, 200)}`);
}
