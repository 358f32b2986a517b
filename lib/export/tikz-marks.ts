import type { Fill } from '#lib/figures/fill';
import type { DotMark, Mark, WhiskerMark } from '#lib/figures/marks';
import type { Scales } from '#lib/figures/scales';
import { RADIUS } from './dot-shapes.ts';
import { cellType } from './ground-shapes.ts';
import { dotInk, FAINT, GROUND, hueColor, INK, inkOf, inkOn, MUTED, PAPER, shade } from './ink.ts';
import { capOf } from './mark-shapes.ts';
import type { Style } from './style.ts';
import { texText } from './tex-text.ts';
import { colorName, fontOf } from './tikz-shapes.ts';

const at = (x: number, y: number) => `(axis cs:${x},${y})`;
const box = ({ x0, x1, y0, y1 }: { x0: number; x1: number; y0: number; y1: number }) =>
  `${at(x0, y0)} rectangle ${at(x1, y1)}`;

/** How pgfplots fills: migrations only are hatched, as everywhere. */
function fillLooks(fill: Fill, { palette, hairline }: Style): string {
  const { color, outline } = inkOf(fill, palette);
  const edge = outline ? `,draw=${colorName(outline)},line width=${hairline}bp` : '';
  if (fill.texture === 'solid') return `fill=${colorName(color)}${edge}`;
  const lines = color === PAPER ? (outline ?? INK) : color;
  return `preaction={fill=${colorName(PAPER)}},pattern=north east lines,pattern color=${colorName(lines)}${edge}`;
}

/** Where marks stand: the plot on the page, and the ends of its axes in their own units. */
interface Place {
  readonly scales: Scales;
  readonly limits: { readonly x0: number; readonly x1: number; readonly y0: number; readonly y1: number };
}

/** Marks in the units of their axes, so that the numbers in the file are the data. Dots that look alike are one plot. */
export function tikzMarks(marks: readonly Mark[], style: Style, place: Place): string[] {
  const lines: string[] = [];
  let dots: { looks: string; points: string[] } | null = null;
  for (const mark of [...marks, null]) {
    const looks = mark?.kind === 'dot' ? dotLooks(mark, style) : null;
    if (dots && dots.looks !== looks) {
      lines.push(`\\addplot[only marks,${dots.looks},forget plot] coordinates {${dots.points.join(' ')}};`);
      dots = null;
    }
    if (mark?.kind !== 'dot') {
      if (mark) lines.push(tikzMark(mark, style, place));
      continue;
    }
    dots ??= { looks: dotLooks(mark, style), points: [] };
    dots.points.push(`(${mark.x},${mark.y})`);
  }
  return lines;
}

function tikzMark(mark: Exclude<Mark, DotMark>, style: Style, place: Place): string {
  const { x0, x1, y0, y1 } = place.limits;
  const line = (color: string, width: number) => `draw=${colorName(color)},line width=${width}bp`;
  const note = (
    where: string,
    anchor: string,
    text: string | null,
    color: string,
    size = style.small.size,
  ) =>
    text
      ? `\n\\node[anchor=${anchor},inner sep=1pt,text=${colorName(color)},font=${fontOf(size)}] at ${where} {${texText(text)}};`
      : '';
  switch (mark.kind) {
    case 'bar':
      return `\\path[${fillLooks(mark.fill, style)}] ${box(mark)};`;
    case 'box':
      return [
        `\\path[${fillLooks({ ...mark.fill, outline: true }, style)}] ${box({ ...mark, y0: mark.q1, y1: mark.q3 })};`,
        `\\path[${line(INK, style.bar * 1.6)}] ${at(mark.x0, mark.median)} -- ${at(mark.x1, mark.median)};`,
      ].join('\n');
    case 'whisker':
      return whisker(mark, place.scales, style);
    case 'tick':
      return `\\path[${line(INK, style.bar * 1.6)}] ${at(mark.x0, mark.y)} -- ${at(mark.x1, mark.y)};`;
    case 'gap':
      return `\\path[${line(FAINT, style.bar)},densely dotted] (axis cs:${(mark.x0 + mark.x1) / 2},${y0}) -- ++(0bp,${3 * style.gap}bp);`;
    case 'line': {
      const { color } = inkOf(mark.fill, style.palette);
      const looks = `${line(color === PAPER ? INK : color, style.bar * 1.6)}${mark.fill.texture === 'hatch' ? ',dashed' : ''}`;
      return `\\addplot[${looks},mark=none,forget plot] coordinates {${mark.points.map(({ x, y }) => `(${x},${y})`).join(' ')}};`;
    }
    case 'cell': {
      const color = shade(hueColor(mark.hue, style.palette), mark.shade);
      const middle = at((mark.x0 + mark.x1) / 2, (mark.y0 + mark.y1) / 2);
      const ground = `\\path[fill=${colorName(color)},draw=${colorName(PAPER)},line width=${style.bar}bp] ${box(mark)};`;
      const type = cellType(mark, place.scales, style);
      return type ? `${ground}${note(middle, 'center', mark.text, inkOn(color), type.size)}` : ground;
    }
    case 'area':
      return `\\path[fill=${colorName(GROUND)}] ${box(mark)};${note(at((mark.x0 + mark.x1) / 2, y1), 'north', mark.text, MUTED)}`;
    case 'rule': {
      const [from, to] =
        mark.axis === 'y'
          ? [at(x0, mark.value), at(x1, mark.value)]
          : [at(mark.value, y0), at(mark.value, y1)];
      const anchor = mark.axis === 'y' ? 'south east' : 'north west';
      return `\\path[${line(FAINT, style.bar)},dashed] ${from} -- ${to};${note(to, anchor, mark.text, MUTED)}`;
    }
  }
}

function whisker(mark: WhiskerMark, scales: Scales, style: Style): string {
  const cap = Math.round(capOf(mark, scales, style) * 100) / 100;
  const end = (y: number) => `${at(mark.x, y)} ++(-${cap}bp,0bp) -- ++(${2 * cap}bp,0bp)`;
  const looks = `draw=${colorName(INK)},line width=${style.bar}bp`;
  return `\\path[${looks}] ${at(mark.x, mark.low)} -- ${at(mark.x, mark.high)} ${end(mark.low)} ${end(mark.high)};`;
}

const DOT = { circle: '*', triangle: 'triangle*', diamond: 'diamond*', square: 'square*' } as const;

function dotLooks({ shape, size, fill }: DotMark, { palette, hairline }: Style): string {
  const { face, edge } = dotInk(fill, palette);
  const options = `solid,fill=${colorName(face)},draw=${colorName(edge)},line width=${hairline}bp`;
  return `mark=${DOT[shape]},mark size=${RADIUS[size] * hairline}bp,mark options={${options}}`;
}
