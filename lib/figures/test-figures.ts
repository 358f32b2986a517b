import type { Sample, StudyFacts } from '#lib/domain/sample';
import type { FigureQuery } from './address.ts';
import type { Figure } from './figure.ts';
import { offeredOptions, resolveOptions } from './offered.ts';
import { prepareFigure } from './prepare.ts';
import { figureSpecs, findFigureSpec } from './specs.ts';
import { thesisFacts, thesisSamples } from './test-samples.ts';

/** A figure as the app would make it of these trials, of the thesis' by default. */
export function prepareTestFigure(
  id: string,
  query: FigureQuery = {},
  samples: readonly Sample[] = thesisSamples,
  study: StudyFacts = thesisFacts,
): Figure {
  const spec = findFigureSpec(id, figureSpecs(study, samples));
  if (!spec) throw new Error(`no figure ${id}`);
  return prepareFigure(spec, samples, resolveOptions(spec, offeredOptions(spec, samples, study), query), {
    study,
    origin: '',
  });
}
