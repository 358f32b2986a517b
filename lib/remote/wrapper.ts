/**
 * The POSIX sh that runs on hosts. A run directory is claimed by `mkdir`, which is atomic; everything in it is
 * written to a temporary name and renamed, so that a reader sees all of a file or none. `$1` is the directory.
 */

const STAMP = `stamp() { read -r up rest </proc/uptime; echo "$(date +%s.%N) $up"; }`;

/**
 * Runs as the leader of its own session: its pid is the process group that a kill addresses. A TERM for the group
 * must not end this shell before it has written the exit code; a handler, unlike an ignored signal, is not inherited.
 */
const RUN = `
dir=$1; shift
${STAMP}
read -r boot </proc/sys/kernel/random/boot_id
began=$(cut -d ' ' -f 22 /proc/$$/stat)
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

/** Prints: claimed|found pid boot-id wall uptime. Waits at most 5 s for the start to be on disk. */
export const START_SCRIPT = `
umask 077
dir=$1; shift
mkdir -p "\${dir%/*}"
how=found
if mkdir "$dir" 2>/dev/null; then
  how=claimed
  setsid sh -c ${q(RUN)} sh "$dir" "$@" </dev/null >/dev/null 2>&1 &
fi
i=0
while [ ! -e "$dir/start" ] && [ $i -lt 250 ]; do i=$((i+1)); sleep 0.02; done
echo "$how $(cut -d ' ' -f 1-4 "$dir/start" 2>/dev/null)"
`;

/** True while the run's own process lives: same pid, same boot, same start time. */
const ALIVE = `alive() {
  read -r pid boot wall up began <"$1/start" 2>/dev/null || return 1
  read -r now </proc/sys/kernel/random/boot_id
  [ "$boot" = "$now" ] && [ "$(cut -d ' ' -f 22 "/proc/$pid/stat" 2>/dev/null)" = "$began" ]
}`;

/** $1: fifths of a second to wait; then directories. Prints those that have ended or whose process is gone. */
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

/** TERM to the process group, KILL after 3 s. Says nothing when it is gone already. */
export const KILL_SCRIPT = `
${ALIVE}
alive "$1" || exit 0
kill -TERM "-$pid" 2>/dev/null
i=0
while alive "$1" && [ $i -lt 30 ]; do i=$((i+1)); sleep 0.1; done
alive "$1" && kill -KILL "-$pid" 2>/dev/null
exit 0
`;
