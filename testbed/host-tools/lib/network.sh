# A container's interfaces: made complete first, joined to the host's bridges last.

host_end() { echo "ve$1.$2"; } # CTID INTERFACE

# If an address answered before its sockets exist, this kernel would reset the peers'
# connections; hence two steps, with the restore between them.
make_network() { # CTID NETIF
  local name mac address mtu space=ct$1
  ip netns add "$space"
  ip netns exec "$space" sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1 \
    net.ipv4.conf.all.arp_ignore=1 net.ipv4.conf.default.arp_ignore=1 2>/dev/null || true
  ip -n "$space" link set lo up
  while read -r name _ mac address mtu; do
    ip link add "$(host_end "$1" "$name")" mtu "$mtu" type veth peer name "$name" netns "$space" mtu "$mtu" || return 1
    ip -n "$space" link set "$name" address "$mac"
    ip -n "$space" addr add "$address" dev "$name"
    ip -n "$space" link set "$name" up
  done < <(interfaces_of "$2")
}

join_network() { # CTID NETIF
  local name bridge address
  while read -r name bridge _; do
    ip link set "$(host_end "$1" "$name")" master "$bridge" up
  done < <(interfaces_of "$2")
  # Bridges still send this MAC to the old host until they hear it from the new one.
  while read -r name _ _ address _; do
    ip netns exec "ct$1" arping -q -U -c 1 -w 1 -I "$name" "${address%/*}" >/dev/null 2>&1 &
  done < <(interfaces_of "$2")
}

leave_network() { # CTID NETIF
  local name
  while read -r name _; do
    ip link set "$(host_end "$1" "$name")" nomaster
  done < <(interfaces_of "$2")
}

remove_network() { # CTID
  [ -e "/run/netns/ct$1" ] || return 0
  local link
  # Deleted by name: a namespace lives on, and its addresses with it, while a process is in it.
  for link in /sys/class/net/ve"$1".*; do
    [ -e "$link" ] && ip link del "${link##*/}" 2>/dev/null
  done
  ip netns del "ct$1"
}

# What TCP knew of its peers around a freeze: its back-off may be what stalls are made of.
save_sockets() { # CTID before|after
  ip netns exec "ct$1" ss -tino >"/vz/log/$1.sockets-$2" 2>/dev/null || true
}
