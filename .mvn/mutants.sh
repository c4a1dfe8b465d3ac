# What the mutants of the modules and those of the campaign have in common; sourced by their run.
# They set `here`, the directory of the patches, and `title`, what stands above the rows of RESULT.md.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
result=$here/RESULT.md
. "$root/.mvn/jdk.sh"

fail() {
  echo "$*" >&2
  exit 1
}

# Sets `patches`: all of them, or those whose names begin with one of the words.
select_patches() {
  local patch name prefix
  patches=()
  for patch in "$here"/*.patch; do
    name=$(basename "$patch" .patch)
    if [ $# = 0 ]; then patches+=("$patch"); fi
    for prefix in "$@"; do case $name in "$prefix"*) patches+=("$patch") ;; esac; done
  done
  [ ${#patches[@]} -gt 0 ] || fail "there is no such mutant"
}

# Goes to a copy of the tree, which is gone at the end; the arguments are tar's, to leave something out.
enter_copy() {
  copy=$(mktemp -d)
  trap 'rm -rf "$copy"' EXIT
  tar -C "$root" --exclude=./.git --exclude=./.platform "$@" -cf - . | tar -C "$copy" -xf -
  cd "$copy"
  log=$copy/maven.log
  export MAVEN_OPTS="${MAVEN_OPTS:-} -XX:+UseSerialGC"
}

# What a patch says of itself: field NAME PATCH.
field() { sed -n "s/^$1: //p" "$2"; }

apply() { patch -s -p1 --fuzz=0 <"$1" >"$log" 2>&1 || { cat "$log" >&2; fail "$(basename "$1" .patch) does not apply"; }; }

revert() { patch -s -R -p1 --fuzz=0 <"$1"; }

maven() { ${MUTANT_RUNNER:-} ./mvnw -q -Pquick "$@" >"$log" 2>&1 </dev/null; }

# Renews the row of a mutant: note NAME ROW.
note() {
  [ -f "$result" ] || : >"$result"
  { grep '\.patch)' "$result" | grep -vF "($1.patch)" || true; echo "$2"; } >"$copy/rows"
  { echo "$title"; sort -t'[' -k2 "$copy/rows"; } >"$copy/result"
  cp "$copy/result" "$result"
}
