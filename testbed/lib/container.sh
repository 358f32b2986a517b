# Containers, made through the tools of their home host.

netif_of() { # ID
  local short mtu parts=()
  if (($1 == LAUNCHER_ID)); then
    parts+=("ifname=eth0,bridge=br0,mac=$(container_mac "$1" 0),address=$(container_address "$1" 0)/24,mtu=1500")
  fi
  for fabric in "${FABRICS[@]}"; do
    read -r _ short _ mtu _ <<<"$fabric"
    parts+=("ifname=eth$short,bridge=br$short,mac=$(container_mac "$1" "$short"),address=$(container_address "$1" "$short")/24,mtu=$mtu")
  done
  (IFS=';' && echo "${parts[*]}")
}

addresses_of() { # ID
  local short addresses=''
  (($1 != LAUNCHER_ID)) || addresses="$(container_address "$1" 0) "
  for fabric in "${FABRICS[@]}"; do
    read -r _ short _ <<<"$fabric"
    addresses+="$(container_address "$1" "$short") "
  done
  echo "${addresses% }"
}

# Its files are laid under the private area before it exists, so that no tree that is
# mounted is written from below.
create_container() { # ID HOST
  local id=$1 host=$2 area addresses
  area=$(host_directory "$host")/vz/private/$id
  addresses=$(addresses_of "$id")
  rm -rf "$area"
  mkdir -p "$area/root" "$area/home/bob"
  chmod 700 "$area/root"
  install_keys "$area" "$(container_name "$id")" bob /home/bob 1000:1000 "${addresses// /,},$(container_name "$id")"
  write_hosts_file "$area"
  in_host "$host" vzctl create "$id" "$(container_name "$id")" "$CONTAINER_MEMORY_MIB" "$addresses" "$(netif_of "$id")" >/dev/null
}

# Where a container runs, by asking every host; empty when nowhere.
host_of() { # ID HOST...
  local id=$1 host
  shift
  for host in "$@"; do
    if grep -qx " *$id *running *" < <(in_host "$host" vzlist -H -o ctid,status); then
      echo "$host"
      return 0
    fi
  done
}

ensure_container() { # ID HOST_COUNT HOST...
  local id=$1 count=$2 host
  shift 2
  [ -z "$(host_of "$id" "$@")" ] || return 0
  for host in "$@"; do
    # Known to a host but not running: it was stopped, or a killed `up` came no further.
    [ -e "$(host_directory "$host")/vz/conf/$id.conf" ] || continue
    in_host "$host" vzctl start "$id" >/dev/null
    return 0
  done
  host=$(home_of "$id" "$count")
  create_container "$id" "$host"
  in_host "$host" vzctl start "$id" >/dev/null || die "container $id did not start on $host."
}
