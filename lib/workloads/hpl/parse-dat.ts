import {
  type DatLine,
  type HplDat,
  LAYOUT,
  type ListName,
  MAX_LINE_CHARACTERS,
  MAX_VALUES,
  type NumberName,
} from './layout.ts';

/** `line` counts from 1, as editors do. */
interface DatMistake {
  readonly line: number;
  readonly message: string;
}

export type ParsedDat =
  | { readonly dat: HplDat; readonly mistakes: readonly [] }
  | { readonly dat: null; readonly mistakes: readonly DatMistake[] };

/** Reads a person's HPL.dat the way HPL_pdinfo (HPL 2.3) does, and finds what HPL would misread without a word. */
export function parseHplDat(text: string): ParsedDat {
  const lines = text.split(/\r?\n/);
  const lists = new Map<ListName, readonly number[]>();
  const numbers = new Map<NumberName, number>();
  const counts = new Map<ListName, number>();
  const mistakes: DatMistake[] = [];
  for (const [i, expected] of LAYOUT.entries()) {
    const message = readLine(expected, lines[i], lists, numbers, counts);
    if (message !== null) mistakes.push({ line: i + 1, message });
  }
  if (mistakes.length > 0) return { dat: null, mistakes };
  return { dat: { ...Object.fromEntries(lists), ...Object.fromEntries(numbers) } as HplDat, mistakes: [] };
}

/** Puts the line's values into the maps; says what is wrong with it, or null. */
function readLine(
  expected: DatLine,
  line: string | undefined,
  lists: Map<ListName, readonly number[]>,
  numbers: Map<NumberName, number>,
  counts: Map<ListName, number>,
): string | null {
  if (line === undefined || (line.trim() === '' && expected.kind !== 'text'))
    return `is missing; expected: ${expected.text}`;
  if (line.length > MAX_LINE_CHARACTERS)
    return `has ${line.length} characters; HPL reads ${MAX_LINE_CHARACTERS}`;
  const tokens = line.trim().split(/\s+/);
  const first = tokens[0] ?? '';
  switch (expected.kind) {
    case 'text':
      return null;
    case 'device':
      return isWhole(first) ? null : `"${first}" is no device; write 6`;
    case 'count':
      if (!isWhole(first) || Number(first) < 1 || Number(first) > MAX_VALUES)
        return `"${first}" is no count; ${expected.text} must be 1 to ${MAX_VALUES}`;
      counts.set(expected.of, Number(first));
      return null;
    case 'number':
      numbers.set(expected.name, Number(first));
      return valueMistake(expected, first);
    case 'list': {
      // Ps and Qs share the count of the grids; a wrong count was named on its own line.
      const n = counts.get(expected.name === 'qs' ? 'ps' : expected.name);
      if (n === undefined) return null;
      lists.set(expected.name, tokens.slice(0, n).map(Number));
      return listMistake(expected, line, n);
    }
  }
}

const isWhole = (token: string) => /^\d+$/.test(token);

function listMistake(expected: Extract<DatLine, { kind: 'list' }>, line: string, n: number): string | null {
  const tokens = line.trim().split(/\s+/).slice(0, n);
  for (const [i, token] of tokens.entries()) {
    const wrong = valueMistake(expected, token);
    if (wrong) return `value ${i + 1} of ${n}: ${wrong}`;
  }
  if (tokens.length < n) return `has ${tokens.length} of the ${n} values announced`;
  const read = readAsHpl(line, n);
  if (read.join(' ') === tokens.join(' ')) return null;
  return `HPL would read ${read.join(' ')}: begin in the first column, one space between two values`;
}

/** HPL_pdinfo steps one character past each token, so that every further blank cuts off the next token's head. */
function readAsHpl(line: string, n: number): string[] {
  const read: string[] = [];
  let from = 0;
  for (let i = 0; i < n; i++) {
    const token = /\S+/.exec(line.slice(from))?.[0] ?? read.at(-1) ?? '';
    read.push(token);
    from += token.length + 1;
  }
  return read;
}

/** What is wrong with one value of a line, or null. */
function valueMistake(line: Extract<DatLine, { kind: 'list' | 'number' }>, token: string): string | null {
  const value = Number(token);
  const isNumber = line.name === 'threshold' ? token !== '' && Number.isFinite(value) : isWhole(token);
  if (!isNumber) return `"${token}" is no ${line.name === 'threshold' ? '' : 'whole '}number (${line.text})`;
  if (line.name === 'threshold' && value < line.min)
    return `threshold ${token} turns the residual checks off; 16.0 is usual`;
  if (value < line.min || value > (line.max ?? Number.POSITIVE_INFINITY))
    return `${token} is out of range (${line.text})`;
  return null;
}
