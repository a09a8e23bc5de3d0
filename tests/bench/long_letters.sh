#!/bin/sh
# SPDX-License-Identifier: MIT
# Part of `make bench`: letters of two pages in three scripts with a picture, 5,000 against 1,000. Five times the letters
# may take about five times the time, and no more memory: a volume is forgotten once its file is written.
set -eu
build=${BUILD:-build}
program=$build/solipost
bench=$build/tests/bench
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
SOLIPOST_TODAY=2026-08-01
export SOLIPOST_TODAY

. tests/bench/people.sh

# A text of two pages: the paragraphs of a shipped one, again and again.
long_text() { # LANGUAGE FROM TIMES
  awk -v times="$3" '
    /^---$/ && ++fences == 2 { head = head $0 "\n"; body = 1; next }
    !body { sub(/^kind: .*/, "kind: letter"); sub(/^checked-by:.*/, "checked-by: bench"); head = head $0 "\n"; next }
    /^\{(salutation|closing)\}$/ { next }
    { text = text $0 "\n" }
    END {
      printf "%s\n{salutation}\n\n![](sunrise.jpg)\n", head
      for (i = 0; i < times; i++) printf "%s\n", text
      printf "{closing}\n"
    }' "$2/$1.md" >"$work/long/$1.md"
}
mkdir "$work/long"
cp data/samples/sunrise.jpg "$work/long/"
long_text tr tests/bench/letter-bench 4
long_text ar tests/bench/letter-bench 4
long_text ru data/templates/greeting 9

readers() { # FILE COUNT: readers of Turkish, Arabic and Russian in turn
  register "$1" 0 en TR-VAN
  people "$2" tr TR-VAN | awk -F, -v OFS=, '
    BEGIN { split("tr ar ru", language, " ") } NR > 1 { $4 = language[NR % 3 + 1] } { print }' >"$work/people.csv"
  "$program" --register "$1" import prisoners "$work/people.csv" --source bench --date 2026-08-01 --contact direct \
    --yes >/dev/null 2>&1
}
letters() { # REGISTER JOBS
  printf "rm -rf '%s'* '%s'; cp '%s' '%s'; exec '%s' --register '%s' print letters --template '%s' --output '%s' --yes --jobs %s" \
    "$work/run" "$work/out" "$1" "$work/run" "$program" "$work/run" "$work/long" "$work/out" "$2"
}
for count in 1000 2000 5000; do readers "$work/$count" "$count"; done
sh -c "$(letters "$work/1000" 1)" >/dev/null 2>&1 || true
printf 'Letters of two pages in three scripts with a picture: %s pages for 1,000\n' \
  "$(for file in "$work"/out/*.pdf; do pdfinfo "$file"; done | awk '/^Pages/ { n += $2 } END { print n }')"
printf '2,000 (A) against 1,000 (B), one process\n  '
"$bench/ratio" 3 sh -c "$(letters "$work/2000" 1) 2>/dev/null" ::: sh -c "$(letters "$work/1000" 1) 2>/dev/null"
printf '5,000 (A) against 1,000 (B), one process\n  '
"$bench/ratio" 3 sh -c "$(letters "$work/5000" 1) 2>/dev/null" ::: sh -c "$(letters "$work/1000" 1) 2>/dev/null"
printf '5,000: one process (A) against two (B)\n  '
"$bench/ratio" 3 sh -c "$(letters "$work/5000" 1) 2>/dev/null" ::: sh -c "$(letters "$work/5000" 2) 2>/dev/null"
