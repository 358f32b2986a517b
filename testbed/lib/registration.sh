# The file by which the application gets to know this cluster.

readonly REGISTRATION=${MIGRATION_LAB_TESTBED_REGISTRATION:-$TESTBED/../data/testbed/cluster.yaml}

fabric_lines() { # INDENT, then ADDRESS_COMMAND ID INTERFACE_PREFIX [BRIDGE_PREFIX]
  local name short route
  for fabric in "${FABRICS[@]}"; do
    read -r name short _ <<<"$fabric"
    route=
    [ -z "${5:-}" ] || route=", routeDevice: $5$short"
    echo "$1$name: { address: $("$2" "$3" "$short"), interface: $4$short$route }"
  done
}

write_registration() { # HOST_COUNT VM_COUNT PLATFORM
  local vm file host id index name rate
  file=$(realpath -m "$REGISTRATION")
  mkdir -p "${file%/*}"
  {
    cat <<YAML
# Written by testbed/testbed up. interface: the device whose counters count that fabric's
# bytes; routeDevice: the device that the kernel's routes name.
name: $(cluster_name "$3")
provenance: testbed
platform: $3$(platform_settings "$3")
login: { user: root, port: 22, keyFile: $STATE/keys/login, sudo: false }
vmLogin: { user: bob }
# One machine is all hosts, and the runner besides: what else keeps it busy is recorded, not judged.
limits: { foreignLoad: 1 }
fabrics:
YAML
    for fabric in "${FABRICS[@]}"; do
      read -r name _ rate _ <<<"$fabric"
      echo "  - { name: $name, nominalMbps: ${rate%gbit}000 }"
    done
    echo 'hosts:'
    for ((index = 0; index < $1; index++)); do
      host=$(host_name "$index")
      printf '  - name: %s\n    address: %s\n    memoryMiB: %d\n    fabrics:\n' \
        "$host" "$(host_address "$host" 0)" "$(host_memory_mib "$1")"
      fabric_lines '      ' host_address "$host" g br
    done
    echo "launcher: { name: launcher, address: $(container_address "$LAUNCHER_ID" 0), login: { user: bob, port: 22, keyFile: $STATE/keys/login } }"
    echo 'vms:'
    for ((id = FIRST_VM_ID; id < FIRST_VM_ID + $2; id++)); do
      vm=$id
      [ "$3" = openvz ] || vm=$(container_name "$id")
      printf "  - id: '%s'\n    name: %s\n    home: %s\n    memoryMiB: %d\n    fabrics:\n" \
        "$vm" "$(container_name "$id")" "$(home_of "$id" "$1")" "$CONTAINER_MEMORY_MIB"
      fabric_lines '      ' container_address "$id" eth
    done
    cat "$TESTBED/lib/mpi.yaml"
  } >"$file.new"
  mv "$file.new" "$file"
  hand_over "$file" "${file%/*}"
  say "Registration file: $file"
}

cluster_name() { # PLATFORM
  if [ "$1" = openvz ]; then echo testbed; else echo "testbed-$1"; fi
}

# Images stay in memory, as those of the other platform do: a disk must not be what limits the copy.
platform_settings() { # PLATFORM
  [ "$1" != podman ] || printf '\nplatformSettings: { directory: /vz/dump }'
}

# What is written into a checkout belongs to whoever owns it, also under sudo.
hand_over() { # FILE...
  [ -z "${SUDO_UID:-}" ] || chown "$SUDO_UID:${SUDO_GID:-$SUDO_UID}" "$@"
}

# The machine's memory, shared out: a declared size, which no host is held to.
host_memory_mib() { # HOST_COUNT
  awk -v hosts="$1" '/^MemTotal/ { print int($2 / 1024 / hosts) }' /proc/meminfo
}

print_fingerprints() { # HOST...
  local host
  say 'Host keys (SHA256):'
  for host in "$@"; do
    say "  $host $(fingerprint "$(host_directory "$host")/upper")"
  done
  host=$(home_of "$LAUNCHER_ID" $#)
  say "  launcher $(fingerprint "$(host_directory "$host")/vz/private/$LAUNCHER_ID")"
}

fingerprint() { ssh-keygen -lf "$1/etc/ssh/ssh_host_ed25519_key.pub"; }
