# Memory limits, where the machine has a memory controller we may use.

# One folder for each host below ours; cgroup v1 and v2 differ in where it lies.
cgroup_base() {
  if [ -d /sys/fs/cgroup/memory ]; then
    echo "/sys/fs/cgroup/memory/$CGROUP"
  elif grep -qw memory /sys/fs/cgroup/cgroup.controllers 2>/dev/null; then
    echo "/sys/fs/cgroup/$CGROUP"
  fi
}

# Every hierarchy's folder of a host, where they are cgroup v1's.
cgroup_folders() { # HOST ("" for all hosts)
  local folder
  if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
    echo "/sys/fs/cgroup/$CGROUP"
    return
  fi
  for folder in /sys/fs/cgroup/*/; do
    [ "$folder" = /sys/fs/cgroup/unified/ ] || echo "$folder$CGROUP/$1"
  done
}

# Becomes a command in the folders of a host, so that a cgroup namespace made there begins at them.
in_host_cgroups() { # HOST COMMAND...
  local folder file
  [ -e /sys/fs/cgroup/cgroup.controllers ] || while read -r folder; do
    mkdir -p "$folder" || continue
    # A new folder of this controller has no processor and no memory until it is given some.
    case $folder in
      /sys/fs/cgroup/cpuset/*)
        for file in cpuset.cpus cpuset.mems; do
          cat "/sys/fs/cgroup/cpuset/$file" >"${folder%/*}/$file"
          cat "/sys/fs/cgroup/cpuset/$file" >"$folder/$file"
        done
        ;;
    esac
    echo "$BASHPID" >"$folder/cgroup.procs" || true
  done < <(cgroup_folders "$1") 2>/dev/null
  shift
  exec "$@"
}

cgroup_of() { # HOST
  local base
  base=$(cgroup_base)
  if [ -n "$base" ] && [ -d "$base/$1" ]; then echo "$base/$1"; fi
}

make_cgroup() { # HOST
  local base
  base=$(cgroup_base)
  if [ -z "$base" ] || ! mkdir -p "$base/$1" 2>/dev/null; then
    say "No memory controller here: the memory of containers is declared, not limited."
    return 0
  fi
  # v2 hands a controller down folder by folder.
  if [ -e "$base/cgroup.subtree_control" ]; then
    echo +memory >"${base%/*}/cgroup.subtree_control" 2>/dev/null || true
    echo +memory >"$base/cgroup.subtree_control" 2>/dev/null || true
    echo +memory >"$base/$1/cgroup.subtree_control" 2>/dev/null || true
  fi
}

remove_cgroups() {
  local base
  while read -r base; do remove_cgroup "${base%/}"; done < <(cgroup_folders '')
}

remove_cgroup() { # FOLDER
  [ -d "$1" ] || return 0
  for _ in {1..50}; do
    find "$1" -depth -type d -exec rmdir {} + 2>/dev/null || true
    [ -d "$1" ] || return 0
    sleep 0.1
  done
  say "The cgroup $1 could not be removed: a process is still in it."
}
