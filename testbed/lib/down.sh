# Takes everything away, found by name rather than by memory: `up` may have been killed.

bring_down() {
  kill_hosts
  remove_networks
  remove_cgroups
  unmount_state
  rm -rf "$STATE/hosts" "$STATE/keys" "$STATE/complete" "$STATE/platform" "$STATE/apt.log"
}

# A host's first process takes all others of the host, and its mounts, along.
kill_hosts() {
  local space pid pids
  for _ in {1..100}; do
    pids=()
    for space in /run/netns/"$MARK"-*; do
      [ -e "$space" ] || continue
      while read -r pid; do pids+=("$pid"); done < <(ip netns pids "${space##*/}" 2>/dev/null)
    done
    ((${#pids[@]})) || return 0
    kill -KILL "${pids[@]}" 2>/dev/null || true
    sleep 0.05
  done
  die "these processes of the testbed do not end: ${pids[*]}."
}

unmount_state() {
  local target
  while read -r target; do
    umount -l "$target" 2>/dev/null || true
  done < <(awk -v state="$STATE/" 'index($5, state) == 1 { print $5 }' /proc/self/mountinfo | sort -r)
}
