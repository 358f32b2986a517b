import type { Command } from '#lib/domain/adapters';
import { LabError } from '#lib/domain/errors';
import { endMarked, listMarked, parseMarked } from '#lib/remote/marked';
import { inParallel, involvedVms, type TrialContext } from './context.ts';
import { readGuest } from './guests.ts';
import { unsettledVms } from './unsettled.ts';

/**
 * Ends the heartbeats in a VM. With $1, a trial, it removes the files of all others: they would be copied with the VM,
 * each migration longer than the one before.
 */
export const HEARTS_SCRIPT = `
grep -lz '^MIGRATION_LAB_BEAT=' /proc/[0-9]*/environ 2>/dev/null | while read -r file; do
  p=\${file%/environ}
  kill -KILL "\${p##*/}" 2>/dev/null
done
[ $# -gt 0 ] && cd .migration-lab/runs 2>/dev/null &&
  find . -mindepth 1 -maxdepth 1 ! -name "$1" -exec rm -rf {} + 2>/dev/null
exit 0
`;

/**
 * Ends what is left of this installation's trials on the launcher and in the VMs, but for VMs that nobody knows where
 * they are. What belongs to others is recorded and left alone: a person decides.
 * @throws LabError `command` for processes that survive
 */
export async function sweep(context: TrialContext, moment: 'sweep-before' | 'sweep-after'): Promise<void> {
  const lost = unsettledVms(context);
  const survivors = await endLeftovers(context, moment, lost);
  const hearts = ['sh', '-c', HEARTS_SCRIPT, ...(moment === 'sweep-before' ? ['sh', context.trialId] : [])];
  const vms = involvedVms(context.cell).filter((vm) => !lost.has(vm));
  await inParallel(vms, (vm) => readGuest(context, vm, hearts));
  if (survivors.length > 0)
    throw new LabError('command', `${survivors.join(' and ')} cannot be ended: look at that machine.`);
}

/**
 * Ends what carries the mark of this installation's trials. Returns what survived: `launcher pid 12`.
 * @param apart VMs that are not asked: one that stands still would let everybody wait
 */
export async function endLeftovers(
  context: TrialContext,
  moment: string,
  apart: ReadonlySet<string>,
): Promise<string[]> {
  const launcher = context.cluster.launcher.name;
  const places = [launcher, ...involvedVms(context.cell).filter((vm) => !apart.has(vm))];
  const each = await inParallel(places, (place) =>
    place === launcher
      ? endOn(context, moment, launcher, (command) => context.machines.get(launcher).read(command))
      : endOn(context, moment, `vm ${place}`, ({ argv }) => readGuest(context, place, argv)),
  );
  return each.flat();
}

async function endOn(
  context: TrialContext,
  moment: string,
  node: string,
  ask: (command: Command) => Promise<string>,
): Promise<string[]> {
  const found = parseMarked(await ask(listMarked()));
  if (found.length === 0) return [];
  const ours = await context.ours([...new Set(found.map(({ trial }) => trial))]);
  const survivors = ours.length > 0 ? (await ask(endMarked(ours))).split('\n').filter(Boolean) : [];
  const left = found.filter(({ pid, trial }) => !ours.includes(trial) || survivors.includes(String(pid)));
  const say = ({ pid, command }: (typeof found)[number]) => `${pid} ${command}`;
  await context.record({
    type: 'leftovers-found',
    data: { moment, node, processes: found.map(say), left: left.map(say) },
  });
  return survivors.map((pid) => `${node} pid ${pid}`);
}
