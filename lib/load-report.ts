import type { Report } from './export/report.ts';
import { describeCells } from './figures/cells.ts';
import { loadLedger } from './load-claims.ts';
import { readEnvironments, readStudyRecord } from './store/archive-read.ts';
import type { Db } from './store/client.ts';

/** Everything that the report of a study shows, recomputed from its trials. @throws LabError `not-found` */
export async function loadReport(db: Db, slug: string): Promise<Report> {
  const { study, samples, rows } = await loadLedger(db, slug);
  return {
    study,
    orderSeed: (await readStudyRecord(db, slug))?.orderSeed ?? null,
    cells: describeCells(study, samples),
    samples,
    claims: rows,
    environments: await readEnvironments(db, slug),
  };
}
