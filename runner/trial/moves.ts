import { LabError } from '#lib/domain/errors';
import { eventsOf } from '#lib/domain/history';
import { outputOf } from '#lib/domain/result';
import { moveCommand } from '#lib/launching/trial-commands';
import { awaitCommands, startCommand } from './command.ts';
import { ASK_TOOL, inParallel, type TrialContext } from './context.ts';

/** Host of each VM as the hosts themselves say, recorded. A VM that runs on no host or on two has no entry. */
export async function seePlacement(context: TrialContext, moment: string): Promise<Map<string, string>> {
  const perHost = await inParallel(context.cluster.hosts, async ({ name }) => {
    const output = await context.machines.get(name).insist(context.platform.list(), ASK_TOOL);
    return context.platform.parseList(output).map(({ vm, state }) => ({ host: name, vm, state }));
  });
  const known = new Set(context.cluster.vms.map((vm) => vm.id));
  const sightings = perHost.flat().filter((sighting) => known.has(sighting.vm));
  await context.record({ type: 'placement-seen', data: { moment, sightings } });
  const running = sightings.filter((sighting) => sighting.state === 'running');
  const once = running.filter(({ vm }) => running.filter((other) => other.vm === vm).length === 1);
  return new Map(once.map(({ vm, host }) => [vm, host]));
}

/** Moves a VM outside the measured rounds and expects it to arrive. */
export async function moveAside(
  context: TrialContext,
  key: string,
  vm: string,
  from: string,
  to: string,
): Promise<void> {
  const { cell, cluster, platform } = context;
  const command = moveCommand(cell, cluster, platform, { vm, from, to });
  const run = await startCommand(context, key, from, command);
  await awaitCommands(context, [run]);
  requireMoved(context, key, vm);
}

/** @throws LabError when the recorded move did not succeed: a failed move is never tried again inside a trial */
export function requireMoved(context: TrialContext, key: string, vm: string): void {
  const end = eventsOf(context.history, 'command-ended').find(({ data }) => data.key === key);
  const report = end ? context.platform.parseMove(outputOf(end.data)) : null;
  if (report?.outcome === 'ok') return;
  throw new LabError(
    'command',
    `Migration of VM ${vm} (${key}) ${report?.outcome ?? 'was not seen to end'}: ${report?.reason ?? ''}`,
  );
}
