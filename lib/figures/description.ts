import type { Axis, Figure, FigureRow } from './figure.ts';
import { count, decimalsFor, formatNumber } from './format.ts';
import type { View } from './options.ts';

const KIND: Record<View, string> = {
  bars: 'Bar chart',
  strip: 'Strip chart, a ring for each trial',
  box: 'Box plot',
  distribution: 'Dot histogram, a dot for each trial',
  lines: 'Line chart',
  difference: 'Differences of means with their intervals',
  heat: 'Heat map',
  sequence: 'Trials in their order',
};

type Described = Pick<Figure, 'view' | 'x' | 'y' | 'series' | 'rows'>;

/** The picture in a few sentences: its kind, its axes, its extremes, its gaps. The numbers stand in the table. */
export function describeFigure({ view, x, y, series, rows }: Described): string {
  const filled = rows.flatMap((row) => (row.value === null ? [] : [{ row, value: row.value }]));
  const sorted = [...filled].sort((a, b) => a.value - b.value);
  const [low, high] = [sorted[0], sorted.at(-1)];
  const gaps = rows.length - filled.length;
  const decimals = decimalsFor(Math.abs(high?.value ?? 0));
  const say = (one: { row: FigureRow; value: number }) =>
    `${formatNumber(one.value, decimals)} (${one.row.series}${one.row.group === '' ? '' : `, ${one.row.group}`})`;
  const sentences = [
    `${KIND[view]}: ${axisText(y)} against ${axisText(x)}.`,
    series.length > 0
      ? `${count(series.length, 'series', 'series')}: ${series.map((one) => one.label).join('; ')}.`
      : '',
    low && high
      ? `The largest ${high.row.statistic} is ${say(high)}, the smallest ${say(low)}.`
      : 'No values yet.',
    gaps > 0 && filled.length > 0 ? `${count(gaps, 'value')} missing.` : '',
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function axisText(axis: Axis): string {
  if (axis.kind === 'values') return axis.label;
  const { bands, label } = axis;
  if (bands.length < 2) return [label, bands[0]].filter(Boolean).join(' ');
  return `${label || 'groups'}, ${bands[0]} to ${bands.at(-1)}`;
}
