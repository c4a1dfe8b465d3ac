# Removes one guard of a module at a time, in a copy of the tree, and shows which named test turns red; sourced by the module's
# mutants/run, which sets `here`, the directory of the patches, and `promise`, the field in which a patch says what it breaks.
# The rows of RESULT.md are renewed. It fails when a test is red without a mutant, when a patch does not apply or compile, and when a mutant survives.
# MUTANT_RUNNER, if set, is put before each Maven command.

module=$(basename "$(dirname "$here")")
title="# Mutants: the last run of each

Each removes one guard of the module. \`$module/mutants/run\` runs the named tests without a mutant first, where
they must be green, and then the one that must notice each mutant.

| ${promise,,} | mutant | what it breaks | test | | when |
|---|---|---|---|---|---|"
. "$here/../../.mvn/mutants.sh"
select_patches "$@"
enter_copy --exclude=target

# Runs tests (Class#method, separated by commas), those named *IT by Failsafe, the others by Surefire.
run_tests() {
  local unit=None it=None test
  for test in ${1//,/ }; do
    case ${test%%#*} in *IT) it+=,$test ;; *) unit+=,$test ;; esac
  done
  rm -rf "$module"/target/*-reports
  maven verify -pl "$module" -am -Dtest="$unit" -Dit.test="$it" \
    -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false
}

# How many tests ran, and how many of them failed, as "ran failed".
count() {
  find "$module/target" -path '*-reports/TEST-*.xml' -exec grep -ho '<testcase\|<failure\|<error' {} + |
    awk '/testcase/ {ran++} /failure|error/ {failed++} END {print ran + 0, failed + 0}'
}

all=$(for patch in "${patches[@]}"; do field Test "$patch"; done | sort -u | paste -sd,)
echo "without a mutant: $all"
run_tests "$all" || { tail -n 40 "$log" >&2; fail "red without any mutant"; }
read -r ran failed < <(count)
echo "without a mutant: $ran tests, $failed failed"

survivors=0
for patch in "${patches[@]}"; do
  name=$(basename "$patch" .patch)
  test=$(field Test "$patch")
  apply "$patch"
  verdict=red
  if run_tests "$test"; then
    verdict='**survived**'
    survivors=$((survivors + 1))
  else
    read -r _ failed < <(count)
    [ "$failed" -gt 0 ] || { tail -n 40 "$log" >&2; fail "$name broke the build, and not a test"; }
  fi
  revert "$patch"
  echo "$name: $verdict by $test"
  note "$name" "| $(field "$promise" "$patch") | [$name]($name.patch) | $(head -n 1 "$patch") | \`$test\` | $verdict | $(date -u +%F) |"
done
[ "$survivors" = 0 ]
