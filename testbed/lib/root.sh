# The root file system: built once for a recipe, kept outside the checkout.

recipe_hash() {
  (cd "$TESTBED/recipe" && cat -- * && echo "$SUITE") | sha256sum | cut -c1-16
}

cached_root() { echo "$CACHE/$(recipe_hash)"; }

# The mirror is the machine's own; elsewhere than on Debian it has to be named.
debian_mirror() {
  local mirror=${MIGRATION_LAB_TESTBED_MIRROR:-}
  [ -n "$mirror" ] || mirror=$(apt-get indextargets --format '$(REPO_URI)' \
    'Created-By: Packages' 'Origin: Debian' 'Label: Debian' 2>/dev/null | head -n1 || true)
  [ -n "$mirror" ] ||
    cannot "no Debian mirror is known from this machine's apt sources (run apt-get update, or set MIGRATION_LAB_TESTBED_MIRROR)."
  echo "$mirror"
}

# Renamed into place when complete, so that a killed build never looks like a root.
build_root() {
  local root partial mirror started=$SECONDS
  root=$(cached_root)
  [ -d "$root" ] && return 0
  mirror=$(debian_mirror)
  mkdir -p "$CACHE"
  rm -rf "$CACHE"/partial.*
  partial=$(mktemp -d "$CACHE/partial.XXXXXX")
  chmod 755 "$partial"
  say "Building the root file system (Debian $SUITE; once, one to three minutes) …"
  if ! "$TESTBED/recipe/build-root" "$partial" "$mirror" "$SUITE" >"$CACHE/build.log" 2>&1; then
    rm -rf "$partial"
    tail -n 5 "$CACHE/build.log" >&2
    die "the root file system could not be built (whole log: $CACHE/build.log)."
  fi
  mv "$partial" "$root"
  say "Built $root in $((SECONDS - started)) s ($(du -sh "$root" | cut -f1))."
}
