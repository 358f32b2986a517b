import PDFDocument from 'pdfkit';
import { type Face, openFont } from './fonts.ts';
import { pdfOperators } from './pdf-operators.ts';
import type { Scene, TextShape } from './scene.ts';
import { widthOf } from './text.ts';

/** A PDF's date where its data have none: fixed, since the same data give the same bytes. */
const NO_DATE = new Date(0);

/**
 * One page of the scene's size: vectors, fonts embedded as subsets (TrueType, never Type 3), no time of today.
 * @param made the date of the data, which PDF calls the date of creation
 * @param compress false leaves the page readable, for tests
 */
export async function sceneToPdf(scene: Scene, made: Date | null, compress = true): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: [scene.width, scene.height],
    margin: 0,
    compress,
    pdfVersion: '1.4',
    lang: 'en',
    displayTitle: true,
    // Without this pdfkit would put Helvetica into the file, not embedded. Its types do not say null.
    font: null as unknown as string,
    info: {
      Title: scene.title,
      Subject: scene.description,
      Producer: 'migration-lab',
      Creator: 'migration-lab',
      CreationDate: made ?? NO_DATE,
    },
  });
  const whole = collect(doc);
  const faces = new Set(scene.shapes.flatMap((shape) => (shape.kind === 'text' ? shape.type.face : [])));
  for (const face of faces) doc.registerFont(nameOf(face), openFont(face) as unknown as Buffer);
  doc.addContent(pdfOperators(scene.shapes.filter((shape) => shape.kind !== 'text')));
  for (const shape of scene.shapes) if (shape.kind === 'text') drawText(doc, shape);
  doc.end();
  return whole;
}

const nameOf = ({ family, weight }: Face) => `${family}-${weight}`;

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.once('end', () => resolve(Buffer.concat(parts)));
    doc.once('error', reject);
  });
}

function drawText(doc: PDFKit.PDFDocument, { text, x, y, anchor, type, color, upwards }: TextShape): void {
  const share = { start: 0, middle: 0.5, end: 1 }[anchor];
  const left = x - share * widthOf(text, type);
  doc.font(nameOf(type.face), type.size).fillColor(color);
  const options = { lineBreak: false, baseline: 'alphabetic' } as const;
  if (!upwards) {
    doc.text(text, left, y, options);
    return;
  }
  doc.save().rotate(-90, { origin: [x, y] });
  doc.text(text, left, y, options).restore();
}
