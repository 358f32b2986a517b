import type { FigureRow } from '../figure.ts';
import type { ErrorKind } from '../options.ts';
import type { CellPlace, Places } from '../places.ts';
import type { Drawing } from './view.ts';

/** Up to this many trials stand beside a bar without being asked for. */
const POINTS_UP_TO = 10;
/** More rings than this on one figure are a smear, and slow. */
export const POINTS_AT_MOST = 2000;

/** Whether the single trials of a cell are drawn. */
export function showsPoints(places: Places, place: CellPlace): boolean {
  const { points } = places.options;
  if (points === 'none' || countPoints(places) > POINTS_AT_MOST) return false;
  return points === 'all' || place.counted.length <= POINTS_UP_TO;
}

const countPoints = (places: Places) =>
  places.panels.reduce(
    (sum, panel) => sum + panel.places.reduce((own, place) => own + place.counted.length, 0),
    0,
  );

/** What seconds are, for the conditions that are drawn. */
export function secondsText({ series, spec }: Places): string {
  const conditions = new Set(series.map((plan) => plan.condition));
  const launched =
    'time from the launch to the end of the application or of the last migration, whichever came later';
  const moved = 'from the first migration’s start to the last one’s end';
  if (!conditions.has('migration_only')) return launched;
  if (conditions.size === 1) return `time ${moved}; no application ran`;
  const repeated =
    spec.x === 'vms' ? '; such a trial has no VM count, so the same value stands in every group' : '';
  return `${launched}; for migrations only, ${moved}${repeated}`;
}

const WHISKER: Record<ErrorKind, string> = {
  sd: '± one sample standard deviation',
  se: '± one standard error of the mean (sd/√n)',
  ci95: '95 % interval of the mean by Student’s t',
  range: 'from the smallest to the largest trial',
  none: 'none',
};

/** What the error bars around means are, and the single trials beside them. */
function whiskerText(places: Places, rows: readonly FigureRow[], zeroBased = true): string {
  const { error } = places.options;
  const drawn = rows.filter((row) => row.value !== null);
  const points = places.panels.some((panel) => panel.places.some((place) => showsPoints(places, place)))
    ? '; small circles are the single trials'
    : '';
  if (error === 'none') return `none${points}.`;
  const without = drawn.filter((row) => row.low === null);
  if (drawn.length > 0 && without.length === drawn.length)
    return `none, since one trial has no deviation${points}.`;
  const cut = zeroBased && drawn.some((row) => row.low !== null && row.low < 0) ? ', cut at zero' : '';
  const single =
    without.length > 0 ? `, none where ${error === 'ci95' ? 'trials are one or all equal' : 'n = 1'}` : '';
  return `${WHISKER[error]}${cut}${single}${points}.`;
}

/** The caption of means in seconds. */
export function meansSaid(places: Places, rows: readonly FigureRow[]): Drawing['says'] {
  return {
    mark: `mean ${secondsText(places)}.`,
    whisker: whiskerText(places, rows),
    notes: tooMany(places),
  };
}

/** Said when single trials were asked for, or are what the view shows, and are too many. */
export function tooMany(places: Places): string[] {
  const all = countPoints(places);
  if (all <= POINTS_AT_MOST || places.options.points === 'none') return [];
  return [`The ${all.toLocaleString('en-US')} single trials are too many to draw; the data file has them.`];
}
