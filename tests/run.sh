#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the suites named (all without a name), prints what failed, and last "N passed, N failed".
# BUILD says where the programs are; whole logs are kept in $BUILD/test-logs.
#
#   unit          tests/unit/*/test_*.c, each its own program
#   policy        tests/policy/test_*.sh: rules about the sources and the program
#   cli           tests/cli/*.bats: the program as a user meets it
#   cli-encrypted the same on encrypted registers, but for the files about pages, lists and words, which no kind of
#                 register can change; cli-encrypted-all: those too
#   cli-core      those of cli that go furthest: every example of every command, and what comes from outside
#   year          tests/year: a simulated year of a group, of which `make year` plays all twelve months
#   fuzz-corpus   tests/fuzz/*.c, each run over the inputs in tests/fuzz/corpus
#   any other     tests/<suite>/test_*.sh and tests/<suite>/test_*.c
set -u
cd "$(dirname "$0")/.." || exit 1

root=$PWD
: "${BUILD:=$root/build}"
case $BUILD in /*) ;; *) BUILD=$root/$BUILD ;; esac
logs=$BUILD/test-logs

export BUILD
export SOLIPOST_PROGRAM="$BUILD/solipost" SOLIPOST_DATA="$root/data" SOLIPOST_LOCALEDIR="$BUILD/locale"
export LC_ALL=C.UTF-8 TZ=UTC CMOCKA_MESSAGE_OUTPUT=TAP
unset LANGUAGE SOLIPOST_REGISTER SOLIPOST_TODAY NO_COLOR

# What the sanitizers find goes to files, so that no test can overlook it.
mkdir -p "$logs/sanitizer"
chmod 1777 "$logs/sanitizer"
find "$logs" -type f -exec rm -f {} +
common="log_path=$logs/sanitizer/report:exitcode=99"
export ASAN_OPTIONS="$common:detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1"
export UBSAN_OPTIONS="$common:print_stacktrace=1"
[ ! -f tests/lsan.supp ] || export LSAN_OPTIONS="suppressions=$root/tests/lsan.supp:print_suppressions=0"

# The program belonging to a C file.
program_of() { printf '%s/%s\n' "$BUILD" "${1%.c}"; }

# Prints one command per line for a suite.
list_tests() {
  case $1 in
    unit) for source in tests/unit/*/test_*.c; do program_of "$source"; done ;;
    fuzz-corpus)
      for source in tests/fuzz/*.c; do
        target=$(basename "$source" .c)
        [ "$target" = standalone ] || echo "$(program_of "$source") tests/fuzz/corpus/$target"
      done ;;
    cli) for file in tests/cli/*.bats; do echo "bats --tap $file"; done ;;
    cli-core) for name in generated hostile import replies; do echo "bats --tap tests/cli/$name.bats"; done ;;
    cli-encrypted)
      for file in tests/cli/*.bats; do
        case ${file##*/} in
          cards.* | labels.* | letters.* | printers.* | templates.* | papers.* | protest.* | postage.* | calendar.*) ;;
          print.* | runs.* | relay.* | rules.* | rules-print.* | merge_faults.* | evening.* | plan.* | pairs.*) ;;
          lists.* | report.* | today.* | timeline.* | keystrokes.* | generated.* | hints.* | german.* | turkish.*) ;;
          *) echo "env SOLIPOST_TEST_KIND=encrypted bats --tap $file" ;;
        esac
      done ;;
    cli-encrypted-all)
      for file in tests/cli/*.bats; do echo "env SOLIPOST_TEST_KIND=encrypted bats --tap $file"; done ;;
    *)
      for file in "tests/$1"/test_*.sh; do [ ! -f "$file" ] || echo "sh -c ./$file"; done
      for source in "tests/$1"/test_*.c; do [ ! -f "$source" ] || program_of "$source"; done ;;
  esac
}

all_suites() {
  echo policy unit
  for folder in tests/*/; do
    suite=$(basename "$folder")
    case $suite in policy | unit | cli | fuzz | bench) continue ;; esac
    [ -z "$(list_tests "$suite")" ] || echo "$suite"
  done
  echo fuzz-corpus cli cli-encrypted
}

[ $# -gt 0 ] || set -- $(all_suites)
passed=0
failed=0
for suite; do
  mkdir -p "$logs/$suite"
  list_tests "$suite" | xargs -r -P "$(nproc)" -d '\n' -n 1 tests/run-one.sh "$logs/$suite"
  totals=$(cat "$logs/$suite"/*.result 2>/dev/null | awk '{ p += $1; f += $2 } END { print p + 0, f + (NR == 0) }')
  suite_passed=${totals% *}
  suite_failed=${totals#* }
  printf '%-12s %5d passed, %d failed\n' "$suite" "$suite_passed" "$suite_failed"
  passed=$((passed + suite_passed))
  failed=$((failed + suite_failed))
done

for report in "$logs/sanitizer"/*; do
  [ -f "$report" ] || continue
  echo "A sanitizer found a fault: $report"
  head -n 30 "$report"
  failed=$((failed + 1))
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
