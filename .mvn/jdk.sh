# Sets JAVA_HOME to a JDK that builds and runs Waybill, wherever it lies; sourced by each command of this repository.

wanted_jdk=25

# The feature version of the JDK in a directory; nothing if there is no compiler.
version_of() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -version 2>&1 | sed -n '1s/.*"\([0-9]*\).*/\1/p'
  fi
}

java_on_path() {
  local java
  java=$(command -v java) || return 0
  while [ -L "$java" ]; do
    local target
    target=$(readlink "$java")
    case $target in
      /*) java=$target ;;
      *) java=$(dirname "$java")/$target ;;
    esac
  done
  dirname "$(dirname "$java")"
}

# JAVA_HOME, what java means in this shell, and where Linux, macOS, SDKMAN, IDEs and others put JDKs, or only those in WAYBILL_JDKS.
jdks() {
  printf '%s\n' "${JAVA_HOME:-}" "$(java_on_path)"
  if [ -n "${WAYBILL_JDKS:-}" ]; then
    printf '%s\n' "$WAYBILL_JDKS"/*
    return
  fi
  printf '%s\n' /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.local/share/mise/installs/java/* "${HOME:-}"/.asdf/installs/java/*
}

# The first that is new enough; else says in one line what there is.
find_jdk() {
  local home version newest=
  while IFS= read -r home; do
    [ -n "$home" ] || continue
    version=$(version_of "$home")
    [ -n "$version" ] || continue
    if [ "$version" -ge "$wanted_jdk" ]; then
      (cd "$home" && pwd)
      return
    fi
    if [ "$version" -gt "${newest:-0}" ]; then newest=$version; fi
  done < <(jdks)
  echo "✗ Waybill needs JDK $wanted_jdk${newest:+, the newest here is $newest}: install one (https://adoptium.net), or set JAVA_HOME to where it is." >&2
  return 1
}

JAVA_HOME=$(find_jdk) || exit 1
export JAVA_HOME
