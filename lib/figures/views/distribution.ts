import type { FigureRow, Filled } from '../figure.ts';
import { count, decimalsFor, formatNumber } from '../format.ts';
import { findGroups } from '../groups.ts';
import type { Mark } from '../marks.ts';
import type { Places } from '../places.ts';
import type { SeriesPlan } from '../series.ts';
import { type GainFamily, gainFamilies } from './gains.ts';
import { secondsText } from './said.ts';
import { axisOf, type Drawing } from './view.ts';

/** Columns of dots over the whole axis. */
const COLUMNS = 72;
/** Above this many trials in the highest column dots would be thinner than a line: bars of their counts instead. */
const DOTS_UP_TO = 40;
/** Share of a band's height that the highest column takes. */
const HEIGHT = 0.82;
/** One dot takes no more of its band than this, so that few dots do not stand in towers. */
const DOT_STEP = 0.09;

interface Family {
  readonly id: string;
  readonly label: string;
  readonly series: SeriesPlan;
  readonly panel: string | null;
  readonly points: readonly {
    readonly trialId: string;
    readonly label: string;
    readonly value: number;
    readonly repetition: number;
  }[];
}

/** A dot for each trial over what it took, so that separate groups are seen before any mean hides them. */
export function drawDistribution(places: Places): Drawing {
  const gained = places.spec.x === 'vms' ? gainFamilies(places) : null;
  const families = (gained ? gained.map(fromGains) : fromCells(places)).reverse();
  const values = families.flatMap((family) => family.points.map((point) => point.value));
  const low = values.reduce((a, b) => Math.min(a, b), 0);
  const high = values.reduce((a, b) => Math.max(a, b), low + 1);
  const x = axisOf(gained ? GAIN_LABEL : 'Time (s)', low, high);
  const width = (x.max - x.min) / COLUMNS;
  const columns = families.map((family) => columnsOf(family, x.min, width));
  const highest = columns.reduce(
    (most, own) => own.reduce((a, column) => Math.max(a, column.length), most),
    1,
  );
  const decimals = decimalsFor(Math.max(Math.abs(low), high));
  const slots = families.map((family, band) => ({
    ...slotOf(family, decimals),
    area: { x0: x.min, x1: x.max, y0: band, y1: band + 1 },
  }));
  const marks = families.flatMap((family, band): Mark[] =>
    (columns[band] ?? []).flatMap((own, column) => {
      const x0 = x.min + column * width;
      if (highest <= DOTS_UP_TO)
        return dots(family, own, band, x0 + width / 2, Math.min(DOT_STEP, HEIGHT / highest));
      const y1 = band + (HEIGHT * own.length) / highest;
      return own.length === 0
        ? []
        : [{ kind: 'bar', slot: family.id, x0, x1: x0 + width, y0: band, y1, fill: family.series.fill }];
    }),
  );
  const groups = gained ? findGroups(places) : null;
  const areas: Mark[] = (groups?.groups ?? []).map((group) => ({
    kind: 'area',
    x0: Math.max(x.min, group.low - 0.4 * width),
    x1: Math.min(x.max, group.high + 0.4 * width),
    y0: 0,
    y1: families.length,
    text: count(group.count, 'trial'),
  }));
  const zero: Mark[] = gained ? [{ kind: 'rule', axis: 'x', value: 0, text: null }] : [];
  return {
    x,
    y: { kind: 'bands', label: '', bands: families.map((family) => family.label) },
    series: [...new Set(families.map((family) => family.series))]
      .reverse()
      .map(({ id, label, fill }) => ({ id, label, fill })),
    panels: [{ title: null, slots, marks: [...areas, ...zero, ...marks] }],
    rows: families.flatMap(rowsOf).reverse(),
    intervalName: 'no interval',
    says: {
      mark: gained
        ? 'each dot is one trial: its time minus the mean of the application alone with the same VMs, all numbers of VMs together.'
        : `each dot is one trial; ${secondsText(places)}.`,
      whisker: 'none.',
      notes: [
        ...(groups ? [groups.sentence] : []),
        `Dots that share a column lie within ${formatNumber(width, width < 1 ? 2 : 0)} s of each other.`,
      ],
    },
  };
}

const GAIN_LABEL = 'Time beyond the application alone (s)';

const fromGains = ({ series, panel, gains }: GainFamily): Family => ({
  id: [series.id, panel].filter((part) => part !== null).join('/'),
  label: [series.label.replace('application with migrations, ', ''), panel].filter(Boolean).join(', '),
  series,
  panel,
  points: gains.map(({ trial, place, value }) => ({
    trialId: trial.trialId,
    repetition: trial.repetition,
    label: place.label,
    value,
  })),
});

function fromCells({ panels, spec }: Places): Family[] {
  return panels.flatMap(({ title, places }) =>
    places
      .filter((place) => place.counted.length > 0)
      .map((place) => ({
        id: place.id,
        label:
          spec.x === 'vms'
            ? `${count(place.group, 'VM')}, ${place.series.label}`
            : `${place.group}, ${place.series.label.replace('migrations only, ', '')}`,
        series: place.series,
        panel: title,
        points: place.counted.map((trial) => ({
          trialId: trial.trialId,
          repetition: trial.repetition,
          label: place.label,
          value: trial.seconds,
        })),
      })),
  );
}

function columnsOf(family: Family, min: number, width: number): Family['points'][number][][] {
  const columns: Family['points'][number][][] = Array.from({ length: COLUMNS }, () => []);
  for (const point of family.points)
    columns[Math.min(COLUMNS - 1, Math.floor((point.value - min) / width))]?.push(point);
  return columns;
}

const dots = (family: Family, own: Family['points'], band: number, x: number, step: number): Mark[] =>
  own.map(({ trialId }, i) => ({
    kind: 'dot',
    slot: family.id,
    trialId,
    x,
    y: band + (i + 0.6) * step,
    size: 'small',
    shape: 'circle',
    fill: family.series.fill,
  }));

function slotOf(family: Family, decimals: number): Filled {
  const sorted = [...family.points].sort((a, b) => a.value - b.value);
  const middle = sorted[sorted.length >> 1]?.value ?? 0;
  const seconds = (value: number) => `${formatNumber(value, decimals)} s`;
  return {
    kind: 'filled',
    id: family.id,
    series: family.series.id,
    group: family.label,
    label: family.series.label,
    fill: family.series.fill,
    area: null,
    excluded: [],
    pending: 0,
    n: family.points.length,
    value: middle,
    interval: null,
    facts: [
      { name: 'n', text: String(family.points.length) },
      { name: 'smallest', text: seconds(sorted[0]?.value ?? 0) },
      { name: 'middle', text: seconds(middle) },
      { name: 'largest', text: seconds(sorted.at(-1)?.value ?? 0) },
    ],
    repetitions: sorted.slice(-24).map(({ trialId, repetition, value, label }) => ({
      trialId,
      repetition,
      value,
      text: `${seconds(value)} (${label})`,
      verdict: null,
    })),
    alarm: null,
  };
}

const rowsOf = (family: Family): FigureRow[] =>
  family.points.map((point) => ({
    slot: family.id,
    panel: family.panel,
    series: family.series.label,
    group: point.label,
    n: 1,
    statistic: 'trial',
    value: point.value,
    low: null,
    high: null,
    values: [point.value],
    note: null,
  }));
