import type { StudyAnalysis } from '#lib/analysis/analyse';
import { isRefused } from '#lib/statistics/refusal';
import { formatNumber } from '../format.ts';
import { reasonsOf, type StatSection, show } from './section.ts';
import { numberText, percentText, pText, ratioText, withInterval } from './texts.ts';

export function modelSection(models: StudyAnalysis['models']): StatSection {
  return {
    id: 'models',
    title: 'Linear models',
    exploratory: true,
    words: [
      'Trials are randomised in blocks, so that blocks are in every model. Type II tests: each term after all that do not contain it. In logarithms effects multiply instead of add.',
      ...reasonsOf(
        'The model is',
        models.map(({ model }) => model),
      ),
    ],
    tables: models.flatMap(({ of, formula, n, model }) =>
      isRefused(model)
        ? []
        : [
            {
              caption: `${of}: ${formula}, n = ${n}, R² = ${formatNumber(model.rSquared, 3)}, residual sd ${numberText(model.residualSd)} on ${model.residualDf} df`,
              columns: ['term', 'df', 'sum of squares', 'F', 'p'],
              rows: model.typeII.map(({ term, df, sumOfSquares, f, p }) => [
                term,
                String(df),
                numberText(sumOfSquares),
                formatNumber(f, 2),
                pText(p),
              ]),
            },
          ],
    ),
  };
}

export function correlationSection(correlations: StudyAnalysis['correlations']): StatSection {
  return {
    id: 'correlations',
    title: 'Correlations',
    exploratory: true,
    words: [
      'Over single trials: for each number of VMs, and pooled by seconds over the application alone.',
      ...reasonsOf(
        'Pearson’s correlation is',
        correlations.map((one) => one.pearson),
      ),
    ],
    tables: [
      {
        caption: 'Pearson’s r with its 95 % interval, Spearman’s ρ',
        columns: ['of', 'x', 'y', 'n', 'r', 'p', 'ρ', 'p'],
        rows: correlations.map(({ of, x, y, n, pearson, spearman }) => [
          of,
          x,
          y,
          String(n),
          show(pearson, ({ r, ci95 }) => (isRefused(ci95) ? numberText(r) : withInterval(r, ci95))),
          show(pearson, ({ p }) => pText(p)),
          show(spearman, ({ rho }) => formatNumber(rho, 3)),
          show(spearman, ({ p }) => pText(p)),
        ]),
      },
    ],
  };
}

export function scalingSection(scaling: StudyAnalysis['scaling']): StatSection {
  return {
    id: 'scaling',
    title: 'Scaling over VMs',
    exploratory: false,
    words: [
      'Against the smallest number of VMs, taken as if it scaled perfectly. Serial fraction after Karp and Flatt.',
    ],
    tables: scaling.map(({ of, points }) => ({
      caption: of,
      columns: ['VMs', 'mean (s)', 'speed-up', 'efficiency', 'base ÷ own time', 'serial fraction'],
      rows: points.map((point) => [
        String(point.ranks),
        numberText(point.meanSeconds),
        formatNumber(point.speedUp, 2),
        percentText(point.efficiency),
        show(point.againstBase, ratioText),
        point.serialFraction === null ? 'base' : formatNumber(point.serialFraction, 3),
      ]),
    })),
  };
}

export function migrationsSection(parts: StudyAnalysis['migrationsOnly']): StatSection {
  return {
    id: 'migrations-only',
    title: 'Migrations only',
    exploratory: false,
    words: [
      'seconds = c + d ÷ s for s migrations at once, least squares over single trials.',
      ...parts.flatMap(({ of, fit }) =>
        isRefused(fit) ? [`${of}: no fit, ${fit.refused}.`] : [`${of}: ${fit.warning}`],
      ),
    ],
    tables: [
      {
        caption: 'The fit with 95 % intervals, and whether the means lie off it',
        columns: ['of', 'c (s)', 'd (s)', 'residual sd', 'lack of fit, p'],
        rows: parts.map(({ of, fit }) => [
          of,
          show(fit, ({ constant, constantCi95 }) => withInterval(constant, constantCi95)),
          show(fit, ({ work, workCi95 }) => withInterval(work, workCi95)),
          show(fit, ({ residualSd }) => numberText(residualSd)),
          show(fit, ({ lackOfFit }) => show(lackOfFit, ({ p }) => pText(p))),
        ]),
      },
      {
        caption: 'Gain of concurrency: one at a time ÷ s at once',
        columns: ['of', 's', 'times as fast'],
        rows: parts.flatMap(({ of, gains }) =>
          gains.map(({ simultaneous, gain }) => [of, String(simultaneous), show(gain, ratioText)]),
        ),
      },
    ],
  };
}
