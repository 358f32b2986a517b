# What the testbed needs from the machine, asked before anything is changed.

readonly TOOLS=(ip tc mmdebstrap nsenter unshare pivot_root rsync ssh-keygen flock setsid)
declare -rA TOOL_PACKAGE=(
  [ip]=iproute2 [tc]=iproute2 [mmdebstrap]=mmdebstrap [nsenter]=util-linux [unshare]=util-linux
  [pivot_root]=util-linux [rsync]=rsync [ssh-keygen]=openssh-client [flock]=util-linux [setsid]=util-linux
)

require_machine() {
  [ "$(uname -s)" = Linux ] || cannot "it runs on Linux only, and this is $(uname -s)."
  ((EUID == 0)) || cannot "it makes namespaces and network devices, so it must be run as root (sudo)."
  unshare --mount --pid --uts --ipc --net --fork true 2>/dev/null ||
    cannot "this kernel or container does not allow new namespaces (unshare failed)."
  [ -e /proc/self/map_files ] ||
    cannot "this kernel lacks /proc/PID/map_files (CONFIG_CHECKPOINT_RESTORE), which CRIU needs."
}

# The subnet must be ours or nobody's.
require_free_subnet() {
  local others
  others=$({
    ip -4 -o addr show | awk '{ print $4, $2 }'
    ip -4 route show | sed -E 's/^([^ ]+).* dev ([^ ]+).*/\1 \2/'
  } | awk -v p="$PREFIX." -v ours="$MANAGEMENT" 'index($1, p) == 1 && $2 != ours { print $2 }' | sort -u | paste -sd' ')
  [ -z "$others" ] || cannot "$PREFIX.0.0/16 is already in use here (on $others); set MIGRATION_LAB_TESTBED_PREFIX to a free one such as 10.214."
}

require_tools() {
  local tool missing=()
  PATH=$PATH:/usr/sbin:/sbin
  for tool in "${TOOLS[@]}"; do
    command -v "$tool" >/dev/null || missing+=("${TOOL_PACKAGE[$tool]}")
  done
  ((${#missing[@]})) || return 0
  mapfile -t missing < <(printf '%s\n' "${missing[@]}" | sort -u)
  command -v apt-get >/dev/null ||
    cannot "these programs are missing and there is no apt-get to install them: ${missing[*]}."
  say "Installing ${missing[*]} with apt-get."
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$STATE/apt.log" 2>&1 ||
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$STATE/apt.log" 2>&1 ||
    cannot "apt-get could not install ${missing[*]} (see $STATE/apt.log)."
}

# CRIU and kernel must fit each other; only trying tells.
require_criu() { # ROOT
  local report
  if report=$(in_private_root "$1" criu check 2>&1) && [[ $report == *'Looks good.'* ]]; then return 0; fi
  report=$(grep -m1 Error <<<"$report" || tail -n1 <<<"$report")
  cannot "CRIU cannot run on this kernel ($(uname -r)): ${report:-criu check failed}."
}

in_private_root() { # ROOT COMMAND...
  unshare --mount --pid --uts --ipc --net --fork --propagation private \
    bash "$TESTBED/lib/private-root" "$@"
}
