import { type OutputPart, type OutputStream, streamName } from '#lib/domain/output';
import { readArtifact } from './artifacts.ts';
import { announce } from './changes.ts';
import type { Db, Tx } from './client.ts';
import { holdTrial } from './holding.ts';

/** A row holds no more, and an answer neither. */
const MOST_BYTES = 2 ** 20;

/** How far each stream of a trial's running commands was followed, bytes, by its name. */
export async function followedTo(db: Db, trialId: string): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ key: string; stream: OutputStream; until: number }[]>`
    SELECT key, stream, max("offset" + octet_length(content)) AS until
    FROM "OutputChunk" WHERE "trialId" = ${trialId} GROUP BY key, stream`;
  return new Map(rows.map((row) => [streamName(row), row.until]));
}

/**
 * Appends what running commands have printed, on behalf of the runner that holds `token`. What does not go on where
 * its stream ends is somebody's who was there before, and what comes after its command's end is in its artifact:
 * neither is stored.
 * @throws LabError `lease-lost` when the trial belongs to another runner by now
 */
export async function appendOutput(
  db: Db,
  trialId: string,
  token: number,
  parts: readonly OutputPart[],
): Promise<void> {
  await db.$transaction(async (tx) => {
    // The end of a command holds the trial too, so that nothing of it is stored after that.
    await holdTrial(tx, trialId, token);
    for (const part of parts) {
      const { key, stream, offset, content } = part;
      if ((await hasEnded(tx, trialId, key)) || (await endOf(tx, trialId, key, stream)) !== offset) continue;
      const rows = Array.from({ length: Math.ceil(content.length / MOST_BYTES) }, (_, i) => i * MOST_BYTES);
      await tx.outputChunk.createMany({
        data: rows.map((at) => ({
          trialId,
          key,
          stream,
          offset: offset + at,
          content: Uint8Array.from(content.subarray(at, at + MOST_BYTES)),
        })),
      });
    }
    await announce(tx, 'output', trialId);
  });
}

/** The whole output of a command is kept as artifacts: what was followed of it is not needed any more. */
export async function forgetOutput(tx: Tx, trialId: string, key: string): Promise<void> {
  await tx.outputChunk.deleteMany({ where: { trialId, key } });
}

interface OutputRead {
  /** `live`: as followed so far; `kept`: the artifact, which may say that its middle was left out. */
  readonly source: 'live' | 'kept';
  /** Bytes that there are. */
  readonly total: number;
  /** From `after` on, at most a MiB of them. */
  readonly content: Uint8Array;
}

/** What a command has printed from byte `after` on. */
export async function readOutput(
  db: Db,
  trialId: string,
  { key, stream }: Pick<OutputPart, 'key' | 'stream'>,
  after: number,
): Promise<OutputRead> {
  const kept = await readArtifact(db, trialId, streamName({ key, stream }));
  if (kept) {
    const { content } = kept;
    return { source: 'kept', total: content.length, content: content.subarray(after, after + MOST_BYTES) };
  }
  const total = await endOf(db, trialId, key, stream);
  return { source: 'live', total, content: await followed(db, trialId, { key, stream }, after) };
}

async function followed(
  db: Db,
  trialId: string,
  { key, stream }: Pick<OutputPart, 'key' | 'stream'>,
  after: number,
): Promise<Uint8Array> {
  const rows = await db.$queryRaw<{ offset: number; content: Uint8Array }[]>`
    SELECT "offset", content FROM (
      SELECT "offset", content, sum(octet_length(content)) OVER (ORDER BY "offset") - octet_length(content) AS before
      FROM "OutputChunk"
      WHERE "trialId" = ${trialId} AND key = ${key} AND stream = ${stream}
        AND "offset" > ${after - MOST_BYTES} AND "offset" + octet_length(content) > ${after}
    ) c WHERE before < ${MOST_BYTES} ORDER BY "offset"`;
  const [first] = rows;
  if (!first) return new Uint8Array();
  const from = after - first.offset;
  return Buffer.concat(rows.map(({ content }) => content)).subarray(from, from + MOST_BYTES);
}

async function hasEnded(tx: Tx, trialId: string, key: string): Promise<boolean> {
  const where = { trialId, type: 'command-ended', data: { path: ['key'], equals: key } };
  return (await tx.event.count({ where })) > 0;
}

/** Bytes of a stream that are stored. */
async function endOf(tx: Tx, trialId: string, key: string, stream: OutputStream): Promise<number> {
  const [last] = await tx.$queryRaw<{ until: number }[]>`
    SELECT "offset" + octet_length(content) AS until FROM "OutputChunk"
    WHERE "trialId" = ${trialId} AND key = ${key} AND stream = ${stream} ORDER BY "offset" DESC LIMIT 1`;
  return last?.until ?? 0;
}
