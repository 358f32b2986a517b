# Names and addresses: every one is derived here, so that `down` finds what a killed `up` left.

readonly PREFIX=${MIGRATION_LAB_TESTBED_PREFIX:-10.213}
readonly STATE=${MIGRATION_LAB_TESTBED_STATE:-/run/migration-lab/testbed}
readonly CACHE=${MIGRATION_LAB_TESTBED_CACHE:-/var/cache/migration-lab/testbed}
readonly SUITE=${MIGRATION_LAB_TESTBED_SUITE:-sid}
readonly CONTAINER_MEMORY_MIB=${MIGRATION_LAB_TESTBED_MEMORY_MIB:-1024}
# no: trees are real copies even where overlayfs works (1.4 GB each).
readonly OVERLAY=${MIGRATION_LAB_TESTBED_OVERLAY:-yes}

# Starts the name of each namespace and link on the machine; another one, with another prefix and
# state, is a second testbed beside the first.
readonly MARK=${MIGRATION_LAB_TESTBED_MARK:-mlt}
readonly MANAGEMENT=$MARK-mgmt
readonly SWITCH=$MARK-switch
readonly CGROUP=migration-lab-testbed-$MARK

readonly MAX_HOSTS=8
readonly MAX_VMS=60
readonly LAUNCHER_ID=100
readonly FIRST_VM_ID=101

# name, short name (also the subnet), rate, MTU, burst. A burst is what 10 ms of the rate
# carries, but never less than one segmented 64 KiB packet of the kernel.
readonly FABRICS=(
  '10GbE 10 10gbit 9000 4mb'
  '1GbE 1 1gbit 1500 1mb'
)

host_name() { # INDEX from 0
  local letters=ABCDEFGH
  echo "h${letters:$1:1}"
}

host_index() { # NAME
  local letters=ABCDEFGH before
  before=${letters%%"${1#h}"*}
  echo ${#before}
}

host_address() { # NAME SUBNET (0 = management)
  echo "$PREFIX.$2.$((11 + $(host_index "$1")))"
}

container_name() { # ID
  if (($1 == LAUNCHER_ID)); then echo launcher; else echo "ct$1"; fi
}

container_address() { # ID SUBNET
  echo "$PREFIX.$2.$1"
}

# Locally administered and derived from subnet and id, so that it stays when the VM moves.
container_mac() { # ID SUBNET
  printf '02:6d:6c:00:%02x:%02x\n' "$2" "$1"
}

host_mac() { # NAME ("machine" for this machine itself) SUBNET
  local last=1
  [ "$1" = machine ] || last=$((11 + $(host_index "$1")))
  printf '02:6d:6b:00:%02x:%02x\n' "$2" "$last"
}

home_of() { # ID HOST_COUNT
  if (($1 == LAUNCHER_ID)); then host_name 0; else host_name $((($1 - FIRST_VM_ID) % $2)); fi
}

host_directory() { echo "$STATE/hosts/$1"; }

say() { printf '%s\n' "$*"; }

# One sentence, exit 2: the testbed cannot run here and nothing was changed.
cannot() {
  rmdir "$STATE" 2>/dev/null && rm -f "$STATE.lock"
  printf 'testbed: %s\n' "$*" >&2
  exit 2
}

die() {
  printf 'testbed: %s\n' "$*" >&2
  exit 1
}
