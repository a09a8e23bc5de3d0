# SPDX-License-Identifier: MIT
# A hold stops printing and giving to others at once, says what it comes too late for, and is lifted with a reason.
load helper
load register
load terminal

setup() {
  solipost_fresh_home
  export SOLIPOST_DATA=${SOLIPOST_DATA:-$(cd "$BATS_TEST_DIRNAME/../../data" && pwd)}
  sample_register
}

print_all() { solipost print cards --lines --acknowledge --yes "$@"; }

@test "a hold is one command without a question, and is kept with who asked for it" {
  expect 0 solipost hold P001 --reason 'the family asked us to stop' --said-by sister
  contains "$errors" 'P001 Işıl Örnekoğlu is on hold'
  contains "$errors" 'Nothing was printed, posted or given to others before'
  expect 0 solipost list holds
  contains "$(tr -s ' \n' ' ' <<<"$output")" 'the family asked us to'
  contains "$output" 'sister'
  contains "$output" '2026-08-01'
}

@test "on a terminal only the reason is asked for, and not twice" {
  on_terminal 0 'the family asked\n' solipost hold isil
  contains "$output" 'Why: '
  lacks "$output" 'Go on?'
  contains "$output" 'is on hold'
  expect 0 solipost list holds
  contains "$output" 'the family asked'
}

@test "off a terminal the reason is an option, and nothing is held without one" {
  expect 2 solipost hold P001
  contains "$errors" '--reason'
  expect 2 solipost hold P001 --reason ' '
  contains "$errors" 'needs a reason'
  expect 2 solipost hold
  contains "$errors" '--country'
  expect 2 solipost hold P001 --country TR --reason x
  expect 2 solipost hold P001 P002 --reason x
  expect 2 solipost hold writer Amsel --reason x
  expect 0 solipost list holds
  contains "$errors" 'Nobody is on hold'
}

@test "what is printed and unposted is listed by letter, run, person and day, and so is what is out and who has the names" {
  print_all P001 P002 >/dev/null 2>&1
  expect 0 solipost export prisoners list.csv P001 P002 --to 'Example Committee' --yes
  sqlite3 "$SOLIPOST_REGISTER" "UPDATE piece SET stage = 'mailed', mailed_on = '2026-07-30' WHERE prisoner = (SELECT id FROM prisoner WHERE code = 'P002')"
  local one two
  one=$(sqlite3 "$SOLIPOST_REGISTER" "SELECT number FROM piece WHERE stage = 'printed'")
  two=$(sqlite3 "$SOLIPOST_REGISTER" "SELECT number FROM piece WHERE stage = 'mailed'")
  expect 0 solipost hold P001 --reason asked
  contains "$output" 'not posted yet'
  [[ "$output" =~ $one\ +1\ +P001\ Işıl\ Örnekoğlu\ +printed\ +2026-08-01 ]]
  lacks "$output" "$two"
  [[ "$output" =~ 1\ +2026-08-01\ +Example\ Committee\ +P001 ]]
  lacks "$output" 'Posted already'
  expect 0 solipost hold TR-SNC --reason asked
  contains "$output" "$one"
  contains "$output" 'Posted already'
  [[ "$output" =~ $two\ +1\ +P002\ .*mailed\ +2026-07-30 ]]
}

@test "a second hold on the same person writes nothing new but tells the same" {
  print_all P001 >/dev/null 2>&1
  expect 0 solipost hold P001 --reason first
  expect 0 solipost hold P001 --reason second
  contains "$errors" 'on hold since 2026-08-01: first'
  contains "$output" 'not posted yet'
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT count(*) FROM hold')" 1
}

@test "a dry run holds nobody" {
  expect 0 solipost hold --country TR --reason x --dry-run
  contains "$errors" 'would put'
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT count(*) FROM hold')" 0
}

@test "held people are left out of a run with the reason, by person, prison, country and campaign" {
  local hold
  for hold in P001 TR-SNC '--country TR' 'M18'; do
    # shellcheck disable=SC2086
    solipost hold $hold --reason 'wait for word' 2>/dev/null
    expect 1 solipost print cards --campaign M18 --lines --acknowledge --yes
    contains "$errors" 'P001 Işıl Örnekoğlu is left out, on hold'
    contains "$errors" 'wait for word'
    contains "$errors" "solipost lift ${hold}"
    solipost undo 2>/dev/null
  done
  expect 0 solipost print cards --campaign M18 --lines --acknowledge --yes
}

@test "a hold on a campaign stops what is done for it and leaves its people to others" {
  solipost hold M18 --reason wait 2>/dev/null
  expect 1 solipost export prisoners list.csv --campaign M18 --to Committee --yes
  contains "$errors" 'the campaign M18 is on hold'
  expect 0 solipost print cards P001 --lines --acknowledge --yes
  expect 3 solipost list prisoners --campaign M18 --format csv
  lacks "$output" P001
  expect 0 solipost list prisoners P001 --format csv
  contains "$output" P001
}

