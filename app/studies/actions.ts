'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { CellCommands } from '#components/new-study/dry-run';
import { CONDITION_LABEL } from '#lib/domain/closed-sets';
import { LabError } from '#lib/domain/errors';
import { type CellSpec, StudySpec } from '#lib/domain/study';
import type { Problem } from '#lib/domain/study-problems';
import { atOnce, count } from '#lib/figures/format';
import { launchStudy, planStudy } from '#lib/launching/launch';
import { pictureStudy, type StudyPicture } from '#lib/launching/preview';
import { requestKeyOf } from '#lib/launching/request-key';
import { readStudyFile, writeStudyFile } from '#lib/launching/study-file';
import { dryRun } from '#lib/launching/trial-commands';
import { database } from '#lib/store/client';
import { getCluster } from '#lib/store/clusters';
import { runMissing } from '#lib/store/missing';
import { requestPause, resumeStudy } from '#lib/store/pausing';
import { readTimings } from '#lib/store/samples';
import { requestCancel } from '#lib/store/studies';
import { permit } from '../session.ts';

/** What the form knows about a study that is not launched yet. */
export interface Preview {
  readonly problems: readonly Problem[];
  readonly trials: readonly { readonly position: number; readonly block: number; readonly text: string }[];
  readonly picture: StudyPicture | null;
  readonly file: string | null;
}

const refused = (problems: readonly Problem[]): Preview => ({
  problems,
  trials: [],
  picture: null,
  file: null,
});

/** Says what a study would do, while it is being typed. */
export async function previewStudy(clusterName: string, input: unknown): Promise<Preview> {
  await permit('read', 'study');
  const spec = StudySpec.safeParse(input);
  if (!spec.success) return refused(problemsOf(spec.error));
  const cluster = await getCluster(database(), clusterName);
  const { trials, problems } = planStudy(spec.data, cluster);
  const told = await readTimings(database(), clusterName);
  return {
    problems,
    picture: problems.length === 0 ? pictureStudy(spec.data, cluster.spec, trials, told) : null,
    file: writeStudyFile(spec.data),
    trials: trials.map(({ position, block, repetition, cell }) => ({
      position,
      block,
      text: `${cellText(cell)} · repetition ${repetition}`,
    })),
  };
}

/** The exact commands of every cell, none of which is run. Empty where something does not fit: the form says so. */
export async function listCommands(clusterName: string, input: unknown): Promise<CellCommands[]> {
  await permit('read', 'study');
  const spec = StudySpec.safeParse(input);
  if (!spec.success) return [];
  const cluster = await getCluster(database(), clusterName);
  const cells = new Map(planStudy(spec.data, cluster).trials.map((trial) => [trial.key, trial]));
  return [...cells.values()].map(({ cell }) => ({
    title: cellText(cell),
    commands: dryRun(cell, cluster.spec),
  }));
}

/** Launches a study. The same one twice under one key, as from a double click or two tabs, is one study. */
export async function startStudy(clusterName: string, input: unknown, requestKey: string): Promise<Preview> {
  await permit('launch', 'study');
  const spec = StudySpec.safeParse(input);
  if (!spec.success) return refused(problemsOf(spec.error));
  let slug: string;
  try {
    const launched = await launchStudy(
      database(),
      spec.data,
      clusterName,
      requestKeyOf(requestKey, clusterName, spec.data),
    );
    if ('problems' in launched) return refused(launched.problems);
    slug = launched.slug;
  } catch (error) {
    if (error instanceof LabError) return refused([{ path: '', message: error.message }]);
    throw error;
  }
  redirect(`/studies/${slug}`);
}

/** Reads a study file for the form; a mistake as a sentence. */
export async function readStudyText(text: string): Promise<{ spec: StudySpec } | { problem: string }> {
  await permit('read', 'study');
  try {
    return { spec: readStudyFile(text) };
  } catch (error) {
    if (error instanceof LabError) return { problem: error.message };
    throw error;
  }
}

/** Asks for a study's end. */
export async function cancelStudy(slug: string): Promise<void> {
  await permit('cancel', 'study');
  await requestCancel(database(), slug);
  revalidatePath(`/studies/${slug}`);
}

/** Lets no further trial of a study begin. */
export async function pauseStudy(slug: string): Promise<void> {
  await permit('pause', 'study');
  await requestPause(database(), slug);
  revalidatePath(`/studies/${slug}`);
}

/** Opens a cancelled study again for the trials that it lacks. */
export async function runMissingTrials(slug: string): Promise<void> {
  await permit('launch', 'study');
  await runMissing(database(), slug);
  revalidatePath(`/studies/${slug}`);
}

/** Lets a paused study go on. */
export async function continueStudy(slug: string): Promise<void> {
  await permit('pause', 'study');
  await resumeStudy(database(), slug);
  revalidatePath(`/studies/${slug}`);
}

function problemsOf(error: { issues: readonly { path: PropertyKey[]; message: string }[] }): Problem[] {
  return error.issues.map((issue) => ({ path: String(issue.path[0] ?? ''), message: issue.message }));
}

/** `application only · 2 VMs · MPI over 10GbE`. */
function cellText({ condition, vms, mpiFabric, migrationFabric, simultaneous }: CellSpec): string {
  return [
    CONDITION_LABEL[condition],
    vms === null ? null : count(vms, 'VM'),
    migrationFabric ? `${atOnce(simultaneous)} over ${migrationFabric}` : null,
    mpiFabric ? `MPI over ${mpiFabric}` : null,
  ]
    .filter(Boolean)
    .join(' · ');
}
