#!/bin/sh
# SPDX-License-Identifier: MIT
# `make bench`: speed as ratios against another program in the same run, and memory. BUILD is the folder built in.
set -eu
build=${BUILD:-build}
program=$build/solipost
bench=$build/tests/bench
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
SOLIPOST_TODAY=2026-08-01
export SOLIPOST_TODAY

. tests/bench/people.sh

fresh() { # FROM TO: a copy of a closed register, and no files of an earlier run
  printf 'rm -rf "%s"* "%s"; cp "%s" "%s"' "$2" "$work/out" "$1" "$2"
}

for language in tr ar; do
  register "$work/$language.register" 1000 "$language" TR-VAN
  "$bench/letters" "$work/$language.register" --texts "$work/$language.txt" >/dev/null
done
printf '1000 A4 letters of 120 words from templates, recorded in the register (A) against pango+cairo (B)\n'
for language in tr ar; do
  font='Noto Sans' direction=ltr
  [ $language = ar ] && font='Noto Naskh Arabic, Noto Sans' direction=rtl
  printf '  %s  ' $language
  "$bench/ratio" 7 sh -c "$(fresh "$work/$language.register" "$work/run"); exec '$bench/letters' '$work/run' '$work/out' 1" \
    ::: "$bench/pango_letters" "$work/$language.txt" "$work/pango.pdf" "$font" $direction
done

register "$work/1000.register" 1000 en GB-MAN
register "$work/10000.register" 10000 en GB-MAN
cards() { # REGISTER JOBS
  printf "%s; exec '%s' --register '%s' print cards --template greeting --picture data/samples/sunrise.jpg --output '%s' --acknowledge --yes --jobs %s" \
    "$(fresh "$1" "$work/run")" "$program" "$work/run" "$work/out" "$2"
}
printf '10,000 cards (A) against 1,000 (B), one process\n  '
"$bench/ratio" 3 sh -c "$(cards "$work/10000.register" 1) 2>/dev/null" ::: sh -c "$(cards "$work/1000.register" 1) 2>/dev/null"
printf '10,000 cards: one process (A) against two (B)\n  '
"$bench/ratio" 3 sh -c "$(cards "$work/10000.register" 1) 2>/dev/null" ::: sh -c "$(cards "$work/10000.register" 2) 2>/dev/null"

"$program" --register "$work/empty.register" init --plain --name Bench --sender Bench --country DE --language en >/dev/null 2>&1
"$program" --register "$work/empty.register" import prisons data/prisons.csv --source bench --yes >/dev/null 2>&1
people 100000 en GB-MAN >"$work/hundred-thousand.csv"
import="$(fresh "$work/empty.register" "$work/import"); exec '$program' --register '$work/import' import prisoners '$work/hundred-thousand.csv' --source bench --date 2026-08-01 --contact direct --yes"
sh -c "$import" >/dev/null 2>&1
cp "$work/import" "$work/full.register"
printf 'Import of 100,000 people (A) against a bare loop of prepared inserts of the same rows with a session (B)\n  '
"$bench/ratio" 3 sh -c "$import 2>/dev/null" ::: "$bench/bare_insert" "$work/full.register" "$work/bare"
printf 'Finding one of 100,000 people by code, then by the beginnings of two names\n  '
"$bench/ratio" 7 "$program" --register "$work/full.register" find B077777
printf '  '
"$bench/ratio" 7 "$program" --register "$work/full.register" find 'rojin nemouneh'
BUILD=$build sh tests/bench/long_letters.sh
BUILD=$build sh tests/bench/encrypted.sh
BUILD=$build sh tests/bench/answers.sh
