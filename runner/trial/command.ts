import type { Command } from '#lib/domain/adapters';
import { type EventData, eventsOf } from '#lib/domain/history';
import {
  type Arming,
  armDetached,
  killDetached,
  preventDetached,
  type RunEnd,
  readDetached,
  startDetached,
  waitDetached,
} from '#lib/remote/detached';
import { TRIAL_MARK } from '#lib/remote/marked';
import { flatten } from '#lib/remote/quote';
import { inParallel, type TrialContext, trialDirectory } from './context.ts';
import { limitSeconds } from './limits.ts';

/** One wait on a host; between two the runner looks whether the trial must end. */
const WAIT_SECONDS = 2;
/** Longer output goes into an artifact; the history keeps the end of it. */
const INLINE_LIMIT = 200_000;

export interface Started {
  readonly key: string;
  readonly node: string;
  readonly directory: string;
}

/** The intent under a key, when the trial came that far before. */
export function intentOf(context: TrialContext, key: string): EventData<'command-intended'> | undefined {
  return eventsOf(context.history, 'command-intended').find(({ data }) => data.key === key)?.data;
}

/**
 * Intent, detached start, observation. A key that was intended before is attached to, with the command it was
 * intended with: the claim on the host decides whether it runs already, so that nothing is ever started twice.
 */
export async function startCommand(
  context: TrialContext,
  key: string,
  node: string,
  command: Command,
): Promise<Started> {
  const intent = await intend(context, key, node, command);
  await startIntended(context, intent);
  return intent;
}

/** Writes down what will be started, unless it was before: then that is returned. */
export async function intend(
  context: TrialContext,
  key: string,
  node: string,
  command: Command,
): Promise<Intent> {
  context.signal.throwIfAborted();
  const intent = intentOf(context, key);
  const data = intent ?? {
    key,
    node,
    argv: flatten(command),
    directory: `${trialDirectory(context.trialId)}/${key}`,
  };
  if (!intent) await context.record({ type: 'command-intended', data });
  return data;
}

type Intent = EventData<'command-intended'>;

const marked = (context: TrialContext, { argv }: Intent): Command => ({
  argv,
  env: { [TRIAL_MARK]: context.trialId },
});

/** Makes the command's process, which waits for its deadline. Returns whether it was this that made it. */
export async function armIntended(context: TrialContext, intent: Intent, arming: Arming): Promise<boolean> {
  const options = { limitSeconds: limitSeconds(context, intent.key), arming };
  const machine = context.machines.get(intent.node);
  return (await armDetached(machine, intent.directory, marked(context, intent), options)).claimed;
}

/** Starts what was intended, or finds that it was started, and records it. */
export async function startIntended(
  context: TrialContext,
  intent: Intent,
  { arming, claimed = false }: { readonly arming?: Arming; readonly claimed?: boolean } = {},
): Promise<void> {
  const { key, node, directory } = intent;
  if (hasStarted(context, key)) return;
  const limit = limitSeconds(context, key);
  const options = { limitSeconds: limit, ...(arming && { arming }) };
  const machine = context.machines.get(node);
  const start = await startDetached(machine, directory, marked(context, intent), options);
  const data = { key, node, limitSeconds: limit, ...start, claimed: start.claimed || claimed };
  await context.record({ type: 'command-started', data });
}

/** Records the start of what somebody else was seen to have started. */
async function recordFound(context: TrialContext, { key, node, directory }: Started): Promise<void> {
  const start = await startDetached(context.machines.get(node), directory, { argv: ['true'] });
  await context.record({ type: 'command-started', data: { key, node, ...start } });
}

/** Waits until all have ended; reads and records each end. An abort leaves them running: see `endCommand`. */
export async function awaitCommands(context: TrialContext, started: readonly Started[]): Promise<void> {
  const waiting = started.filter((run) => !hasEnded(context, run.key));
  await inParallel([...new Set(waiting.map((run) => run.node))], async (node) => {
    let open = waiting.filter((run) => run.node === node);
    while (open.length > 0) {
      context.signal.throwIfAborted();
      const directories = open.map((run) => run.directory);
      const finished = await waitDetached(context.machines.get(node), directories, WAIT_SECONDS);
      const ended = open.filter((run) => finished.includes(run.directory));
      await inParallel(ended, (run) => recordEnd(context, run));
      open = open.filter((run) => !ended.includes(run));
    }
  });
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
export async function endCommand(context: TrialContext, run: Started, graceSeconds?: number): Promise<void> {
  if (hasEnded(context, run.key)) return;
  await killDetached(context.machines.get(run.node), run.directory, graceSeconds);
  await recordEnd(context, run);
}

/** Commands that the history saw start and not end. */
export function openCommands(context: Pick<TrialContext, 'history'>): Started[] {
  return eventsOf(context.history, 'command-intended').flatMap(({ data: { key, node, directory } }) =>
    hasStarted(context, key) && !hasEnded(context, key) ? [{ key, node, directory }] : [],
  );
}

/**
 * Of an intent without a start nobody knows whether it was carried out. Each is prevented for good, or found to have
 * been started after all; but for those of the steps that are still to be performed.
 */
export async function settleIntents(context: TrialContext, toCome: readonly string[]): Promise<void> {
  const unsettled = eventsOf(context.history, 'command-intended').filter(
    ({ data: { key } }) =>
      !hasStarted(context, key) &&
      !wasPrevented(context, key) &&
      !toCome.some((step) => key.startsWith(`${step}/`)),
  );
  await inParallel(unsettled, async ({ data }) => {
    const { key, node, directory } = data;
    if (await preventDetached(context.machines.get(node), directory))
      await context.record({ type: 'command-prevented', data: { key, node } });
    else await recordFound(context, data);
  });
}

export const hasStarted = (context: Pick<TrialContext, 'history'>, key: string) =>
  eventsOf(context.history, 'command-started').some(({ data }) => data.key === key);
const hasEnded = (context: Pick<TrialContext, 'history'>, key: string) =>
  eventsOf(context.history, 'command-ended').some(({ data }) => data.key === key);
const wasPrevented = (context: TrialContext, key: string) =>
  eventsOf(context.history, 'command-prevented').some(({ data }) => data.key === key);

async function inline(context: TrialContext, name: string, text: string) {
  const bytes = Buffer.byteLength(text);
  const artifact = bytes > 0 ? name : null;
  if (artifact) await context.keep(artifact, text);
  return { text: text.length > INLINE_LIMIT ? text.slice(-INLINE_LIMIT) : text, bytes, artifact };
}
