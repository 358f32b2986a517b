import { ERROR_NAME } from '../error-bar.ts';
import type { Mark } from '../marks.ts';
import type { CellPlace, Places } from '../places.ts';
import { drawColumns } from './columns.ts';
import { meansSaid, showsPoints } from './said.ts';
import { axisFromZero, type Drawing, SECONDS_LABEL } from './view.ts';

/** Half the length of an error bar's ends, as a share of its bar's width. */
const CAP = 0.22;
/** … and no longer than this share of the figure: few bars are wide, their ends stay short. */
const LONGEST_CAP = 0.006;

/** The thesis' picture: a bar is a mean, its whisker what the options say, its trials beside its centre. */
export function drawBars(places: Places): Drawing {
  const drawn = drawColumns(places, 'mean', (place, slot, { x0, x1 }) => {
    const centre = (x0 + x1) / 2;
    const bar: Mark = { kind: 'bar', slot: slot.id, x0, x1, y0: 0, y1: slot.value, fill: slot.fill };
    const whisker: Mark[] = slot.interval
      ? [
          {
            kind: 'whisker',
            slot: slot.id,
            x: centre,
            low: Math.max(0, slot.interval.low),
            high: slot.interval.high,
            cap: Math.min((x1 - x0) * CAP, places.groups.length * LONGEST_CAP),
          },
        ]
      : [];
    return { slot, marks: [bar, ...whisker, ...dotsBeside(places, place, centre, x1 - x0)] };
  });
  const heights = drawn.rows.flatMap((row) => [row.value ?? 0, row.high ?? 0, ...row.values]);
  return {
    ...drawn,
    y: axisFromZero(SECONDS_LABEL, heights),
    intervalName: ERROR_NAME[places.options.error],
    says: meansSaid(places, drawn.rows),
  };
}

/** Beside the centre, where the whisker is not: left and right by turns. */
function dotsBeside(places: Places, place: CellPlace, centre: number, width: number): Mark[] {
  if (!showsPoints(places, place)) return [];
  return place.counted.map(({ trialId, seconds }, i) => ({
    kind: 'dot',
    slot: place.id,
    trialId,
    x: centre + (i % 2 === 0 ? -1 : 1) * (width / 4),
    y: seconds,
    size: 'small',
    shape: 'circle',
    fill: 'open',
  }));
}
