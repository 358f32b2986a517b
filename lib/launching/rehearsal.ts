import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ClusterSpec, clusterNodes } from '#lib/domain/cluster';
import { LabError } from '#lib/domain/errors';
import { StudySpec } from '#lib/domain/study';
import type { Db } from '#lib/store/client';
import { type StoredCluster, saveCluster } from '#lib/store/clusters';
import { confirmKeys, recordSeenKey } from '#lib/store/host-keys';
import { requestJob } from '#lib/store/jobs';

/** What a running rehearsal cluster leaves for whoever wants to register it. */
const Registration = z.object({ cluster: ClusterSpec, fingerprint: z.string() });

/** The folder of the rehearsal cluster of this checkout. */
export function rehearsalFolder(): string {
  return (
    process.env['REHEARSAL_FOLDER'] ?? path.join(/* turbopackIgnore: true */ process.cwd(), 'data/rehearsal')
  );
}

export const REGISTRATION_FILE = 'registration.json';

/** Whether a rehearsal cluster has been started here. */
export function rehearsalIsThere(): boolean {
  return existsSync(path.join(/* turbopackIgnore: true */ rehearsalFolder(), REGISTRATION_FILE));
}

/**
 * Registers the rehearsal cluster and trusts its key, which this computer made itself.
 * @throws LabError `not-found` where none was started
 */
export async function registerRehearsal(db: Db, folder = rehearsalFolder()): Promise<StoredCluster> {
  const file = path.join(/* turbopackIgnore: true */ folder, REGISTRATION_FILE);
  if (!existsSync(file))
    throw new LabError(
      'not-found',
      'No rehearsal cluster runs here: npm start brings one on Linux, and says so where it cannot.',
    );
  const { cluster, fingerprint } = Registration.parse(JSON.parse(readFileSync(file, 'utf8')));
  const stored = await saveCluster(db, cluster);
  for (const { name: node, address, login } of clusterNodes(cluster))
    await recordSeenKey(db, stored.id, { node, address, port: login.port, fingerprint });
  await confirmKeys(db, stored.id, [fingerprint]);
  await requestJob(db, stored.id, 'read-keys');
  return stored;
}

/** The first study of a newcomer: all three conditions, in a minute. */
export function firstStudy(): StudySpec {
  return StudySpec.parse({
    title: 'First rehearsal',
    workloads: [{ id: 'hpl', settings: { ns: [3000], nbs: [128] } }],
    conditions: ['app_only', 'app_with_migration', 'migration_only'],
    vms: [2],
    simultaneous: [2],
    migrations: 4,
    migrationFabrics: ['10GbE'],
    mpiFabrics: ['10GbE'],
    repetitions: 1,
    firstRoundDelaySeconds: 0,
  });
}
