# SPDX-License-Identifier: MIT
# Answers typed on a terminal: script(1) gives the program one.

# on_terminal STATUS INPUT COMMAND...: types INPUT (backslash sequences as in printf) and compares the exit code. After
# the last key the end of input (Ctrl-D) is typed. $output holds what stood on the screen, without carriage returns.
on_terminal() {
  local wanted=$1 input=$2 command status=0
  shift 2
  printf -v command '%q ' "$@"
  printf '%b' "$input" | script -qec "$command" /dev/null >"$BATS_TEST_TMPDIR/screen" || status=$?
  output=$(tr -d '\r' <"$BATS_TEST_TMPDIR/screen")
  [ "$status" -eq "$wanted" ] && return
  printf 'wanted exit %s, got %s from: %s\n--- screen\n%s\n' "$wanted" "$status" "$command" "$output" >&2
  return 1
}
