import { crc32 } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import { type Face, type FontFamily, fontFile } from './fonts.ts';
import type { Scene } from './scene.ts';
import { sceneToSvg } from './svg.ts';

/** A PNG's chunk begins with its length and name, and ends with its check sum (PNG, section 5.3). */
const HEADER_END = 8 + 25;
const INCH_PER_METRE = 1 / 0.0254;

/** A raster of the same SVG with the same fonts, which says its resolution, so that it is printed at its size. */
export function sceneToPng(scene: Scene, dpi: number, family: FontFamily): Uint8Array {
  const faces: Face[] = [
    { family, weight: 'regular' },
    { family, weight: 'bold' },
  ];
  const rendered = new Resvg(sceneToSvg(scene), {
    background: '#FFFFFF',
    fitTo: { mode: 'width', value: Math.round((scene.width / 72) * dpi) },
    font: { loadSystemFonts: false, fontFiles: faces.map(fontFile), defaultFontFamily: family },
  }).render();
  return withResolution(rendered.asPng(), dpi);
}

/** Puts a pHYs chunk, pixels per metre, right behind the header. */
function withResolution(png: Buffer, dpi: number): Uint8Array {
  const perMetre = Math.round(dpi * INCH_PER_METRE);
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9, 0);
  chunk.write('pHYs', 4, 'latin1');
  chunk.writeUInt32BE(perMetre, 8);
  chunk.writeUInt32BE(perMetre, 12);
  chunk.writeUInt8(1, 16);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  return Buffer.concat([png.subarray(0, HEADER_END), chunk, png.subarray(HEADER_END)]);
}
