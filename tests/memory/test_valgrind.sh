#!/bin/sh
# SPDX-License-Identifier: MIT
# Setting up, importing and printing under valgrind: no error, and no memory that nobody can reach any more. (ICU and
# fontconfig keep caches until the process ends: those are reachable, and not counted.)
set -u
program=${BUILD:?}/solipost
root=$(cd "$(dirname "$0")/../.." && pwd)
SOLIPOST_DATA=${SOLIPOST_DATA:-$root/data}
SOLIPOST_TODAY=2026-08-01
export SOLIPOST_DATA SOLIPOST_TODAY
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
HOME=$work SOLIPOST_REGISTER=$work/register.solipost
export HOME SOLIPOST_REGISTER
number=0

# clean WHAT STATUS COMMAND...: the command ends with the status, and valgrind has nothing to say.
clean() {
  what=$1 wanted=$2
  shift 2
  number=$((number + 1))
  status=0
  valgrind --quiet --trace-children=yes --leak-check=full --errors-for-leak-kinds=definite --error-exitcode=99 \
    --log-file="$work/valgrind.%p" "$program" "$@" >"$work/out" 2>&1 </dev/null || status=$?
  if [ "$status" -eq "$wanted" ] && ! grep -q . "$work"/valgrind.* 2>/dev/null; then
    echo "ok $number - $what"
  else
    echo "not ok $number - $what"
    echo "# exit $status, expected $wanted"
    cat "$work"/valgrind.* "$work/out" | head -n 40 | sed 's/^/# /'
  fi
  rm -f "$work"/valgrind.*
}

echo 1..8
clean 'a new register' 0 init --plain --name Group --sender 'Group|Street 1|10115 Berlin' --country DE --language en
clean 'importing prisons' 0 import prisons "$SOLIPOST_DATA/prisons.csv" --source 'public lists'
clean 'importing people' 0 import prisoners "$SOLIPOST_DATA/sample-prisoners.csv" --source fictional --date 2026-08-01 \
  --contact direct
clean 'a dry run in seven languages' 3 print cards --template greeting --local-script --dry-run
clean 'cards in seven languages with a picture' 3 print cards --template greeting --local-script --acknowledge --yes \
  --picture "$SOLIPOST_DATA/samples/sunrise.jpg" --envelopes C6 --output "$work/cards"
clean 'the same pages again, by two processes' 0 print again 1 --output "$work/again" --jobs 2
clean 'writing lines and a motto' 3 print cards --lines --motto 'After every winter comes a spring' --layout single --yes \
  --output "$work/lines"
clean 'looking the register over' 0 check
