import { describe } from '#lib/statistics/describe';
import type { Mark } from '../marks.ts';
import type { CellPlace, Places } from '../places.ts';
import { drawColumns } from './columns.ts';
import { POINTS_AT_MOST, secondsText, tooMany } from './said.ts';
import { spread } from './spread.ts';
import { axisFromZero, type Drawing, SECONDS_LABEL } from './view.ts';

/** Share of a slot's width over which its rings are spread. */
const SPREAD = 0.8;

/** Every trial a ring in its series' hue, and a line at their median: nothing is summarised that can be shown. */
export function drawStrip(places: Places): Drawing {
  const crowded = tooMany(places);
  const drawn = drawColumns(places, 'median', (place, mean, { x0, x1 }) => {
    const { median } = describe(place.counted.map((trial) => trial.seconds));
    const slot = { ...mean, value: median, interval: null, alarm: null };
    return {
      slot,
      marks: [...(crowded.length > 0 ? [] : ringsOf(place, x0, x1)), tickAt(place, x0, x1, median)],
    };
  });
  return {
    ...drawn,
    y: axisFromZero(
      SECONDS_LABEL,
      drawn.rows.flatMap((row) => row.values),
    ),
    intervalName: 'no interval',
    says: {
      mark: `each ring is one trial, the line is their median; ${secondsText(places)}.`,
      whisker: 'none.',
      notes: crowded.length > 0 ? [`Above ${POINTS_AT_MOST} trials only the medians are drawn.`] : [],
    },
  };
}

/** Side by side where they would lie on each other, in the order of the repetitions. */
export function ringsOf(place: CellPlace, x0: number, x1: number): Mark[] {
  const centre = (x0 + x1) / 2;
  const values = place.counted.map((trial) => trial.seconds);
  const offsets = spread(values);
  return place.counted.map(({ trialId, seconds }, i) => ({
    kind: 'dot',
    slot: place.id,
    trialId,
    x: centre + ((offsets[i] ?? 0) * (x1 - x0) * SPREAD) / 2,
    y: seconds,
    size: 'small',
    shape: 'circle',
    fill: place.fill,
  }));
}

function tickAt(place: CellPlace, x0: number, x1: number, y: number): Mark {
  const margin = (x1 - x0) * 0.08;
  return { kind: 'tick', slot: place.id, x0: x0 + margin, x1: x1 - margin, y };
}
