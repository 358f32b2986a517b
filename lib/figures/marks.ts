import type { Fill, Hue } from './fill.ts';

/**
 * What is painted, in units of the axes (a band is one unit wide, see Axis). Whoever draws scales it and adds nothing.
 * `slot` names the slot that a mark belongs to; null for what only frames.
 */
export type Mark =
  | BarMark
  | GapMark
  | BoxMark
  | WhiskerMark
  | DotMark
  | TickMark
  | LineMark
  | CellMark
  | AreaMark
  | RuleMark;

interface Extent {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** A filled rectangle from its base to its value. */
export interface BarMark extends Extent {
  readonly kind: 'bar';
  readonly slot: string;
  readonly fill: Fill;
}

/** The place of a missing value: marked at the base of the value axis. */
export interface GapMark {
  readonly kind: 'gap';
  readonly slot: string;
  readonly x0: number;
  readonly x1: number;
}

/** Quartiles with the median; its whiskers and outliers are marks of their own. */
export interface BoxMark {
  readonly kind: 'box';
  readonly slot: string;
  readonly x0: number;
  readonly x1: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly fill: Fill;
}

/** An error bar. `cap` is half the length of its ends, in x units. */
export interface WhiskerMark {
  readonly kind: 'whisker';
  readonly slot: string;
  readonly x: number;
  readonly low: number;
  readonly high: number;
  readonly cap: number;
}

/** One trial, or one estimate. `open` is a ring on paper, else it is filled with its series' hue. */
export interface DotMark {
  readonly kind: 'dot';
  readonly slot: string | null;
  readonly trialId: string | null;
  readonly x: number;
  readonly y: number;
  readonly size: 'small' | 'large';
  readonly shape: 'circle' | 'triangle' | 'diamond' | 'square';
  readonly fill: Fill | 'open';
}

/** A short line across at a value: a median, a mean. */
export interface TickMark {
  readonly kind: 'tick';
  readonly slot: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
}

/** Joins values; a gap in the data begins another line. */
export interface LineMark {
  readonly kind: 'line';
  readonly series: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly fill: Fill;
}

/** A cell of a heat map: `shade` 0 (paper) to 1 (full hue); its text is on it. */
export interface CellMark extends Extent {
  readonly kind: 'cell';
  readonly slot: string;
  readonly hue: Hue;
  readonly shade: number;
  readonly text: string;
}

/** A pale ground behind what belongs together, with its name at the upper end. */
export interface AreaMark extends Extent {
  readonly kind: 'area';
  readonly text: string | null;
}

/** A thin line through the whole plot at a value of one axis. */
export interface RuleMark {
  readonly kind: 'rule';
  readonly axis: 'x' | 'y';
  readonly value: number;
  readonly text: string | null;
}
