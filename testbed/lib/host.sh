# A host: namespaces of its own, its own tree, sshd as its first process.

host_pid() { # HOST → pid of its init on the machine, empty when it does not run
  local file pid
  file=$(host_directory "$1")/pid
  [ -e "$file" ] || return 0
  pid=$(<"$file")
  # A pid may have been given to another process since: the namespace proves it.
  if [ -n "$pid" ] && namespace_exists "$MARK-$1" &&
    [ "$(stat -L -c %i "/proc/$pid/ns/net" 2>/dev/null)" = "$(stat -L -c %i "/run/netns/$MARK-$1")" ]; then
    echo "$pid"
  fi
}

in_host() { # HOST COMMAND...
  local pid
  pid=$(host_pid "$1")
  [ -n "$pid" ] || die "host $1 is not running."
  shift
  nsenter --target "$pid" --mount --uts --ipc --net --pid --cgroup -- \
    env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C PODMAN_IGNORE_CGROUPSV1_WARNING=1 "$@" 9>&-
}

start_host() { # HOST
  local host=$1 directory keeper children pid
  directory=$(host_directory "$host")
  mkdir -p "$directory"/{upper,work,root,vz/{private,root,work,lock,dump,conf,template,log,podman}}
  install_keys "$directory/upper" "$host" root /root root:root \
    "$(host_address "$host" 0),$(host_address "$host" 10),$(host_address "$host" 1),$host"
  write_hosts_file "$directory/upper"
  make_host_network "$host"
  make_cgroup "$host"

  echo "$OVERLAY" >"$directory/vz/conf/overlay"
  # nsenter and not `ip netns exec`, which would hide the machine's /sys and its cgroups. A cgroup namespace of its own,
  # so that two hosts' container engines do not meet in one tree.
  TESTBED_ROOT=$(cached_root) TESTBED_OVERLAY=$OVERLAY TESTBED_CGROUP=$(cgroup_of "$host") \
    in_host_cgroups "$host" setsid nsenter --net="/run/netns/$MARK-$host" unshare --mount --pid --uts --ipc --cgroup --fork --propagation private \
    bash "$TESTBED/lib/host-init" "$host" "$directory" </dev/null >"$directory/log" 2>&1 9>&- &
  keeper=$!
  for _ in {1..200}; do
    children=$(cat "/proc/$keeper/task/$keeper/children" 2>/dev/null) || break
    pid=${children%% *}
    if [ -n "$pid" ] && [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = sshd ]; then
      echo "$pid" >"$directory/pid"
      return 0
    fi
    sleep 0.05
  done
  die "host $host did not start: $(tail -n 3 "$directory/log")"
}

install_host_tools() { # HOST
  local host=$1
  tar -C "$TESTBED/host-tools" -cf - . |
    in_host "$host" sh -c 'mkdir -p /usr/lib/vz-testbed /etc/vz && tar -C /usr/lib/vz-testbed --no-same-owner -xf - &&
      for tool in vzctl vzlist vzmigrate podman-vm; do ln -sf ../lib/vz-testbed/$tool /usr/sbin/$tool; done
      printf "%s\n" "LOCKDIR=/vz/lock" "DUMPDIR=/vz/dump" "VE_ROOT=/vz/root/\$VEID" "VE_PRIVATE=/vz/private/\$VEID" >/etc/vz/vz.conf'
}

running_hosts() {
  local directory
  for directory in "$STATE"/hosts/*; do
    [ -d "$directory" ] && [ -n "$(host_pid "${directory##*/}")" ] && echo "${directory##*/}"
  done
  return 0
}
