import type { Directive, Match, Section } from 'ssh-config';
import { LabError } from '#lib/domain/errors';
import { expandHostList } from '#lib/domain/host-list';

/** Whether a block holds for a machine, by the name that was asked for and the address known so far. */
export type Condition = (name: string, address: string) => boolean;

interface BlockCondition {
  readonly holds: Condition;
  /** Machines that the block names. */
  readonly names: readonly string[];
  readonly note: string | null;
}

/** A Host or Match line. What depends on more than the machine's name is not evaluated, and said. */
export function conditionOf(line: Section | Match): BlockCondition {
  const words = wordsOf(line.value);
  if ('criteria' in line) return matchCondition(line.criteria, words);
  const { matches, listed } = patternsOf(words);
  return {
    holds: (name) => matches(name),
    names: listed,
    note: words.some((word) => word.includes('['))
      ? `Host ${words.join(' ')} was read as a list of machines; ssh itself knows no such lists.`
      : null,
  };
}

function matchCondition(criteria: Match['criteria'], words: readonly string[]): BlockCondition {
  const tests: Condition[] = [];
  for (const [key, value] of Object.entries(criteria)) {
    const { matches } = patternsOf(String(value).split(','));
    if (key.toLowerCase() === 'host') tests.push((_, address) => matches(address));
    else if (key.toLowerCase() === 'originalhost') tests.push((name) => matches(name));
    else if (key.toLowerCase() !== 'all')
      return {
        holds: () => false,
        names: [],
        note: `“Match ${words.join(' ')}” was passed over: it depends on more than the machine’s name, and no command of a file is run.`,
      };
  }
  return { holds: (name, address) => tests.every((test) => test(name, address)), names: [], note: null };
}

/** Many stars against a long name could keep a computer busy for hours; nobody writes such patterns by hand. */
const STARS_AT_MOST = 3;
/** No name in the DNS is longer. */
const NAME_AT_MOST = 253;

/** Patterns of ssh: `*`, `?`, `!`, and host lists. One with `!` that fits overrules the others. */
export function patternsOf(words: readonly string[]): {
  readonly matches: (text: string) => boolean;
  readonly listed: readonly string[];
} {
  const patterns = words.flatMap((word) => (word.includes('[') ? expandHostList(word) : [word]));
  const [refused, wanted] = [true, false].map((negated) =>
    patterns
      .filter((pattern) => pattern.startsWith('!') === negated)
      .map((pattern) => toExpression(pattern.slice(Number(negated)))),
  );
  return {
    matches: (text) =>
      text.length <= NAME_AT_MOST &&
      !refused?.some((one) => one.test(text)) &&
      (wanted?.some((one) => one.test(text)) ?? false),
    listed: patterns.filter((pattern) => !/[*?!]/.test(pattern)),
  };
}

function toExpression(pattern: string): RegExp {
  const merged = pattern.replace(/\*+/g, '*');
  if (merged.split('*').length - 1 > STARS_AT_MOST)
    throw new LabError('bad-input', `${pattern} has more than ${STARS_AT_MOST} stars: write it simpler.`);
  const escaped = merged.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`);
}

/** The words of a value, out of their quotes. */
export const wordsOf = (value: Directive['value']): string[] =>
  typeof value === 'string' ? [value] : value.map(({ val }) => val);
