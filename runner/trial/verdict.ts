import type { Baseline, BenchmarkReport } from '#lib/domain/adapters';
import type { ClusterSpec } from '#lib/domain/cluster';
import { eventsOf } from '#lib/domain/history';
import { judge } from '#lib/domain/judge';
import { deriveResult, type TrialResult } from '#lib/domain/result';
import type { CellSpec } from '#lib/domain/study';
import { platformOf } from '#lib/platforms/registry';
import { findBaseline } from '#lib/store/baselines';
import { benchmarkOutput } from '#lib/store/benchmark-output';
import type { Db } from '#lib/store/client';
import { readHistory } from '#lib/store/events';
import type { Judged, TrialFigures } from '#lib/store/verdicts';
import { bindWorkload } from '#lib/workloads/registry';

export interface Verdict {
  readonly judged: Judged;
  readonly figures: TrialFigures;
}

/** Derives and judges a trial from what the store holds: its history, its raw output, its baseline. */
export async function judgeTrial(
  db: Db,
  trial: { id: string; studyId: string; cell: CellSpec; cluster: ClusterSpec },
): Promise<Verdict> {
  const { cell, cluster } = trial;
  const history = await readHistory(db, trial.id);
  const result = deriveResult(cell, cluster, history, platformOf(cluster.platform).parseMove);
  const workload = bindWorkload(cell.workload);
  const output = await benchmarkOutput(db, trial.id, history);
  const report = output ? workload.parse(output) : null;
  const baseline = await baselineFor(db, trial, report);
  const launcherEnded = eventsOf(history, 'launcher-ended').length > 0;
  const context = { ranks: cell.ranks.length, cluster, launcherEnded };
  const ownChecks = report && output ? workload.checks(context, report, output, baseline) : [];
  const { verdict, checks } = judge({ cell, cluster, history, result }, ownChecks);
  return {
    judged: { verdict, checks, baselineId: baseline?.trialId ?? null },
    figures: { ...figuresOf(result), result: { report } },
  };
}

function figuresOf(result: TrialResult) {
  const { thesisSeconds, applicationSeconds, migrationSeconds } = result;
  return { thesisSeconds, applicationSeconds, migrationSeconds };
}

/** An earlier valid run without migrations; the first such run is its own. */
async function baselineFor(
  db: Db,
  trial: { id: string; studyId: string; cell: CellSpec },
  own: BenchmarkReport | null,
): Promise<Baseline | null> {
  if (trial.cell.condition === 'migration_only') return null;
  const trialId = await findBaseline(db, trial.studyId, trial.cell);
  if (!trialId) return trial.cell.condition === 'app_only' && own ? { trialId: trial.id, report: own } : null;
  const output = await benchmarkOutput(db, trialId, await readHistory(db, trialId));
  return output ? { trialId, report: bindWorkload(trial.cell.workload).parse(output) } : null;
}
