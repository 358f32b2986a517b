import { randomUUID } from 'node:crypto';
import type { Command, Platform } from '#lib/domain/adapters';
import type { ClusterSpec } from '#lib/domain/cluster';
import { moveRequest } from '#lib/domain/move-request';
import { platformOf } from '#lib/platforms/registry';
import { readDetached, startDetached, waitDetached } from '#lib/remote/detached';
import type { Machines } from '#lib/remote/machine';
import { expect, type Report } from './report.ts';

const WAIT_SECONDS = 10;

/** The proof of a cluster: every VM moves to the next host and back to where it was, over every fabric, idle. */
export async function checkMoves(
  spec: ClusterSpec,
  machines: Machines,
  report: Report,
  leave: AbortSignal,
): Promise<void> {
  const platform = platformOf(spec);
  const names = spec.hosts.map((host) => host.name);
  const placement = await runningOn(spec, machines);
  for (const fabric of spec.fabrics)
    for (const vm of spec.vms) {
      const here = placement.get(vm.id) ?? vm.home;
      const away = names[(names.indexOf(here) + 1) % names.length] ?? '';
      const remedy = `Run the migration by hand; then see that VM ${vm.id} runs on ${here} again.`;
      const ok = await report.ask(vm.name, `there and back over ${fabric.name}`, remedy, async () => {
        const seconds: string[] = [];
        for (const [from, to] of [
          [here, away],
          [away, here],
        ] as const) {
          leave.throwIfAborted();
          const command = platform.migrate(moveRequest(spec, vm.id, from, to, fabric.name));
          seconds.push(await moveOnce(machines, from, command, platform));
        }
        return `${seconds.join(' and ')} s`;
      });
      if (!ok) return;
    }
}

/** VM id → the host that it runs on. */
async function runningOn(spec: ClusterSpec, machines: Machines): Promise<Map<string, string>> {
  const platform = platformOf(spec);
  const found = new Map<string, string>();
  for (const { name } of spec.hosts) {
    const listed = await machines.get(name).insist(platform.list(), { timeoutMs: 30_000 });
    for (const { vm, state } of platform.parseList(listed)) if (state === 'running') found.set(vm, name);
  }
  return found;
}

async function moveOnce(
  machines: Machines,
  from: string,
  command: Command,
  platform: Platform,
): Promise<string> {
  const machine = machines.get(from);
  const directory = `.migration-lab/runs/check-${randomUUID()}`;
  const start = await startDetached(machine, directory, command);
  while ((await waitDetached(machine, [directory], WAIT_SECONDS)).length === 0);
  const end = await readDetached(machine, directory);
  const move = platform.parseMove(end);
  expect(move.outcome === 'ok' && end.endedWall !== null, `${move.outcome}: ${move.reason}`);
  return (end.endedWall - start.startedWall).toFixed(1);
}
