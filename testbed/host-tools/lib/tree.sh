# A writable tree over a read-only one.

# Whiteouts and opaque folders must mean the same on every host: no feature that ties the
# upper layer to this lower one or to inode numbers.
readonly OVERLAY_OPTIONS=index=off,metacopy=off,redirect_dir=off

mount_tree() { # LOWER UPPER WORK TARGET
  mkdir -p "$2" "$3" "$4"
  if [ "${TESTBED_OVERLAY:-yes}" = yes ] && mount -t overlay overlay \
    -o "lowerdir=$1,upperdir=$2,workdir=$3,$OVERLAY_OPTIONS" "$4" 2>/dev/null; then
    return 0
  fi
  # No overlay here: the writable layer becomes a real copy, made once.
  if [ ! -e "$2/.complete" ]; then
    rsync -aHAX --ignore-existing "$1/" "$2/"
    : >"$2/.complete"
  fi
  mount --bind "$2" "$4"
}
