'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { LabError } from '#lib/domain/errors';
import { JobKind } from '#lib/domain/job';
import { registerCluster } from '#lib/launching/register';
import { database } from '#lib/store/client';
import { getCluster } from '#lib/store/clusters';
import { confirmKeys } from '#lib/store/host-keys';
import { requestJob } from '#lib/store/jobs';
import { permit } from '../session.ts';

/** What a form shows when it did not go through: what was typed stays. */
export interface FormState {
  readonly error: string | null;
  readonly text: string;
}

/** Registers the cluster that the text describes; its host keys are read next and trusted by nobody yet. */
export async function addCluster(_before: FormState, form: FormData): Promise<FormState> {
  await permit('register', 'cluster');
  const text = String(form.get('text') ?? '');
  let name: string;
  try {
    name = (await registerCluster(database(), text)).cluster.spec.name;
  } catch (error) {
    if (error instanceof LabError) return { error: error.message, text };
    throw error;
  }
  redirect(`/clusters/${encodeURIComponent(name)}`);
}

/** Trusts the host keys that the form shows. */
export async function trustKeys(name: string, form: FormData): Promise<void> {
  await permit('trust', 'cluster');
  const cluster = await getCluster(database(), name);
  await confirmKeys(database(), cluster.id, form.getAll('fingerprint').map(String));
  revalidatePath(`/clusters/${name}`);
}

/** Asks both hosts about a quarantined VM again; it is released when they agree. */
export async function release(name: string, quarantine: string): Promise<void> {
  await permit('check', 'cluster');
  const cluster = await getCluster(database(), name);
  await requestJob(database(), cluster.id, 'release', { quarantine, by: 'browser session' });
  revalidatePath(`/clusters/${name}`);
}

/** Ends what is left of a trial on a cluster's machines. */
export async function endOrphans(name: string, trial: string): Promise<void> {
  await permit('check', 'cluster');
  const cluster = await getCluster(database(), name);
  await requestJob(database(), cluster.id, 'end-orphans', { trial, by: 'browser session' });
  revalidatePath(`/clusters/${name}`);
}

/** Asks the runner to read the keys or to check the cluster. */
export async function startJob(name: string, form: FormData): Promise<void> {
  await permit('check', 'cluster');
  const cluster = await getCluster(database(), name);
  await requestJob(database(), cluster.id, JobKind.parse(form.get('kind')));
  revalidatePath(`/clusters/${name}`);
}
