# Brings the cluster to the wanted size, whatever is there already.

bring_up() { # HOST_COUNT VM_COUNT PLATFORM
  local count=$1 vms=$2 platform=$3 started=$SECONDS index host id hosts=()
  if is_broken; then
    say 'Clearing away what a broken-off run left.'
    bring_down
    build_root
  fi
  mapfile -t hosts < <(running_hosts)
  ((${#hosts[@]} == 0 || ${#hosts[@]} == count)) ||
    die "the testbed is up with ${#hosts[@]} hosts; take it down before changing their number."
  if [ -e "$STATE/platform" ] && [ "$(<"$STATE/platform")" != "$platform" ]; then
    die "the testbed is up with the platform $(<"$STATE/platform"); take it down before changing it."
  fi
  mkdir -p "$STATE/hosts"
  make_keys
  make_management
  make_switch
  for ((index = 0; index < count; index++)); do
    host=$(host_name "$index")
    [ -n "$(host_pid "$host")" ] || start_host "$host"
    install_host_tools "$host"
    hosts[index]=$host
  done
  echo "$platform" >"$STATE/platform"
  ensure_container "$LAUNCHER_ID" "$count" "${hosts[@]}"
  [ "$platform" != podman ] || ensure_podman_image "${hosts[@]}"
  for ((id = FIRST_VM_ID; id < FIRST_VM_ID + vms; id++)); do
    if [ "$platform" = podman ]; then
      ensure_podman_vm "$id" "$count" "${hosts[@]}"
    else
      ensure_container "$id" "$count" "${hosts[@]}"
    fi
  done
  if [ "$platform" = podman ]; then
    vms=$(known_podman_vms "${hosts[@]}")
  else
    vms=$(known_vms "${hosts[@]}")
  fi
  : >"$STATE/complete"
  allow_login
  write_registration "$count" "$vms" "$platform"
  print_fingerprints "${hosts[@]}"
  say "The testbed is up: $count hosts, $vms VMs, in $((SECONDS - started)) s."
}

# Something is left of an `up` that never finished, or a host has died since.
is_broken() {
  local hosts directories=("$STATE"/hosts/*)
  mapfile -t hosts < <(running_hosts)
  if [ -e "$STATE/complete" ]; then
    ((${#hosts[@]} != ${#directories[@]}))
  else
    ((${#hosts[@]} > 0)) || namespace_exists "$SWITCH" || link_exists "$MANAGEMENT"
  fi
}

# `up --vms 4` on a testbed of six leaves six.
known_vms() { # HOST...
  local host
  for host in "$@"; do
    in_host "$host" vzlist -a -H -o ctid
  done | sort -u | awk -v first="$FIRST_VM_ID" '$1 >= first' | wc -l
}

# The application's runner need not be root to use the key of this life of the testbed.
allow_login() {
  [ -z "${SUDO_UID:-}" ] || chown "$SUDO_UID" "$STATE/keys" "$STATE/keys/login"
}
