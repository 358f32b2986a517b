# Keys of one life of the testbed. A certificate authority signs every host key, so that
# VMs added later need no new known_hosts anywhere.

make_keys() {
  local name
  [ -e "$STATE/keys/.complete" ] && return 0
  mkdir -p "$STATE/keys"
  chmod 700 "$STATE/keys"
  rm -f "$STATE"/keys/*
  # login: the machine to hosts, launcher and VMs. inner: root among hosts, bob among VMs.
  for name in authority login inner; do
    ssh-keygen -q -t ed25519 -N '' -C "testbed $name" -f "$STATE/keys/$name"
  done
  printf '@cert-authority * %s\n' "$(<"$STATE/keys/authority.pub")" >"$STATE/keys/known_hosts"
  : >"$STATE/keys/.complete"
}

# Fills the ssh files of a tree that is not mounted yet.
install_keys() { # TREE NAME USER HOME OWNER ADDRESSES
  local tree=$1 name=$2 home=$1$4 key=$1/etc/ssh/ssh_host_ed25519_key
  mkdir -p "$tree/etc/ssh" "$home/.ssh"
  cp "$STATE/keys/known_hosts" "$tree/etc/ssh/ssh_known_hosts"
  chmod 644 "$tree/etc/ssh/ssh_known_hosts"
  rm -f "$key"*
  ssh-keygen -q -t ed25519 -N '' -C "$name" -f "$key"
  ssh-keygen -q -s "$STATE/keys/authority" -h -I "$name" -n "$6" "$key.pub"
  cat "$STATE/keys/login.pub" "$STATE/keys/inner.pub" >"$home/.ssh/authorized_keys"
  cp "$STATE/keys/inner" "$home/.ssh/id_ed25519"
  chmod 700 "$home/.ssh"
  chmod 600 "$home/.ssh/"*
  chown -R "$5" "$home"
  [ "$3" = root ] || chmod 755 "$home"
}

write_hosts_file() { # TREE
  local id index
  mkdir -p "$1/etc"
  {
    echo "127.0.0.1 localhost"
    for ((index = 0; index < MAX_HOSTS; index++)); do
      echo "$(host_address "$(host_name "$index")" 10) $(host_name "$index")"
    done
    for ((id = LAUNCHER_ID; id <= LAUNCHER_ID + MAX_VMS; id++)); do
      echo "$(container_address "$id" 10) $(container_name "$id")"
    done
  } >"$1/etc/hosts"
}
