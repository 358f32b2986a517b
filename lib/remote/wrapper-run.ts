/**
 * What becomes the leader of a detached run, as POSIX sh. Everything in a run directory is written to a temporary name
 * and renamed, or in one short write, so that a reader sees all of a file or none.
 */

/**
 * Sets `t`, the wall clock in seconds, `micros`, the same in microseconds, and `up`, seconds since boot. bash 5 knows
 * the time by itself; where there is none `date` is asked, which costs a process and makes a stamp a millisecond old.
 */
const CLOCK = `clock() {
  read -r up rest </proc/uptime
  t=$EPOCHREALTIME
  [ -n "$t" ] || t=$(date +%s.%N)
  rest=\${t#*.}
  micros=\${t%.*}\${rest%"\${rest#??????}"}
}`;

/** Sets `began` and `state` of process $1: what tells it from a later process of the same number. */
export const LOOK = `look() {
  { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
  set -- $line
  state=$3 began=\${22}
}`;

/** Leaves when the command ended, and how. */
const END = `end() {
  echo "$t $up" >"$dir/end.tmp" && mv "$dir/end.tmp" "$dir/end"
  echo $1 >"$dir/exit.tmp" && mv "$dir/exit.tmp" "$dir/exit"
}`;

/** In a session of its own, so that it outlives what it ends: after $4 seconds TERM, 3 s later KILL to the group $2. */
const WATCH = `
dir=$1
${CLOCK}
${LOOK}
${END}
sleep "$4"
look "$2" && [ "$state" != Z ] && [ "$began" = "$3" ] || exit 0
: >"$dir/timed-out"
kill -TERM "-$2"
i=0
while kill -0 "-$2" && [ $i -lt 30 ]; do i=$((i+1)); sleep 0.1; done
kill -KILL "-$2"
clock
[ -e "$dir/exit" ] || end 137
`;

/** A script as one word of another one. */
export const quoted = (script: string) => `'${script.replaceAll("'", `'\\''`)}'`;

/**
 * How long before its deadline a command is woken to make its release, and how long before it the clock is looked at again
 * and again. Both together would do, but where more commands than processors are released at once they would be in
 * each other's way. bash's own wait, on a pipe that nobody writes to, is a tenth of a millisecond late; a `sleep` one.
 */
const WAKE_MICROS = 2000;
const SPIN_MICROS = 250;

/**
 * Sleeps until shortly before `deadline`, in microseconds of this machine's wall clock; sets `how`. A deadline further off
 * than `most` is none: the clock is not the one that was measured. The wait is of a length and not until a time, so that
 * a clock that is set meanwhile changes nothing.
 */
const HOLD = `nap() {
  nap=$1 fraction=$((1000000+$1%1000000))
  nap=$((nap/1000000)).\${fraction#1}
  if [ -p "$dir/gate" ]; then read -r -t "$nap" rest <>"$dir/gate"; else sleep "$nap"; fi
}
hold() {
  how=at-once
  [ "$deadline" -gt 0 ] || return 0
  clock
  left=$((deadline-micros))
  if [ $left -le 0 ]; then how=late; return 0; fi
  if [ $left -gt "$most" ]; then how=far; return 0; fi
  how=waited
  [ $left -le ${WAKE_MICROS} ] || nap $((left-${WAKE_MICROS}))
}
spin() {
  clock
  [ $how = waited ] || return 0
  left=$((deadline-micros))
  [ $left -gt ${WAKE_MICROS} ] || [ $left -le ${SPIN_MICROS} ] || [ ! -p "$dir/gate" ] || nap $((left-${SPIN_MICROS}))
  while clock; left=$((deadline-micros)); [ $left -gt 0 ] && [ $left -le ${WAKE_MICROS} ]; do :; done
}`;

/** What cannot be written down is not run: nobody could tell of it afterwards. */
const UNSAID = `unsaid() {
  [ -z "$watch" ] || kill -KILL "-$watch" || kill -KILL "$watch"
  exit 1
}`;

/**
 * Runs as the leader of its own session: its pid is the process group that a kill addresses. A TERM for the group
 * must not end this shell before it has written the exit code; a handler, unlike an ignored signal, is not inherited.
 * What waits for the deadline is the process that becomes the command, so that between the stamp and the command
 * nothing but one write and an exec is left. The file \`released\` is made by whoever comes first: it, or who prevents it.
 */
export const RUN = `
dir=$1 deadline=$2 most=$3 limit=$4 pairs=$5; shift 5
${CLOCK}
${LOOK}
${END}
${HOLD}
${UNSAID}
read -r boot </proc/sys/kernel/random/boot_id
look $$
: >"$dir/stdout"; : >"$dir/stderr"
trap '' HUP
trap : TERM
[ "$deadline" -gt 0 ] && [ -n "$EPOCHREALTIME" ] && mkfifo "$dir/gate"
clock
if [ "$limit" -gt 0 ]; then
  lead=$((deadline-micros))
  [ $lead -gt 0 ] && [ $lead -le "$most" ] || lead=0
  setsid sh -c ${quoted(WATCH)} sh "$dir" $$ "$began" $((limit+(lead+999999)/1000000)) </dev/null >/dev/null 2>&1 &
  watch=$!
fi
echo "$$ $boot $t $up $began $deadline $watch" >"$dir/start.tmp" && mv "$dir/start.tmp" "$dir/start" || unsaid
(
  hold
  while [ "$pairs" -gt 0 ]; do export "$1"; shift; pairs=$((pairs-1)); done
  set -C
  { printf '' >"$dir/released"; } 2>/dev/null || exit 143
  exec 3>>"$dir/released"
  spin
  echo "$t $up $how" >&3 || exit 143
  exec 3>&- "$@"
) </dev/null >"$dir/stdout" 2>"$dir/stderr"
code=$?
clock
[ -z "$watch" ] || [ -e "$dir/timed-out" ] || kill -KILL "-$watch" || kill -KILL "$watch"
end $code
`;
