import { cssFamily } from './fonts.ts';
import type { Scene, Shape, Stroke, TextShape } from './scene.ts';
import { escapeXml } from './xml.ts';

/** A number with six decimals at most: 10 µpt, so that values read back from a file are exact enough. */
const num = (value: number) => String(Math.round(value * 1e6) / 1e6);

/** SVG 1.1 of its final size in pt, with title and description for screen readers; text stays text. */
export function sceneToSvg({ width, height, title, description, shapes }: Scene): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${num(width)}pt" height="${num(height)}pt" viewBox="0 0 ${num(width)} ${num(height)}" role="img" aria-label="${escapeXml(title)}">`,
    `<title>${escapeXml(title)}</title>`,
    `<desc>${escapeXml(description)}</desc>`,
    ...shapes.map(element),
    '</svg>\n',
  ].join('\n');
}

function element(shape: Shape): string {
  if (shape.kind === 'text') return textElement(shape);
  const looks = `${paint(shape.fill)}${strokeOf(shape.stroke)}${origin(shape)}`;
  switch (shape.kind) {
    case 'rect':
      return `<rect x="${num(shape.x)}" y="${num(shape.y)}" width="${num(shape.width)}" height="${num(shape.height)}"${looks}/>`;
    case 'circle':
      return `<circle cx="${num(shape.x)}" cy="${num(shape.y)}" r="${num(shape.radius)}"${looks}/>`;
    case 'path':
      return `<path d="${shape.runs.map((run) => `M${run.map(([x, y]) => `${num(x)} ${num(y)}`).join('L')}${shape.closed ? 'Z' : ''}`).join('')}"${looks}/>`;
  }
}

function textElement({ text, x, y, anchor, type, color, upwards }: TextShape): string {
  const turned = upwards ? ` transform="rotate(-90 ${num(x)} ${num(y)})"` : '';
  const weight = type.face.weight === 'bold' ? ' font-weight="700"' : '';
  return `<text x="${num(x)}" y="${num(y)}" text-anchor="${anchor}" font-family="${cssFamily(type.face.family)}" font-size="${num(type.size)}"${weight} fill="${color}"${turned}>${escapeXml(text)}</text>`;
}

const paint = (fill: string | null) => ` fill="${fill ?? 'none'}"`;

function strokeOf(stroke: Stroke | null): string {
  if (!stroke) return '';
  const dash = stroke.dash ? ` stroke-dasharray="${stroke.dash.map(num).join(' ')}"` : '';
  return ` stroke="${stroke.color}" stroke-width="${num(stroke.width)}"${dash}`;
}

/** What a shape stands for, so that scripts and tests find it again. */
function origin({ of }: Exclude<Shape, TextShape>): string {
  if (!of) return '';
  const slot = of.slot === null ? '' : ` data-slot="${escapeXml(of.slot)}"`;
  return ` data-mark="${of.kind}"${slot}`;
}
