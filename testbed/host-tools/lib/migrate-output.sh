# What vzmigrate prints, in the words of 4.11 or of 3.0.23.

# Nobody may be listening any more; that is no reason to stop.
say() { printf '%s\n' "$*" 2>/dev/null || true; }
chatter() { [ "$verbose" = no ] || say "$@"; }
detail() { chatter "$(per_format '   ' '    ')$*"; }
error() { warn "$(per_format 'Error: ' 'Error:  ')$*"; }
warn() { printf '%s\n' "$*" >&2 || true; }

per_format() { # TEXT_4.11 TEXT_3.0
  if [ "$format" = 3.0 ]; then printf '%s' "$2"; else printf '%s' "$1"; fi
}

# The host's own record of each migration and for which trial it was: what the application's history is compared with.
log_migration() { # began|ended [EXIT_CODE]
  printf '%s %s %s %d %s %s %s\n' "$EPOCHREALTIME" "$1" "${MIGRATION_LAB_TRIAL:--}" $$ "$ctid" "$host" "${2:-}" >>/vz/log/vzmigrate.log
}

fail() { # EXIT_CODE MESSAGE
  error "$2"
  exit "$1"
}

# The lines of vzctl and of the kernel's checkpointing, which stand between those of vzmigrate.
checkpoint_lines() { # LINE...
  local line
  chatter 'Setting up checkpoint...'
  for line in "$@"; do chatter "$(printf '\t%s...' "$line")"; done
}
checkpoint_done() { chatter "Checkpointing completed $(per_format successfully succesfully)"; }

stamp() { # NAME: remembers the end of a stage
  stamps+=("$EPOCHREALTIME")
}

report_times() {
  [ "$times" = yes ] || return 0
  local labels=('Suspend + Dump' 'Copy dump file' 'Second rsync' '2nd level quota' 'Undump + Resume')
  [ "$format" = 3.0 ] || say ''
  awk -v format="$format" -v labels="$(IFS='|' && echo "${labels[*]}")" -v stamps="${stamps[*]}" 'BEGIN {
    n = split(labels, label, "|"); split(stamps, t, " ")
    if (format == "3.0") print "    Times:"
    for (i = 1; i <= n; i++)
      if (format == "3.0") printf "    \t%s:\t %.6g\n", label[i], t[i + 1] - t[i]
      else printf "%22s: %6.2f\n", label[i], t[i + 1] - t[i]
    if (format == "3.0") printf "    Total time: %.6g\n", t[n + 1] - t[1]
    else printf "%24s%s\n%22s: %6.2f\n", "", "------", "Total suspended time", t[n + 1] - t[1]
  }' 2>/dev/null || true
  [ "$format" = 3.0 ] || say ''
}
