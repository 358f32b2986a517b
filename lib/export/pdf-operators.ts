import type { PathShape, RectShape, Shape, TextShape } from './scene.ts';

/** Control points of a quarter circle by a Bézier curve, as a share of the radius. */
const KAPPA = 0.5522847498;

/** A tenth of a µm in pt; no printer and no reader is finer, and pages stay small. */
const num = (value: number) => Math.round(value * 1e4) / 1e4;

/**
 * Shapes as the operators of a page (PDF 1.7, 8.4 to 8.6), y downwards as the page's matrix has it. Written here because
 * a figure has hundreds of them, and a call of the PDF library for each takes most of its time.
 */
export function pdfOperators(shapes: readonly Exclude<Shape, TextShape>[]): string {
  const lines = ['q'];
  const rgb = remembered(toRgb);
  const circle = remembered(toCircle);
  const set = new Map<string, string>();
  const state = (operator: string, operands: string) => {
    if (set.get(operator) === operands) return;
    set.set(operator, operands);
    lines.push(`${operands} ${operator}`);
  };
  for (const shape of shapes) {
    const { fill, stroke } = shape;
    if (fill) state('rg', rgb(fill));
    if (stroke) {
      state('RG', rgb(stroke.color));
      state('w', String(num(stroke.width)));
      state('d', `[${stroke.dash?.map(num).join(' ') ?? ''}] 0`);
    }
    const paint = fill && stroke ? 'B' : fill ? 'f' : stroke ? 'S' : 'n';
    if (shape.kind === 'circle')
      lines.push('q', `1 0 0 1 ${num(shape.x)} ${num(shape.y)} cm`, circle(shape.radius), paint, 'Q');
    else lines.push(...outline(shape), paint);
  }
  return [...lines, 'Q'].join('\n');
}

/** Figures have few colours and radii, and hundreds of shapes. */
function remembered<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}

const toRgb = (color: string) =>
  [1, 3, 5]
    .map((at) => Math.round((Number.parseInt(color.slice(at, at + 2), 16) / 255) * 1e4) / 1e4)
    .join(' ');

function outline(shape: RectShape | PathShape): string[] {
  if (shape.kind === 'rect')
    return [`${num(shape.x)} ${num(shape.y)} ${num(shape.width)} ${num(shape.height)} re`];
  return shape.runs.flatMap((run) => [
    ...run.map(([x, y], i) => `${num(x)} ${num(y)} ${i === 0 ? 'm' : 'l'}`),
    ...(shape.closed ? ['h'] : []),
  ]);
}

/** Around the origin: all rings of a figure are then the same text, which packs to next to nothing. */
function toCircle(radius: number): string {
  const [r, k] = [num(radius), num(KAPPA * radius)];
  const quarters = [
    `${r} ${k} ${k} ${r} 0 ${r} c`,
    `${-k} ${r} ${-r} ${k} ${-r} 0 c`,
    `${-r} ${-k} ${-k} ${-r} 0 ${-r} c`,
    `${k} ${-r} ${r} ${-k} ${r} 0 c`,
  ];
  return [`${r} 0 m`, ...quarters, 'h'].join('\n');
}
