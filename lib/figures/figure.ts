import type { Provenance, TrialState, Verdict } from '#lib/domain/words';
import type { Fill } from './fill.ts';

/**
 * A figure with every decision taken: what stands where, in which order, how it is filled, written and
 * explained. The page and the exports draw it and decide nothing. Values are seconds.
 */
export interface Figure {
  /** As it was asked for: `4.1`, `hpl-8`, `my-study/hpl-2`. */
  readonly id: string;
  readonly study: string;
  readonly title: string;
  readonly subtitle: string;
  readonly provenance: Provenance;
  /** The word that stands on the figure. */
  readonly provenanceText: string;
  readonly x: { readonly label: string };
  readonly y: { readonly label: string; readonly max: number; readonly ticks: readonly Tick[] };
  /** In the order of the bars within a group. */
  readonly series: readonly FigureSeries[];
  /** One, or one per MPI fabric; they share the y axis. */
  readonly panels: readonly FigurePanel[];
  readonly caption: readonly CaptionPart[];
}

export interface Tick {
  readonly value: number;
  readonly text: string;
}

export interface FigureSeries {
  readonly id: string;
  readonly label: string;
  readonly fill: Fill;
  /** Why it has no bar at all; null when it has one. */
  readonly missing: string | null;
}

export interface FigurePanel {
  /** null when there is only one. */
  readonly title: string | null;
  readonly groups: readonly FigureGroup[];
}

export interface FigureGroup {
  readonly label: string;
  /** One per series, in the order of the series. */
  readonly slots: readonly Slot[];
}

/** A place for a bar. A missing value is a gap with its reason, never a zero. */
export type Slot = Bar | Gap;

interface Place {
  readonly id: string;
  readonly series: string;
  /** All factors in words. */
  readonly label: string;
  readonly fill: Fill;
  /** Trials that ended and are not in the mean, with the reason. */
  readonly excluded: readonly ExcludedTrial[];
  /** Trials still to come or under way. */
  readonly pending: number;
}

export interface Bar extends Place {
  readonly kind: 'bar';
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation; null for n = 1. */
  readonly sd: number | null;
  /** mean ± sd, cut at zero; null for n = 1. */
  readonly whisker: { readonly low: number; readonly high: number } | null;
  readonly repetitions: readonly Repetition[];
  /** `scattered`: the deviation is more than half of the mean, so the mean describes no trial. */
  readonly scattered: boolean;
  readonly text: { readonly mean: string; readonly sd: string };
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
  readonly reason: string;
}

/** One labelled sentence of the caption. */
export interface CaptionPart {
  readonly label: string;
  readonly text: string;
}

/** Every slot of a figure, in drawing order. */
export function slotsOf(figure: Pick<Figure, 'panels'>): Slot[] {
  return figure.panels.flatMap((panel) => panel.groups.flatMap((group) => group.slots));
}
