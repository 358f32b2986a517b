# What has to be taken back when vzmigrate does not get to its end, last step first.

undo_steps=()
running_child=

undo_later() { undo_steps+=("$1"); }

# Bash runs a trap only between commands: a long one runs beside it and is waited for.
interruptible() {
  "$@" &
  running_child=$!
  wait "$running_child"
  local code=$?
  running_child=
  return "$code"
}

on_exit() {
  local code=$? index
  trap '' HUP INT PIPE TERM
  trap - EXIT
  if [ -n "$running_child" ]; then
    kill "$running_child" 2>/dev/null
    wait "$running_child" 2>/dev/null
  fi
  for ((index = ${#undo_steps[@]} - 1; index >= 0; index--)); do
    "${undo_steps[index]}" || warn "Warning: ${undo_steps[index]//_/ } failed"
  done
  log_migration ended "$code"
  exit "$code"
}

# Nothing may be lost: the images are still here until the destination has resumed.
restore_at_source() {
  say 'Resuming...'
  remove_network "$ctid"
  mount_container "$ctid" &&
    make_network "$ctid" "$NETIF" &&
    restore_container "$ctid" &&
    join_network "$ctid" "$NETIF" &&
    rm -rf "${DUMPS:?}/$ctid"
}
