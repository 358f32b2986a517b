# CRIU: the whole container into image files, and back.

# -v1: with a talkative log the log itself makes a dump ten times slower.
# Links and unlinked files: MPI libraries keep open files that have no name any more.
readonly CRIU_OPTIONS=(-v1 --tcp-established --shell-job --file-locks --ext-unix-sk
  --link-remap --ghost-limit 256M --manage-cgroups=ignore)

# CRIU ends a helper of its own by SIGTERM and waits for it, so it must not inherit that
# vzmigrate ignores it; a session of its own keeps away signals sent to the whole group.
run_criu() (
  trap - HUP INT PIPE TERM
  exec setsid --wait criu "$@" </dev/null >/dev/null 2>&1
)

dump_container() { # CTID
  local images=$DUMPS/$1 pid inode
  pid=$(init_pid "$1")
  inode=$(stat -L -c %i "/proc/$pid/ns/net")
  rm -rf "$images"
  mkdir -p "$images"
  run_criu dump --tree "$pid" --images-dir "$images" --log-file "/vz/log/$1.dump" \
    --external "net[$inode]:extNet" "${CRIU_OPTIONS[@]}" || return 1
  rm -f "$PIDS/$1.pid"
  : >"$images/suspended"
}

# Files and network must be there already; sets the new pid.
restore_container() { # CTID; its configuration is loaded
  local images=$DUMPS/$1
  mkdir -p "$PIDS"
  rm -f "$PIDS/$1.pid"
  (
    enter_cgroup "$1" "$MEMORY_MIB"
    exec 33<"/run/netns/ct$1"
    run_criu restore --restore-detached --images-dir "$images" --log-file "/vz/log/$1.restore" \
      --inherit-fd 'fd[33]:extNet' --root "/vz/root/$1" --pidfile "$PIDS/$1.pid" \
      "${CRIU_OPTIONS[@]}"
  ) || return 1
  rm -f "$images/suspended"
}

# Why CRIU failed, in its own words.
criu_errors() { # CTID dump|restore
  # Its own file limit is one it can do without.
  grep -h Error "/vz/log/$1.$2" 2>/dev/null | grep -v RLIMIT_NOFILE | sed -E 's/^\([0-9. ]*\) *//; s/^ *[0-9]+: *//' | head -n 3
}
