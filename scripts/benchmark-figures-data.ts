import type { Figure } from '#lib/figures/figure';
import { HUES } from '#lib/figures/fill';

/** A figure of bars as any plotting program takes it: means with deviations for each series, and the single trials. */
export interface PlainFigure {
  readonly groups: readonly string[];
  readonly xLabel: string;
  readonly yLabel: string;
  readonly series: readonly {
    readonly label: string;
    readonly color: string;
    readonly hatched: boolean;
    readonly means: readonly number[];
    readonly deviations: readonly number[];
    readonly trials: readonly (readonly number[])[];
  }[];
}

export function plainFigure(figure: Figure): PlainFigure {
  if (figure.x.kind !== 'bands') throw new Error('a figure of bars is needed');
  return {
    groups: figure.x.bands,
    xLabel: figure.x.label,
    yLabel: figure.y.label,
    series: figure.series.map(({ label, fill }) => {
      const rows = figure.rows.filter((row) => row.series === label);
      return {
        label,
        color: HUES[fill.hue].light,
        hatched: fill.texture === 'hatch',
        means: rows.map((row) => row.value ?? 0),
        deviations: rows.map((row) => (row.high ?? row.value ?? 0) - (row.value ?? 0)),
        trials: rows.map((row) => row.values),
      };
    }),
  };
}

/** The same bars for gnuplot, as a PDF to nowhere. */
export function gnuplotScript({ groups, xLabel, yLabel, series }: PlainFigure): string {
  const width = 0.82 / series.length;
  const at = (group: number, s: number) => group + (s - (series.length - 1) / 2) * width;
  const blocks = series.flatMap(({ means, deviations, trials }, s) => [
    `$bars${s} << EOD`,
    ...means.map((mean, group) => `${at(group, s)} ${mean} ${deviations[group]}`),
    'EOD',
    `$trials${s} << EOD`,
    ...trials.flatMap((values, group) => values.map((value) => `${at(group, s)} ${value}`)),
    'EOD',
  ]);
  const plots = series.map(
    ({ label, color, hatched }, s) =>
      `$bars${s} using 1:2:(${width}) with boxes fill ${hatched ? 'pattern 4' : 'solid'} lc rgb "${color}" title "${label}", ` +
      `$bars${s} using 1:2:3 with yerrorbars pt 0 lc rgb "#1A1A1A" notitle, $trials${s} using 1:2 with points pt 6 ps 0.3 lc rgb "#1A1A1A" notitle`,
  );
  return [
    'set terminal pdfcairo size 3.5in,2.75in font "Liberation Serif,8.5"',
    'set output "/dev/null"',
    `set xlabel "${xLabel}"; set ylabel "${yLabel}"; set yrange [0:*]; set key above; set grid y`,
    `set xtics (${groups.map((group, i) => `"${group}" ${i}`).join(', ')})`,
    ...blocks,
    `plot ${plots.join(', \\\n  ')}`,
    '',
  ].join('\n');
}
