import { LabError } from '#lib/domain/errors';
import type { TrialEvent } from '#lib/domain/history';
import { platformOf } from '#lib/platforms/registry';
import type { Machines } from '#lib/remote/machine';
import { keepArtifact } from '#lib/store/artifacts';
import { cellOfTrial } from '#lib/store/baselines';
import type { Db } from '#lib/store/client';
import { appendEvent, readHistory } from '#lib/store/events';
import { type ClaimedTrial, isCancelRequested } from '#lib/store/queue';
import { finishTrial, judgeAgain, waitingForBaseline } from '#lib/store/verdicts';
import { bindWorkload } from '#lib/workloads/registry';
import type { TrialContext } from './context.ts';
import { executeTrial, TrialStopped } from './execute.ts';
import { judgeTrial } from './verdict.ts';

const CANCEL_POLL_MS = 500;

/** Drives one claimed trial to its end and judges it. Throws only when the trial is not ours any more. */
export async function runTrial(
  db: Db,
  trial: ClaimedTrial,
  machines: Machines,
  runner: string,
  leave: AbortSignal,
): Promise<void> {
  const history: TrialEvent[] = await readHistory(db, trial.id);
  const stop = new AbortController();
  const timers = [
    setInterval(async () => {
      if (await isCancelRequested(db, trial.studyId).catch(() => false))
        stop.abort(new TrialStopped('cancelled'));
    }, CANCEL_POLL_MS),
    setTimeout(() => stop.abort(new TrialStopped('timed-out')), trial.cell.trialTimeoutSeconds * 1000),
  ];
  const context: TrialContext = {
    trialId: trial.id,
    cell: trial.cell,
    cluster: trial.cluster,
    workload: bindWorkload(trial.cell.workload),
    platform: platformOf(trial.cluster.platform),
    machines,
    history,
    signal: AbortSignal.any([stop.signal, leave]),
    record: inOrder(async (event) => void history.push(await appendEvent(db, trial.id, trial.token, event))),
    keep: (name, content) => keepArtifact(db, trial.id, name, content),
  };
  try {
    await context.record({
      type: 'trial-claimed',
      data: { runner, token: trial.token, resumed: trial.resumed },
    });
    const how = await executeTrial(context, leave);
    const { judged, figures } = await judgeTrial(db, trial);
    await finishTrial(db, trial, how === 'cancelled' ? 'cancelled' : 'finished', figures, judged);
    if (judged.verdict === 'valid' && trial.cell.condition === 'app_only') await judgeWaiting(db, trial);
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}

/** Trials that were `unknown` for want of a baseline are judged again now that there is one. */
async function judgeWaiting(db: Db, trial: ClaimedTrial): Promise<void> {
  for (const id of await waitingForBaseline(db, trial.studyId)) {
    const cell = await cellOfTrial(db, id);
    const { judged } = await judgeTrial(db, { id, studyId: trial.studyId, cell, cluster: trial.cluster });
    if (judged.baselineId) await judgeAgain(db, { id, studyId: trial.studyId }, judged);
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

/** True for errors after which this runner must not touch the trial again. */
export function isNotOurs(error: unknown): boolean {
  return error instanceof TrialStopped || (error instanceof LabError && error.code === 'lease-lost');
}
