import type { Sample } from '#lib/domain/sample';
import { figureAddress } from './address.ts';
import { type Figure, slotsOf } from './figure.ts';
import { count } from './format.ts';
import { findGroups } from './groups.ts';
import { AS_THE_THESIS, corrected, offeredOptions } from './offered.ts';
import type { FigureOptions } from './options.ts';
import { type FigureMeta, placeCells } from './places.ts';
import { prepareFigure } from './prepare.ts';
import type { FigureSpec } from './specs.ts';

/** One of the two ways to draw a figure of the thesis. */
export interface Edition {
  readonly title: string;
  readonly href: string;
  readonly figure: Figure;
  /** What it shows, or changes. */
  readonly sentence: string;
  readonly active: boolean;
}

/**
 * The thesis' figure as it describes it, and a corrected edition beside it; empty for every other figure.
 * @param options of the figure that is looked at
 */
export function prepareEditions(
  spec: FigureSpec,
  samples: readonly Sample[],
  options: FigureOptions,
  meta: FigureMeta,
): Edition[] {
  if (!/^4\.\d$/.test(spec.id)) return [];
  const offered = offeredOptions(spec, samples, meta.study);
  const edition = (title: string, changes: Partial<FigureOptions>, say: (figure: Figure) => string) => {
    const own = { ...offered, ...changes };
    const figure = prepareFigure(spec, samples, own, meta);
    const active = (['view', 'error', 'points'] as const).every((key) => own[key] === options[key]);
    return { title, href: figureAddress(spec.id, own, offered), figure, sentence: say(figure), active };
  };
  return [
    edition('As the thesis drew it', AS_THE_THESIS, thesisSentence),
    edition('Corrected edition', corrected(offered), (figure) =>
      correctionSentence(figure, findGroups(placeCells(spec, samples, offered, meta))?.sentence),
    ),
  ];
}

function thesisSentence(figure: Figure): string {
  const hidden = scattered(figure);
  const bars = slotsOf(figure).filter((slot) => slot.kind === 'filled').length;
  const plain = 'Bars of means, whiskers of one sample standard deviation.';
  if (hidden === 0) return plain;
  return `${plain} Of ${bars} bars ${hidden} ${hidden === 1 ? 'has' : 'have'} a deviation above half of the mean, which describes none of its trials.`;
}

/** What changes, in one sentence, from the data themselves. */
function correctionSentence(figure: Figure, groupsSentence: string | undefined): string {
  const trials = new Set(
    figure.panels.flatMap((panel) =>
      panel.marks.flatMap((mark) => (mark.kind === 'dot' ? (mark.trialId ?? []) : [])),
    ),
  ).size;
  if (figure.view === 'distribution')
    return `Each of the ${count(trials, 'trial')} with migrations is drawn where it fell beyond the application alone. ${groupsSentence ?? ''}`;
  return `Each of the ${count(trials, 'trial')} is drawn, and the whiskers are 95 % intervals of the means, which for three trials are 2.5 times as long as one deviation.`;
}

const scattered = (figure: Figure) =>
  slotsOf(figure).filter((slot) => slot.kind === 'filled' && slot.alarm !== null).length;
