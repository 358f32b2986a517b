import { describe } from '#lib/statistics/describe';
import { count, formatNumber } from '../format.ts';
import type { Mark } from '../marks.ts';
import type { CellPlace, Places } from '../places.ts';
import { drawColumns } from './columns.ts';
import { secondsText } from './said.ts';
import { ringsOf } from './strip.ts';
import { axisFromZero, type Drawing, SECONDS_LABEL } from './view.ts';

/** Quartiles of fewer trials are interpolations between two or three of them. */
const BOX_FROM = 5;
/** Tukey's fences: 1.5 times the length of the box. */
const FENCE = 1.5;

/** Quartiles, median and the trials beyond the fences; cells too small for a box show their trials. */
export function drawBoxes(places: Places): Drawing {
  const drawn = drawColumns(places, 'median', (place, mean, { x0, x1 }, decimals) => {
    const centre = (x0 + x1) / 2;
    const { median, q1, q3, n } = describe(place.counted.map((trial) => trial.seconds));
    const isSmall = n < BOX_FROM;
    const slot = {
      ...mean,
      value: median,
      alarm: null,
      interval: isSmall ? null : { low: q1, high: q3 },
      facts: isSmall
        ? mean.facts
        : [
            ...mean.facts,
            { name: 'quartiles', text: `${formatNumber(q1, decimals)} to ${formatNumber(q3, decimals)} s` },
          ],
    };
    if (isSmall)
      return { slot, marks: [...ringsOf(place, x0, x1), { kind: 'tick', slot: slot.id, x0, x1, y: median }] };
    return { slot, marks: boxOf(place, { x0, x1, centre, q1, median, q3 }) };
  });
  const small = drawn.rows.filter((row) => row.n > 0 && row.n < BOX_FROM).length;
  return {
    ...drawn,
    y: axisFromZero(
      SECONDS_LABEL,
      drawn.rows.flatMap((row) => row.values),
    ),
    intervalName: 'quartiles',
    says: {
      mark: `the box reaches from the first to the third quartile (type 7), the line in it is the median; ${secondsText(places)}.`,
      whisker: 'to the outermost trial within 1.5 box lengths; trials beyond are rings.',
      notes:
        small > 0
          ? [
              `${count(small, 'cell')} with fewer than ${BOX_FROM} trials ${small === 1 ? 'shows' : 'show'} the trials and their median instead: quartiles would be interpolations.`,
            ]
          : [],
    },
  };
}

interface Box {
  readonly x0: number;
  readonly x1: number;
  readonly centre: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
}

function boxOf(place: CellPlace, { x0, x1, centre, q1, median, q3 }: Box): Mark[] {
  const reach = FENCE * (q3 - q1);
  const isWithin = (value: number) => value >= q1 - reach && value <= q3 + reach;
  const within = place.counted.map((trial) => trial.seconds).filter(isWithin);
  const low = within.reduce((a, b) => Math.min(a, b), q1);
  const high = within.reduce((a, b) => Math.max(a, b), q3);
  const margin = (x1 - x0) * 0.1;
  const outside = { ...place, counted: place.counted.filter((trial) => !isWithin(trial.seconds)) };
  return [
    { kind: 'whisker', slot: place.id, x: centre, low, high, cap: (x1 - x0) * 0.2 },
    { kind: 'box', slot: place.id, x0: x0 + margin, x1: x1 - margin, q1, median, q3, fill: place.fill },
    ...ringsOf(outside, x0, x1),
  ];
}
