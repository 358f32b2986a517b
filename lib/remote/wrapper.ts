/**
 * The POSIX sh that runs on hosts. A run directory is claimed by `mkdir`, which is atomic; everything in it is
 * written to a temporary name and renamed, so that a reader sees all of a file or none. `$1` is the directory.
 * Only the directory is closed to others: a umask would reach the command, and with it the files of a VM.
 */

const STAMP = `stamp() { read -r up rest </proc/uptime; echo "$(date +%s.%N) $up"; }`;

/** Sets `began` and `state` of process $1: what tells it from a later process of the same number. */
const LOOK = `look() {
  { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
  set -- $line
  state=$3 began=\${22}
}`;

/**
 * Runs as the leader of its own session: its pid is the process group that a kill addresses. A TERM for the group
 * must not end this shell before it has written the exit code; a handler, unlike an ignored signal, is not inherited.
 */
const RUN = `
dir=$1; shift
${STAMP}
${LOOK}
read -r boot </proc/sys/kernel/random/boot_id
look $$
: >"$dir/stdout"; : >"$dir/stderr"
echo "$$ $boot $(stamp) $began" >"$dir/start.tmp" && mv "$dir/start.tmp" "$dir/start"
trap '' HUP
trap : TERM
"$@" </dev/null >"$dir/stdout" 2>"$dir/stderr"
code=$?
stamp >"$dir/end.tmp" && mv "$dir/end.tmp" "$dir/end"
echo $code >"$dir/exit.tmp" && mv "$dir/exit.tmp" "$dir/exit"
`;

const q = (script: string) => `'${script.replaceAll("'", `'\\''`)}'`;

const CLAIM = `claim() { mkdir -p "\${1%/*}"; mkdir -m 700 "$1" 2>/dev/null; }`;

/** Prints: claimed|found pid boot-id wall uptime. Waits at least 20 s for the start to be on disk. */
export const START_SCRIPT = `
${CLAIM}
dir=$1; shift
how=found
if claim "$dir"; then
  how=claimed
  setsid sh -c ${q(RUN)} sh "$dir" "$@" </dev/null >/dev/null 2>&1 &
fi
i=0
while [ ! -e "$dir/start" ] && [ ! -e "$dir/prevented" ] && [ $i -lt 1000 ]; do i=$((i+1)); sleep 0.02; done
echo "$how $(cut -d ' ' -f 1-4 "$dir/start" 2>/dev/null)"
`;

/** Takes the claim without starting anything: whoever asks later finds it taken. Prints: prevented|taken. */
export const PREVENT_SCRIPT = `
${CLAIM}
if claim "$1"; then echo prevented; elif [ -e "$1/prevented" ]; then echo prevented; else echo taken; exit 0; fi
: >"$1/prevented"
`;

/** True while the run's own process lives: same pid, same boot, same start time, and not a zombie. */
const ALIVE = `
${LOOK}
alive() {
  { read -r pid boot wall up first <"$1/start"; } 2>/dev/null || return 1
  read -r now </proc/sys/kernel/random/boot_id
  [ "$boot" = "$now" ] && look "$pid" && [ "$state" != Z ] && [ "$began" = "$first" ]
}`;

/**
 * $1: fifths of a second to wait; then directories. Prints those that have ended or whose process is gone. It runs
 * beside the experiment, so that a turn costs one process: the sleep.
 */
export const WAIT_SCRIPT = `
${ALIVE}
left=$1; shift
done_in() { [ -e "$1/exit" ] || ! alive "$1"; }
while [ $left -gt 0 ]; do
  all=yes
  for dir in "$@"; do done_in "$dir" || { all=no; break; }; done
  [ $all = yes ] && break
  left=$((left-1)); sleep 0.2
done
for dir in "$@"; do if done_in "$dir"; then echo "$dir"; fi; done
`;

/** Prints: exit-code end-wall end-uptime last-output-wall, each "-" where it is not known. */
export const READ_SCRIPT = `
code=-; end='- -'
[ -e "$1/exit" ] && read -r code <"$1/exit"
[ -e "$1/end" ] && read -r end <"$1/end"
echo "$code $end $(stat -c %.Y "$1/stdout" 2>/dev/null || echo -)"
`;

/** A file of a run; one that was never written is empty. */
export const CAT_SCRIPT = '[ ! -e "$1" ] || cat "$1"';

/**
 * TERM to the process group, KILL after 3 s to what is left of it: a child may outlive the leader. Says nothing when
 * the leader is gone already, for then the number may be somebody else's.
 */
export const KILL_SCRIPT = `
${ALIVE}
alive "$1" || exit 0
kill -TERM "-$pid" 2>/dev/null
i=0
while kill -0 "-$pid" 2>/dev/null && [ $i -lt 30 ]; do i=$((i+1)); sleep 0.1; done
kill -KILL "-$pid" 2>/dev/null
exit 0
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
