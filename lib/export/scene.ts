import type { Type } from './text.ts';

/** A drawn figure: shapes on a page, pt from its upper left corner. What writes it decides nothing. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly shapes: readonly Shape[];
  /** Those of them that belong to no plot: legend, titles of panels, names of lines, caption, stripes. */
  readonly furniture: readonly Shape[];
  /** What is written along the axes, each name in its lines. */
  readonly labels: { readonly x: readonly (readonly string[])[]; readonly y: readonly (readonly string[])[] };
  /** The plot of each panel: what lies between its axes. */
  readonly frames: readonly Rect[];
}

export type Shape = RectShape | PathShape | CircleShape | TextShape;

export interface Stroke {
  readonly color: string;
  readonly width: number;
  /** Lengths of dashes and gaps, pt. */
  readonly dash?: readonly number[];
}

/** Which mark of the model a shape is, so that values can be read back from a file. */
export interface Origin {
  readonly kind: string;
  readonly slot: string | null;
}

interface Painted {
  readonly fill: string | null;
  readonly stroke: Stroke | null;
  readonly of?: Origin;
}

export interface RectShape extends Painted {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One or several runs of straight lines. */
export interface PathShape extends Painted {
  readonly kind: 'path';
  readonly runs: readonly (readonly Point[])[];
  readonly closed: boolean;
}

export interface CircleShape extends Painted {
  readonly kind: 'circle';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface TextShape {
  readonly kind: 'text';
  readonly text: string;
  /** On the baseline, at the anchor. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly type: Type;
  readonly color: string;
  /** Written upwards, as the title of a y axis is. */
  readonly upwards?: boolean;
}

export type Point = readonly [x: number, y: number];

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A straight line, or several that look alike. */
export function strokes(runs: readonly (readonly Point[])[], stroke: Stroke, of?: Origin): PathShape {
  return { kind: 'path', runs, closed: false, fill: null, stroke, ...(of && { of }) };
}

export function filledRect(rect: Rect, fill: string | null, stroke: Stroke | null, of?: Origin): RectShape {
  return { kind: 'rect', ...rect, fill, stroke, ...(of && { of }) };
}
