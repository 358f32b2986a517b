# Stages during which the container runs: lock, checks, preparing, first copy of its files.

load_source() {
  detail_loading
  if ! container_exists "$ctid"; then
    error "CT #$ctid doesn't exist"
    exit 10
  fi
  load_container "$ctid"
}

detail_loading() { [ "$format" = 3.0 ] || detail 'Loading /etc/vz/vz.conf'; }

lock_source() {
  if ! lock_container "$ctid"; then
    error "CT $ctid already locked by PID ${LOCKED_BY:-?}"
    ps -fp "${LOCKED_BY:-0}" >&2
    exit 20
  fi
  undo_later unlock_source
  [ "$format" = 3.0 ] || say "Locked CT $ctid"
  if [ "$check_only" = yes ]; then
    say "Checking live migration of CT $ctid to $host"
  else
    say "Starting $(per_format live online) migration of CT $ctid to $host"
  fi
}

unlock_source() { unlock_container "$ctid"; }

check_destination() {
  local facts
  facts=$(remote "$TOOLS/migrate-probe" "$ctid") || fail 3 'OpenVZ is not running on the destination node'
  chatter 'OpenVZ is running...'
  [[ $facts != *'exists yes'* ]] || fail 9 "CT #$ctid already exists on destination node"
  is_running "$ctid" || fail 2 "Can't perform $(per_format live online) migration of a stopped container"
  if [ "$format" = 3.0 ]; then
    detail "Loading /etc/vz/vz.conf and /etc/vz/conf/$ctid.conf files"
    detail "Check IPs on destination node: $IP_ADDRESS"
  else
    detail 'Checking for CPT version compatibility'
    [[ $facts == *"$("$TOOLS/migrate-probe" "$ctid" | grep '^criu ')"* ]] ||
      fail 17 'CPT versions of source and destination nodes differ'
    detail 'Checking for CPU flags compatibility'
    detail "Loading /etc/vz/conf/$ctid.conf"
    detail 'Getting remote VE_ROOT and VE_PRIVATE'
    detail "Checking IPs on destination node: $IP_ADDRESS  "
  fi
  local address
  for address in $IP_ADDRESS; do
    ! grep -qxF "ip $address" <<<"$facts" ||
      fail 12 "IP address $address already in use on destination node"
  done
}

prepare_destination() {
  say 'Preparing remote node'
  undo_later undo_destination
  detail 'Copying config file'
  # Under another name until the container is there: an aborted vzmigrate leaves no CT.
  remote "mkdir -p $VE_ROOT $VE_PRIVATE && cat >$CONF/$ctid.conf.incoming" <"$(conf_file "$ctid")" ||
    fail 6 'Failed to copy config file'
  chatter "Saved parameters for CT $ctid"
  [ "$format" = 3.0 ] || chatter "Saved parameters for CT $ctid"
  detail 'Creating remote container root dir'
  detail 'Creating remote container private dir'
  say 'Initializing remote quota'
  detail 'Quota init'
  detail 'Turning remote quota on'
}

undo_destination() {
  local areas="$VE_PRIVATE"
  [ "$keep_dst" = no ] || areas=
  remote "rm -rf $CONF/$ctid.conf.incoming $CONF/$ctid.conf $DUMPS/$ctid $areas; rmdir $VE_ROOT 2>/dev/null; true"
}

# Special files stand for deleted ones in the writable layer, and attributes for folders
# that hide those below: both must arrive as they are.
sync_private() { # first|second
  local code
  [ "$1" = second ] || say 'Syncing private'
  interruptible rsync -aHAXS --numeric-ids --delete -e "ssh -S $mux" "$VE_PRIVATE/" "root@$host:$VE_PRIVATE/" </dev/null
  code=$?
  # 24: a file vanished while it was read; with the container running that is ordinary.
  if [ "$1" = first ] && ((code == 24)); then return 0; fi
  return "$code"
}
