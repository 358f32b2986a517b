import type { Figure } from '#lib/figures/figure';
import { figureSpecs, findFigureSpec } from '#lib/figures/specs';
import { prepareTestFigure } from '#lib/figures/test-figures';
import { thesisFacts, thesisSamples } from '#lib/figures/test-samples';
import { layoutScene } from './layout.ts';
import type { ExportOptions } from './options.ts';
import { PRESETS, type PresetId } from './presets.ts';
import type { Scene } from './scene.ts';
import { styleOf } from './style.ts';

/** The thesis' nine figures. */
export const NINE = ['4.1', '4.2', '4.3', '4.4', '4.5', '4.6', '4.7', '4.8', 'hpl-8'] as const;

/** The thesis' figures in each view that one of them has: with an application, and migrations only. */
export const everyView = (): Figure[] => {
  const specs = figureSpecs(thesisFacts, thesisSamples);
  return ['4.3', '4.8', 'thesis/hpl-heat', 'thesis/omen-sequence'].flatMap((id) => {
    const views = findFigureSpec(id, specs)?.views ?? [];
    return views.map((view) => prepareTestFigure(id, { view }));
  });
};

export const paper = (change: Partial<ExportOptions> = {}): ExportOptions => ({
  preset: 'ieee-1col',
  dpi: 300,
  caption: 'none',
  height: null,
  type: null,
  legend: 'top',
  palette: 'color',
  ...change,
});

export function sceneOf(
  figure: Figure,
  preset: PresetId = 'ieee-1col',
  said: Partial<Pick<ExportOptions, 'caption' | 'legend'>> = {},
): Scene {
  return layoutScene(figure, PRESETS[preset], styleOf(PRESETS[preset], 'color'), paper(said));
}
