# Stages during which the container stands still.

readonly FIRST_PORT=20000 # plus CTID: of its own, for several at once

suspend_and_dump() {
  stamps=("$EPOCHREALTIME")
  detail 'Suspending container'
  checkpoint_lines suspend 'get context'
  save_sockets "$ctid" before
  # Off the bridges first: a packet to a socket that is gone would be answered by a reset.
  leave_network "$ctid" "$NETIF"
  checkpoint_done
  detail 'Dumping container'
  checkpoint_lines 'join context' dump
  if ! dump_container "$ctid"; then
    warn "Can not dump container: $(criu_errors "$ctid" dump)"
    warn 'Checkpointing failed'
    error 'Failed to dump container'
    say 'Resuming...'
    join_network "$ctid" "$NETIF"
    rm -rf "${DUMPS:?}/$ctid"
    exit 8
  fi
  checkpoint_done
  undo_later restore_at_source
  stamp
}

copy_images() {
  local receiver sender code port=$((FIRST_PORT + ctid))
  detail 'Copying dumpfile'
  # From memory to memory without a cipher, so that the network is what limits it.
  remote "$TOOLS/migrate-receive" "$ctid" "$host" "$port" "$(source_address)" </dev/null &
  receiver=$!
  tar -C "$DUMPS" -b 2048 -cf - "$ctid" |
    socat -u -b 1048576 STDIN "TCP:$host:$port,retry=400,interval=0.02,sndbuf=4194304" 2>/dev/null &
  sender=$!
  wait "$receiver"
  code=$?
  ((code == 0)) || kill -KILL "$sender" 2>/dev/null
  wait "$sender" && ((code == 0)) || fail 6 'Failed to copy dump'
  stamp
}

sync_second() {
  detail 'Syncing private (2nd pass)'
  sync_private second || fail 6 'Failed to sync container private areas'
  stamp
}

# There is no quota here; the lines and the place in the times are kept for those who parse.
level2_quota() {
  say 'Syncing 2nd level quota'
  detail 'Dumping 2nd level quota'
  detail 'Copying 2nd level quota'
  detail "$(per_format Loading Load) 2nd level quota"
  stamp
}

undump_and_resume() {
  detail 'Undumping container'
  undo_later clear_destination
  remote "mv $CONF/$ctid.conf.incoming $CONF/$ctid.conf && rm -f $CONF/$ctid.conf.migrated && vzctl restore $ctid --undump" </dev/null | quiet_unless_verbose
  ((PIPESTATUS[0] == 0)) || fail 7 'Failed to undump container'
  detail 'Resuming container'
  # Not on the network before this, so a destination that failed here disturbs nobody.
  remote "vzctl restore $ctid --resume" </dev/null | quiet_unless_verbose
  ((PIPESTATUS[0] == 0)) || fail 7 'Failed to resume container'
  stamp
  undo_steps=(unlock_source disconnect)
}

quiet_unless_verbose() {
  if [ "$verbose" = yes ]; then
    while IFS= read -r line; do say "$line"; done
  else
    cat >/dev/null
  fi
}

clear_destination() {
  remote "$TOOLS/migrate-clear" "$ctid" </dev/null
}

clean_up_source() {
  say "$(per_format 'Cleaning up' Cleanup)"
  detail 'Killing container'
  chatter 'Killing...'
  clear_container "$ctid"
  chatter 'Container is unmounted'
  detail 'Removing dumpfiles'
  rm -rf "${DUMPS:?}/$ctid"
  remote "rm -rf $DUMPS/$ctid" </dev/null
  if [ "$remove_area" = yes ]; then
    rm -rf "$VE_PRIVATE" "$VE_ROOT" "/vz/work/$ctid" "$(conf_file "$ctid")"
  else
    mv "$(conf_file "$ctid")" "$(conf_file "$ctid").migrated"
  fi
  exit 0
}