@test "printing again leaves held people out and is refused when nobody is left" {
  print_all P001 P002 >/dev/null 2>&1
  solipost hold P001 --reason asked 2>/dev/null
  expect 3 solipost print again 1 --output again
  contains "$errors" 'Run 1 again: 1 card'
  contains "$errors" 'P001 Işıl Örnekoğlu is left out, on hold'
  lacks "$errors" 'the files differ'
  lacks "$(pdftotext again/cards-run-1.pdf -)" 'Işıl'
  contains "$(pdftotext again/cards-run-1.pdf -)" 'Deniz'
  local number
  number=$(sqlite3 "$SOLIPOST_REGISTER" "SELECT number FROM piece WHERE prisoner = (SELECT id FROM prisoner WHERE code = 'P001')")
  expect 1 solipost print again 1 "$number" --output third
  contains "$errors" 'nobody is left to print for'
  contains "$errors" 'solipost lift P001'
  [ -z "$(find third -type f 2>/dev/null)" ]
  solipost lift P001 --reason agreed --yes 2>/dev/null
  expect 0 solipost print again 1 --output fourth
}

@test "printing again is refused when the campaign of the run is on hold, or the prison it goes to" {
  print_all --campaign M18 >/dev/null 2>&1
  solipost hold M18 --reason wait 2>/dev/null
  expect 1 solipost print again 1 --output again
  contains "$errors" 'the campaign M18 is on hold'
  solipost undo 2>/dev/null
  solipost mailed run 1 2>/dev/null # it went there
  solipost transfer P001 DE-BEI 2>/dev/null
  solipost hold TR-SNC --reason wait 2>/dev/null
  expect 1 solipost print again 1 --output again
  contains "$errors" 'everybody in TR-SNC is on hold'
}

@test "somebody who must not be written to any more is not printed again either" {
  print_all P001 P002 >/dev/null 2>&1
  solipost edit P001 contact=none 2>/dev/null
  expect 3 solipost print again 1 --output again
  contains "$errors" 'P001 Işıl Örnekoğlu is left out, no contact wanted'
}

@test "on the screen held people are shown and marked; as CSV or JSON they are left out and counted" {
  solipost hold P001 --reason asked 2>/dev/null
  print_all P002 >/dev/null 2>&1
  expect 0 solipost list prisoners
  [[ "$output" =~ P001.*on\ hold ]]
  expect 0 solipost find isil
  [[ "$output" =~ P001.*on\ hold ]]
  local command format
  for command in 'list prisoners' 'find orn' 'check' 'history'; do
    for format in csv json; do
      # shellcheck disable=SC2086
      expect 3 solipost $command --format $format
      contains "$errors" '1 person on hold is left out'
      lacks "$output" 'Işıl'
    done
  done
  expect 3 solipost list prisoners --format csv
  contains "$output" P002
  expect 3 solipost find isil --format json
  equals "$(tr -d ' \n' <<<"$output")" '[]'
  expect 3 solipost print cards --lines --dry-run --format csv
  lacks "$output" 'Işıl'
  contains "$errors" 'about people on hold'
  expect 0 solipost list holds --format csv
  contains "$output" 'prisoner,P001,2026-08-01,'
  lacks "$output" 'asked'
  lacks "$output" 'Işıl'
}

@test "letters to held people are in no list for programs" {
  print_all P001 P002 >/dev/null 2>&1
  solipost hold P001 --reason asked 2>/dev/null
  expect 0 solipost list pieces
  contains "$output" P001
  expect 3 solipost list pieces --format json
  lacks "$output" P001
  contains "$output" P002
}

@test "show, check and the bare overview say what is on hold" {
  solipost hold TR-SNC --reason 'letters bring punishment' 2>/dev/null
  expect 0 solipost show P001
  contains "$output" 'letters bring punishment'
  contains "$output" 'solipost lift TR-SNC'
  expect 0 solipost show TR-SNC
  contains "$output" 'letters bring punishment'
  expect 0 solipost check
  contains "$output" 'on hold: TR-SNC'
  contains "$(tr -s ' \n' ' ' <<<"$output")" 'letters bring punishment'
  # Why goes into no file.
  local format command
  for format in csv json; do
    for command in check 'list holds --all'; do
      # shellcheck disable=SC2086
      solipost $command --format $format >said 2>/dev/null || true
      contains "$(<said)" TR-SNC
      contains "$(<said)" 2026-08-01
      lacks "$(<said)" punishment
    done
  done
  expect 0 solipost
  contains "$output" '1 hold is in force'
}

@test "a hold is lifted with a reason and a yes, and stays in the list of all" {
  solipost hold P001 --reason asked 2>/dev/null
  solipost hold TR-SNC --reason wait 2>/dev/null
  expect 2 solipost lift P001
  contains "$errors" '--reason'
  expect 2 solipost lift P001 --reason agreed
  contains "$errors" '--yes'
  expect 0 solipost lift P001 TR-SNC --reason agreed --dry-run
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT count(*) FROM hold WHERE lifted_on IS NULL')" 2
  expect 0 solipost lift P001 TR-SNC --reason 'the lawyer agrees' --yes
  expect 0 solipost list holds
  lacks "$output" P001
  expect 0 solipost list holds --all
  contains "$output" 'the lawyer agrees'
  expect 1 solipost lift P001 --reason agreed --yes
  contains "$errors" 'is not on hold'
  on_terminal 1 'fine\nno\n' bash -c 'solipost hold P002 --reason x; solipost lift P002'
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT count(*) FROM hold WHERE lifted_on IS NULL')" 1
}

