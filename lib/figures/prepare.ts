import type { Sample } from '#lib/domain/sample';
import { permanentAddress } from './address.ts';
import { PROVENANCE_TEXT, prepareCaption } from './caption.ts';
import { describeFigure } from './description.ts';
import { type Figure, type Slot, slotsOf } from './figure.ts';
import type { FigureOptions, View } from './options.ts';
import { type FigureMeta, type Places, placeCells } from './places.ts';
import type { FigureSpec } from './specs.ts';
import { fitTimeAxis } from './time-axis.ts';
import { drawBars } from './views/bars.ts';
import { drawBoxes } from './views/box.ts';
import { drawDifferences } from './views/difference.ts';
import { drawDistribution } from './views/distribution.ts';
import { drawHeat } from './views/heat.ts';
import { drawLines } from './views/lines.ts';
import { drawSequence } from './views/sequence.ts';
import { drawStrip } from './views/strip.ts';
import type { Drawing } from './views/view.ts';

const DRAW: Record<View, (places: Places) => Drawing> = {
  bars: drawBars,
  strip: drawStrip,
  box: drawBoxes,
  distribution: drawDistribution,
  lines: drawLines,
  difference: drawDifferences,
  heat: drawHeat,
  sequence: drawSequence,
};

/**
 * Takes every decision about a figure. `samples` are all trials of its study, planned ones too.
 * Pure: the same arguments give the same figure, to the last character of its caption.
 */
export function prepareFigure(
  spec: FigureSpec,
  samples: readonly Sample[],
  options: FigureOptions,
  meta: FigureMeta,
): Figure {
  const { study } = meta;
  const places = placeCells(spec, samples, options, meta);
  const { panels, rows, intervalName, says, ...drawing } = DRAW[options.view](places);
  const { x, y } = fitTimeAxis(drawing, panels, options);
  const slots = slotsOf({ panels });
  const series = drawing.series.map((one) => ({ ...one, missing: missingReason(slots, one.id) }));
  const dataAsOf = newest(places.samples);
  const address = meta.origin + permanentAddress(spec.id, options, dataAsOf);
  const caption = { series, panels, rows, samples: places.samples, options, address, dataAsOf, says };
  return {
    id: spec.id,
    study: spec.study,
    view: options.view,
    options,
    title: spec.title,
    subtitle: study.title,
    provenance: study.provenance,
    provenanceText: PROVENANCE_TEXT[study.provenance],
    description: describeFigure({ view: options.view, x, y, series, rows }),
    address,
    dataAsOf,
    x,
    y,
    series,
    panels,
    rows,
    intervalName,
    caption: prepareCaption(caption, study),
  };
}

/** Why nothing of a series is drawn; null when something is. */
function missingReason(slots: readonly Slot[], series: string): string | null {
  const own = slots.filter((slot) => slot.series === series);
  const reasons = new Set(own.flatMap((slot) => (slot.kind === 'gap' ? slot.reason : [])));
  if (own.length === 0 || own.some((slot) => slot.kind === 'filled')) return null;
  return reasons.size === 1 ? ([...reasons][0] ?? null) : 'No valid trial yet; each gap says why.';
}

/** When the newest of these data came: a trial's end, or a later judgement of it. */
function newest(samples: readonly Sample[]): Date | null {
  const times = samples.flatMap(({ finishedAt, judgedAt }) => [
    finishedAt?.getTime() ?? 0,
    judgedAt?.getTime() ?? 0,
  ]);
  const latest = times.reduce((a, b) => Math.max(a, b), 0);
  return latest === 0 ? null : new Date(latest);
}
