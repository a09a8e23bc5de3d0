# SPDX-License-Identifier: MIT
# Sourced by the test scripts. A check passes when nothing comes in:
#     grep -n something src/*.c | check 'nobody writes something'
# Each line that comes in is one fault and is shown. The script ends with `finish`.
set -u
cd "$(dirname "$0")/../.." || exit 1
LC_ALL=C.UTF-8
export LC_ALL

# A check at the end of a pipe runs in a process of its own: what it found is remembered in a file.
tap_results=$(mktemp)

check() {
  tap_faults=$(sed '/^$/d')
  tap_result='ok'
  [ -z "$tap_faults" ] || tap_result='not ok'
  echo "$tap_result" >>"$tap_results"
  echo "$tap_result $(wc -l <"$tap_results") - $1"
  [ -z "$tap_faults" ] || printf '%s\n' "$tap_faults" | sed 's/^/# /'
}

finish() {
  echo "1..$(wc -l <"$tap_results")"
  ! grep -q 'not ok' "$tap_results"
  tap_status=$?
  rm -f "$tap_results"
  exit "$tap_status"
}
