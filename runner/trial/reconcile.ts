import { LabError } from '#lib/domain/errors';
import { eventsOf } from '#lib/domain/history';
import { moveRequest } from '#lib/domain/move-request';
import { type HostAnswer, type OpenMove, reconcileMove } from '#lib/domain/reconcile';
import { outputOf } from '#lib/domain/result';
import { waitDetached } from '#lib/remote/detached';
import { flatten } from '#lib/remote/quote';
import { isLeaseLost } from '../lease.ts';
import { openCommands, recordEnd } from './command.ts';
import { inParallel, type TrialContext } from './context.ts';

/** Migrations of which the history does not say how they ended, and that nobody has asked the hosts about. */
export function openMoves(context: TrialContext): OpenMove[] {
  const { history, platform } = context;
  const asked = new Set(eventsOf(history, 'migration-reconciled').map(({ data }) => data.key));
  const ends = new Map(eventsOf(history, 'command-ended').map(({ data }) => [data.key, data]));
  const started = new Set(eventsOf(history, 'command-started').map(({ data }) => data.key));
  return eventsOf(history, 'command-intended').flatMap(({ data: { key, node, argv } }) => {
    const move = moveOf(context, key, node, argv);
    if (!move || asked.has(key) || !started.has(key)) return [];
    const end = ends.get(key);
    if (end && platform.parseMove(outputOf(end)).outcome !== 'indeterminate') return [];
    return [{ ...move, going: end === undefined }];
  });
}

/** The migration that a command makes; null for the application. */
function moveOf({ cluster, platform }: TrialContext, key: string, from: string, argv: readonly string[]) {
  const vm = key.split('/')[1];
  if (from === cluster.launcher.name || vm === undefined) return null;
  const to = cluster.hosts.find(({ name, fabrics }) =>
    Object.keys(fabrics).some((fabric) => {
      const command = platform.migrate(moveRequest(cluster, vm, from, name, fabric));
      return flatten(command).join('\0') === argv.join('\0');
    }),
  );
  return to ? { key, vm, from, to: to.name } : null;
}

/**
 * Asks both hosts of each migration that neither succeeded nor failed, and records what they make of it. What stays
 * open is quarantined with the record.
 * @throws LabError `command` naming what is quarantined
 */
export async function reconcileMoves(context: TrialContext): Promise<void> {
  const hosts = new Set(openMoves(context).flatMap(({ from, to }) => [from, to]));
  const answers = await inParallel([...hosts], (host) => askHost(context, host));
  // Some may have been seen to end by now.
  const moves = openMoves(context);
  const found = moves.map((move) =>
    reconcileMove(
      move,
      answers.filter(({ host }) => host === move.from || host === move.to),
    ),
  );
  for (const data of found) await context.record({ type: 'migration-reconciled', data });
  const open = found.filter((one) => one.found === 'unsettled');
  if (open.length === 0) return;
  throw new LabError(
    'command',
    `${open.map(({ reason }) => reason).join(' ')} Quarantined: a person must look.`,
  );
}

/** Where a host's VMs are; before that, which of its migrations have ended since the last look. */
async function askHost(context: TrialContext, host: string): Promise<HostAnswer> {
  const machine = context.machines.get(host);
  const going = new Set(openMoves(context).flatMap(({ key, going: on }) => (on ? [key] : [])));
  const runs = openCommands(context).filter(({ key, node }) => node === host && going.has(key));
  try {
    const directories = runs.map(({ directory }) => directory);
    const ended = runs.length > 0 ? await waitDetached(machine, directories, 0) : [];
    for (const run of runs) if (ended.includes(run.directory)) await recordEnd(context, run);
    const listed = await machine.insist(context.platform.list(), { timeoutMs: 30_000 });
    return { host, sightings: context.platform.parseList(listed) };
  } catch (error) {
    // Whoever must leave the trial leaves it.
    if (!(error instanceof LabError) || isLeaseLost(error)) throw error;
    return { host, silent: error.message };
  }
}
