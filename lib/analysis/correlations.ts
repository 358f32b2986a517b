import { groupBy } from '../domain/group-by.ts';
import { type Pearson, pearson, type Spearman, spearman } from '../statistics/correlation.ts';
import type { Answer } from '../statistics/refusal.ts';
import { type Cell, labelOf } from './cell.ts';
import { gainsOf } from './gains.ts';

/** How trials with migrations change with migrations at once, or with VMs. */
export interface StudyCorrelation {
  readonly of: string;
  readonly x: 'migrations at once' | 'VMs';
  /** Pooled over VMs: seconds over the application alone, since VMs alone change the time. */
  readonly y: 'seconds' | 'gain';
  readonly n: number;
  readonly pearson: Answer<Pearson>;
  readonly spearman: Answer<Spearman>;
  readonly exploratory: true;
}

interface Point {
  readonly cell: Cell;
  readonly x: number;
  readonly y: number;
}

/** By trials: over migrations at once for each number of VMs and pooled, over VMs for each s and pooled. */
export function correlationsOf(cells: readonly Cell[]): StudyCorrelation[] {
  const within = cells.filter(({ factors }) => factors.condition === 'app_with_migration');
  const seconds = (of: (cell: Cell) => number): Point[] =>
    within.flatMap((cell) => cell.seconds.map((y) => ({ cell, x: of(cell), y })));
  const gains = (of: (cell: Cell) => number): Point[] =>
    gainsOf(cells).map(({ cell, seconds: y }) => ({ cell, x: of(cell), y }));
  const simultaneous = ({ factors }: Cell) => factors.simultaneous;
  const vms = ({ factors }: Cell) => factors.vms as number;
  const common = ({ line, factors }: Cell) => `${line}|${factors.migrationFabric}`;
  return [
    ...correlate(
      'migrations at once',
      'seconds',
      seconds(simultaneous),
      (cell) => `${common(cell)}|${vms(cell)}`,
      {
        simultaneous: 0,
      },
    ),
    ...correlate('migrations at once', 'gain', gains(simultaneous), common, { simultaneous: 0, vms: null }),
    ...correlate('VMs', 'gain', gains(vms), (cell) => `${common(cell)}|${simultaneous(cell)}`, { vms: null }),
    ...correlate('VMs', 'gain', gains(vms), common, { simultaneous: 0, vms: null }),
  ];
}

function correlate(
  x: StudyCorrelation['x'],
  y: StudyCorrelation['y'],
  points: readonly Point[],
  fixed: (cell: Cell) => string,
  free: { simultaneous?: 0; vms?: null },
): StudyCorrelation[] {
  return [...groupBy(points, ({ cell }) => fixed(cell)).values()].map((own) => {
    const [xs, ys] = [own.map((point) => point.x), own.map((point) => point.y)];
    return {
      of: labelOf({ ...(own[0] as Point).cell.factors, ...free }),
      x,
      y,
      n: own.length,
      pearson: pearson(xs, ys),
      spearman: spearman(xs, ys),
      exploratory: true,
    };
  });
}
