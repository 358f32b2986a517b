import type { StudyAnalysis } from '#lib/analysis/analyse';
import { isRefused } from '#lib/statistics/refusal';
import { formatNumber } from '../format.ts';
import { reasonsOf, type StatSection, show } from './section.ts';
import { numberText, percentText, pText } from './texts.ts';

/** What was declared, before anything is concluded. */
export function planSection(plan: StudyAnalysis['plan'], stoppedBecause: string | null): StatSection {
  const correction = plan.correction === 'holm' ? 'Holm’s' : 'Benjamini’s and Hochberg’s';
  return {
    id: 'plan',
    title: 'What was declared',
    exploratory: !plan.declared,
    words: [
      plan.note,
      `p-values are corrected by ${correction} method over each whole family, at ${percentText(plan.alpha)}; what is filtered on a screen changes none of them.`,
      plan.stoppingInWords,
      ...(stoppedBecause ? [`It stopped: ${stoppedBecause}`] : []),
    ],
    tables: [],
  };
}

export function sessionsSection(sessions: StudyAnalysis['sessions']): StatSection {
  const joined = sessions.filter(({ pair }) => !isRefused(pair) && pair.joined);
  return {
    id: 'sessions',
    title: 'Repetitions that are not independent',
    exploratory: true,
    words: [
      'Closest-pair test: independent repetitions are equally often the closest two of their row.',
      ...joined.flatMap(({ of, pair }) =>
        isRefused(pair)
          ? []
          : [
              `${of}: repetitions ${pair.pair.join(' and ')} are the closest in ${pair.closest} of ${pair.rows} rows, ${numberText(pair.distance)} s apart in the median against ${numberText(pair.otherDistance)} s for the others. They do not count as two.`,
            ],
      ),
      ...reasonsOf(
        'The test is',
        sessions.map(({ pair }) => pair),
      ),
    ],
    tables: [
      {
        caption: 'The pair that is closest most often',
        columns: ['of', 'repetitions', 'closest in', 'rows', 'distance (s)', 'others (s)', 'p'],
        rows: sessions.map(({ of, pair }) => [
          of,
          show(pair, (found) => found.pair.join(', ')),
          show(pair, ({ closest }) => String(closest)),
          show(pair, ({ rows }) => String(rows)),
          show(pair, ({ distance }) => numberText(distance)),
          show(pair, ({ otherDistance }) => numberText(otherDistance)),
          show(pair, ({ p }) => pText(p)),
        ]),
      },
    ],
  };
}

export function orderSection({ drift, repetitions }: StudyAnalysis['order']): StatSection {
  return {
    id: 'order',
    title: 'Order and drift',
    exploratory: true,
    words: [
      isRefused(drift)
        ? `Drift cannot be tested: ${drift.refused}.`
        : `Drift: Spearman’s ρ of the deviations from each cell’s mean with the order of ${drift.n} trials is ${formatNumber(drift.rho, 3)}, p = ${pText(drift.p)}.`,
      isRefused(repetitions)
        ? `Repetitions cannot be compared: ${repetitions.refused}.`
        : `Repetitions: Friedman’s χ² over ${repetitions.cells} cells is ${formatNumber(repetitions.statistic, 2)}, p = ${pText(repetitions.p)}.`,
    ],
    tables: [],
  };
}

export function plannerSection(plans: StudyAnalysis['planner']): StatSection {
  const effects = plans[0]?.needed ?? [];
  return {
    id: 'planner',
    title: 'How many repetitions next time',
    exploratory: false,
    words: [
      `Trials in each of the two cells, with and without migrations, for a two-sided t test to find the effect with a chance of ${percentText(plans[0]?.power ?? 0)}. The deviation of a few trials is itself uncertain: take these as a lower bound.`,
      ...reasonsOf(
        'A plan is',
        plans.flatMap(({ needed }) => needed.map(({ perGroup }) => perGroup)),
      ),
    ],
    tables: [
      {
        caption: 'Effects as shares of the application’s own time',
        columns: ['cell', 'common sd (s)', ...effects.map(({ effect }) => percentText(effect))],
        rows: plans.map(({ cell, pooledSd, needed }) => [
          cell.label,
          numberText(pooledSd),
          ...needed.map(({ perGroup }) => show(perGroup, (n) => formatNumber(n, 0))),
        ]),
      },
    ],
  };
}
