import type { Command } from '#lib/domain/adapters';
import { eventsOf } from '#lib/domain/history';
import { killDetached, type RunEnd, readDetached, startDetached, waitDetached } from '#lib/remote/detached';
import { flatten } from '#lib/remote/quote';
import { TRIAL_MARK, type TrialContext, trialDirectory } from './context.ts';

/** One wait on a host; between two the runner looks whether the trial must end. */
const WAIT_SECONDS = 2;
/** Longer output goes into an artifact; the history keeps the beginning and the end of it. */
const INLINE_LIMIT = 200_000;

export interface Started {
  readonly key: string;
  readonly node: string;
  readonly directory: string;
}

/**
 * Intent, detached start, observation. A key that was intended before is attached to: the claim on the host
 * decides whether it runs already, so that a restarted runner never starts anything twice.
 */
export async function startCommand(
  context: TrialContext,
  key: string,
  node: string,
  command: Command,
): Promise<Started> {
  const directory = `${trialDirectory(context.trialId)}/${key}`;
  const marked: Command = { ...command, env: { ...command.env, [TRIAL_MARK]: context.trialId } };
  if (!eventsOf(context.history, 'command-intended').some(({ data }) => data.key === key))
    await context.record({
      type: 'command-intended',
      data: { key, node, argv: flatten(command), directory },
    });
  if (!eventsOf(context.history, 'command-started').some(({ data }) => data.key === key)) {
    const start = await startDetached(context.machines.get(node), directory, marked);
    await context.record({ type: 'command-started', data: { key, node, ...start } });
  }
  return { key, node, directory };
}

/** Waits until all have ended; reads and records each end. An abort leaves them running: see `endCommand`. */
export async function awaitCommands(context: TrialContext, started: readonly Started[]): Promise<void> {
  const waiting = started.filter((run) => !hasEnded(context, run.key));
  await Promise.all(
    [...new Set(waiting.map((run) => run.node))].map(async (node) => {
      let open = waiting.filter((run) => run.node === node);
      while (open.length > 0) {
        const finished = await waitDetached(
          context.machines.get(node),
          open.map((run) => run.directory),
          WAIT_SECONDS,
        );
        for (const run of open.filter((candidate) => finished.includes(candidate.directory)))
          await recordEnd(context, run);
        open = open.filter((run) => !finished.includes(run.directory));
        context.signal.throwIfAborted();
      }
    }),
  );
}

/** Reads what a finished run left on its host and records it. */
export async function recordEnd(context: TrialContext, run: Started): Promise<RunEnd> {
  const end = await readDetached(context.machines.get(run.node), run.directory);
  const stdout = await inline(context, `${run.key}/stdout`, end.stdout);
  const stderr = await inline(context, `${run.key}/stderr`, end.stderr);
  await context.record({
    type: 'command-ended',
    data: { key: run.key, node: run.node, ...end, stdout, stderr },
  });
  return end;
}

/** Ends a run that is still going and records how. */
export async function endCommand(context: TrialContext, run: Started): Promise<void> {
  if (hasEnded(context, run.key)) return;
  await killDetached(context.machines.get(run.node), run.directory);
  await recordEnd(context, run);
}

/** Commands that the history saw start and not end. */
export function openCommands(context: TrialContext): Started[] {
  return eventsOf(context.history, 'command-intended')
    .filter(({ data }) => !hasEnded(context, data.key))
    .map(({ data: { key, node, directory } }) => ({ key, node, directory }));
}

function hasEnded(context: TrialContext, key: string): boolean {
  return eventsOf(context.history, 'command-ended').some(({ data }) => data.key === key);
}

async function inline(context: TrialContext, name: string, text: string) {
  const bytes = Buffer.byteLength(text);
  const artifact = bytes > 0 ? name : null;
  if (artifact) await context.keep(artifact, text);
  return { text: text.length > INLINE_LIMIT ? text.slice(-INLINE_LIMIT) : text, bytes, artifact };
}
