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

# A conversation: start_terminal COMMAND, then wait_for TEXT and type_keys KEYS in turn, then end_terminal. The screen is
# in the file "screen".
start_terminal() {
  rm -f keys screen
  mkfifo keys
  : >screen
  script -qefc "$1" screen <keys >/dev/null 2>&1 &
  terminal=$!
  exec 4>keys
}

wait_for() {
  local turn
  for turn in $(seq 200); do
    ! grep -qF -- "$1" screen || return 0
    sleep 0.05
  done
  printf 'after %s turns not on the screen: %s\n' "$turn" "$1" >&2
  cat screen >&2
  return 1
}

type_keys() { printf '%b' "$1" >&4; }

end_terminal() {
  exec 4>&-
  terminal_status=0
  wait "$terminal" || terminal_status=$?
}
