import type { ClusterSpec } from './cluster.ts';
import { seededRandom, shuffled } from './random.ts';
import { type CellSpec, cellKey, type StudySpec, type WorkloadChoice } from './study.ts';
import {
  cellProblems,
  countProblems,
  distinctProblems,
  fabricProblems,
  type Problem,
  placementProblems,
  seedingProblems,
  type WorkloadFacts,
  workloadProblems,
} from './study-problems.ts';

export interface PlannedTrial {
  readonly key: string;
  readonly cell: CellSpec;
  readonly repetition: number;
  readonly block: number;
  readonly position: number;
}

export interface Expansion {
  readonly trials: PlannedTrial[];
  readonly problems: Problem[];
}

/**
 * A study on a cluster, as trials in blocks: each block holds one repetition of every cell, in an order drawn
 * from the study's seed. With a stopping rule there are as many blocks as it may need. The first block runs application-only cells first, so that there is a baseline.
 */
export function expandStudy(spec: StudySpec, cluster: ClusterSpec, facts: WorkloadFacts): Expansion {
  const problems = [
    ...workloadProblems(spec, facts),
    ...fabricProblems(spec, cluster),
    ...countProblems(spec, cluster),
    ...placementProblems(spec, cluster),
    ...seedingProblems(spec, cluster, facts),
  ];
  if (problems.length > 0) return { trials: [], problems };
  const cells = spec.workloads.flatMap((workload) => cellsOf(workload, spec, cluster, facts));
  problems.push(...cells.flatMap((cell) => cellProblems(cell, cluster, facts)));
  if (problems.length > 0) return { trials: [], problems: distinctProblems(problems) };
  return { trials: inBlocks(cells, spec), problems: [] };
}

function cellsOf(
  workload: WorkloadChoice,
  spec: StudySpec,
  cluster: ClusterSpec,
  facts: WorkloadFacts,
): CellSpec[] {
  const application = facts.application(workload);
  const make = (
    part: Pick<CellSpec, 'condition' | 'vms' | 'migrationFabric' | 'mpiFabric' | 'simultaneous'>,
  ): CellSpec => {
    const ranks = cluster.vms.slice(0, part.vms ?? 0).map((vm) => vm.id);
    const moving = movingSet(spec, cluster, part.simultaneous);
    const involved = [...new Set([...ranks, ...moving])];
    return {
      ...part,
      application,
      workload,
      inputHash: facts.inputHash(workload, Math.max(1, ranks.length)),
      ranks,
      movingSet: moving,
      migratedRanks: moving.filter((vm) => ranks.includes(vm)).length,
      migrations: part.simultaneous === 0 ? 0 : spec.migrations,
      movement: spec.movement,
      seeding: spec.seeding,
      placement: Object.fromEntries(involved.map((vm) => [vm, startHost(spec, cluster, vm)])),
      firstRoundDelaySeconds: spec.firstRoundDelaySeconds,
      roundGapSeconds: spec.roundGapSeconds,
      trialTimeoutSeconds: spec.trialTimeoutSeconds,
    };
  };
  const cells: CellSpec[] = [];
  if (spec.conditions.includes('app_only'))
    for (const mpiFabric of spec.mpiFabrics)
      for (const vms of spec.vms)
        cells.push(make({ condition: 'app_only', vms, mpiFabric, migrationFabric: null, simultaneous: 0 }));
  for (const migrationFabric of spec.migrationFabrics)
    for (const simultaneous of spec.simultaneous) {
      if (spec.conditions.includes('migration_only'))
        cells.push(
          make({ condition: 'migration_only', vms: null, mpiFabric: null, migrationFabric, simultaneous }),
        );
      if (spec.conditions.includes('app_with_migration'))
        for (const mpiFabric of spec.mpiFabrics)
          for (const vms of spec.vms)
            cells.push(
              make({ condition: 'app_with_migration', vms, mpiFabric, migrationFabric, simultaneous }),
            );
    }
  return cells;
}

const startHost = (spec: StudySpec, cluster: ClusterSpec, vm: string): string =>
  spec.placement[vm] ?? cluster.vms.find((known) => known.id === vm)?.home ?? '';

/** There and back: a fixed set of s. Drain: everybody on the first VM's host, in the cluster's order. */
function movingSet(spec: StudySpec, cluster: ClusterSpec, simultaneous: number): string[] {
  const ids = cluster.vms.map((vm) => vm.id);
  if (simultaneous === 0) return [];
  if (spec.movement === 'there_and_back') return ids.slice(0, simultaneous);
  const drained = startHost(spec, cluster, ids[0] ?? '');
  return ids.filter((id) => startHost(spec, cluster, id) === drained).slice(0, spec.migrations);
}

function inBlocks(cells: CellSpec[], spec: StudySpec): PlannedTrial[] {
  const random = seededRandom(spec.orderSeed);
  const trials: PlannedTrial[] = [];
  const stopping = spec.analysis?.stopping;
  const blocks = stopping?.kind === 'interval' ? stopping.atMost : spec.repetitions;
  for (let block = 1; block <= blocks; block++) {
    const order = shuffled(cells, random);
    const first = (cell: CellSpec) => (block === 1 && cell.condition === 'app_only' ? 0 : 1);
    for (const cell of order.sort((a, b) => first(a) - first(b)))
      trials.push({ key: cellKey(cell), cell, repetition: block, block, position: trials.length + 1 });
  }
  return trials;
}
