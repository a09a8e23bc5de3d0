# SPDX-License-Identifier: MIT
# What logging costs in keys: counted from a recording of what was typed on a terminal.
load helper
load register
load terminal

ask() { sqlite3 "$SOLIPOST_REGISTER" "$1"; }

# record INPUT COMMAND: types INPUT (backslash sequences as in printf) and keeps every key in the file "typed".
record() {
  local status=0
  printf '%b' "$1" | script -qe --log-in recording --log-out screen -c "$2" >/dev/null || status=$?
  # script(1) puts a line before the keys, and an empty one and another behind.
  sed -e '1d' -e '$d' recording | sed '$d' >typed
  tr -d '\r' <screen >seen
  [ "$status" = 0 ] || { cat seen >&2; return 1; }
  diff typed <(printf '%b' "$1")
}

# keys_of FROM TO: keys typed in these lines of the recording, Enter included.
keys_of() { sed -n "$1,$2p" typed | wc -m; }

# at_most KEYS LIMIT WHAT
at_most() { [ "$1" -le "$2" ] || { echo "$3: $1 keys, at most $2"; return 1; }; }

# people COUNT: in DE-BEI, with codes Q1, Q2 ...
people() {
  {
    echo 'code,name,prison,contact,languages,status'
    for i in $(seq "$1"); do echo "Q$i,Person $i,DE-BEI,direct,de,remand"; done
  } >people.csv
  solipost import prisoners people.csv --source list --date 2026-07-01 >/dev/null 2>&1
}

printed() {
  people "$1"
  SOLIPOST_TODAY=2026-07-30 solipost print cards --prison DE-BEI --lines --motto Hello --acknowledge --yes >/dev/null 2>&1
}

@test "the count of keys notices one too many" {
  record 'P014\n\n12\n' cat
  equals "$(keys_of 1 2)" 6
  equals "$(keys_of 1 3)" 9
  expect 0 at_most 8 8 'a card'
  expect 1 at_most 9 8 'a card'
  contains "$output" 'a card: 9 keys, at most 8'
  record 'Işıl\n' cat
  equals "$(keys_of 1 1)" 5
}

@test "a run of 200 letters but for three is mailed with one line typed" {
  sample_register
  printed 200
  run=$(ask 'SELECT number FROM run')
  equals "$(ask "SELECT count(*) FROM piece WHERE stage = 'printed' AND prisoner IN (SELECT id FROM prisoner WHERE code LIKE 'Q%')")" 200
  ask "SELECT piece.number FROM piece JOIN prisoner p ON p.id = piece.prisoner WHERE p.code IN ('Q7', 'Q50', 'Q199') ORDER BY 1" >left
  mapfile -t left <left
  all=$(ask 'SELECT count(*) FROM piece')
  line="solipost mailed run $run --except '${left[*]}' --on yesterday"
  # A shell reads it, as it would be typed there.
  record "$line\n" "bash -c 'IFS= read -r line && eval \"\$line\"'"
  contains "$(cat seen)" "$((all - 3)) letters"
  equals "$(ask "SELECT count(*) FROM piece WHERE stage = 'mailed' AND mailed_on = '2026-07-31'")" "$((all - 3))"
  equals "$(ask "SELECT group_concat(number, ' ') FROM (SELECT number FROM piece WHERE stage = 'printed' ORDER BY 1)")" "${left[*]}"
  equals "$(wc -l <typed)" 1
  at_most "$(keys_of 1 1)" 79 'a run with three exceptions'
}

@test "40 handwritten cards of an evening: under 12 keystrokes each" {
  sample_register
  people 40
  input=
  for i in $(seq 40); do
    input+="Q$i\n"
    # Every fourth is by somebody else, the others by the same as before.
    if [ $((i % 4)) = 1 ]; then input+="$([ $((i % 8)) = 1 ] && echo Amsel || echo guest)\n"; else input+='\n'; fi
  done
  record "$input\n" 'solipost written'
  equals "$(ask "SELECT count(*) || ' ' || count(DISTINCT number) || ' ' || count(writer) FROM piece WHERE stage = 'written'")" '40 40 20'
  equals "$(ask "SELECT count(DISTINCT prisoner) FROM piece")" 40
  equals "$(wc -l <typed)" 81
  for i in $(seq 40); do at_most "$(keys_of $((2 * i - 1)) $((2 * i)))" 11 "card $i"; done
}

@test "30 returned envelopes: under 8 keystrokes each beyond the number" {
  sample_register
  printed 30
  solipost mailed run 1 >/dev/null 2>&1
  ask "SELECT piece.number FROM piece JOIN prisoner p ON p.id = piece.prisoner WHERE p.code LIKE 'Q%' ORDER BY 1" >numbers
  mapfile -t numbers <numbers
  input=
  for i in $(seq 30); do
    case $((i % 3)) in 0) reason='rc' ;; 1) reason='t' ;; 2) reason='' ;; esac # Enter alone: as before
    input+="${numbers[i - 1]}\n$reason\n"
  done
  record "$input\n" 'solipost returned'
  equals "$(ask "SELECT group_concat(n || ' ' || reason, ', ') FROM (SELECT reason, count(*) AS n FROM returned_mail GROUP BY reason ORDER BY reason)")" \
    '10 refused-content, 20 transferred'
  equals "$(ask 'SELECT count(*) FROM stay WHERE doubtful_on IS NOT NULL')" 20
  equals "$(wc -l <typed)" 61
  for i in $(seq 30); do
    at_most $(($(keys_of $((2 * i - 1)) $((2 * i))) - ${#numbers[i - 1]})) 7 "envelope $i"
  done
}
