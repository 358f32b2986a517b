import { type DatLine, type HplDat, LAYOUT } from './layout.ts';

/** Standard output: what the launcher hands on as it is written. */
const STDOUT_DEVICE = 6;
const TEXT_COLUMN = 13;

/** HPL.dat as HPL reads it: one space between values, from the first column on. */
export function renderHplDat(dat: HplDat): string {
  return `${LAYOUT.map((line) => renderLine(line, dat)).join('\n')}\n`;
}

function renderLine(line: DatLine, dat: HplDat): string {
  if (line.kind === 'text') return line.text;
  return `${valuesOf(line, dat).padEnd(TEXT_COLUMN - 1)} ${line.text}`;
}

function valuesOf(line: Exclude<DatLine, { kind: 'text' }>, dat: HplDat): string {
  switch (line.kind) {
    case 'device':
      return String(STDOUT_DEVICE);
    case 'count':
      return String(dat[line.of].length);
    case 'list':
      return dat[line.name].join(' ');
    case 'number':
      return String(dat[line.name]);
  }
}

/** A person's own HPL.dat, unchanged but for the device: output in a file would be seen only at the end. */
export function withStandardOutput(text: string): string {
  const device = LAYOUT.findIndex((line) => line.kind === 'device');
  const lines = text.split(/\r?\n/);
  lines[device] = (lines[device] ?? '').replace(/^\s*\S+/, String(STDOUT_DEVICE));
  const whole = lines.join('\n');
  return whole.endsWith('\n') ? whole : `${whole}\n`;
}
