import type { Point, Shape, Stroke } from './scene.ts';
import { texText } from './tex-text.ts';

/** TeX's pt is not 1/72 in; its bp is. */
const bp = (value: number) => `${Math.round(value * 1e4) / 1e4}bp`;
const at = (height: number, [x, y]: Point) => `(${bp(x)},${bp(height - y)})`;

/** `labA1B2C3`: every colour is defined once, by its digits. */
export const colorName = (color: string) => `lab${color.slice(1).toUpperCase()}`;

export const fontOf = (size: number) => `\\fontsize{${size}bp}{${Math.round(size * 12) / 10}bp}\\selectfont`;

/** A shape of the page, y upwards from its lower edge. */
export function tikzShape(shape: Shape, height: number): string {
  if (shape.kind === 'text') {
    const anchor = { start: 'base west', middle: 'base', end: 'base east' }[shape.anchor];
    const weight = shape.type.face.weight === 'bold' ? '\\bfseries' : '';
    const looks = [
      `anchor=${anchor}`,
      'inner sep=0pt',
      `text=${colorName(shape.color)}`,
      `font=${fontOf(shape.type.size)}${weight}`,
      ...(shape.upwards ? ['rotate=90'] : []),
    ];
    return `\\node[${looks.join(',')}] at ${at(height, [shape.x, shape.y])} {${texText(shape.text)}};`;
  }
  const looks = [
    ...(shape.fill ? [`fill=${colorName(shape.fill)}`] : []),
    ...(shape.stroke ? strokeLooks(shape.stroke) : []),
  ];
  return `\\path[${looks.join(',')}] ${outline(shape, height)};`;
}

function strokeLooks({ color, width, dash }: Stroke): string[] {
  const pattern = dash ? [`dash pattern=on ${bp(dash[0] ?? 1)} off ${bp(dash[1] ?? 1)}`] : [];
  return [`draw=${colorName(color)}`, `line width=${bp(width)}`, ...pattern];
}

function outline(shape: Exclude<Shape, { kind: 'text' }>, height: number): string {
  if (shape.kind === 'circle') return `${at(height, [shape.x, shape.y])} circle[radius=${bp(shape.radius)}]`;
  if (shape.kind === 'rect') {
    const { x, y, width } = shape;
    return `${at(height, [x, y + shape.height])} rectangle ${at(height, [x + width, y])}`;
  }
  const runs = shape.runs.map((run) => run.map((point) => at(height, point)).join(' -- '));
  return runs.map((run) => (shape.closed ? `${run} -- cycle` : run)).join(' ');
}
