#!/bin/sh
# SPDX-License-Identifier: MIT
# run-one.sh FOLDER "COMMAND": runs one test program that speaks TAP. Leaves its output and a file NAME.result with
# "passed failed" in the folder; prints what failed. A plan that is missing or not kept, a skipped test, and an exit
# that contradicts the lines are failures too.
set -u
folder=$1
command=$2

# "bats --tap tests/cli/import.bats" and "/build/tests/unit/base/test_date" become import.bats and base-test_date.
case $command in
  */unit/*) name=$(echo "$command" | sed 's|.*/unit/||; s|/|-|g') ;;
  *) name=$(basename "$command") ;;
esac
log=$folder/$name

# shellcheck disable=SC2086 # program and arguments are separated by spaces
timeout --kill-after=10 "${TEST_TIMEOUT:-600}" $command >"$log.log" 2>"$log.err" </dev/null
status=$?

awk -v status="$status" -v result="$log.result" -v name="$name" '
  function complain(text) { print "  " name ": " text; failed++ }
  /^1\.\.[0-9]+/ { plan += substr($1, 4); plans++ }
  /^ok / && tolower($0) ~ /# *skip/ { complain("skipped: " $0); next }
  /^ok / { passed++; detail = 0 }
  /^not ok / { complain($0); detail = 12; next }
  /^#/ && detail > 0 { print "      " $0; detail-- }
  END {
    if (plans == 0) complain("gave no plan of its tests (exit " status ")")
    else if (plan != passed + failed) complain("planned " plan " tests, ran " passed + failed " (exit " status ")")
    else if (plan == 0) complain("has no tests")
    if (status != 0 && failed == 0) complain("ended with exit " status)
    print passed + 0, failed + 0 >result
    exit failed > 0
  }' "$log.log" || { tail -n 20 "$log.err" | sed 's/^/      /'; }
