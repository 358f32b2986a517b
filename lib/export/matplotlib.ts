import type { Axis, Figure } from '#lib/figures/figure';
import { domainOf, labelsOf, scalesOf } from '#lib/figures/scales';
import { FAINT, GRID, GROUND, INK, MUTED } from './ink.ts';
import { pythonMark, pythonShape } from './matplotlib-data.ts';
import { MATPLOTLIB_DRAWING } from './matplotlib-drawing.ts';
import type { Preset } from './presets.ts';
import { type PythonValue, pythonLiteral, pythonString } from './python-text.ts';
import type { Scene } from './scene.ts';
import type { Style } from './style.ts';

/** Families that matplotlib may find, the metric ones first. */
const FAMILIES: Record<Preset['family'], readonly string[]> = {
  Tinos: ['Tinos', 'Times New Roman', 'Liberation Serif', 'Nimbus Roman', 'STIXGeneral', 'DejaVu Serif'],
  Arimo: ['Arimo', 'Arial', 'Liberation Sans', 'Nimbus Sans', 'Helvetica', 'DejaVu Sans'],
  Inter: ['Inter', 'Helvetica', 'Arial', 'DejaVu Sans'],
};

/**
 * A Python script that holds the data and draws the same marks at the same size. It needs matplotlib 3.5 or newer, writes
 * TrueType fonts (never Type 3) and no time of today.
 */
export function figureToMatplotlib(figure: Figure, scene: Scene, preset: Preset, style: Style): string {
  const generic = preset.family === 'Tinos' ? 'serif' : 'sans-serif';
  const base = figure.id.replace(/[^A-Za-z0-9.-]+/g, '-');
  const panels = figure.panels.flatMap((panel, i): string[] => {
    const frame = scene.frames[i];
    if (!frame) return [];
    const scales = scalesOf(figure, frame);
    const rows = panel.marks.map((mark) => `        ${pythonLiteral(pythonMark(mark, scales, style))},`);
    const { x, y, width, height } = frame;
    return [`    (${pythonLiteral([x, y, width, height])}, [`, ...rows, '    ]),'];
  });
  return [
    '#!/usr/bin/env python3',
    '# Draws itself with matplotlib:  python3 THIS_FILE [OUT.pdf|.svg|.png]',
    `# ${pythonString(`${figure.title} (${figure.provenanceText}), ${figure.address}`)}`,
    'import sys',
    '',
    `NAME = ${pythonString(`${base}.pdf`)}`,
    `WIDTH, HEIGHT = ${scene.width}, ${scene.height}  # pt, 72 to the inch`,
    `FAMILY, FONTS = ${pythonString(generic)}, [${FAMILIES[preset.family].map(pythonString).join(', ')}]`,
    `SMALL = ${preset.smallSize}  # pt`,
    `HAIRLINE, BAR, GAP = ${style.hairline}, ${style.bar}, ${style.gap}  # pt`,
    `INK, MUTED, FAINT, GRID, GROUND = ${[INK, MUTED, FAINT, GRID, GROUND].map(pythonString).join(', ')}`,
    '# limits, positions of labels, labels, kind',
    `X = ${pythonLiteral(pythonAxis(figure.x, scene.labels.x))}`,
    `Y = ${pythonLiteral(pythonAxis(figure.y, scene.labels.y))}`,
    '# per panel: its place (left, top, width, height in pt), its marks in units of the axes',
    'PANELS = [',
    ...panels,
    ']',
    '# legend, titles and other words: pt from the upper left corner',
    'PAGE = [',
    ...scene.furniture.map((shape) => `    ${pythonLiteral(pythonShape(shape))},`),
    ']',
    '',
    MATPLOTLIB_DRAWING,
  ].join('\n');
}

function pythonAxis(axis: Axis, rows: Scene['labels']['x']): PythonValue {
  const at = labelsOf(axis).map((label) => label.at);
  return [domainOf(axis), at, rows.map((lines) => lines.join('\n')), axis.kind];
}
