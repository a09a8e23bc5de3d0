#!/bin/sh
# SPDX-License-Identifier: MIT
# Part of `make bench`: how long today, plan, show, mailed and report take in a register of a million letters, against their
# bare SQL in the sqlite3 shell; and in an encrypted one of 120,000, against the same plain. Registers are kept in the folder
# built in, since a million letters take a minute to make.
set -eu
build=${BUILD:-build}
program=$build/solipost
bench=$build/tests/bench
kept=$build/bench
SOLIPOST_TODAY=2026-08-01
export SOLIPOST_TODAY
runs=${RUNS:-9}
big=${BIG:-1000000} small=${SMALL:-120000}
work=$(mktemp -d)
trap 'rm -rf "$work" "$kept"/*.trial*' EXIT
. tests/bench/bare_sql.sh
echo 'rot kamel sonne tisch wolke berg' >"$work/passphrase"

# The register of so many letters is made when there is none, or one of another generator or schema.
mkdir -p "$kept"
made_with=$(cat tests/bench/correspondence.c tests/bench/*.h tests/bench/big_register.sh tests/bench/people.sh src/store/schema/*.sql | cksum)
made() { # PIECES
  file=$kept/$1.register
  [ -f "$file" ] && [ "$(cat "$file.made" 2>/dev/null)" = "$made_with" ] || {
    BUILD=$build sh tests/bench/big_register.sh "$file" "$1" >/dev/null
    echo "$made_with" >"$file.made"
  }
}

title() {
  printf '\n%s\n\n| what | A | A, processor | B | B, processor | A at most | |\n|---|---|---|---|---|---|---|\n' "$1"
}

# Two letters and two runs that are ready, and who has had very many letters, or some.
pick() { sqlite3 "$1" "$2"; }
pick_all() { # REGISTER
  letters=$(pick "$1" "SELECT number FROM piece WHERE stage = 'written' AND waiting IS NULL AND row_state = 0 ORDER BY number LIMIT 2")
  ready=$(pick "$1" "SELECT number FROM run WHERE row_state = 0 AND piece_count = 200 AND 190 < (SELECT
    count(*) FROM piece WHERE run = run.id AND stage = 'printed' AND row_state = 0) ORDER BY number DESC LIMIT 2")
  much=$(pick "$1" "SELECT code FROM prisoner JOIN (SELECT prisoner, count(*) AS n FROM piece WHERE row_state = 0 GROUP BY 1
    ORDER BY n DESC LIMIT 1) AS most ON prisoner.id = most.prisoner")
  some=$(pick "$1" "SELECT code FROM prisoner WHERE ended_on IS NULL ORDER BY rowid LIMIT 1 OFFSET
    (SELECT count(*) / 6 FROM prisoner)")
}
first() { echo "$1" | head -n 1; }
second() { echo "$1" | tail -n 1; }

solipost() { printf "exec '%s' --register '%s' %s 2>/dev/null" "$program" "$register" "$*"; }
against() { # NAME SOLIPOST SQL
  "$bench/ratio" --row "$1" --within 2 30 "$runs" sh -c "$2" ::: sh -c "$3"
}
put_back() { # WHERE: what the bare SQL wrote is taken back
  printf "sqlite3 '%s' \"UPDATE piece SET stage = %s, mailed_on = NULL, first_mailed_on = NULL WHERE %s\"" "$register" "$1" "$2"
}

against_sql() {
  register=$1
  pick_all "$register"
  with today "'2026-08-01'" most 5
  with_lead_times
  against 'today' "$(solipost today)" "$(sql today.sql)"
  against 'solipost alone' "$(solipost)" "$(sql overview.sql today.sql)"
  with today "'2026-08-01'" most 40
  against 'plan, an evening' "$(solipost plan --writers 20 --each 2)" "$(sql plan.sql)"
  against 'plan, a month' "$(solipost plan --month)" "$(sql plan.sql)"
  with who "'$some'"
  against 'show, somebody' "$(solipost show "$some")" "$(sql show.sql)"
  with who "'$much'"
  against 'show, who got most' "$(solipost show "$much")" "$(sql show.sql)"
  with today "'2026-08-01'" number "$(second "$letters")" run NULL
  "$bench/ratio" --row 'mailed, one letter' --within 2 30 --after-a "$(solipost undo)" \
    --after-b "$(put_back "'written'" "number = $(second "$letters")")" "$runs" \
    sh -c "$(solipost mailed "$(first "$letters")")" ::: sh -c "$(sql mailed.sql)"
  with today "'2026-08-01'" number NULL run "$(second "$ready")"
  "$bench/ratio" --row 'mailed, a run of 200' --within 2 30 --after-a "$(solipost undo)" \
    --after-b "$(put_back "'printed'" "run = (SELECT id FROM run WHERE number = $(second "$ready"))")" "$runs" \
    sh -c "$(solipost mailed run "$(first "$ready")")" ::: sh -c "$(sql mailed.sql)"
  with today "'2026-08-01'" from "'0000-01-01'" until "'9999-12-31'"
  against 'report' "$(solipost report)" "$(sql report.sql)"
  with today "'2026-08-01'" from "'2025-01-01'" until "'2025-12-31'"
  against 'report, one year' "$(solipost report --year 2025)" "$(sql report.sql)"
}

against_plain() { # ENCRYPTED PLAIN
  pick_all "$2"
  letter=$(first "$letters") run=$(first "$ready")
  for command in 'today' 'plan --writers 20 --each 2' 'plan --month' "show $much" "mailed $letter" "mailed run $run" 'report' 'report --year 2025'; do
    register=$1
    a=$(solipost "$command") a_after=true
    case $command in mailed*) a_after=$(solipost undo) ;; esac
    register=$2
    b=$(solipost "$command") b_after=true
    case $command in mailed*) b_after=$(solipost undo) ;; esac
    "$bench/ratio" --row "$command" --within 1 1000 --after-a "$a_after" --after-b "$b_after" "$runs" sh -c "$a" ::: sh -c "$b"
  done
}

made "$big"
cp "$kept/$big.register" "$kept/big.trial"
title "A register of $big letters, plain, $(($(wc -c <"$kept/big.trial") / 1000000)) MB: solipost (A) against bare SQL in the sqlite3 shell (B)"
against_sql "$kept/big.trial"
rm -f "$kept"/big.trial*

made "$small"
cp "$kept/$small.register" "$kept/plain.trial"
cp "$kept/$small.register" "$kept/encrypted.trial"
"$program" --register "$kept/encrypted.trial" encrypt --new-passphrase-fd 3 3<"$work/passphrase" >/dev/null 2>&1
"$program" --register "$kept/encrypted.trial" unlock --passphrase-fd 3 3<"$work/passphrase" 2>&1 | grep -q 'minutes' || {
  echo 'This system keeps no keys (no keyring): each command would work the key out anew. Not measured.'
  exit 0
}
title "A register of $small letters, $(($(wc -c <"$kept/encrypted.trial") / 1000000)) MB: encrypted and unlocked (A), plain (B)"
against_plain "$kept/encrypted.trial" "$kept/plain.trial"
"$program" --register "$kept/encrypted.trial" lock 2>/dev/null
