# What vzctl's verbs do; the container's configuration is loaded where it exists.

# create CTID HOSTNAME MEMORY_MIB ADDRESSES NETIF; its private area may hold files already
create() {
  container_exists "$1" && { echo "Container private area already exists in /vz/private/$1" >&2 && exit 44; }
  mkdir -p "/vz/private/$1" "/vz/root/$1"
  # A quoted name: not in place before it is complete.
  cat >"$CONF/$1.new" <<CONF_FILE
VE_ROOT="/vz/root/$1"
VE_PRIVATE="/vz/private/$1"
HOSTNAME="$2"
MEMORY_MIB="$3"
IP_ADDRESS="$4"
NETIF="$5"
CPUUNITS="1000"
ONBOOT="no"
CONF_FILE
  mv "$CONF/$1.new" "$(conf_file "$1")"
  echo 'Container private area was created'
}

start() {
  is_running "$1" && { echo 'Container is already running' >&2 && exit 32; }
  echo 'Starting container...'
  clear_container "$1"
  rm -rf "${DUMPS:?}/$1"
  mount_container "$1"
  echo 'Container is mounted'
  make_network "$1" "$NETIF"
  if ! start_container "$1"; then
    clear_container "$1"
    echo "Container start failed: $(tail -n 1 "/vz/log/$1.start")" >&2
    exit 7
  fi
  echo "Adding IP address(es): $IP_ADDRESS"
  join_network "$1" "$NETIF"
  echo 'Container start in progress...'
}

stop() {
  is_running "$1" || { echo 'Container is not running' >&2 && return 0; }
  echo 'Stopping container ...'
  clear_container "$1"
  echo 'Container was stopped'
  echo 'Container is unmounted'
}

destroy() {
  is_running "$1" && { echo 'Container is currently running. Stop it before proceeding.' >&2 && exit 31; }
  clear_container "$1"
  rm -rf "/vz/private/$1" "/vz/work/$1" "/vz/root/$1" "${DUMPS:?}/$1" "$(conf_file "$1")"
  echo 'Container private area was destroyed'
}

# A command started this way is no child of the container's init: CRIU does not take it
# along, it dies when its container is frozen. Start what must move over ssh instead.
execute() {
  local id=$1 pid
  shift
  pid=$(init_pid "$id")
  [ -n "$pid" ] || { echo 'Container is not running' >&2 && exit 31; }
  load_container "$id"
  enter_cgroup "$id" "$MEMORY_MIB"
  exec nsenter --target "$pid" --mount --uts --ipc --net --pid -- \
    env -i PATH="$PATH" HOME=/root OPENBLAS_NUM_THREADS=1 /bin/bash -c "$*"
}

# restore CTID --undump | --resume: undump leaves it off the bridges, resume joins it.
restore() {
  case ${2:-} in
    --undump)
      remove_network "$1"
      echo 'Restoring container ...'
      echo 'Starting container ...'
      mount_container "$1" || { echo 'Error: unable to mount the container' >&2 && exit 7; }
      echo 'Container is mounted'
      printf '\tundump...\n'
      if ! make_network "$1" "$NETIF"; then
        echo 'Error: unable to make the network of the container' >&2
        undo_restore "$1"
      fi
      restore_container "$1" || { criu_errors "$1" restore >&2 && undo_restore "$1"; }
      echo "Adding IP address(es): $IP_ADDRESS"
      echo "Setting CPU units: $CPUUNITS"
      printf '\tget context...\n'
      echo 'Container start in progress...'
      echo 'Restoring completed successfully'
      ;;
    --resume)
      is_running "$1" || { echo 'Container is not running' >&2 && exit 31; }
      join_network "$1" "$NETIF"
      save_sockets "$1" after
      echo 'Resuming...'
      ;;
    *) exit 20 ;;
  esac
}

undo_restore() {
  echo 'Restoring failed:' >&2
  echo 'Container start failed' >&2
  clear_container "$1" || true
  exit 7
}
