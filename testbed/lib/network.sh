# Management bridge on the machine, two shaped fabrics in a namespace of their own.

in_namespace() { ip netns exec "$@"; }

# A fresh namespace without IPv6 (its neighbour discovery would count as traffic) and with
# address answers only from the interface that holds the address.
make_namespace() { # NAME
  ip netns add "$1"
  in_namespace "$1" sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1 \
    net.ipv4.conf.all.arp_ignore=1 net.ipv4.conf.default.arp_ignore=1 2>/dev/null || true
  ip -n "$1" link set lo up
}

namespace_exists() { [ -e "/run/netns/$1" ]; }
link_exists() { ip link show dev "$1" >/dev/null 2>&1; }

make_management() {
  link_exists "$MANAGEMENT" && return 0
  ip link add "$MANAGEMENT" address "$(host_mac machine 0)" type bridge
  ip addr add "$PREFIX.0.1/24" dev "$MANAGEMENT"
  ip link set "$MANAGEMENT" up
}

make_switch() {
  namespace_exists "$SWITCH" && return 0
  local name short mtu
  make_namespace "$SWITCH"
  for fabric in "${FABRICS[@]}"; do
    read -r name short _ mtu _ <<<"$fabric"
    ip -n "$SWITCH" link add "sw$short" mtu "$mtu" type bridge mcast_snooping 0
    ip -n "$SWITCH" link set "sw$short" alias "$name" up
  done
}

shape() { # NAMESPACE INTERFACE RATE BURST
  tc -n "$1" qdisc replace dev "$2" root tbf rate "$3" burst "$4" latency 50ms
}

# Inside a host each network ends on a bridge (br0, br10, br1), on which its containers
# hang as well; so every byte to or from another host passes mgmt, g10 or g1.
make_host_network() { # HOST
  local host=$1 space=$MARK-$1 short rate mtu burst
  make_namespace "$space"

  ip link add "$space" type veth peer name mgmt netns "$space"
  ip link set "$space" master "$MANAGEMENT" up
  add_host_bridge "$host" br0 mgmt 1500 0

  for fabric in "${FABRICS[@]}"; do
    read -r _ short rate mtu burst <<<"$fabric"
    ip -n "$SWITCH" link add "$host-$short" mtu "$mtu" type veth peer name "g$short" netns "$space" mtu "$mtu"
    ip -n "$SWITCH" link set "$host-$short" master "sw$short" up
    add_host_bridge "$host" "br$short" "g$short" "$mtu" "$short"
    # tbf shapes what leaves an interface only: one end for each direction.
    shape "$space" "g$short" "$rate" "$burst"
    shape "$SWITCH" "$host-$short" "$rate" "$burst"
  done
}

# A bridge without an address of its own takes the lowest of its ports, and so changes it
# whenever a container comes or goes; its peers would then talk to nobody for seconds.
add_host_bridge() { # HOST BRIDGE PORT MTU SUBNET
  local space=$MARK-$1
  ip -n "$space" link add "$2" mtu "$4" address "$(host_mac "$1" "$5")" type bridge mcast_snooping 0
  ip -n "$space" link set "$3" master "$2" up
  ip -n "$space" addr add "$(host_address "$1" "$5")/24" dev "$2"
  ip -n "$space" link set "$2" up
}

remove_networks() {
  local space link
  for space in /run/netns/"$MARK"-*; do
    [ -e "$space" ] && ip netns del "${space##*/}"
  done
  # Killed between two commands, `up` can leave a link without its namespace.
  for link in /sys/class/net/"$MARK"-*; do
    [ -e "$link" ] && { ip link del "${link##*/}" 2>/dev/null || true; }
  done
  return 0
}
