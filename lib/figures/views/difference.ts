import { isRefused } from '#lib/statistics/refusal';
import { welchTest } from '#lib/statistics/welch';
import type { FigureRow, Slot } from '../figure.ts';
import type { Fill } from '../fill.ts';
import { count, decimalsFor, formatNumber } from '../format.ts';
import type { Mark } from '../marks.ts';
import type { CellPlace, Places } from '../places.ts';
import { axisOf, type Drawing, groupAxis, SECONDS_LABEL } from './view.ts';

/** A − B: two series whose cells are compared within each group. */
interface Contrast {
  readonly id: string;
  readonly label: string;
  readonly fill: Fill;
  readonly a: string;
  readonly b: string;
}

/** Share of a group's width over which its contrasts stand. */
const WIDTH = 0.6;
const INTERVAL = '95 % interval';

/** What migrations add, and what the faster fabric saves, with Welch's interval of each difference of means. */
export function drawDifferences(places: Places): Drawing {
  const contrasts = contrastsOf(places);
  const all = places.panels.flatMap(({ places: own }) => own.flatMap((place) => place.counted));
  const decimals = decimalsFor(all.reduce((most, trial) => Math.max(most, trial.seconds), 0));
  const step = WIDTH / Math.max(1, contrasts.length);
  const drawn = places.panels.map(({ title, places: own }) => ({
    title,
    parts: contrasts.flatMap((contrast, k) =>
      places.groups.map((group, g) => {
        const pick = (series: string) =>
          own.find((place) => place.series.id === series && place.groupIndex === g);
        const x0 = g + 0.5 - WIDTH / 2 + k * step;
        const slot = compare(contrast, group, title, pick(contrast.a), pick(contrast.b), decimals);
        return { contrast, x: x0 + step / 2, slot: { ...slot, area: { x0, x1: x0 + step } } };
      }),
    ),
  }));
  const slots = drawn.flatMap((panel) => panel.parts.map((part) => part.slot));
  const ends = slots.flatMap((slot) =>
    slot.kind === 'filled' ? [slot.interval?.low, slot.interval?.high, slot.value] : [],
  );
  const known = ends.filter((end) => end !== undefined);
  return {
    x: groupAxis(places),
    y: axisOf(
      `Difference of means, ${SECONDS_LABEL.toLowerCase()}`,
      known.reduce((a, b) => Math.min(a, b), 0),
      known.reduce((a, b) => Math.max(a, b), known.length > 0 ? 0 : 1),
    ),
    series: contrasts.map(({ id, label, fill }) => ({ id, label, fill })),
    panels: drawn.map(({ title, parts }) => ({
      title,
      slots: parts.map((part) => part.slot),
      marks: [
        { kind: 'rule', axis: 'y', value: 0, text: null },
        ...parts.flatMap(({ slot, x }) => marksOf(slot, x, step)),
      ],
    })),
    rows: drawn.flatMap(({ title, parts }) =>
      parts.map(({ slot, contrast }) => rowOf(slot, contrast, title)),
    ),
    intervalName: INTERVAL,
    says: {
      mark: 'difference of two cells’ mean times; above the line the first of the two took longer.',
      whisker:
        '95 % interval of the difference by Welch’s t, each for itself: where it misses the line, that one comparison alone would reject at 5 %.',
      notes: [],
    },
  };
}

/** With against without migrations for each fabric, then each fabric against the next slower one. */
function contrastsOf({ series }: Places): Contrast[] {
  const moved = series.filter((plan) => plan.condition === 'app_with_migration');
  const alone = series.find((plan) => plan.condition === 'app_only');
  const fabric = (label: string) => label.replace(/^.*, /, '');
  const cost = alone
    ? moved.map((plan) => ({
        id: `cost:${plan.id}`,
        label: `with − without migrations, ${fabric(plan.label)}`,
        fill: plan.fill,
        a: plan.id,
        b: alone.id,
      }))
    : [];
  const against = moved.slice(1).map((slow, i) => {
    const fast = moved[i] ?? slow;
    return {
      id: `fabric:${fast.id}`,
      label: `${fabric(fast.label)} − ${fabric(slow.label)}, with migrations`,
      fill: { hue: 'neutral', texture: 'solid', outline: false } as const,
      a: fast.id,
      b: slow.id,
    };
  });
  return [...cost, ...against];
}

function compare(
  contrast: Contrast,
  group: number,
  panel: string | null,
  a: CellPlace | undefined,
  b: CellPlace | undefined,
  decimals: number,
): Slot {
  const place = {
    id: [contrast.id, group, panel].filter((part) => part !== null).join('/'),
    series: contrast.id,
    group: String(group),
    label: [count(group, 'VM'), contrast.label, panel].filter(Boolean).join(' · '),
    fill: contrast.fill,
    area: null,
    excluded: [...(a?.excluded ?? []), ...(b?.excluded ?? [])],
    pending: (a?.pending ?? 0) + (b?.pending ?? 0),
  };
  const [first, second] = [secondsOf(a), secondsOf(b)];
  if (first.length === 0 || second.length === 0)
    return { ...place, kind: 'gap', reason: 'One of the two has no valid trial.' };
  const test = welchTest(first, second);
  if (isRefused(test)) return { ...place, kind: 'gap', reason: `${test.refused}.` };
  const { difference, ci95, p } = test;
  const seconds = (value: number) => `${formatNumber(value, decimals)} s`;
  return {
    ...place,
    kind: 'filled',
    n: Math.min(first.length, second.length),
    value: difference,
    interval: ci95,
    facts: [
      { name: 'n', text: `${first.length} and ${second.length}` },
      { name: 'difference', text: seconds(difference) },
      { name: INTERVAL, text: `${formatNumber(ci95.low, decimals)} to ${seconds(ci95.high)}` },
      { name: 'Welch’s p, for itself', text: p < 0.001 ? '< 0.001' : formatNumber(p, 3) },
    ],
    repetitions: [],
    alarm: null,
  };
}

const secondsOf = (place: CellPlace | undefined) => place?.counted.map((trial) => trial.seconds) ?? [];

function marksOf(slot: Slot, x: number, step: number): Mark[] {
  if (slot.kind === 'gap') return [{ kind: 'gap', slot: slot.id, x0: x - step / 2, x1: x + step / 2 }];
  const dot: Mark = {
    kind: 'dot',
    slot: slot.id,
    trialId: null,
    x,
    y: slot.value,
    size: 'large',
    shape: slot.fill.hue === 'neutral' ? 'diamond' : 'circle',
    fill: slot.fill,
  };
  if (!slot.interval) return [dot];
  const { low, high } = slot.interval;
  return [{ kind: 'whisker', slot: slot.id, x, low, high, cap: step * 0.18 }, dot];
}

function rowOf(slot: Slot, { label }: Contrast, panel: string | null): FigureRow {
  const filled = slot.kind === 'filled' ? slot : null;
  return {
    slot: slot.id,
    panel,
    series: label,
    group: slot.group,
    n: filled?.n ?? 0,
    statistic: 'difference of means',
    value: filled?.value ?? null,
    low: filled?.interval?.low ?? null,
    high: filled?.interval?.high ?? null,
    values: [],
    note: slot.kind === 'gap' ? slot.reason : null,
  };
}
