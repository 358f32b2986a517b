import type { CommandOutput } from '#lib/domain/adapters';
import type { Evidence } from '#lib/domain/checks/evidence';
import type { ClusterSpec } from '#lib/domain/cluster';
import { configurationOf } from '#lib/domain/configuration';
import { eventsOf, type TrialEvent } from '#lib/domain/history';
import { judge } from '#lib/domain/judge';
import { deriveResult, type TrialResult } from '#lib/domain/result';
import type { CellSpec } from '#lib/domain/study';
import { unknown } from '#lib/domain/verdict';
import { platformOf } from '#lib/platforms/registry';
import { findBaseline, findFirstOfCell } from '#lib/store/baselines';
import { benchmarkOutput } from '#lib/store/benchmark-output';
import type { Db } from '#lib/store/client';
import { readHistory } from '#lib/store/events';
import type { Judged, TrialFigures } from '#lib/store/verdicts';
import { bindWorkload } from '#lib/workloads/registry';

export interface Verdict {
  readonly judged: Judged;
  readonly figures: TrialFigures;
}

interface Subject {
  readonly id: string;
  readonly studyId: string;
  readonly cell: CellSpec;
  readonly cluster: ClusterSpec;
}

/** What the store holds of a trial: its history, its raw output, that of its baseline, what its cell's first one ran on. */
export interface Found {
  readonly history: readonly TrialEvent[];
  readonly output: CommandOutput | null;
  readonly baseline: { readonly trialId: string; readonly output: CommandOutput } | null;
  readonly reference: Evidence['reference'];
}

/** Derives and judges a trial from what the store holds. What cannot be read makes it `unknown`, with the reason. */
export async function judgeTrial(db: Db, trial: Subject): Promise<Verdict> {
  try {
    const history = await readHistory(db, trial.id);
    return judgeFrom(trial, {
      history,
      output: await benchmarkOutput(db, trial.id, history),
      baseline: await findBaselineOutput(db, trial),
      reference: await findReference(db, trial.id),
    });
  } catch (error) {
    const asked = { id: 'readable', label: 'The trial’s history and output can be read' };
    const reason = `It could not be judged: ${error instanceof Error ? error.message : String(error)}`;
    const judged = { verdict: 'unknown' as const, checks: [unknown(asked, reason)], baselineId: null };
    return { judged, figures: NO_FIGURES };
  }
}

const NO_FIGURES = { thesisSeconds: null, applicationSeconds: null, migrationSeconds: null, result: null };

/** The verdict and the times that a history gives, with the outputs beside it: nothing else is asked. */
export function judgeFrom({ id, cell, cluster }: Omit<Subject, 'studyId'>, found: Found): Verdict {
  const { history, output, reference } = found;
  const result = deriveResult(cell, cluster, history, platformOf(cluster).parseMove);
  const workload = bindWorkload(cell.workload);
  const report = output ? workload.parse(output) : null;
  // The first run without migrations is its own baseline.
  const own = cell.condition === 'app_only' && report ? { trialId: id, report } : null;
  const baseline = found.baseline
    ? { trialId: found.baseline.trialId, report: workload.parse(found.baseline.output) }
    : own;
  const launcherEnded = eventsOf(history, 'launcher-ended').length > 0;
  const context = { ranks: cell.ranks.length, cluster, launcherEnded };
  const ownChecks = report && output ? workload.checks(context, report, output, baseline) : [];
  const { verdict, checks } = judge({ cell, cluster, history, result, reference }, ownChecks);
  return {
    judged: { verdict, checks, baselineId: baseline?.trialId ?? null },
    figures: { ...figuresOf(result), result: { report } },
  };
}

function figuresOf(result: TrialResult) {
  const { thesisSeconds, applicationSeconds, migrationSeconds } = result;
  return { thesisSeconds, applicationSeconds, migrationSeconds };
}

/** An earlier valid run without migrations, as it printed. */
async function findBaselineOutput(db: Db, trial: Subject): Promise<Found['baseline']> {
  if (trial.cell.condition === 'migration_only') return null;
  const trialId = await findBaseline(db, trial.studyId, trial.cell);
  if (!trialId) return null;
  const output = await benchmarkOutput(db, trialId, await readHistory(db, trialId));
  return output && { trialId, output };
}

async function findReference(db: Db, trialId: string): Promise<Evidence['reference']> {
  const first = await findFirstOfCell(db, trialId);
  if (first === null) return null;
  return { trialId: first, configuration: configurationOf(await readHistory(db, first)) };
}
