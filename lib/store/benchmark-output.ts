import type { CommandOutput } from '#lib/domain/adapters';
import { eventsOf, type TrialEvent } from '#lib/domain/history';
import { outputOf } from '#lib/domain/result';
import { readArtifact } from './artifacts.ts';
import type { Db } from './client.ts';

/** The application's whole output: from its artifact, since the history may hold only a part. Null before its end. */
export async function benchmarkOutput(
  db: Db,
  trialId: string,
  history: readonly TrialEvent[],
): Promise<CommandOutput | null> {
  const end = eventsOf(history, 'command-ended').find(({ data }) => data.key === 'launch');
  if (!end) return null;
  const name = end.data.stdout.artifact;
  const artifact = name ? await readArtifact(db, trialId, name) : null;
  const output = outputOf(end.data);
  return artifact ? { ...output, stdout: artifact.content.toString('utf8') } : output;
}
