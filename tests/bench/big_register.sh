#!/bin/sh
# SPDX-License-Identifier: MIT
# A made-up register of ten years: big_register.sh FILE PIECES, or of DAYS days when they stand behind that. Of 1,000,000 pieces it has 25,000 prisoners in 500 prisons of
# ten countries, 2,000 writers, 2,500 runs and as many evenings; smaller ones accordingly. An older file of the name is
# replaced.
set -eu
build=${BUILD:-build}
program=$build/solipost
file=$1 pieces=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
SOLIPOST_TODAY=2026-08-01
export SOLIPOST_TODAY
. tests/bench/people.sh

people_count=$((pieces / 40 + 20))
prison_count=$((pieces / 2000 + 10))

awk -v count=$prison_count 'BEGIN {
  split("TR TR TR RU RU BY DE GB US IR GR IT", country, " ")
  print "code,country,name,kind,mail_status,address_template,confidence,source,checked_on"
  for (i = 0; i < count; i++)
    printf "%s-%04d,%s,House of detention %d,prison,%s,{name}|No. {number}|House of detention %d|Road %d|%05d Town,%s,bench,%s\n",
      country[i % 12 + 1], i, country[i % 12 + 1], i, i % 90 == 8 ? "suspended" : "open", i, i, i * 37 % 99999,
      i % 11 == 3 ? "memory" : "confirmed", "2026-02-01"
}' >"$work/prisons.csv"
people $people_count en XX | awk -F, -v OFS=, -v prisons=$prison_count '
  BEGIN {
    split("TR TR TR RU RU BY DE GB US IR GR IT", country, " ")
    split("tr ku,tr tr ru ru ru de en en fa el it", language, " ")
  }
  NR > 1 { at = NR * 7919 % prisons; $3 = sprintf("%s-%04d", country[at % 12 + 1], at); $4 = language[at % 12 + 1]
           sub(",", " ", $4) }
  { print }' >"$work/people.csv"

rm -f "$file" "$file"-*
"$program" --register "$file" init --plain --name 'Bench' --sender 'Bench|Musterstraße 1|10115 Berlin' --country DE \
  --language en >/dev/null 2>&1
"$program" --register "$file" import prisons "$work/prisons.csv" --source bench --yes >/dev/null 2>&1
"$program" --register "$file" import prisoners "$work/people.csv" --source bench --date 2016-08-01 --contact direct \
  --yes >/dev/null 2>&1
"$build/tests/bench/correspondence" "$file" "$pieces" ${3:-}
