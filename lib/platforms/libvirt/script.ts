/**
 * $1: domain; $2: URI of the destination's libvirtd; $3: the destination's address on the fabric; $4: longest downtime, ms,
 * or 0; then options of `virsh migrate`. Asks each second how far it is, as `=== job SECONDS` and domjobinfo's text.
 * At the end: `=== completed` and the statistics, `=== source` and where the domain is. A peer-to-peer migration
 * outlives its client, so TERM aborts the job itself and waits until it is gone.
 */
export const MIGRATE_SCRIPT = `
export LC_ALL=C
domain=$1 destination=$2 fabric=$3 downtime=$4; shift 4
limit() { [ "$downtime" = 0 ] || virsh migrate-setmaxdowntime "$domain" "$downtime" >/dev/null 2>&1; }
active() { virsh domjobinfo "$domain" 2>/dev/null | grep -q 'migration$'; }
abort() {
  trap '' TERM INT HUP
  virsh domjobabort "$domain" >/dev/null 2>&1
  while active; do sleep 0.2; done
  aborted=yes
}
aborted=no
trap abort TERM INT HUP
limit
virsh migrate "$domain" "$destination" --live --p2p --persistent --migrateuri "tcp://$fabric" "$@" &
client=$!
(
  trap 'kill $nap 2>/dev/null; exit 0' TERM INT HUP
  while :; do
    sleep 1 >/dev/null 2>&1 &
    nap=$!
    wait $nap
    limit && downtime=0
    read -r up rest </proc/uptime
    echo "=== job $up"
    virsh domjobinfo "$domain" 2>/dev/null
  done
) &
watcher=$!
wait $client
code=$?
[ $aborted = no ] || wait $client 2>/dev/null
kill $watcher 2>/dev/null
wait $watcher 2>/dev/null
echo '=== completed'
virsh domjobinfo "$domain" --completed --keep-completed 2>/dev/null
echo "=== source $(virsh domstate "$domain" --reason 2>/dev/null | head -n 1)"
exit $code
`;
