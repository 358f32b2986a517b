import { scaleLinear } from 'd3-scale';
import type { Axis } from './figure.ts';

/** Where the plot itself stands, without axis texts, in the unit of whoever draws. */
export interface Plot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** From axis units to places in the plot; y grows downwards there. */
export interface Scales {
  readonly plot: Plot;
  x(value: number): number;
  y(value: number): number;
}

/** The ends of an axis in its own units: bands are one unit wide. */
export function domainOf(axis: Axis): [number, number] {
  return axis.kind === 'bands' ? [0, Math.max(1, axis.bands.length)] : [axis.min, axis.max];
}

/** Where an axis is written on: at the middle of each band, or at its ticks. */
export function labelsOf(axis: Axis): { readonly at: number; readonly text: string }[] {
  if (axis.kind === 'bands') return axis.bands.map((text, band) => ({ at: band + 0.5, text }));
  return axis.ticks.map(({ value, text }) => ({ at: value, text }));
}

export function scalesOf(axes: { readonly x: Axis; readonly y: Axis }, plot: Plot): Scales {
  const x = scaleLinear(domainOf(axes.x), [plot.x, plot.x + plot.width]);
  const y = scaleLinear(domainOf(axes.y), [plot.y + plot.height, plot.y]);
  return { plot, x: (value) => x(value), y: (value) => y(value) };
}
