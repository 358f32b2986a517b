'use server';

import { revalidatePath } from 'next/cache';
import { JobKind } from '#lib/domain/job';
import { database } from '#lib/store/client';
import { getCluster } from '#lib/store/clusters';
import { confirmKeys } from '#lib/store/host-keys';
import { requestJob } from '#lib/store/jobs';
import { permit } from '../session.ts';

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
