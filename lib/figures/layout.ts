import type { Figure, Slot, Tick } from './figure.ts';

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface PlacedSlot {
  readonly slot: Slot;
  readonly x: number;
  readonly width: number;
  readonly centre: number;
}

/** Where everything of one panel stands, in the frame's unit. */
export interface PanelLayout {
  readonly slots: readonly PlacedSlot[];
  readonly groups: readonly { readonly label: string; readonly centre: number }[];
  readonly ticks: readonly (Tick & { readonly y: number })[];
  readonly baseline: number;
  /** Vertical place of a value in seconds. */
  y(value: number): number;
}

/** Share of a group's width that stays empty between groups. */
const GROUP_GAP = 0.18;
/** A lone bar is not a wall: no bar is wider than this share of the frame. */
const WIDEST_BAR = 0.09;

/** Lays one panel out in a frame; drawing it then needs no arithmetic. */
export function layoutPanel(figure: Figure, panel: number, frame: Frame): PanelLayout {
  const groups = figure.panels[panel]?.groups ?? [];
  const inner = frame.width - frame.left - frame.right;
  const baseline = frame.height - frame.bottom;
  const y = (value: number) => baseline - (value / figure.y.max) * (baseline - frame.top);
  const groupWidth = inner / Math.max(1, groups.length);
  const bars = Math.max(1, figure.series.length);
  const barWidth = Math.min((groupWidth * (1 - GROUP_GAP)) / bars, frame.width * WIDEST_BAR);
  const start = (group: number) => frame.left + (group + 0.5) * groupWidth - (bars * barWidth) / 2;
  return {
    slots: groups.flatMap((group, g) =>
      group.slots.map((slot, s) => {
        const x = start(g) + s * barWidth;
        return { slot, x, width: barWidth, centre: x + barWidth / 2 };
      }),
    ),
    groups: groups.map(({ label }, g) => ({ label, centre: frame.left + (g + 0.5) * groupWidth })),
    ticks: figure.y.ticks.map((tick) => ({ ...tick, y: y(tick.value) })),
    baseline,
    y,
  };
}
