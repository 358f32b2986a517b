# VMs of the platform podman, made by podman itself on their home host.

# One image for all hosts: a container can only be restored where its image is, by the same id.
ensure_podman_image() { # HOST...
  local first=$1 host
  in_host "$first" podman image exists testbed-vm || in_host "$first" podman-vm image
  shift
  for host in "$@"; do
    in_host "$host" podman image exists testbed-vm ||
      in_host "$first" podman save --quiet testbed-vm | in_host "$host" podman load --quiet >/dev/null
  done
}

ensure_podman_vm() { # ID HOST_COUNT HOST...
  local id=$1 name count=$2 home host tree
  shift 2
  name=$(container_name "$id")
  home=$(home_of "$id" "$count")
  for host in "$@"; do
    in_host "$host" podman-vm network "$id" "$name" "$(netif_of "$id")"
    if in_host "$host" podman container exists "$name"; then return 0; fi
  done
  tree=$(mktemp -d)
  mkdir -p "$tree/root"
  chmod 755 "$tree"
  chmod 700 "$tree/root"
  install_keys "$tree" "$name" bob /home/bob 1000:1000 "$(tr ' ' ',' <<<"$(addresses_of "$id")"),$name"
  write_hosts_file "$tree"
  in_host "$home" podman-vm create "$id" "$name" "$CONTAINER_MEMORY_MIB" >/dev/null
  tar -C "$tree" -c . | in_host "$home" podman cp --archive=false - "$name:/"
  rm -rf "$tree"
  in_host "$home" podman start "$name" >/dev/null
  in_host "$home" podman-vm join "$id"
}

known_podman_vms() { # HOST...
  local host
  for host in "$@"; do
    in_host "$host" podman ps --all --format '{{.Names}}'
  done | sort -u | wc -l
}
