import { LabError } from './errors.ts';

/** More names than any cluster of this program has; a slip of the pen must not fill the memory. */
const NAMES_AT_MOST = 1024;
const WORD = /(?:[^\s,[\]]|\[[^[\]]*\])+/g;

/**
 * `node[01-03,7],head` → node01, node02, node03, node7, head, as Slurm and pdsh write it: by commas or spaces, several
 * brackets a name, leading zeros kept, every name once.
 * @throws LabError `bad-input`
 */
export function expandHostList(text: string): string[] {
  const rest = text.replace(WORD, '').replace(/[\s,]/g, '');
  if (rest !== '') throw refused(text, `a “${rest[0]}” lacks its other bracket`);
  const names: string[] = [];
  for (const word of text.match(WORD) ?? []) {
    names.push(...expandWord(word));
    if (names.length > NAMES_AT_MOST) throw refused(text, `it names more than ${NAMES_AT_MOST} machines`);
  }
  return [...new Set(names)];
}

/** The odd pieces stood in brackets. */
function expandWord(word: string): string[] {
  return word.split(/\[([^\]]*)\]/).reduce<string[]>(
    (heads, piece, i) => {
      const tails =
        i % 2 === 1 ? piece.split(',').flatMap((range) => expandRange(word, range.trim())) : [piece];
      if (heads.length * tails.length > NAMES_AT_MOST)
        throw refused(word, `it names more than ${NAMES_AT_MOST} machines`);
      return heads.flatMap((head) => tails.map((tail) => head + tail));
    },
    [''],
  );
}

function expandRange(word: string, range: string): string[] {
  const [, low = '', high = low] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(range) ?? [];
  if (low === '') throw refused(word, `“${range}” is neither a number nor a range such as 01-16`);
  const [first, last] = [Number(low), Number(high)];
  if (first > last) throw refused(word, `${range} runs backwards`);
  if (last - first >= NAMES_AT_MOST) throw refused(word, `${range} is more than ${NAMES_AT_MOST} machines`);
  return Array.from({ length: last - first + 1 }, (_, i) => String(first + i).padStart(low.length, '0'));
}

const refused = (text: string, why: string) =>
  new LabError('bad-input', `“${text}” cannot be read as a host list such as node[01-16]: ${why}.`);
