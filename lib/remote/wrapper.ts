import { LOOK, quoted, RUN } from './wrapper-run.ts';

/**
 * The POSIX sh that runs on hosts. A run directory is claimed by `mkdir`, which is atomic. `$1` is the directory.
 * Only the directory is closed to others: a umask would reach the command, and with it the files of a VM.
 */

const CLAIM = `claim() { mkdir -p "\${1%/*}"; mkdir -m 700 "$1" 2>/dev/null; }`;

/**
 * $1: the directory; $2: the file to wait for, at least 20 s: start (it is armed) or released (it runs); $3 and $4: the
 * deadline and how far off it may be, microseconds, or 0; $5: seconds that the command may take, or 0; $6: how many of
 * the words that follow are its environment. Prints: claimed|found, what stands in start, what stands in released.
 */
export const START_SCRIPT = `
${CLAIM}
dir=$1 until=$2; shift 2
how=found
if claim "$dir"; then
  how=claimed
  shell=sh
  command -v bash >/dev/null && shell=bash
  setsid $shell -c ${quoted(RUN)} sh "$dir" "$@" </dev/null >/dev/null 2>&1 &
fi
i=0
gone() { [ $how = claimed ] && ! kill -0 $! 2>/dev/null; }
while [ ! -s "$dir/$until" ] && [ ! -e "$dir/exit" ] && [ ! -e "$dir/prevented" ] && ! gone && [ $i -lt 1000 ]; do i=$((i+1)); sleep 0.02; done
start=- released=-
{ read -r start <"$dir/start"; } 2>/dev/null
{ read -r released <"$dir/released"; } 2>/dev/null
echo "$how/$start/$released"
`;

/** True while the run's own process lives: same pid, same boot, same start time, and not a zombie. */
const ALIVE = `
${LOOK}
alive() {
  { read -r pid boot wall up first deadline watch <"$1/start"; } 2>/dev/null || return 1
  read -r now </proc/sys/kernel/random/boot_id
  [ "$boot" = "$now" ] && look "$pid" && [ "$state" != Z ] && [ "$began" = "$first" ]
}`;

/**
 * TERM to the process group, KILL after $2 tenths of a second to what is left of it: a child may outlive the leader. Says nothing when
 * the leader is gone already, for then the number may be somebody else's. One that still waits for its deadline
 * does not start any more.
 */
export const KILL_SCRIPT = `
${ALIVE}
alive "$1" || exit 0
kill -TERM "-$pid" 2>/dev/null
i=0
while kill -0 "-$pid" 2>/dev/null && [ $i -lt "$2" ]; do i=$((i+1)); sleep 0.1; done
kill -KILL "-$pid" 2>/dev/null
[ -z "$watch" ] || kill -KILL "-$watch" 2>/dev/null
exit 0
`;

/**
 * Takes the claim without starting anything, or the release of a command that waits for its deadline: it never starts,
 * and whoever asks later finds that. Prints: prevented|taken. A run of the time before deadlines has no sixth word.
 */
export const PREVENT_SCRIPT = `
${CLAIM}
${ALIVE}
prevented() { : >"$1/prevented"; echo prevented; exit 0; }
if claim "$1" || [ -e "$1/prevented" ]; then prevented "$1"; fi
if { read -r pid boot wall up first deadline watch <"$1/start"; } 2>/dev/null && [ -z "$deadline" ]; then echo taken; exit 0; fi
set -C
if ! { echo prevented >"$1/released"; } 2>/dev/null && ! grep -qs '^prevented' "$1/released"; then
  [ -e "$1/exit" ] && [ ! -s "$1/released" ] || { echo taken; exit 0; }
fi
set +C
alive "$1" && kill -TERM "-$pid" 2>/dev/null
prevented "$1"
`;

/**
 * $1: fifths of a second to wait; then directories. Prints those that have ended or whose process is gone. It runs
 * beside the experiment, so that a turn costs one process: the sleep. What ended at its time limit by a KILL has its
 * end written a moment later.
 */
export const WAIT_SCRIPT = `
${ALIVE}
left=$1; shift
gone() { alive "$1" && return 1; [ ! -e "$1/timed-out" ] || [ -e "$1/exit" ] || sleep 0.2; }
done_in() { [ -e "$1/exit" ] || gone "$1"; }
while [ $left -gt 0 ]; do
  all=yes
  for dir in "$@"; do done_in "$dir" || { all=no; break; }; done
  [ $all = yes ] && break
  left=$((left-1)); sleep 0.2
done
for dir in "$@"; do if done_in "$dir"; then echo "$dir"; fi; done
`;

/** Prints: exit-code end-wall end-uptime last-output-wall timed-out, each "-" where it is not known or not so. */
export const READ_SCRIPT = `
code=-; end='- -'; late=-
[ -e "$1/exit" ] && read -r code <"$1/exit"
[ -e "$1/end" ] && read -r end <"$1/end"
[ -e "$1/timed-out" ] && late=timed-out
echo "$code $end $(stat -c %.Y "$1/stdout" 2>/dev/null || echo -) $late"
`;

/** Half of what is read of a file that is longer than twice this: its beginning and its end, by whole lines. */
const KEPT_BYTES = 4 * 2 ** 20;

/** A file of a run; one that was never written is empty. Of one that is too long the middle is left out, which is said. */
export const CAT_SCRIPT = `
[ -e "$1" ] || exit 0
size=$(wc -c <"$1")
[ "$size" -gt ${2 * KEPT_BYTES} ] || { cat "$1"; exit; }
head -c ${KEPT_BYTES} "$1" | sed '$d'
echo "[of $size bytes some $((size - ${2 * KEPT_BYTES})) left out here]"
tail -c ${KEPT_BYTES} "$1" | sed 1d
`;

/** Prints the directory of every run on this machine that is still going; forgets what nobody touched for 30 days. */
export const GOING_SCRIPT = `
${ALIVE}
cd .migration-lab/runs 2>/dev/null || exit 0
find . -mindepth 1 -maxdepth 1 -mtime +30 -exec rm -rf {} +
find . -name start | while read -r file; do
  dir=\${file%/start}
  if [ ! -e "$dir/exit" ] && alive "$dir"; then echo "\${dir#./}"; fi
done
`;
