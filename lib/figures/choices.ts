import { CONDITION_LABEL } from '#lib/domain/closed-sets';
import type { Sample, StudyFacts } from '#lib/domain/sample';
import type { Condition } from '#lib/domain/words';
import { figureAddress } from './address.ts';
import { showFabrics } from './fabrics.ts';
import { ascending } from './format.ts';
import type { ErrorKind, FigureOptions, View } from './options.ts';
import { migrationFabrics } from './series.ts';
import type { FigureSpec } from './specs.ts';

/** One thing that can be chosen about a figure; each choice is an address. */
export interface ChoiceGroup {
  readonly label: string;
  /** `one` of them at a time, or any but none of them. */
  readonly kind: 'one' | 'several';
  readonly choices: readonly Choice[];
}

interface Choice {
  readonly label: string;
  readonly href: string;
  readonly active: boolean;
}

const VIEW_LABEL: Record<View, string> = {
  bars: 'Bars',
  strip: 'Trials',
  box: 'Boxes',
  distribution: 'Distribution',
  lines: 'Lines',
  difference: 'Differences',
  heat: 'Heat map',
  sequence: 'Sequence',
};

const ERROR_LABEL: Record<ErrorKind, string> = {
  sd: '± sd',
  se: '± standard error',
  ci95: '95 % interval',
  range: 'min–max',
  none: 'none',
};

/** What can be chosen about a figure as it stands, without what would change nothing. */
export function prepareChoices(
  spec: FigureSpec,
  samples: readonly Sample[],
  options: FigureOptions,
  offered: FigureOptions,
  study: StudyFacts,
): ChoiceGroup[] {
  const own = samples.filter(
    (sample) => sample.application === spec.application && sample.workload === spec.workload,
  );
  const hrefOf = (change: Partial<FigureOptions>) =>
    figureAddress(spec.id, { ...options, ...change }, offered);
  const one = <T extends string>(
    label: string,
    values: readonly T[],
    current: T,
    name: (value: T) => string,
    change: (value: T) => Partial<FigureOptions>,
  ): ChoiceGroup => ({
    label,
    kind: 'one',
    choices: values.map((value) => ({
      label: name(value),
      href: hrefOf(change(value)),
      active: value === current,
    })),
  });
  const several = <T extends string | number>(
    label: string,
    all: readonly T[],
    current: readonly T[] | null,
    name: (value: T) => string,
    change: (values: readonly T[] | null) => Partial<FigureOptions>,
  ): ChoiceGroup => ({
    label,
    kind: 'several',
    choices: all.map((value) => ({
      label: name(value),
      href: hrefOf(change(toggled(all, current, value))),
      active: current === null || current.includes(value),
    })),
  });
  const fabrics = showFabrics(migrationFabrics(own), study.fabrics);
  const judged = own.some((sample) => sample.state === 'finished' && sample.verdict !== 'valid');
  const groups = [
    one(
      'View',
      spec.views,
      options.view,
      (view) => VIEW_LABEL[view],
      (view) => ({ view }),
    ),
    options.view === 'bars' || options.view === 'lines'
      ? one(
          'Error bars',
          ERRORS,
          options.error,
          (error) => ERROR_LABEL[error],
          (error) => ({ error }),
        )
      : null,
    options.view === 'bars'
      ? one(
          'Single trials',
          POINTS,
          options.points,
          (points) => POINTS_LABEL[points],
          (points) => ({ points }),
        )
      : null,
    study.provenance !== 'imported' && judged
      ? one(
          'Trials',
          TRIALS,
          options.trials,
          (trials) => TRIALS_LABEL[trials],
          (trials) => ({ trials }),
        )
      : null,
    spec.x === 'vms'
      ? several('VMs', ascending(own.flatMap((sample) => sample.vms ?? [])), options.vms, String, (vms) => ({
          vms,
        }))
      : null,
    several(
      'Migrations over',
      fabrics.map((fabric) => fabric.name),
      options.fabrics,
      (name) => fabrics.find((fabric) => fabric.name === name)?.label ?? name,
      (chosen) => ({ fabrics: chosen }),
    ),
    spec.x === 'vms' && options.view !== 'heat'
      ? several(
          'Conditions',
          CONDITIONS.filter((condition) => own.some((sample) => sample.condition === condition)),
          options.conditions,
          (condition) => CONDITION_LABEL[condition],
          (conditions) => ({ conditions }),
        )
      : null,
  ];
  return groups.filter((group) => group !== null && group.choices.length > 1) as ChoiceGroup[];
}

const ERRORS: readonly ErrorKind[] = ['sd', 'se', 'ci95', 'range', 'none'];
const POINTS = ['auto', 'all', 'none'] as const;
const POINTS_LABEL = { auto: 'up to n = 10', all: 'all', none: 'none' };
const TRIALS = ['valid', 'all'] as const;
const TRIALS_LABEL = { valid: 'valid only', all: 'judged invalid too' };
const CONDITIONS: readonly Condition[] = ['app_with_migration', 'migration_only', 'app_only'];

/** With or without a value; all of them, and none of them, is no filter. */
function toggled<T>(all: readonly T[], current: readonly T[] | null, value: T): readonly T[] | null {
  const chosen = current ?? all;
  const next = all.filter((one) => (one === value ? !chosen.includes(one) : chosen.includes(one)));
  return next.length === 0 || next.length === all.length ? null : next;
}
