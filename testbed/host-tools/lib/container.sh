# Mount, start and stop.

mount_container() { # CTID
  is_mounted "$1" && return 0
  TESTBED_OVERLAY=$(cat /vz/conf/overlay 2>/dev/null || echo yes)
  mount_tree "$TEMPLATE" "/vz/private/$1" "/vz/work/$1" "/vz/root/$1" &&
    mount --make-private "/vz/root/$1"
}

unmount_container() { # CTID
  local try
  # A process that has just been killed may hold it for a moment.
  for try in {1..40}; do
    is_mounted "$1" || return 0
    umount "/vz/root/$1" 2>/dev/null && return 0
    sleep 0.05
  done
  umount -l "/vz/root/$1"
}

# Puts the calling process, and so all it starts, under the container's memory limit.
enter_cgroup() { # CTID MEMORY_MIB
  local folder=/run/vz/cgroup/$1
  [ -e /run/vz/cgroup/cgroup.procs ] || return 0
  mkdir -p "$folder"
  echo "$(($2 * 1024 * 1024))" >"$folder/memory.limit_in_bytes" 2>/dev/null ||
    echo "$(($2 * 1024 * 1024))" >"$folder/memory.max" 2>/dev/null || true
  echo "$BASHPID" >"$folder/cgroup.procs" 2>/dev/null || true
}

leave_cgroup() { # CTID
  [ ! -d "/run/vz/cgroup/$1" ] || rmdir "/run/vz/cgroup/$1" 2>/dev/null || true
}

start_container() { # CTID; its configuration is loaded
  local keeper children pid
  mkdir -p "$PIDS"
  (
    enter_cgroup "$1" "$MEMORY_MIB"
    exec setsid ip netns exec "ct$1" unshare --mount --pid --uts --ipc --fork --propagation private \
      "$TOOLS/container-init" "$HOSTNAME" "/vz/root/$1" </dev/null >"/vz/log/$1.start" 2>&1
  ) &
  keeper=$!
  for _ in {1..200}; do
    children=$(cat "/proc/$keeper/task/$keeper/children" 2>/dev/null) || break
    pid=${children%% *}
    if [ -n "$pid" ] && [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = sshd ]; then
      echo "$pid" >"$PIDS/$1.pid"
      return 0
    fi
    sleep 0.05
  done
  return 1
}

kill_container() { # CTID
  local pid
  pid=$(init_pid "$1")
  if [ -n "$pid" ]; then
    kill -KILL "$pid" 2>/dev/null || true
    for _ in {1..100}; do
      [ -d "/proc/$pid" ] || break
      sleep 0.05
    done
  fi
  rm -f "$PIDS/$1.pid"
}

# Everything of a container that is not its files or its configuration.
clear_container() { # CTID
  kill_container "$1"
  remove_network "$1"
  unmount_container "$1"
  leave_cgroup "$1"
}
