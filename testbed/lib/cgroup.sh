# Memory limits, where the machine has a memory controller we may use.

# One folder for each host below ours; cgroup v1 and v2 differ in where it lies.
cgroup_base() {
  if [ -d /sys/fs/cgroup/memory ]; then
    echo "/sys/fs/cgroup/memory/$CGROUP"
  elif grep -qw memory /sys/fs/cgroup/cgroup.controllers 2>/dev/null; then
    echo "/sys/fs/cgroup/$CGROUP"
  fi
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
  base=$(cgroup_base)
  [ -n "$base" ] && [ -d "$base" ] || return 0
  for _ in {1..50}; do
    find "$base" -depth -type d -exec rmdir {} + 2>/dev/null || true
    [ -d "$base" ] || return 0
    sleep 0.1
  done
  say "The cgroup $base could not be removed: a process is still in it."
}
