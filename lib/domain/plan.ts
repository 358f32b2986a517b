import type { ClusterSpec } from './cluster.ts';
import { type Placement, planRounds, type Round } from './rounds.ts';
import type { CellSpec } from './study.ts';

/** One thing to do in a trial; the runner has one function for each kind. */
export type Step =
  | { readonly kind: 'sweep'; readonly key: 'sweep-before' | 'sweep-after' }
  | { readonly kind: 'place'; readonly key: 'place'; readonly placement: Placement }
  | { readonly kind: 'seed'; readonly key: 'seed'; readonly rounds: readonly Round[] }
  | { readonly kind: 'plant'; readonly key: 'plant'; readonly vms: readonly string[] }
  | { readonly kind: 'observe'; readonly key: 'observe-before' | 'observe-after' }
  | { readonly kind: 'launch'; readonly key: 'launch' }
  | { readonly kind: 'await-output'; readonly key: 'await-output'; readonly delaySeconds: number }
  | { readonly kind: 'round'; readonly key: string; readonly round: Round; readonly gapSeconds: number }
  | { readonly kind: 'await-benchmark'; readonly key: 'await-benchmark' }
  | { readonly kind: 'go-home'; readonly key: 'go-home' };

/** The way of a trial as data: the same code for all three conditions. */
export function planTrial(cell: CellSpec, cluster: ClusterSpec): Step[] {
  const rounds = planRounds(cell, cluster);
  const application = cell.condition !== 'migration_only';
  const steps: Step[] = [
    { kind: 'sweep', key: 'sweep-before' },
    { kind: 'place', key: 'place', placement: cell.placement },
  ];
  if (rounds.length > 0)
    steps.push({ kind: 'seed', key: 'seed', rounds }, { kind: 'plant', key: 'plant', vms: cell.movingSet });
  steps.push({ kind: 'observe', key: 'observe-before' });
  if (application) steps.push({ kind: 'launch', key: 'launch' });
  if (application && rounds.length > 0)
    steps.push({ kind: 'await-output', key: 'await-output', delaySeconds: cell.firstRoundDelaySeconds });
  rounds.forEach((round, i) => {
    const gapSeconds = i === 0 ? 0 : cell.roundGapSeconds;
    steps.push({ kind: 'round', key: `round-${round.index}`, round, gapSeconds });
  });
  if (application) steps.push({ kind: 'await-benchmark', key: 'await-benchmark' });
  steps.push({ kind: 'observe', key: 'observe-after' });
  return steps;
}

/** What must happen however a trial ends: nothing left running, every VM at home. */
export function planCleanup(): Step[] {
  return [
    { kind: 'sweep', key: 'sweep-after' },
    { kind: 'go-home', key: 'go-home' },
  ];
}
