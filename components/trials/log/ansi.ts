/** A piece of a line in one colour. */
export interface Span {
  readonly text: string;
  readonly tone: Tone | null;
  readonly bold: boolean;
}

export type Tone = 'red' | 'green' | 'yellow' | 'blue' | 'grey';

/** ECMA-48: CSI sequences, operating system commands up to their end, and escapes of a few characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
const ESCAPE = /\u001b(?:\[([0-?]*)[ -/]*([@-~])|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -/]*[0-~])/g;
/** All others but the tab are shown by their pictures. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const CONTROL = /[\u0000-\u0008\u000a-\u001f]/g;
const PICTURES = 0x2400;

const COLOURS: readonly (Tone | null)[] = [null, 'red', 'green', 'yellow', 'blue', 'blue', 'blue', null];

/** A line as pieces of plain text: of escape codes colour and weight are kept, and nothing of them is ever markup. */
export function ansiSpans(line: string): Span[] {
  if (!line.includes('\u001b')) return [{ text: printable(line), tone: null, bold: false }];
  const spans: Span[] = [];
  let style: Pick<Span, 'tone' | 'bold'> = { tone: null, bold: false };
  let last = 0;
  const say = (to: number) => {
    if (to > last) spans.push({ text: printable(line.slice(last, to)), ...style });
  };
  for (const found of line.matchAll(ESCAPE)) {
    say(found.index);
    last = found.index + found[0].length;
    if (found[2] === 'm') style = restyle(style, found[1] ?? '');
  }
  say(line.length);
  return spans;
}

/** Without any escape code. */
export const plainText = (text: string): string => text.replace(ESCAPE, '');

function restyle(style: Pick<Span, 'tone' | 'bold'>, parameters: string): Pick<Span, 'tone' | 'bold'> {
  let { tone, bold } = style;
  const codes = parameters.split(';').map(Number);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    if (code === 0) [tone, bold] = [null, false];
    else if (code === 1) bold = true;
    else if (code === 22) bold = false;
    else if (code === 39) tone = null;
    else if (code === 90) tone = 'grey';
    else if ((code >= 30 && code <= 37) || (code >= 91 && code <= 97)) tone = COLOURS[code % 10] ?? null;
    // A colour by number or by its parts, whose own numbers are no codes.
    else if (code === 38 || code === 48) i += codes[i + 1] === 5 ? 2 : 4;
  }
  return { tone, bold };
}

const printable = (text: string): string =>
  text.replace(CONTROL, (one) => String.fromCharCode(PICTURES + one.charCodeAt(0)));
