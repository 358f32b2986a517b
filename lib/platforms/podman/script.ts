/**
 * $1: container; $2: USER@ADDRESS of the destination on the fabric; $3: directory of the archive; $4: cipher; $5:
 * compression. Each stage begins with `=== NAME SECONDS`, by the host's monotonic clock, then what the tool printed. Once
 * the container is being checkpointed no signal and no lost connection may stop it half-way. Whatever fails after the
 * checkpoint is undone: what was made at the destination is removed, and the container is restored at the source. Exit codes, ours: 4 no connection, 6 copy, 7
 * restore at the destination, 8 checkpoint.
 */
export const MIGRATE_SCRIPT = `
export LC_ALL=C
name=$1 to=$2 cipher=$4 compress=$5
archive=$3/migration-lab-$name.tar
stage() { read -r up rest </proc/uptime; echo "=== $1 $up"; }
fail() {
  stage failed
  podman container restore --tcp-established "$name" </dev/null ||
    { podman container rm "$name" && podman container restore --tcp-established --import "$archive"; } </dev/null
  [ $? = 0 ] && stage rolled-back && rm -f "$archive"
  exit "$1"
}
far() { ssh -o BatchMode=yes -c "$cipher" "$to" "$@"; }
far true </dev/null || { echo "=== source $(podman inspect -f '{{.State.Status}}' "$name" 2>&1)"; exit 4; }
trap '' TERM INT HUP PIPE
stage checkpoint
if ! podman container checkpoint "$name" --export "$archive" --tcp-established --compress "$compress" --print-stats; then
  echo "=== source $(podman inspect -f '{{.State.Status}}' "$name" 2>&1)"
  rm -f "$archive"
  exit 8
fi
stage copy
far "umask 077 && cat > '$archive'" <"$archive" || fail 6
stage restore
far "podman container restore --import '$archive' --tcp-established --print-stats
  code=\\$?
  rm -f '$archive'
  [ \\$code = 0 ] || podman container rm '$name' >/dev/null
  exit \\$code" </dev/null || fail 7
stage restored
podman container rm "$name" </dev/null >/dev/null
rm -f "$archive"
stage done
`;
