import { LabError } from '#lib/domain/errors';
import type { WorkloadChoice } from '#lib/domain/study';
import { type BoundWorkload, type DefinedWorkload, defineWorkload, type WorkloadForm } from './define.ts';
import { hpl } from './hpl/workload.ts';
import { profile } from './profile/workload.ts';

export type { BoundWorkload, WorkloadForm } from './define.ts';

/** Every workload: a folder beside this file and one line here. */
export const WORKLOADS: readonly DefinedWorkload[] = [defineWorkload(hpl), defineWorkload(profile)];

/** @throws LabError `not-found` naming the known ones */
export function workload(id: string): DefinedWorkload {
  const found = WORKLOADS.find((known) => known.id === id);
  if (found) return found;
  const known = WORKLOADS.map((one) => one.id).join(', ');
  throw new LabError('not-found', `There is no workload "${id}"; known: ${known}.`);
}

/** A study's choice with its settings read. @throws LabError `not-found` or `bad-input` */
export function bindWorkload(choice: WorkloadChoice): BoundWorkload {
  return workload(choice.id).bind(choice.settings);
}

/** What the form for a new study shows of every workload. */
export function workloadForms(): WorkloadForm[] {
  return WORKLOADS.map((one) => one.form());
}
