import type { Figure } from '#lib/figures/figure';
import { prepareTestFigure } from '#lib/figures/test-figures';
import { layoutScene } from './layout.ts';
import type { ExportOptions } from './options.ts';
import { PRESETS, type PresetId } from './presets.ts';
import type { Scene } from './scene.ts';
import { styleOf } from './style.ts';

/** The thesis' nine figures. */
export const NINE = ['4.1', '4.2', '4.3', '4.4', '4.5', '4.6', '4.7', '4.8', 'hpl-8'] as const;

/** One figure of every view, where migrations with an application, migrations only and single trials occur. */
export const everyView = (): Figure[] => [
  ...(['bars', 'strip', 'box', 'distribution', 'lines'] as const).flatMap((view) => [
    prepareTestFigure('4.3', { view }),
    prepareTestFigure('4.8', { view }),
  ]),
  prepareTestFigure('thesis/hpl-heat'),
  prepareTestFigure('thesis/omen-sequence'),
];

export const paper = (change: Partial<ExportOptions> = {}): ExportOptions => ({
  preset: 'ieee-1col',
  dpi: 300,
  caption: false,
  palette: 'color',
  ...change,
});

export function sceneOf(figure: Figure, preset: PresetId = 'ieee-1col', caption = false): Scene {
  return layoutScene(figure, PRESETS[preset], styleOf(PRESETS[preset], 'color'), caption);
}
