import type { Command } from '#lib/domain/adapters';

/** Marks every process of a trial in its environment, with the trial's id: it is found by that when all else is lost. */
export const TRIAL_MARK = 'MIGRATION_LAB_TRIAL';

/** A process that carries the mark of a trial. */
export interface MarkedProcess {
  readonly pid: number;
  readonly trial: string;
  /** By the machine's own clock, ms since 1970, to a second. */
  readonly since: number;
  readonly command: string;
}

/**
 * Prints pid, trial, start and command of every marked process. One grep asks for all: a host has many. `stat` after
 * its last bracket begins with the state; the start is its 20th word, in hundredths of a second after the boot.
 */
export const LIST_MARKED_SCRIPT = `
read -r up rest </proc/uptime
boot=$(( $(date +%s) - \${up%%.*} ))
grep -lz '^${TRIAL_MARK}=' /proc/[0-9]*/environ 2>/dev/null | while read -r file; do
  p=\${file%/environ}
  trial=$(tr '\\0' '\\n' <"$p/environ" 2>/dev/null | sed -n 's/^${TRIAL_MARK}=//p' | tr -cd 'A-Za-z0-9_-')
  set -- $(sed 's/.*) //' "$p/stat" 2>/dev/null)
  [ "\${1:-Z}" = Z ] && continue
  printf '%s %s %s %s\\n' "\${p##*/}" "\${trial:--}" $((boot + \${20} / 100)) "$(tr '\\0\\n' '  ' <"$p/cmdline" | cut -c 1-300)"
done
exit 0
`;

/**
 * Ends every process that carries the mark of one of the trials $1 …: TERM, KILL after 3 s, and a second for the
 * kernel. Children that ignore TERM, or that left their session, carry it as their parents did. Prints the pids of
 * those that are there all the same.
 */
export const END_MARKED_SCRIPT = `
left() {
  for trial in "$@"; do
    grep -lzxF "${TRIAL_MARK}=$trial" /proc/[0-9]*/environ 2>/dev/null
  done | while read -r file; do
    p=\${file%/environ}
    case "$(sed 's/.*) //' "$p/stat" 2>/dev/null)" in Z*|'') ;; *) echo "\${p##*/}" ;; esac
  done
}
signal=TERM
for tenths in 30 10; do
  pids=$(left "$@")
  [ -n "$pids" ] || exit 0
  kill -$signal $pids 2>/dev/null
  signal=KILL
  i=0
  while [ $i -lt $tenths ] && [ -n "$(left "$@")" ]; do i=$((i+1)); sleep 0.1; done
done
left "$@"
`;

const script = (text: string, ...args: string[]): Command => ({ argv: ['sh', '-c', text, 'sh', ...args] });

export const listMarked = (): Command => script(LIST_MARKED_SCRIPT);

export function parseMarked(text: string): MarkedProcess[] {
  return text.split('\n').flatMap((line) => {
    const [, pid, trial = '', since, command = ''] = /^(\d+) (\S+) (\d+) ?(.*)$/.exec(line) ?? [];
    return pid ? [{ pid: Number(pid), trial, since: Number(since) * 1000, command: command.trim() }] : [];
  });
}

export const endMarked = (trials: readonly string[]): Command => script(END_MARKED_SCRIPT, ...trials);
