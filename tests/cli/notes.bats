# SPDX-License-Identifier: MIT
# Notes by who may see them: only those of the table leave the register.
load helper
load register
load terminal

setup() {
  solipost_fresh_home
  sample_register
}

@test "a note of which nobody says who may see it is for the keepers only" {
  expect 0 solipost note add P001 'the lawyer is Ms Example'
  contains "$errors" 'for its keepers only'
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT level, made_on FROM note')" 'core|2026-08-01'
}

@test "on a terminal text and level are asked for" {
  on_terminal 0 'likes football\n\ntable\n' solipost note add isil
  contains "$output" 'may be printed'
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT level, text FROM note')" 'table|likes football'
}

@test "notes are about people, prisons, writers and campaigns, and stand in what show tells of them" {
  local who
  for who in P001 TR-SNC Amsel M18; do
    expect 0 solipost note add "$who" "a word on $who" --level group --source meeting
    expect 0 solipost show "$who"
    contains "$output" "a word on $who"
    contains "$output" ' group'
  done
  expect 0 solipost note add campaign M18 'by kind' --level table
  expect 2 solipost note add P001 one two
  expect 2 solipost note add P001 ' '
  expect 2 solipost note add P001
  expect 1 solipost note add Nobody text
}

@test "notes are listed with their numbers, by person and by level" {
  solipost note add P001 one --level table 2>/dev/null
  solipost note add P002 two 2>/dev/null
  solipost note add P001 three --level group 2>/dev/null
  expect 0 solipost note list
  equals "${#lines[@]}" 4
  expect 0 solipost note list P001
  [[ "${lines[1]}" =~ ^\ *1\ +P001.*table.*one ]]
  [[ "${lines[2]}" =~ ^\ *3\ +P001.*group.*three ]]
  expect 0 solipost note list --level core
  contains "$output" two
  lacks "$output" one
  expect 0 solipost note list P003
  contains "$errors" 'No notes'
}

@test "CSV and JSON hold only notes of the table, and none about who is on hold" {
  solipost note add P001 open --level table 2>/dev/null
  solipost note add P002 shared --level group 2>/dev/null
  solipost note add P002 secret 2>/dev/null
  local format
  for format in csv json; do
    expect 3 solipost note list --format $format
    contains "$output" open
    lacks "$output" shared
    lacks "$output" secret
    contains "$errors" '2 notes for the group or its keepers are left out'
  done
  sqlite3 "$SOLIPOST_REGISTER" "UPDATE note SET level = NULL WHERE text = 'open'"
  expect 3 solipost note list --format csv
  lacks "$output" open
  solipost note edit 1 --level table 2>/dev/null
  solipost hold P001 --reason x 2>/dev/null
  expect 3 solipost note list --format csv
  lacks "$output" open
  contains "$errors" '1 person on hold'
}

@test "the history for programs tells no note, nor what was typed with it" {
  solipost note add P001 'secret word' 2>/dev/null
  solipost note add P001 'open word' --level table 2>/dev/null
  solipost edit P001 'note=inner word' 2>/dev/null
  solipost add prisoner 'Somebody New' --note 'typed word' 2>/dev/null
  solipost hold campaign M18 --reason 'reason word' 2>/dev/null
  # What was for the keepers stays theirs, though the note lies on the table today.
  solipost note edit 1 'harmless word' --level table 2>/dev/null
  local format
  for format in csv json; do
    solipost history --format $format >said 2>/dev/null
    lacks "$(<said)" 'secret word'
    lacks "$(<said)" 'inner word'
    lacks "$(<said)" 'open word'
    lacks "$(<said)" 'typed word'
    lacks "$(<said)" 'reason word'
    lacks "$(<said)" 'harmless word'
    contains "$(<said)" 'note edit'
    contains "$(<said)" 'add prisoner'
  done
  expect 0 solipost history
  contains "$output" 'secret word'
}

@test "a note is changed and deleted by its number, and both can be taken back" {
  solipost note add P001 'first text' --level table 2>/dev/null
  expect 0 solipost note edit 1 'second text'
  expect 0 solipost note edit 1 --level group --source letter
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT level, text, source FROM note')" 'group|second text|letter'
  expect 2 solipost note edit 1
  expect 1 solipost note edit 7 --level table
  contains "$errors" 'there is no note 7'
  expect 2 solipost note edit one --level table
  expect 2 solipost note delete 1
  contains "$errors" '--yes'
  expect 0 solipost note delete 1 --dry-run
  contains "$errors" 'second text'
  expect 0 solipost note delete 1 --yes
  expect 0 solipost note list
  contains "$errors" 'No notes'
  expect 1 solipost note delete 1 --yes
  expect 0 solipost undo
  expect 0 solipost note list
  contains "$output" 'second text'
}

@test "texts of notes can move no cursor, turn no direction and run no formula" {
  solipost note add P001 "'); DROP TABLE note; --" --level table 2>/dev/null
  solipost note add P001 x --level table 2>/dev/null
  sqlite3 "$SOLIPOST_REGISTER" "UPDATE note SET text = '=1+1' || char(27) || '[2J' || char(8238) || 'x' || char(7) WHERE text = 'x'"
  local command
  for command in 'note list' 'show P001'; do
    # shellcheck disable=SC2086
    expect 0 solipost $command
    contains "$output" '=1+1'
    contains "$output" 'DROP TABLE note'
    lacks "$output" $'\033'
    lacks "$output" $'\007'
    lacks "$output" $'\u202e'
  done
  expect 0 solipost note list --format csv
  contains "$output" ",'=1+1"
}
