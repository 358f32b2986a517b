import 'server-only';
import type { BenchmarkReport, CommandOutput } from '#lib/domain/adapters';
import type { Configuration } from '#lib/domain/configuration';
import { eventsOf, type TrialEvent } from '#lib/domain/history';
import { deriveResult, type TrialResult } from '#lib/domain/result';
import type { Sample } from '#lib/domain/sample';
import { platformOf } from '#lib/platforms/registry';
import { type ArtifactInfo, listArtifacts } from '#lib/store/artifacts';
import { benchmarkOutput } from '#lib/store/benchmark-output';
import { database } from '#lib/store/client';
import { readConfigurations } from '#lib/store/configurations';
import { readHistory } from '#lib/store/events';
import { readOutput } from '#lib/store/output';
import { readRepetitions } from '#lib/store/samples';
import { readStudy, type StudyOverview } from '#lib/store/studies-read';
import { readTrial, type StoredTrial } from '#lib/store/trials';
import { latestJudgement } from '#lib/store/verdicts';
import { bindWorkload } from '#lib/workloads/registry';

export interface TrialView {
  readonly trial: StoredTrial;
  readonly sample: Sample;
  readonly siblings: readonly Sample[];
  /** What the machines told in each trial of the cell, by trial. */
  readonly configurations: ReadonlyMap<string, Configuration>;
  readonly study: StudyOverview;
  readonly history: readonly TrialEvent[];
  /** Why the history cannot be read, where it cannot. */
  readonly unreadable: string | null;
  readonly artifacts: readonly ArtifactInfo[];
  readonly judgement: Awaited<ReturnType<typeof latestJudgement>>;
  /** Re-derived from the history now; null for imported trials, which have none. */
  readonly result: TrialResult | null;
  /** Read again from the raw output, or from what there is of it; null where no application was started. */
  readonly report: BenchmarkReport | null;
}

/** Everything the page of one trial shows; null when there is no such trial. */
export async function loadTrial(id: string): Promise<TrialView | null> {
  const db = database();
  const trial = await readTrial(db, id);
  if (!trial) return null;
  const [siblings, configurations, study, read, artifacts, judgement] = await Promise.all([
    readRepetitions(db, trial.cell.id),
    readConfigurations(db, trial.cell.id),
    readStudy(db, trial.study.slug),
    readHistory(db, id).catch((error: Error) => error.message),
    listArtifacts(db, id),
    latestJudgement(db, id),
  ]);
  const sample = siblings.find((one) => one.trialId === id);
  if (!study || !sample) return null;
  const { spec, cluster } = trial;
  const [history, unreadable] = typeof read === 'string' ? [[], read] : [read, null];
  const known = spec && cluster && eventsOf(history, 'command-started').length > 0;
  const result = known ? deriveResult(spec, cluster, history, platformOf(cluster).parseMove) : null;
  const output = spec ? ((await benchmarkOutput(db, id, history)) ?? (await outputSoFar(id, history))) : null;
  const report = spec && output ? bindWorkload(spec.workload).parse(output) : null;
  return {
    trial,
    sample,
    siblings,
    configurations,
    study,
    history,
    unreadable,
    artifacts,
    judgement,
    result,
    report,
  };
}

/** What a running application has printed, where it can be read in one piece. */
async function outputSoFar(id: string, history: readonly TrialEvent[]): Promise<CommandOutput | null> {
  if (!eventsOf(history, 'command-started').some(({ data }) => data.key === 'launch')) return null;
  const { content, total } = await readOutput(database(), id, { key: 'launch', stream: 'stdout' }, 0);
  if (content.length < total) return null;
  return { exitCode: null, stdout: Buffer.from(content).toString('utf8'), stderr: '' };
}
