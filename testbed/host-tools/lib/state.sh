# Is it there, is it mounted, does it run?

# A pid alone may be another process by now; the network namespace proves it.
init_pid() { # CTID → empty when not running
  local pid
  pid=$(cat "$PIDS/$1.pid" 2>/dev/null) || return 0
  if [ -n "$pid" ] && [ -e "/run/netns/ct$1" ] &&
    [ "$(stat -L -c %i "/proc/$pid/ns/net" 2>/dev/null)" = "$(stat -L -c %i "/run/netns/ct$1" 2>/dev/null)" ]; then
    echo "$pid"
  fi
}

is_running() { [ -n "$(init_pid "$1")" ]; }
is_mounted() { mountpoint -q "/vz/root/$1"; }
is_suspended() { [ -e "$DUMPS/$1/suspended" ]; }

# As vzctl says it: "exist mounted running", "deleted unmounted down", …
status_words() { # CTID
  local words
  container_exists "$1" && words=exist || words=deleted
  is_mounted "$1" && words+=' mounted' || words+=' unmounted'
  is_running "$1" && words+=' running' || words+=' down'
  is_suspended "$1" && words+=' suspended'
  echo "$words"
}

# As vzlist says it, in one word.
status_word() { # CTID
  if is_running "$1"; then
    echo running
  elif is_suspended "$1"; then
    echo suspended
  elif is_mounted "$1"; then
    echo mounted
  else
    echo stopped
  fi
}

# The lock names its owner; one left by a dead process is taken over.
lock_container() { # CTID → 1 when another process has it; its pid is then in LOCKED_BY
  local file=$LOCKS/$1.lck
  for _ in 1 2; do
    if (set -o noclobber && echo "$$" >"$file") 2>/dev/null; then return 0; fi
    LOCKED_BY=$(cat "$file" 2>/dev/null || true)
    if [ -n "$LOCKED_BY" ] && [ -d "/proc/$LOCKED_BY" ]; then return 1; fi
    # Only one of several that find it stale may remove it: the rename has one winner.
    mv "$file" "$file.$$" 2>/dev/null && rm -f "$file.$$"
  done
  return 1
}

unlock_container() { rm -f "$LOCKS/$1.lck"; }
