import 'server-only';
import { notFound } from 'next/navigation';
import { LabError } from '#lib/domain/errors';
import { database } from '#lib/store/client';
import { getCluster, type StoredCluster } from '#lib/store/clusters';

/** The cluster of an address; the page of what is not there otherwise. */
export async function findCluster(name: string): Promise<StoredCluster> {
  try {
    return await getCluster(database(), decodeURIComponent(name));
  } catch (error) {
    if (error instanceof LabError && error.code === 'not-found') notFound();
    throw error;
  }
}
