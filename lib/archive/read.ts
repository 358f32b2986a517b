import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ClusterSpec, Fabric } from '#lib/domain/cluster';
import { LabError } from '#lib/domain/errors';
import { parseEvent } from '#lib/domain/history';
import {
  CellRecord,
  ClaimRecord,
  EventRecord,
  FigureRecord,
  JudgementRecord,
  OutputRecord,
  StudyRecord,
  TrialRecord,
} from '#lib/domain/records';
import { Check } from '#lib/domain/verdict';
import { idsTaken } from '#lib/store/archive-read';
import type { Db } from '#lib/store/client';
import { type Batch, importStudy } from '#lib/store/import-study';
import { type OpenArchive, openArchive } from './open.ts';
import { PATHS, trialOfHistory } from './paths.ts';

export interface ArchiveImport {
  readonly file: string;
  /** Another name than it had; null keeps its own. */
  readonly slug: string | null;
  readonly at: Date;
  readonly progress?: (trials: number) => void;
}

/** An import has nobody to run what is still planned. */
const ENDED = ['finished', 'cancelled', 'spared'];

/**
 * The study of an archive, as it was: provenance, times, verdicts and history are its own. All or nothing.
 * Returns its name.
 * @throws LabError `bad-input` for a spoiled archive, `conflict` when there is a study of that name
 */
export async function importArchive(
  db: Db,
  url: string,
  { file, slug, at, progress }: ArchiveImport,
): Promise<string> {
  const archive = await openArchive(file);
  try {
    const recorded = await archive.json(PATHS.study, StudyRecord);
    const study = StudyRecord.parse({ ...recorded, slug: slug ?? recorded.slug });
    checkStudy(study);
    const rename = await renaming(db, archive, study.slug);
    await importStudy(
      url,
      { study, sha256: archive.sha256, at },
      batchesOf(archive, rename, { from: recorded.slug, to: study.slug }),
      progress,
    );
    return study.slug;
  } finally {
    archive.close();
  }
}

/** What pages read of a study has to be readable. @throws LabError `bad-input` */
function checkStudy({ state, spec, clusterSpec, provenance }: StudyRecord): void {
  if (!ENDED.includes(state))
    throw new LabError(
      'bad-input',
      `The study was ${state} when it was exported: export it again when it has ended. Nothing was imported.`,
    );
  const Shape = clusterSpec === null ? z.object({ fabrics: z.array(Fabric).optional() }) : ClusterSpec;
  const shape = Shape.safeParse(clusterSpec ?? spec);
  const ofCluster = shape.data && 'provenance' in shape.data ? shape.data.provenance : provenance;
  if (ofCluster !== provenance)
    throw new LabError(
      'bad-input',
      `${PATHS.study} says ${provenance}, its cluster ${ofCluster}: a study is of one provenance. Nothing was imported.`,
    );
  if (!shape.success)
    throw new LabError(
      'bad-input',
      `${PATHS.study}: ${z.prettifyError(shape.error).replace(/\s+/g, ' ')} Nothing was imported.`,
    );
}

type Rename = (id: string) => string;

/** Ids stay what they were, unless this database has some of them already: then all get the study's name before them. */
async function renaming(db: Db, archive: OpenArchive, slug: string): Promise<Rename> {
  let taken = false;
  for await (const rows of archive.rows(PATHS.trials, TrialRecord))
    taken ||= await idsTaken(
      db,
      rows.map(({ id, cellId }) => ({ id, cellId })),
    );
  return taken ? (id) => `${slug}-${id}` : (id) => id;
}

const ReadableCell = CellRecord.extend({ spec: z.record(z.string(), z.json()) });
/** An event of a kind that this version knows. */
const ReadableEvent = EventRecord.superRefine((event, context) => {
  try {
    parseEvent({ ...event, at: new Date(event.at) });
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
  }
});
const ReadableJudgement = JudgementRecord.extend({ checks: z.array(Check).and(z.json()) });

async function* batchesOf(archive: OpenArchive, rename: Rename, slugs: Slugs): AsyncGenerator<Batch> {
  for await (const rows of archive.rows(PATHS.cells, ReadableCell))
    yield { kind: 'cells', rows: rows.map((row) => ({ ...row, id: rename(row.id) })) };
  for await (const rows of archive.rows(PATHS.trials, TrialRecord)) {
    const open = rows.find((row) => !ENDED.includes(row.state));
    if (open)
      throw new LabError(
        'bad-input',
        `Trial ${open.id} was ${open.state} when it was exported. Nothing was imported.`,
      );
    yield {
      kind: 'trials',
      rows: rows.map((row) => ({ ...row, id: rename(row.id), cellId: rename(row.cellId) })),
    };
  }
  for (const path of archive.paths(PATHS.histories)) {
    const trialId = rename(trialOfHistory(path));
    for await (const rows of archive.rows(path, ReadableEvent)) yield { kind: 'events', trialId, rows };
  }
  for await (const rows of archive.rows(PATHS.judgements, ReadableJudgement))
    yield {
      kind: 'judgements',
      rows: rows.map(({ id, trialId, baselineId, ...row }) => ({
        ...row,
        id: rename(id),
        trialId: rename(trialId),
        baselineId: baselineId === null ? null : rename(baselineId),
      })),
    };
  for await (const records of archive.rows(PATHS.outputs, OutputRecord))
    for (const record of records) {
      const content = await archive.bytes(record.path);
      if (createHash('sha256').update(content).digest('hex') !== record.sha256)
        throw new LabError(
          'bad-input',
          `${record.path} has another checksum than ${PATHS.outputs} says. Nothing was imported.`,
        );
      yield { kind: 'output', record: { ...record, trialId: rename(record.trialId) }, content };
    }
  const figures = await archive.json(PATHS.figures, z.array(FigureRecord));
  yield { kind: 'figures', rows: figures.flatMap((figure) => movedFigure(figure, slugs)) };
  yield { kind: 'claims', rows: await archive.json(PATHS.claims, z.array(ClaimRecord)) };
}

interface Slugs {
  readonly from: string;
  readonly to: string;
}

/** Under another name a figure stands at another address; one whose address does not name its study stays behind. */
function movedFigure(figure: FigureRecord, { from, to }: Slugs): FigureRecord[] {
  if (from === to) return [figure];
  const begin = `/figures/${from}/`;
  if (!figure.address.startsWith(begin)) return [];
  return [{ ...figure, address: `/figures/${to}/${figure.address.slice(begin.length)}` }];
}
