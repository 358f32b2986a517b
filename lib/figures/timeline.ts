import { scaleLinear } from 'd3-scale';
import type { MoveStage } from '#lib/domain/adapters';
import type { MigrationResult, TrialResult } from '#lib/domain/result';
import type { CellSpec } from '#lib/domain/study';
import type { Outcome } from '#lib/domain/words';
import { count, formatNumber, formatTick } from './format.ts';
import { type Progress, progressText } from './progress.ts';

/** A trial drawn over time. `left` and `width` are shares of the axis, 0 to 1; texts hold the seconds. */
export interface Timeline {
  readonly ticks: readonly { readonly left: number; readonly text: string }[];
  readonly application: (Extent & { readonly title: string }) | null;
  /** The application's work by what it printed, between the moments at which that was seen; null where nothing was. */
  readonly progress: ProgressLane | null;
  readonly rounds: readonly (Extent & { readonly label: string })[];
  readonly lanes: readonly Lane[];
  /** How far stamps of two hosts may be off. */
  readonly clock: string;
}

export interface ProgressLane {
  readonly text: string;
  /** Heights as shares of the fastest unit's rate; null where none is told. */
  readonly work: readonly (Extent & { readonly rate: number | null; readonly title: string })[];
}

export interface Extent {
  readonly left: number;
  readonly width: number;
}

export interface Lane {
  readonly vm: string;
  /** `rank 0, moves`, `no rank, moves`, `rank 3, stays`. */
  readonly role: string;
  readonly start: string;
  readonly moves: readonly LaneMove[];
}

export interface LaneMove extends Extent {
  readonly id: string;
  readonly to: string;
  readonly outcome: Outcome;
  readonly title: string;
  /** Shares of the move. */
  readonly stages: readonly (Extent & { readonly phase: Phase; readonly title: string })[];
}

/** One hue in four strengths; a suspended rank is white. */
export type Phase = 'before' | 'suspended' | 'copy' | 'sync' | 'restore';

const PHASE: Record<MoveStage, Phase> = {
  prepare: 'before',
  precopy: 'before',
  suspend: 'suspended',
  copy: 'copy',
  sync: 'sync',
  restore: 'restore',
  verified: 'restore',
};

const TICKS = 8;
const MILLISECONDS_PER_SECOND = 1000;

/** Lays a trial out on one time axis, from its launch. Null when nothing in it has ended yet. */
export function prepareTimeline(
  cell: CellSpec,
  result: TrialResult,
  progress: Progress | null = null,
): Timeline | null {
  const done = [...result.migrations, ...(progress?.work ?? [])].map(({ end }) => end);
  const last = Math.max(result.application?.end ?? 0, ...done);
  if (last <= 0) return null;
  const scale = scaleLinear().domain([0, last]).range([0, 1]);
  const extent = ({ start, end }: { start: number; end: number }): Extent => ({
    left: scale(start),
    width: scale(end) - scale(start),
  });
  const vms = [...new Set([...cell.ranks, ...cell.movingSet])];
  return {
    ticks: scale.ticks(TICKS).map((value) => ({ left: scale(value), text: formatTick(value) })),
    application: result.application && {
      ...extent(result.application),
      title: `${cell.application}: ${seconds(result.application.end - result.application.start)}`,
    },
    progress: progress && {
      text: progressText(progress),
      work: progress.work.map((one) => ({ ...extent(one), rate: one.rate, title: one.title })),
    },
    rounds: result.rounds.map((round) => ({ ...extent(round), label: String(round.index) })),
    lanes: vms.map((vm) => ({
      vm,
      role: roleOf(cell, vm),
      start: cell.placement[vm] ?? '',
      moves: result.migrations
        .filter((migration) => migration.vm === vm)
        .map((migration) => ({
          ...extent(migration),
          id: `${migration.round}/${vm}`,
          to: migration.to,
          outcome: migration.report.outcome,
          title: `round ${migration.round}: ${migration.from} → ${migration.to}, ${seconds(migration.wallSeconds)}, ${migration.report.outcome}`,
          stages: stagesOf(migration),
        })),
    })),
    clock: clockText(result.clockBoundSeconds),
  };
}

const seconds = (value: number) => `${formatNumber(value, 3)} s`;

function roleOf(cell: CellSpec, vm: string): string {
  const rank = cell.ranks.indexOf(vm);
  const moves = cell.movingSet.includes(vm) ? 'moves' : 'stays';
  return `${rank < 0 ? 'no rank' : `rank ${rank}`}, ${moves}`;
}

/** The tool times only what follows the suspension; the rest of its command came before. */
function stagesOf({ wallSeconds, report }: MigrationResult): LaneMove['stages'] {
  const timed = report.stages.reduce((sum, stage) => sum + stage.seconds, 0);
  const total = Math.max(wallSeconds, timed);
  if (timed === 0 || total === 0) return [];
  const all = [
    { phase: 'before' as const, label: 'before the suspension', seconds: total - timed },
    ...report.stages.map((stage) => ({
      phase: PHASE[stage.name],
      label: stage.label,
      seconds: stage.seconds,
    })),
  ];
  let at = 0;
  return all.map(({ phase, label, seconds: length }) => {
    const left = at / total;
    at += length;
    return { left, width: length / total, phase, title: `${label}: ${seconds(length)}` };
  });
}

function clockText(bound: number | null): string {
  if (bound === null) return 'The hosts’ clocks were not compared.';
  return `Stamps of two hosts agree within ± ${formatNumber(bound * MILLISECONDS_PER_SECOND, 2)} ms.`;
}

/** `8 of 8 migrations ok`; of a trial that plans none, nothing. */
export function migrationsText(cell: CellSpec, result: TrialResult): string {
  if (cell.simultaneous === 0) return '';
  const ok = result.migrations.filter((migration) => migration.report.outcome === 'ok').length;
  return `${ok} of ${count(cell.migrations, 'migration')} ok`;
}
