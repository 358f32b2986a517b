import type { Axis, Figure } from '#lib/figures/figure';
import type { Mark } from '#lib/figures/marks';
import { domainOf, labelsOf, scalesOf } from '#lib/figures/scales';
import { FAINT, GRID, GROUND, HUE_NAMES, hueColor, INK, MUTED, PAPER } from './ink.ts';
import type { Rect, Scene } from './scene.ts';
import type { Style } from './style.ts';
import { texComment, texText } from './tex-text.ts';
import { tikzMarks } from './tikz-marks.ts';
import { colorName, fontOf, tikzShape } from './tikz-shapes.ts';

/** What a document needs besides this file. */
const PACKAGES = [
  '\\usepackage{amssymb}',
  '\\usepackage{pgfplots}',
  '\\pgfplotsset{compat=1.16}',
  '\\usetikzlibrary{patterns}',
];

/**
 * The figure for pgfplots: compiled by itself it is one page of its size, read with `\input` it is only the picture. The
 * frame is placed as in the other formats; the numbers are the data, the fonts are the document's.
 */
export function figureToTikz(figure: Figure, scene: Scene, style: Style): string {
  const { width, height } = scene;
  const picture = [
    `\\path[use as bounding box] (0bp,0bp) rectangle (${num(width)}bp,${num(height)}bp);`,
    ...scene.furniture.map((shape) => tikzShape(shape, height)),
    ...figure.panels.flatMap((panel, i) => {
      const frame = scene.frames[i];
      return frame ? [axis(figure, panel.marks, frame, scene, style)] : [];
    }),
  ];
  return [
    texComment(`${figure.title} (${figure.provenanceText}), ${figure.address}`),
    texComment('Compile this file, or \\input it in a document with:'),
    ...PACKAGES.map((line) => texComment(`  ${line}`)),
    '\\expandafter\\ifx\\csname @nodocument\\endcsname\\relax\\let\\labEnd\\relax\\else',
    '\\documentclass{article}',
    ...PACKAGES,
    '\\begin{document}',
    '\\def\\labEnd{\\end{document}}',
    '\\fi',
    ...colors(scene, style).map((color) => `\\definecolor{${colorName(color)}}{HTML}{${color.slice(1)}}`),
    '\\ifx\\labEnd\\relax\\else\\setbox0\\hbox\\bgroup\\fi',
    '\\begin{tikzpicture}',
    ...picture,
    '\\end{tikzpicture}%',
    // Ships the picture as a page of exactly its size, without a package for it.
    '\\ifx\\labEnd\\relax\\else\\egroup',
    `\\csname pdfpagewidth\\endcsname=${num(width)}bp \\csname pdfpageheight\\endcsname=${num(height)}bp`,
    '\\hoffset=-1in \\voffset=-1in \\shipout\\box0 \\fi',
    '\\labEnd',
    '',
  ].join('\n');
}

const num = (value: number) => Math.round(value * 1e4) / 1e4;

/** Every colour that any line of the file names. */
function colors(scene: Scene, { palette }: Style): string[] {
  const shapes = scene.shapes.flatMap((shape) =>
    shape.kind === 'text' ? [shape.color] : [shape.fill, shape.stroke?.color ?? null],
  );
  const always = [INK, MUTED, FAINT, GRID, GROUND, PAPER, ...HUE_NAMES.map((hue) => hueColor(hue, palette))];
  return [...new Set([...always, ...shapes.filter((color) => color !== null)])].sort();
}

function axis(figure: Figure, marks: readonly Mark[], frame: Rect, { height, labels }: Scene, style: Style) {
  const [[x0, x1], [y0, y1]] = [domainOf(figure.x), domainOf(figure.y)];
  const place = { scales: scalesOf(figure, frame), limits: { x0, x1, y0, y1 } };
  const options = [
    `at={(${num(frame.x)}bp,${num(height - frame.y - frame.height)}bp)},anchor=south west`,
    `scale only axis,width=${num(frame.width)}bp,height=${num(frame.height)}bp`,
    `xmin=${x0},xmax=${x1},ymin=${y0},ymax=${y1},enlargelimits=false,clip=false`,
    ...ticks('x', figure.x, labels.x),
    ...ticks('y', figure.y, labels.y),
    `axis lines*=left,y axis line style={draw=none},x axis line style={draw=${colorName(INK)},line width=${style.hairline}bp}`,
    `major tick length=0pt,${gridOf(figure)}major grid style={draw=${colorName(GRID)},line width=${style.hairline}bp},axis on top=false`,
    `tick label style={font=${fontOf(style.small.size)},inner sep=0pt}`,
    `xticklabel style={align=center,yshift=-${style.gap}bp},yticklabel style={align=right,xshift=-${style.gap}bp}`,
    'scaled ticks=false',
  ];
  const ordered = [
    ...marks.filter(({ kind }) => kind === 'area'),
    ...marks.filter(({ kind }) => kind !== 'area'),
  ];
  return [
    `\\begin{axis}[\n  ${options.join(',\n  ')},\n]`,
    ...tikzMarks(ordered, style, place),
    '\\end{axis}',
  ].join('\n');
}

/** Along the axis of values, horizontal where there are two. */
function gridOf({ x, y }: Figure): string {
  if (y.kind === 'values') return 'ymajorgrids,';
  return x.kind === 'values' ? 'xmajorgrids,' : '';
}

function ticks(name: 'x' | 'y', axis: Axis, rows: Scene['labels']['x']): string[] {
  const values = labelsOf(axis).map(({ at }) => at);
  const texts = rows.map((lines) => `{${lines.map(texText).join('\\\\')}}`);
  return [`${name}tick={${values.join(',')}}`, `${name}ticklabels={${texts.join(',')}}`];
}
