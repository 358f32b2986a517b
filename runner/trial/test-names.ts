import { LOCK_SCRIPT, UNLOCK_SCRIPT } from '#lib/remote/lock-script';
import { END_MARKED_SCRIPT, LIST_MARKED_SCRIPT } from '#lib/remote/marked';
import { quote } from '#lib/remote/quote';
import * as wrapper from '#lib/remote/wrapper';
import { LISTEN_SCRIPT, PLANT_SCRIPT } from './guests.ts';
import { HEARTS_SCRIPT } from './sweep.ts';

const SCRIPTS = new Map<string, string>(
  Object.entries({
    ...wrapper,
    LISTEN_SCRIPT,
    PLANT_SCRIPT,
    HEARTS_SCRIPT,
    LIST_MARKED_SCRIPT,
    END_MARKED_SCRIPT,
    LOCK_SCRIPT,
    UNLOCK_SCRIPT,
  }).map(([name, text]) => [text, name]),
);

/** For tests: what a command is called, by its script where it is one of ours. */
export function nameOf(argv: readonly string[]): string {
  const known = [...SCRIPTS].find(([text]) =>
    argv.some((word) => word === text || word.includes(quote([text]))),
  );
  const directory = argv[0] === 'sh' ? (argv[4] ?? '') : '';
  return `${known?.[1] ?? argv[0]} ${directory}`.trim();
}