@test "who is held for two reasons stays held when one is lifted, and that is said" {
  solipost hold P001 --reason asked 2>/dev/null
  solipost hold TR-SNC --reason wait 2>/dev/null
  expect 0 solipost lift P001 --reason agreed --yes
  contains "$errors" 'P001 Işıl Örnekoğlu stays on hold: everybody in TR-SNC'
  expect 1 solipost print cards P001 --lines --acknowledge --yes
  expect 0 solipost lift TR-SNC --reason agreed --yes
  lacks "$errors" 'stays on hold'
  expect 0 solipost print cards P001 --lines --acknowledge --yes
}

@test "holds and lifting are in the history and can be taken back" {
  solipost hold P001 --reason asked 2>/dev/null
  expect 0 solipost history P001
  contains "$output" 'added hold P001 Işıl Örnekoğlu'
  expect 0 solipost undo
  expect 0 solipost print cards P001 --lines --acknowledge --yes --dry-run
  expect 0 solipost hold P001 --reason asked
  solipost lift P001 --reason agreed --yes 2>/dev/null
  expect 0 solipost undo
  expect 1 solipost print cards P001 --lines --acknowledge --yes
  contains "$errors" 'on hold'
}

@test "deleting somebody takes holds and notes along, and undo brings them back" {
  solipost add prisoner 'Ali Beispiel' 2>/dev/null
  solipost hold P004 --reason asked 2>/dev/null
  solipost note add P004 'twice here' 2>/dev/null
  expect 0 solipost delete P004 --yes
  expect 0 solipost list holds
  lacks "$output" Ali
  expect 0 solipost undo
  expect 0 solipost list holds
  contains "$output" 'Ali'
}

# ---- at the same time ----

@test "a hold between question and answer stops the run" {
  solipost edit P002 languages=tr 2>/dev/null
  start_terminal 'solipost print cards P001 P002 --lines --acknowledge'
  wait_for 'Go on?'
  solipost hold P001 --reason 'stop now' 2>/dev/null
  type_keys 'yes\n'
  end_terminal
  equals "$terminal_status" 1
  contains "$(<screen)" 'the register was changed while the cards were being checked'
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT count(*) FROM piece')" 0
}

@test "a hold that comes while the files are being made cancels the run: none is kept" {
  sqlite3 "$SOLIPOST_REGISTER" "
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)
    INSERT INTO prisoner (id, code, name, languages, status, contact)
      SELECT randomblob(16), 'Q' || i, 'Person ' || i, 'de', 'remand', 'direct' FROM n;
    INSERT INTO stay (id, prisoner, prison)
      SELECT randomblob(16), p.id, (SELECT id FROM prison WHERE code = 'DE-BEI') FROM prisoner AS p WHERE p.code LIKE 'Q%';"
  solipost print cards --prison DE-BEI --template greeting --acknowledge --yes --jobs 1 --output out >/dev/null 2>said &
  local pid=$!
  wait_for_rendering
  expect 0 solipost hold Q7 --reason 'stop now'
  [[ "$output" =~ P?Q7\ Person\ 7\ +planned ]]
  local status=0
  wait "$pid" || status=$?
  equals "$status" 1
  contains "$(<said)" 'meanwhile somebody was put on hold'
  contains "$(<said)" 'stop now'
  [ -z "$(find out -type f)" ]
  equals "$(sqlite3 "$SOLIPOST_REGISTER" "SELECT stage FROM run")" cancelled
}

@test "a hold on somebody else does not stop the run" {
  start_terminal 'solipost print cards P001 --lines --acknowledge'
  wait_for 'Go on?'
  solipost hold P003 --reason 'stop now' 2>/dev/null
  type_keys 'yes\n'
  end_terminal
  equals "$terminal_status" 0
}

@test "texts of holds can move no cursor, turn no direction and run no formula" {
  solipost hold P001 --reason x 2>/dev/null
  sqlite3 "$SOLIPOST_REGISTER" "UPDATE hold SET reason = '=1+1' || char(27) || '[2J' || char(8238) || 'x', said_by = '''; DROP TABLE hold; --' || char(7)"
  local command
  for command in 'list holds' 'show P001' 'check' 'print cards --lines --dry-run'; do
    # shellcheck disable=SC2086
    solipost $command >said 2>&1 || true
    contains "$(<said)" '=1+1'
    lacks "$(<said)" $'\033'
    lacks "$(<said)" $'\007'
    lacks "$(<said)" $'\u202e'
  done
  expect 0 solipost list holds --format csv
  lacks "$output" '=1+1'
  expect 0 solipost hold P002 --reason "'); DROP TABLE hold; --"
  expect 0 solipost list holds
  contains "$(tr -s ' \n' ' ' <<<"$output")" "'); DROP TABLE hold; --"
}
