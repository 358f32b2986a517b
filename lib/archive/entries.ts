import { LabError } from '#lib/domain/errors';
import type { StudyRecord } from '#lib/domain/records';
import type { TidyRow } from '#lib/domain/tidy';
import { renderReport } from '#lib/export/report';
import { roCrate } from '#lib/export/ro-crate';
import { tidyCsv, tidyDictionary } from '#lib/export/tidy';
import {
  cellRecords,
  claimRecords,
  eventRecords,
  figureRecords,
  judgementRecords,
  listOutputs,
  outputContent,
  readEnvironments,
  readStudyRecord,
  trialRecords,
  trialsWithHistory,
} from '#lib/store/archive-read';
import type { Db } from '#lib/store/client';
import { samplePages } from '#lib/store/samples';
import { loadReport } from '../load-report.ts';
import { PATHS } from './paths.ts';

/** A file of an archive: its bytes are read only when it is written. */
export interface Entry {
  readonly path: string;
  content(): AsyncIterable<string | Buffer>;
}

/**
 * Every file of a study's archive, in the order in which it is written; the checksums come after them.
 * @throws LabError `not-found`
 */
export async function archiveEntries(db: Db, slug: string): Promise<Entry[]> {
  const study = await readStudyRecord(db, slug);
  if (!study) throw new LabError('not-found', `There is no study ${slug}.`);
  const [outputs, histories] = await Promise.all([listOutputs(db, slug), trialsWithHistory(db, slug)]);
  const located = outputs.map(({ id, ...output }) => ({
    id,
    record: { ...output, path: PATHS.output(output.trialId, output.name) },
  }));
  return [
    text(PATHS.crate, async () => roCrate(study, { outputs: outputs.length, histories: histories.length })),
    text(PATHS.report, async () => renderReport(await loadReport(db, slug))),
    text(PATHS.study, async () => pretty(study)),
    text(PATHS.figures, async () => pretty(await figureRecords(db, slug))),
    text(PATHS.claims, async () => pretty(await claimRecords(db, slug))),
    text(PATHS.environment, async () => pretty(await readEnvironments(db, slug))),
    { path: PATHS.csv, content: () => tidyCsv(tidyPages(db, study)) },
    text(PATHS.dictionary, async () => tidyDictionary('trials.csv')),
    { path: PATHS.cells, content: () => lines(cellRecords(db, slug)) },
    { path: PATHS.trials, content: () => lines(trialRecords(db, slug)) },
    { path: PATHS.judgements, content: () => lines(judgementRecords(db, slug)) },
    { path: PATHS.outputs, content: () => lines(once(located.map(({ record }) => record))) },
    ...histories.map((trialId) => ({
      path: PATHS.history(trialId),
      content: () => lines(once(eventRecords(db, trialId))),
    })),
    ...located.map(({ id, record }) => ({
      path: record.path,
      content: () => once(outputContent(db, id)),
    })),
  ];
}

/** The trials of a study as rows of the tidy table. */
export async function* tidyPages(
  db: Db,
  { slug, provenance }: Pick<StudyRecord, 'slug' | 'provenance'>,
): AsyncGenerator<TidyRow[]> {
  for await (const samples of samplePages(db, slug))
    yield samples.map((sample) => ({ ...sample, study: slug, provenance }));
}

const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

function text(path: string, write: () => Promise<string>): Entry {
  return { path, content: () => once(write()) };
}

async function* once<T>(value: T | Promise<T>): AsyncGenerator<T> {
  yield await value;
}

/** One JSON value a line, so that a reader needs no more than a line at a time. */
async function* lines(pages: AsyncIterable<readonly object[]>): AsyncGenerator<string> {
  for await (const rows of pages)
    if (rows.length > 0) yield rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
