# What every tool of a host knows: where things are, and the configuration of a container.

PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL=C

readonly TOOLS=/usr/lib/vz-testbed
readonly TEMPLATE=/vz/template
readonly CONF=/vz/conf LOCKS=/vz/lock DUMPS=/vz/dump
readonly PIDS=/run/vz

conf_file() { echo "$CONF/$1.conf"; }
container_exists() { [ -e "$(conf_file "$1")" ]; }

# Sets HOSTNAME, IP_ADDRESS, NETIF, MEMORY_MIB as conf has them.
load_container() { # CTID
  VE_ROOT=/vz/root/$1 VE_PRIVATE=/vz/private/$1
  # shellcheck source=/dev/null
  . "$(conf_file "$1")"
}

is_ctid() { [[ $1 =~ ^[0-9]{1,5}$ ]]; }

# Each interface of a container as "NAME BRIDGE MAC ADDRESS MTU".
interfaces_of() { # NETIF
  tr ';' '\n' <<<"$1" | sed -E 's/^ifname=([^,]*),bridge=([^,]*),mac=([^,]*),address=([^,]*),mtu=(.*)$/\1 \2 \3 \4 \5/'
}

seconds_now() { # with microseconds, as a decimal number
  echo "$EPOCHREALTIME"
}
