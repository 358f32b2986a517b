/**
 * The lock on a machine, in POSIX sh. One file says who works there; it is read and replaced under a `flock` that ends
 * with the script, whatever becomes of the connection. The file is named after the machine, since machines may share
 * a home directory.
 */
const LOCKED = `
mkdir -p .migration-lab/locks || exit 1
file=.migration-lab/locks/$(uname -n)
exec 9>>"$file.guard" && flock -w 10 9 || { echo 'no lock: is flock (util-linux) there?' >&2; exit 1; }
{ read -r owner token boot beat since note <"$file"; } 2>/dev/null || owner=
`;

/**
 * $1: owner, $2: token, $3: seconds of silence after which a foreign lock is over, $4: note, one line. Silence is
 * counted by the machine's uptime, which no correction of its clock touches; after a restart from that on.
 * Prints: claimed|kept|taken|held, seconds of silence, since when, and the note of whoever holds it or lost it.
 */
export const LOCK_SCRIPT = `
${LOCKED}
read -r now_boot </proc/sys/kernel/random/boot_id
read -r up rest </proc/uptime
up=\${up%%.*}
silent=0
[ -z "$owner" ] || { silent=$up; [ "$boot" != "$now_boot" ] || silent=$((up - beat)); }
how=claimed
if [ -n "$owner" ]; then
  how=taken
  if [ "$owner" = "$1" ] && [ "$token" -le "$2" ]; then how=kept
  elif [ $silent -le $3 ]; then printf '%s\\n' "held $silent $since $note"; exit 0
  fi
fi
said="$how $silent \${since:--} $note"
[ $how = kept ] || since=$(date +%s)
printf '%s\\n' "$1 $2 $now_boot $up $since $4" >"$file.tmp" && mv "$file.tmp" "$file" || exit 1
printf '%s\\n' "$said"
`;

/** $1: owner, $2: token. Takes the lock away where it is still theirs. */
export const UNLOCK_SCRIPT = `
${LOCKED}
[ "$owner" != "$1" ] || [ "$token" != "$2" ] || rm -f "$file"
`;
