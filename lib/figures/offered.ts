import { LabError } from '#lib/domain/errors';
import type { Sample, StudyFacts } from '#lib/domain/sample';
import type { FigureQuery } from './address.ts';
import { findGroups } from './groups.ts';
import { DEFAULT_OPTIONS, type FigureOptions } from './options.ts';
import { placeCells } from './places.ts';
import type { FigureSpec } from './specs.ts';

/**
 * How a figure is drawn when nothing is asked for: as bars, unless its trials fall into separate groups, which a mean
 * would hide.
 */
export function offeredOptions(
  spec: FigureSpec,
  samples: readonly Sample[],
  study: StudyFacts,
): FigureOptions {
  const [view] = spec.views;
  const plain = { ...DEFAULT_OPTIONS, view };
  if (view !== 'bars') return plain;
  const groups = findGroups(placeCells(spec, samples, plain, { study, origin: '' }));
  return groups ? { ...plain, view: 'distribution' } : plain;
}

/** As the thesis describes its charts: bars of means, ± one sample standard deviation, no single trials. */
export const AS_THE_THESIS = { view: 'bars', error: 'sd', points: 'none' } as const;

/** The view that shows what the trials did, every trial, and intervals that hold for few of them. */
export const corrected = (offered: FigureOptions): FigureOptions => ({
  ...offered,
  error: 'ci95',
  points: 'all',
});

/**
 * The options of an address: what it says, over its edition, over what is offered.
 * @throws LabError `bad-input` for a view that this figure does not have
 */
export function resolveOptions(spec: FigureSpec, offered: FigureOptions, query: FigureQuery): FigureOptions {
  const { edition, ...asked } = query;
  const base =
    edition === 'thesis'
      ? { ...offered, ...AS_THE_THESIS }
      : edition === 'corrected'
        ? corrected(offered)
        : offered;
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const options: FigureOptions = { ...base, ...given };
  if (!spec.views.includes(options.view))
    throw new LabError(
      'bad-input',
      `Figure ${spec.id} has no view “${options.view}”; it has ${spec.views.join(', ')}.`,
    );
  return options;
}

/** The series of a figure before anybody gave them another order or other names. */
export function offeredSeries(
  spec: FigureSpec,
  samples: readonly Sample[],
  options: FigureOptions,
  study: StudyFacts,
): { readonly id: string; readonly label: string }[] {
  if (options.view === 'heat' || options.view === 'difference') return [];
  const { series } = placeCells(
    spec,
    samples,
    { ...options, order: null, names: null },
    { study, origin: '' },
  );
  return series.map(({ id, label }) => ({ id, label }));
}
