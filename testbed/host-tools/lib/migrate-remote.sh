# One ssh connection to the destination, used by every stage.

remote() { ssh -S "$mux" "root@$host" "$@"; }

# A master of its own, which leaves by itself should vzmigrate be killed outright.
connect() {
  mux=$PIDS/mux-$ctid-$$
  local complaint=$PIDS/mux-$ctid-$$.log
  undo_later disconnect
  if ! interruptible ssh -M -S "$mux" -o ControlPersist=60 -N -f "root@$host" </dev/null >"$complaint" 2>&1; then
    warn "$(cat "$complaint")"
    error "Can't connect to destination address using public key"
    error 'Please put your public key to destination node'
    exit 4
  fi
}

disconnect() {
  ssh -S "$mux" -O exit "root@$host" >/dev/null 2>&1
  rm -f "$mux.log"
  return 0
}

# The address that the kernel uses towards HOST: the other end of the same fabric.
source_address() {
  ip -4 -o route get "$(getent ahostsv4 "$host" | awk '{ print $1; exit }')" | sed -E 's/.* src ([0-9.]+).*/\1/'
}
