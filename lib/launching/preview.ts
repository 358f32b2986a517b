import { timeLeft } from '#lib/analysis/time-left';
import type { ClusterSpec } from '#lib/domain/cluster';
import type { PlannedTrial } from '#lib/domain/expand';
import type { Sample, StudyFacts } from '#lib/domain/sample';
import type { StudySpec, WorkloadChoice } from '#lib/domain/study';
import type { TimeLeft } from '#lib/domain/time-left';
import { type Matrix, prepareMatrix } from '#lib/figures/matrix';
import { bindWorkload } from '#lib/workloads/registry';

type Timings = Parameters<typeof timeLeft>[2];

/** What a study would be, shown while it is declared. */
export interface StudyPicture {
  readonly matrix: Matrix;
  /** null where no trial of the cluster tells how long one takes. */
  readonly left: TimeLeft | null;
  readonly inputs: readonly InputPreview[];
}

/** What an application would read on some number of ranks. */
interface InputPreview {
  readonly title: string;
  readonly advice: readonly string[];
  readonly files: readonly { readonly path: string; readonly content: string }[];
}

/** @param told when trials on this cluster started and ended, cells by their keys */
export function pictureStudy(
  spec: StudySpec,
  cluster: ClusterSpec,
  trials: readonly PlannedTrial[],
  told: Timings,
): StudyPicture {
  const samples = trials.map(toSample);
  const facts: StudyFacts = {
    slug: '',
    title: spec.title,
    provenance: cluster.provenance,
    source: null,
    state: 'queued',
    cluster: cluster.name,
    fabrics: cluster.fabrics,
    createdAt: new Date(0),
    startedAt: null,
    finishedAt: null,
  };
  const runs = spec.conditions.some((condition) => condition !== 'migration_only');
  return {
    matrix: prepareMatrix(facts, samples),
    left: timeLeft(samples, new Date(), told),
    inputs: runs
      ? spec.workloads.flatMap((choice) => spec.vms.map((ranks) => previewInput(choice, ranks, cluster)))
      : [],
  };
}

function previewInput(choice: WorkloadChoice, ranks: number, cluster: ClusterSpec): InputPreview {
  const workload = bindWorkload(choice);
  const memoryMiBPerVm = Math.min(...cluster.vms.slice(0, ranks).map((vm) => vm.memoryMiB));
  return {
    title: `${workload.application} on ${ranks === 1 ? 'one VM' : `${ranks} VMs`}`,
    advice: workload.advice({ ranks, cluster, memoryMiBPerVm }),
    files: workload.render({ ranks, cluster }),
  };
}

function toSample({ key, cell, repetition, block, position }: PlannedTrial): Sample {
  const { application, condition, migrationFabric, mpiFabric, simultaneous, vms } = cell;
  return {
    ...{ application, condition, migrationFabric, mpiFabric, simultaneous, vms },
    ...{ repetition, block, position, attempt: 1 },
    trialId: '',
    cellId: key,
    workload: JSON.stringify(cell.workload),
    state: 'planned',
    verdict: null,
    reasons: [],
    seconds: null,
    applicationSeconds: null,
    migrationSeconds: null,
    startedAt: null,
    finishedAt: null,
    judgedAt: null,
    setAside: null,
  };
}
