import type pg from 'pg';
import { LabError } from '#lib/domain/errors';
import type {
  CellRecord,
  ClaimRecord,
  EventRecord,
  FigureRecord,
  JudgementRecord,
  OutputRecord,
  StudyRecord,
  TrialRecord,
} from '#lib/domain/records';
import { type Columns, insertRows, inTransaction } from './bulk.ts';
import { storable } from './storable.ts';

/** A part of a study on its way in; cells come before their trials, trials before what belongs to them. */
export type Batch =
  | { readonly kind: 'cells'; readonly rows: readonly CellRecord[] }
  | { readonly kind: 'trials'; readonly rows: readonly TrialRecord[] }
  | { readonly kind: 'events'; readonly trialId: string; readonly rows: readonly EventRecord[] }
  | { readonly kind: 'judgements'; readonly rows: readonly JudgementRecord[] }
  | { readonly kind: 'output'; readonly record: OutputRecord; readonly content: Buffer }
  | { readonly kind: 'claims'; readonly rows: readonly ClaimRecord[] }
  | { readonly kind: 'figures'; readonly rows: readonly FigureRecord[] };

export interface ImportHead {
  readonly study: StudyRecord;
  /** Of the file it came in. */
  readonly sha256: string;
  readonly at: Date;
}

/**
 * Writes a whole study, all or nothing, reading its parts as they come. `progress` gets the number of trials so far.
 * @throws LabError `conflict` when the name is taken, `bad-input` when its parts do not fit together
 */
export async function importStudy(
  url: string,
  head: ImportHead,
  batches: AsyncIterable<Batch>,
  progress: (trials: number) => void = () => {},
): Promise<void> {
  try {
    await inTransaction(url, async (client) => {
      const studyId = await insertStudy(client, head);
      let trials = 0;
      for await (const batch of batches) {
        await insertBatch(client, studyId, batch);
        if (batch.kind !== 'trials') continue;
        trials += batch.rows.length;
        progress(trials);
      }
      await client.query(`INSERT INTO "Change" (topic, object) VALUES ('study', $1)`, [studyId]);
    });
  } catch (cause) {
    throw explained(cause, head.study.slug);
  }
}

async function insertStudy(client: pg.Client, { study, sha256, at }: ImportHead): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO "Study" (id, slug, title, provenance, source, state, spec, "orderSeed", "clusterSpec", "createdAt",
       "cancelRequestedAt", "finishedAt", "stoppedBecause", "importedSha256", "importedAt")
     VALUES (gen_random_uuid()::text, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id`,
    [
      study.slug,
      study.title,
      study.provenance,
      study.source,
      study.state,
      JSON.stringify(storable(study.spec)),
      study.orderSeed,
      study.clusterSpec === null ? null : JSON.stringify(storable(study.clusterSpec)),
      study.createdAt,
      study.cancelRequestedAt,
      study.finishedAt,
      study.stoppedBecause,
      sha256,
      at,
    ],
  );
  return rows[0]?.id ?? '';
}

const CELL: Columns = {
  id: 'text',
  studyId: 'text',
  key: 'text',
  spec: 'jsonb',
  application: 'text',
  condition: 'text',
  migrationFabric: 'text',
  mpiFabric: 'text',
  simultaneous: 'int4',
  vms: 'int4',
};
const TRIAL: Columns = {
  id: 'text',
  studyId: 'text',
  cellId: 'text',
  repetition: 'int4',
  attempt: 'int4',
  position: 'int4',
  block: 'int4',
  state: 'text',
  verdict: 'text',
  reasons: 'jsonb',
  thesisSeconds: 'float8',
  applicationSeconds: 'float8',
  migrationSeconds: 'float8',
  result: 'jsonb',
  runner: 'text',
  fencingToken: 'int4',
  startedAt: 'timestamptz',
  finishedAt: 'timestamptz',
};
const SET_ASIDE: Columns = { trialId: 'text', at: 'timestamptz', by: 'text', reason: 'text' };
const EVENT: Columns = { trialId: 'text', seq: 'int4', at: 'timestamptz', type: 'text', data: 'jsonb' };
const JUDGEMENT: Columns = {
  id: 'text',
  trialId: 'text',
  at: 'timestamptz',
  verdict: 'text',
  checks: 'jsonb',
  baselineId: 'text',
};

async function insertBatch(client: pg.Client, studyId: string, batch: Batch): Promise<void> {
  switch (batch.kind) {
    case 'cells':
      return insertRows(
        client,
        'Cell',
        CELL,
        batch.rows.map((row) => ({ ...row, studyId })),
      );
    case 'trials':
      await insertRows(
        client,
        'Trial',
        TRIAL,
        batch.rows.map(({ setAside: _later, ...row }) => ({ ...row, studyId })),
      );
      return insertRows(
        client,
        'SetAside',
        SET_ASIDE,
        batch.rows.flatMap(({ id, setAside }) => (setAside ? [{ trialId: id, ...setAside }] : [])),
      );
    case 'events': {
      const { trialId, rows } = batch;
      return insertRows(
        client,
        'Event',
        EVENT,
        rows.map((row) => ({ ...row, trialId })),
      );
    }
    case 'judgements':
      return insertRows(client, 'Judgement', JUDGEMENT, batch.rows);
    case 'output': {
      const { trialId, name, mediaType, sha256, createdAt } = batch.record;
      await client.query(
        `INSERT INTO "Artifact" (id, "trialId", name, "mediaType", sha256, content, "createdAt")
         VALUES (gen_random_uuid()::text, $1, $2, $3, $4, $5, $6)`,
        [trialId, name, mediaType, sha256, batch.content, createdAt],
      );
      return;
    }
    case 'figures':
      for (const { address, title, note, createdAt } of batch.rows)
        await client.query(
          `INSERT INTO "SavedFigure" (id, "studyId", address, title, note, "createdAt", "updatedAt")
           VALUES (gen_random_uuid()::text, $1, $2, $3, $4, $5, $5)`,
          [studyId, address, title, note, createdAt],
        );
      return;
    case 'claims':
      for (const { spec, createdAt } of batch.rows)
        await client.query(
          `INSERT INTO "Claim" (id, "studyId", spec, "createdAt", "updatedAt")
           VALUES (gen_random_uuid()::text, $1, $2, $3, $3)`,
          [studyId, JSON.stringify(spec), createdAt],
        );
  }
}

const UNIQUE_VIOLATION = '23505';
/** Classes 22 (data) and 23 (constraints) are about what was sent. */
const ABOUT_THE_DATA = /^2[23]/;

function explained(cause: unknown, slug: string): unknown {
  if (!(cause instanceof Error) || !('code' in cause) || cause instanceof LabError) return cause;
  const code = String(cause.code);
  const constraint = 'constraint' in cause ? String(cause.constraint) : '';
  if (code === UNIQUE_VIOLATION && constraint === 'Study_slug_key')
    return new LabError('conflict', `There is a study ${slug} already: import it under another name.`, {
      cause,
    });
  if (!ABOUT_THE_DATA.test(code)) return cause;
  const detail = 'detail' in cause && cause.detail ? String(cause.detail) : cause.message;
  return new LabError(
    'bad-input',
    `The parts of the file do not fit together: ${detail} Nothing was imported.`,
    {
      cause,
    },
  );
}
