import { groupBy } from '#lib/domain/group-by';
import { describe } from '#lib/statistics/describe';
import type { FigureRow, Filled } from '../figure.ts';
import { count, formatNumber, formatTick } from '../format.ts';
import type { DotMark, Mark } from '../marks.ts';
import type { Places } from '../places.ts';
import { isCounted, type Timed } from '../sample-roles.ts';
import type { SeriesPlan } from '../series.ts';
import { POINTS_AT_MOST } from './said.ts';
import { axisOf, type Drawing } from './view.ts';

const SHAPES = { app_with_migration: 'circle', migration_only: 'square', app_only: 'diamond' } as const;
const DECIMALS = 3;

/** Every trial against its cell's mean in the order in which the trials ran: drift and disturbed hours show as slopes and steps. */
export function drawSequence(places: Places): Drawing {
  const { samples, meta, options } = places;
  const timed = samples.filter((sample): sample is Timed =>
    isCounted(sample, meta.study.provenance, options.trials),
  );
  const cells = [...groupBy(timed, (sample) => sample.cellId).entries()].filter(([, own]) => own.length > 1);
  const drawn = cells.flatMap(([id, own]) => {
    const [first] = own;
    const series = places.series.find((plan) => isOf(plan, first));
    if (!first || !series) return [];
    const { mean } = describe(own.map((trial) => trial.seconds));
    return { id, own, series, mean, slot: slotOf(id, own, series, mean) };
  });
  const points = drawn.flatMap(({ id, own, series, mean }) =>
    own.map((trial) => ({ id, trial, series, ratio: trial.seconds / mean })),
  );
  points.sort((a, b) => a.trial.position - b.trial.position);
  const chunk = Math.ceil(points.length / POINTS_AT_MOST);
  const ratios = points.map((point) => point.ratio);
  const single = drawn.length < new Set(timed.map((sample) => sample.cellId)).size;
  const x = axisOf(orderLabel(places), points[0]?.trial.position ?? 0, points.at(-1)?.trial.position ?? 1);
  return {
    x,
    y: axisOf('Time / mean of the cell', Math.min(0.9, ...ends(ratios)), Math.max(1.1, ...ends(ratios))),
    series: places.series.map(({ id, label, fill }) => ({ id, label, fill })),
    panels: [
      {
        title: null,
        slots: drawn.map((one) => one.slot),
        marks: [
          { kind: 'rule', axis: 'y', value: 1, text: null },
          ...blocksOf(points),
          ...dotsOf(points, chunk),
        ],
      },
    ],
    rows: points.map(({ id, trial, series, ratio }) => toRow(id, trial, series, ratio)),
    intervalName: 'no interval',
    says: {
      mark: 'each mark is one trial, its time divided by the mean of its cell; 1 is that mean.',
      whisker: 'none.',
      notes: [
        ...(chunk > 1 ? [`Only every ${chunk}th trial is drawn.`] : []),
        ...(single ? ['Cells with a single trial are left out: it is its own mean.'] : []),
        ...(meta.study.provenance === 'imported' ? ['When they really ran is not known.'] : []),
      ],
    },
  };
}

const orderLabel = ({ meta }: Places) =>
  meta.study.provenance === 'imported' ? 'Place in the source' : 'Place in the study’s order';

const isOf = (plan: SeriesPlan, sample: Timed | undefined) =>
  plan.condition === sample?.condition && plan.migrationFabric === sample.migrationFabric;

/** Smallest and largest, without spreading a hundred thousand arguments. */
const ends = (values: readonly number[]): number[] =>
  values.length === 0
    ? []
    : [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];

interface Point {
  readonly id: string;
  readonly trial: Timed;
  readonly series: SeriesPlan;
  readonly ratio: number;
}

const dotsOf = (points: readonly Point[], chunk: number): DotMark[] =>
  points
    .filter((_, i) => i % chunk === 0)
    .map(({ id, trial, series, ratio }) => ({
      kind: 'dot',
      slot: id,
      trialId: trial.trialId,
      x: trial.position,
      y: ratio,
      size: 'small',
      shape: SHAPES[series.condition],
      fill: series.fill,
    }));

/** A thin line where a new block of repetitions begins. */
function blocksOf(points: readonly Point[]): Mark[] {
  const begins = points.filter((point, i) => i > 0 && point.trial.block !== points[i - 1]?.trial.block);
  const few = new Set(points.map((point) => point.trial.block)).size <= 20 && begins.length <= 20;
  if (!few) return [];
  return begins.map(({ trial }) => ({
    kind: 'rule',
    axis: 'x',
    value: trial.position - 0.5,
    text: `block ${formatTick(trial.block)}`,
  }));
}

function slotOf(id: string, own: readonly Timed[], series: SeriesPlan, mean: number): Filled {
  const [first] = own;
  const vms = first?.vms ?? null;
  return {
    kind: 'filled',
    id,
    series: series.id,
    group: vms === null ? '' : String(vms),
    label: [
      first?.application,
      vms === null ? null : count(vms, 'VM'),
      series.label,
      first?.simultaneous ? `${first.simultaneous} at once` : null,
    ]
      .filter(Boolean)
      .join(' · '),
    fill: series.fill,
    area: null,
    excluded: [],
    pending: 0,
    n: own.length,
    value: 1,
    interval: null,
    facts: [
      { name: 'n', text: String(own.length) },
      { name: 'mean', text: `${formatNumber(mean, 1)} s` },
    ],
    repetitions: own.slice(0, 24).map(({ trialId, repetition, seconds, verdict }) => ({
      trialId,
      repetition,
      value: seconds / mean,
      text: `${formatNumber(seconds, 1)} s, ${formatNumber(seconds / mean, DECIMALS)} of the mean`,
      verdict,
    })),
    alarm: null,
  };
}

const toRow = (slot: string, trial: Timed, series: SeriesPlan, ratio: number): FigureRow => ({
  slot,
  panel: null,
  series: series.label,
  group: String(trial.position),
  n: 1,
  statistic: 'time / mean of the cell',
  value: ratio,
  low: null,
  high: null,
  values: [trial.seconds],
  note: null,
});
