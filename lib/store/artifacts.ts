import { createHash } from 'node:crypto';
import type { Db } from './client.ts';

export interface ArtifactInfo {
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Keeps raw output under a name; the first content of a name stays, since a re-read says the same. */
export async function keepArtifact(
  db: Db,
  trialId: string,
  name: string,
  content: string,
  mediaType = 'text/plain',
): Promise<void> {
  const bytes = Buffer.from(content, 'utf8');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await db.artifact.createMany({
    data: [{ trialId, name, mediaType, sha256, content: bytes }],
    skipDuplicates: true,
  });
}

export async function listArtifacts(db: Db, trialId: string): Promise<ArtifactInfo[]> {
  const rows = await db.artifact.findMany({ where: { trialId }, orderBy: { name: 'asc' } });
  return rows.map(({ name, mediaType, sha256, content }) => ({
    name,
    mediaType,
    sha256,
    bytes: content.length,
  }));
}

export async function readArtifact(
  db: Db,
  trialId: string,
  name: string,
): Promise<{ content: Buffer; mediaType: string } | null> {
  const row = await db.artifact.findUnique({ where: { trialId_name: { trialId, name } } });
  return row ? { content: Buffer.from(row.content), mediaType: row.mediaType } : null;
}
