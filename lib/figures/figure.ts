import type { SetAside } from '#lib/domain/sample';
import type { Provenance, TrialState, Verdict } from '#lib/domain/words';
import type { Interval } from '#lib/statistics/describe';
import type { Fill } from './fill.ts';
import type { Mark } from './marks.ts';
import type { FigureOptions, View } from './options.ts';

/**
 * A figure with every decision taken: what stands where, in which order, how it is filled, written and
 * explained. The page and the exports draw its marks and decide nothing.
 */
export interface Figure {
  /** As it was asked for: `4.1`, `hpl-8`, `my-study/hpl-2`. */
  readonly id: string;
  readonly study: string;
  readonly view: View;
  readonly options: FigureOptions;
  readonly title: string;
  readonly subtitle: string;
  readonly provenance: Provenance;
  /** The word that stands on the figure. */
  readonly provenanceText: string;
  /** What the picture shows, in words, for who does not see it. */
  readonly description: string;
  /** Path and query that reopen this figure, with these options, on the data as they are now. */
  readonly address: string;
  /** When the newest datum in it came; the same data, the same moment. null without any. */
  readonly dataAsOf: Date | null;
  readonly x: Axis;
  readonly y: Axis;
  /** The legend, in the order of the bars within a group. */
  readonly series: readonly FigureSeries[];
  /** One, or one per MPI fabric; they share both axes. */
  readonly panels: readonly FigurePanel[];
  /** The values that are drawn, one row each: what the table shows and CSV and JSON hold. */
  readonly rows: readonly FigureRow[];
  /** What `low` and `high` of the rows are: `mean ± sample sd`, `quartiles`. */
  readonly intervalName: string;
  readonly caption: readonly CaptionPart[];
}

/** Bands are one unit wide: band i reaches from i to i + 1. Marks stand in these units. */
export type Axis = BandAxis | ValueAxis;

export interface BandAxis {
  readonly kind: 'bands';
  readonly label: string;
  readonly bands: readonly string[];
}

export interface ValueAxis {
  readonly kind: 'values';
  /** With its unit: `Time (s)`. */
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly Tick[];
}

interface Tick {
  readonly value: number;
  readonly text: string;
}

export interface FigureSeries {
  readonly id: string;
  readonly label: string;
  readonly fill: Fill;
  /** Why nothing of it is drawn; null when something is. */
  readonly missing: string | null;
}

export interface FigurePanel {
  /** null when there is only one. */
  readonly title: string | null;
  /** In the order in which they are drawn and walked. */
  readonly slots: readonly Slot[];
  /** In the order in which they are painted. */
  readonly marks: readonly Mark[];
}

/** A place for a value, that can be pointed at. A missing value is a gap with its reason, never a zero. */
export type Slot = Filled | Gap;

interface Place {
  readonly id: string;
  readonly series: string;
  /** The group on the axis: a number of VMs, a number at once. */
  readonly group: string;
  /** All factors in words. */
  readonly label: string;
  readonly fill: Fill;
  /** What of the plot is pointed at for it, in axis units, without y the whole height; null: its marks alone. */
  readonly area: SlotArea | null;
  /** Trials that ended and do not count, with the reason. */
  readonly excluded: readonly ExcludedTrial[];
  /** Trials still to come or under way. */
  readonly pending: number;
}

export interface SlotArea {
  readonly x0: number;
  readonly x1: number;
  readonly y0?: number;
  readonly y1?: number;
}

export interface Filled extends Place {
  readonly kind: 'filled';
  readonly n: number;
  /** What the mark stands for, in the unit of the axis: a mean, a median, a difference. */
  readonly value: number;
  /** The ends of the error bar, not cut; null where there is none. */
  readonly interval: Interval | null;
  /** What is read out of it: `mean`, `sample sd`, `95 % interval`, with units. */
  readonly facts: readonly Fact[];
  readonly repetitions: readonly Repetition[];
  /** Why its value misleads, in a sentence; null when it does not. */
  readonly alarm: string | null;
}

interface Fact {
  readonly name: string;
  readonly text: string;
}

interface Gap extends Place {
  readonly kind: 'gap';
  readonly reason: string;
}

interface Repetition {
  readonly trialId: string;
  readonly repetition: number;
  readonly value: number;
  readonly text: string;
  readonly verdict: Verdict | null;
}

export interface ExcludedTrial {
  readonly trialId: string;
  readonly repetition: number;
  readonly state: TrialState;
  readonly verdict: Verdict | null;
  readonly setAside: SetAside | null;
  readonly reason: string;
}

/** Values in full precision, in the unit of the figure's value axis; null where there is none. */
export interface FigureRow {
  readonly slot: string;
  readonly panel: string | null;
  readonly series: string;
  readonly group: string;
  readonly n: number;
  /** What `value` is: `mean`, `median`, `difference of means`. */
  readonly statistic: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly values: readonly number[];
  /** Why there is no value, or what to beware of. */
  readonly note: string | null;
}

/** One labelled sentence of the caption. */
export interface CaptionPart {
  readonly label: string;
  readonly text: string;
}

/** Every slot of a figure, in drawing order. */
export function slotsOf(figure: { readonly panels: readonly Pick<FigurePanel, 'slots'>[] }): Slot[] {
  return figure.panels.flatMap((panel) => panel.slots);
}
