import { exportFigure } from './export/formats.ts';
import { parseExport } from './export/options.ts';
import type { Report, ReportFigure } from './export/report.ts';
import { describeCells } from './figures/cells.ts';
import type { Figure } from './figures/figure.ts';
import { prepareStatistics } from './figures/statistics/prepare.ts';
import { knownStudy } from './known-study.ts';
import { loadAnalysis } from './load-analysis.ts';
import { judgeLedger } from './load-claims.ts';
import { figuresOf } from './load-figure.ts';
import { readEnvironments, readStudyRecord } from './store/archive-read.ts';
import type { Db } from './store/client.ts';
import { loadStudyData } from './study-data.ts';

/** Wide enough for a page, narrow enough for a phone turned on its side. */
const DRAWN = parseExport({ preset: 'elsevier-2col', dpi: '300' }).options;
/** A study of more figures than this is looked at in the lab. */
const FIGURES_SHOWN = 60;

/** Everything that the report of a study shows, recomputed from its trials. @throws LabError `not-found` */
export async function loadReport(db: Db, slug: string): Promise<Report> {
  const { study, samples } = (await loadStudyData(db, slug)) ?? {
    study: await knownStudy(db, slug),
    samples: [],
  };
  const { analysis, stoppedBecause } = await loadAnalysis(db, slug);
  return {
    study,
    orderSeed: (await readStudyRecord(db, slug))?.orderSeed ?? null,
    cells: describeCells(study, samples),
    samples,
    figures: await drawn(figuresOf({ study, samples }).slice(0, FIGURES_SHOWN)),
    statistics: prepareStatistics(analysis, stoppedBecause),
    claims: (await judgeLedger(db, study, samples)).rows,
    environments: await readEnvironments(db, slug),
  };
}

function drawn(figures: readonly Figure[]): Promise<ReportFigure[]> {
  return Promise.all(
    figures.map(async (figure) => ({
      title: figure.title,
      caption: figure.caption,
      svg: String((await exportFigure(figure, 'svg', DRAWN)).content),
    })),
  );
}
