import { groupBy } from '#lib/domain/group-by';
import type { Sample } from '#lib/domain/sample';
import { describe } from '#lib/statistics/describe';
import { showFabrics } from '../fabrics.ts';
import type { FigureRow, Slot } from '../figure.ts';
import { fillOf } from '../fill.ts';
import { ascending, atOnce, count, formatNumber } from '../format.ts';
import type { Mark } from '../marks.ts';
import type { Places } from '../places.ts';
import { isCounted } from '../sample-roles.ts';
import { migrationFabrics } from '../series.ts';
import { type Drawing, X_LABEL } from './view.ts';

/** The palest shade, so that a small ratio is still a cell. */
const PALEST = 0.12;
const RATIO_DECIMALS = 2;
/** Twice as long is dark at least: a lone cell that costs little is not painted as if it cost most. */
const TWICE = 2;

interface HeatCell {
  readonly id: string;
  readonly row: string;
  readonly vms: number;
  readonly first: Sample;
  readonly seconds: readonly number[];
  readonly baseline: readonly number[];
}

/** A whole study at once: how many times as long the application took with migrations as alone. */
export function drawHeat(places: Places): Drawing {
  const { samples, meta } = places;
  const fabrics = showFabrics(migrationFabrics(samples), meta.study.fabrics);
  const cells = heatCells(places, (name) => fabrics.find((fabric) => fabric.name === name)?.label ?? name);
  const columns = ascending(cells.map((cell) => cell.vms));
  const rank = (cell: HeatCell) =>
    cell.first.simultaneous * 100 + fabrics.findIndex((fabric) => fabric.name === cell.first.migrationFabric);
  const rows = [...new Set([...cells].sort((a, b) => rank(a) - rank(b)).map((cell) => cell.row))].reverse();
  const ratios = new Map(cells.map((cell) => [cell.id, ratioOf(cell)]));
  const highest = Math.max(TWICE, ...[...ratios.values()].map((ratio) => ratio ?? 1));
  const drawn = cells.map((cell) => {
    const hue = fabrics.find((fabric) => fabric.name === cell.first.migrationFabric)?.hue ?? 'neutral';
    const slot = slotOf(cell, ratios.get(cell.id) ?? null, hue);
    const [x, y] = [columns.indexOf(cell.vms), rows.indexOf(cell.row)];
    const box = { x0: x, x1: x + 1, y0: y, y1: y + 1 };
    const mark: Mark =
      slot.kind === 'gap'
        ? { kind: 'cell', slot: slot.id, ...box, hue, shade: 0, text: '–' }
        : {
            kind: 'cell',
            slot: slot.id,
            ...box,
            hue,
            shade: PALEST + (1 - PALEST) * Math.max(0, (slot.value - 1) / (highest - 1 || 1)),
            text: formatNumber(slot.value, RATIO_DECIMALS),
          };
    return { slot, mark, row: rowOf(cell, slot) };
  });
  return {
    x: { kind: 'bands', label: X_LABEL.vms, bands: columns.map(String) },
    y: { kind: 'bands', label: '', bands: rows },
    series: fabrics.map(({ name, label, hue }) => ({
      id: name,
      label: `with migrations over ${label}`,
      fill: fillOf('app_with_migration', hue),
    })),
    panels: [{ title: null, slots: drawn.map((one) => one.slot), marks: drawn.map((one) => one.mark) }],
    rows: drawn.map((one) => one.row),
    intervalName: 'no interval',
    says: {
      mark: 'mean time with migrations divided by the mean time of the application alone with the same VMs; 1 costs nothing, a darker cell costs more.',
      whisker: 'none.',
      notes: [],
    },
  };
}

function heatCells({ samples, meta, options }: Places, labelOf: (fabric: string) => string): HeatCell[] {
  const timed = (own: readonly Sample[]) =>
    own.flatMap((sample) => (isCounted(sample, meta.study.provenance, options.trials) ? sample.seconds : []));
  const several = new Set(samples.flatMap((sample) => sample.mpiFabric ?? [])).size > 1;
  const alone = samples.filter((sample) => sample.condition === 'app_only');
  const moved = samples.filter((sample) => sample.condition === 'app_with_migration');
  return [...groupBy(moved, (sample) => sample.cellId).values()].flatMap((own) => {
    const [first] = own;
    if (!first?.vms || !first.migrationFabric) return [];
    const twins = alone.filter((sample) => sample.vms === first.vms && sample.mpiFabric === first.mpiFabric);
    const mpi = several && first.mpiFabric ? `, MPI over ${first.mpiFabric}` : '';
    return {
      id: first.cellId,
      row: `${atOnce(first.simultaneous)}, ${labelOf(first.migrationFabric)}${mpi}`,
      vms: first.vms,
      first,
      seconds: timed(own),
      baseline: timed(twins),
    };
  });
}

function ratioOf({ seconds, baseline }: HeatCell): number | null {
  if (seconds.length === 0 || baseline.length === 0) return null;
  return describe(seconds).mean / describe(baseline).mean;
}

function slotOf(cell: HeatCell, ratio: number | null, hue: Parameters<typeof fillOf>[1]): Slot {
  const place = {
    id: cell.id,
    series: cell.first.migrationFabric ?? '',
    group: String(cell.vms),
    label: `${cell.first.application} · ${count(cell.vms, 'VM')} · ${cell.row}`,
    fill: fillOf('app_with_migration', hue),
    area: null,
    excluded: [],
    pending: 0,
  };
  if (ratio === null) {
    const lacks = cell.seconds.length === 0 ? 'with migrations' : 'of the application alone';
    return { ...place, kind: 'gap', reason: `There is no valid trial ${lacks} yet.` };
  }
  return {
    ...place,
    kind: 'filled',
    n: cell.seconds.length,
    value: ratio,
    interval: null,
    facts: [
      { name: 'n', text: `${cell.seconds.length} with, ${cell.baseline.length} without migrations` },
      { name: 'times as long', text: formatNumber(ratio, 3) },
    ],
    repetitions: [],
    alarm: null,
  };
}

function rowOf(cell: HeatCell, slot: Slot): FigureRow {
  return {
    slot: slot.id,
    panel: null,
    series: cell.row,
    group: slot.group,
    n: cell.seconds.length,
    statistic: 'ratio of means',
    value: slot.kind === 'filled' ? slot.value : null,
    low: null,
    high: null,
    values: cell.seconds,
    note: slot.kind === 'gap' ? slot.reason : null,
  };
}
