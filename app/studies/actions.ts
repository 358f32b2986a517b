'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { LabError } from '#lib/domain/errors';
import { StudySpec } from '#lib/domain/study';
import type { Problem } from '#lib/domain/study-problems';
import { launchStudy, planStudy } from '#lib/launching/launch';
import { database } from '#lib/store/client';
import { getCluster } from '#lib/store/clusters';
import { runMissing } from '#lib/store/missing';
import { requestPause, resumeStudy } from '#lib/store/pausing';
import { requestCancel } from '#lib/store/studies';
import { permit } from '../session.ts';

/** What the form knows about a study that is not launched yet. */
export interface Preview {
  readonly problems: readonly Problem[];
  readonly trials: readonly { readonly position: number; readonly block: number; readonly text: string }[];
}

/** Says what a study would do, while it is being typed. */
export async function previewStudy(clusterName: string, input: unknown): Promise<Preview> {
  await permit('read', 'study');
  const spec = StudySpec.safeParse(input);
  if (!spec.success) return { problems: problemsOf(spec.error), trials: [] };
  const { trials, problems } = planStudy(spec.data, await getCluster(database(), clusterName));
  return {
    problems,
    trials: trials.map(({ position, block, repetition, cell }) => ({
      position,
      block,
      text: [
        cell.condition.replaceAll('_', ' '),
        cell.vms === null ? null : `${cell.vms} VMs`,
        cell.mpiFabric ? `MPI ${cell.mpiFabric}` : null,
        cell.migrationFabric ? `${cell.simultaneous} at once over ${cell.migrationFabric}` : null,
        `repetition ${repetition}`,
      ]
        .filter(Boolean)
        .join(' · '),
    })),
  };
}

/** Launches a study. The same request key twice, as from a double click, is one study. */
export async function startStudy(clusterName: string, input: unknown, requestKey: string): Promise<Preview> {
  await permit('launch', 'study');
  const spec = StudySpec.safeParse(input);
  if (!spec.success) return { problems: problemsOf(spec.error), trials: [] };
  let slug: string;
  try {
    const launched = await launchStudy(database(), spec.data, clusterName, requestKey);
    if ('problems' in launched) return { problems: launched.problems, trials: [] };
    slug = launched.slug;
  } catch (error) {
    if (error instanceof LabError) return { problems: [{ path: '', message: error.message }], trials: [] };
    throw error;
  }
  redirect(`/studies/${slug}`);
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
