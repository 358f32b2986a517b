import { LabError } from '#lib/domain/errors';
import { assertEvent, type NewEvent, type TrialEvent } from '#lib/domain/history';
import type { LockTaken } from '#lib/domain/host-lock';
import { streamName } from '#lib/domain/output';
import { platformOf } from '#lib/platforms/registry';
import type { Machines, Patience } from '#lib/remote/machine';
import { keepArtifact } from '#lib/store/artifacts';
import { findBaseline, readTrialSpec } from '#lib/store/baselines';
import type { Db } from '#lib/store/client';
import { appendEvent, readHistory } from '#lib/store/events';
import { knownTrials } from '#lib/store/orphans';
import { appendOutput, followedTo, readOutput } from '#lib/store/output';
import { type ClaimedTrial, isCancelRequested } from '#lib/store/queue';
import { finishTrial, judgeAgain, waitingForBaseline } from '#lib/store/verdicts';
import { bindWorkload } from '#lib/workloads/registry';
import { isLeaseLost } from '../lease.ts';
import { TrialStopped } from '../stopped.ts';
import type { TrialContext } from './context.ts';
import { executeTrial, type TrialEnd } from './execute.ts';
import { followOutput } from './follow.ts';
import { leftSeconds } from './limits.ts';
import { recordProgress } from './progress.ts';
import { judgeTrial } from './verdict.ts';

const CANCEL_POLL_MS = 500;
const APPLICATION_OUTPUT = streamName({ key: 'launch', stream: 'stdout' });

/** The machines of a trial, and how each of them was locked for it, so far and from now on. */
export interface TrialMachines {
  readonly machines: Machines;
  readonly tell: (listener: (taken: LockTaken) => Promise<void>) => Promise<void>;
}

/** Drives one claimed trial to its end and judges it. Throws only when the trial is to be left to another runner. */
export async function runTrial(
  db: Db,
  trial: ClaimedTrial,
  { machines, tell }: TrialMachines,
  runner: string,
  leave: AbortSignal,
): Promise<void> {
  const history: TrialEvent[] = await readHistory(db, trial.id);
  const record = inOrder(async (event: NewEvent) => {
    assertEvent(event);
    history.push(await stored(appendEvent(db, trial.id, trial.token, event)));
  });
  await record({ type: 'trial-claimed', data: { runner, token: trial.token, resumed: trial.resumed } });
  await tell((data) => record({ type: 'machine-locked', data }));
  const stop = new AbortController();
  const timers = [
    setInterval(async () => {
      if (await isCancelRequested(db, trial.studyId).catch(() => false))
        stop.abort(new TrialStopped('cancelled'));
    }, CANCEL_POLL_MS),
    setTimeout(
      () => stop.abort(new TrialStopped('timed-out')),
      1000 * leftSeconds(trial.cell, history, new Date()),
    ),
  ];
  const doing = {
    machines: machines.asked(tellingReach(history, record)),
    history,
    signal: AbortSignal.any([stop.signal, leave]),
    record,
    ours: async (ids: readonly string[]) => [...(await stored(knownTrials(db, ids))).keys()],
    keep: (name: string, content: string) => stored(keepArtifact(db, trial.id, name, content)),
  };
  const ended = new AbortController();
  const following = followOutput(machines, history, AbortSignal.any([ended.signal, leave]), {
    known: () => followedTo(db, trial.id),
    append: (parts) => appendOutput(db, trial.id, trial.token, parts),
    async stored(part) {
      if (streamName(part) !== APPLICATION_OUTPUT) return;
      const { content, total } = await readOutput(db, trial.id, part, 0);
      // What is longer than one answer is no report of progress.
      if (content.length < total) return;
      const workload = bindWorkload(trial.cell.workload);
      await recordProgress(
        { history, record, workload },
        Buffer.from(content).toString('utf8'),
        part.writtenWall,
      );
    },
  });
  try {
    const how = await execute(trial, doing, leave).finally(() => {
      ended.abort();
      return following;
    });
    const { judged, figures } = await judgeTrial(db, trial);
    await finishTrial(db, trial, how === 'cancelled' ? 'cancelled' : 'finished', figures, judged);
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}

/** A workload or platform that this version does not know ends the trial: trying again would say the same for ever. */
async function execute(
  { id, cell, cluster }: ClaimedTrial,
  doing: Pick<TrialContext, 'machines' | 'history' | 'signal' | 'ours' | 'record' | 'keep'>,
  leave: AbortSignal,
): Promise<TrialEnd> {
  let context: TrialContext;
  try {
    const workload = bindWorkload(cell.workload);
    const platform = platformOf(cluster);
    context = { ...doing, trialId: id, cell, cluster, workload, platform };
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    const { code, message } = error;
    await doing.record({ type: 'step-failed', data: { step: 'prepare', code, message } });
    return 'failed';
  }
  return executeTrial(context, leave);
}

/** A store that cannot be written to is no fault of the trial: it is left, and taken up again from its history. */
async function stored<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (cause) {
    throw isLeaseLost(cause) ? cause : new TrialStopped('store-lost', { cause });
  }
}

/** Records when a machine stops answering and when it answers again, once each. */
function tellingReach(
  history: readonly TrialEvent[],
  record: (event: NewEvent) => Promise<void>,
): Pick<Patience, 'onLost' | 'onAnswer'> {
  const lost = new Set<string>();
  for (const event of history) {
    if (event.type === 'node-lost') lost.add(event.data.node);
    if (event.type === 'node-found') lost.delete(event.data.node);
  }
  return {
    async onLost(node, { message }) {
      if (lost.has(node)) return;
      lost.add(node);
      await record({ type: 'node-lost', data: { node, message } });
    },
    async onAnswer(node) {
      if (lost.delete(node)) await record({ type: 'node-found', data: { node } });
    },
  };
}

/** Judges trials again that were `unknown` for want of a baseline and have one now. */
export async function judgeWaiting(db: Db, clusterId: string): Promise<void> {
  for (const { id, studyId } of await waitingForBaseline(db, clusterId)) {
    const spec = await readTrialSpec(db, id);
    if (!(await findBaseline(db, studyId, spec.cell))) continue;
    const { judged } = await judgeTrial(db, { id, studyId, ...spec });
    if (judged.baselineId) await judgeAgain(db, { id, studyId }, judged);
  }
}

/** One write at a time: steps that work in parallel append in the order they asked. */
function inOrder<T>(write: (item: T) => Promise<void>): (item: T) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return (item) => {
    const mine = last.then(() => write(item));
    last = mine.catch(() => {});
    return mine;
  };
}
