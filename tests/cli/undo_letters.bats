# SPDX-License-Identifier: MIT
# Taking back what was said of letters days ago: a letter to which more has happened since stays whole.
load helper
load register

ask() { sqlite3 "$SOLIPOST_REGISTER" "$1"; }
number_of() { ask "SELECT x.number FROM piece x JOIN prisoner p ON p.id = x.prisoner WHERE p.code = '$1' ORDER BY x.rowid DESC LIMIT 1"; }
change_of() { ask "SELECT max(number) FROM journal_commit WHERE command LIKE '$1%'"; }
state_of() {
  ask "SELECT stage || ' ' || coalesce(mailed_on, '-') || ' ' || coalesce(returned_on, '-') || ' ' || coalesce(answered_on, '-')
    FROM piece WHERE number = $1"
}

mailed_letters() {
  sample_register
  solipost written P001 P002 P003 --by Amsel --on 2026-05-02 2>/dev/null
  solipost mailed P001 P002 P003 --on 2026-05-03 2>/dev/null
  one=$(number_of P001) two=$(number_of P002)
}

@test "an answered letter stays mailed when its mailing is taken back; the others go back" {
  mailed_letters
  expect 0 solipost reply "$one" --received 2026-07-01
  expect 3 solipost undo "$(change_of mailed)"
  contains "$errors" "letter $one was changed later by keeper in change $(change_of reply)"
  equals "$(state_of "$one")" 'answered 2026-05-03 - 2026-07-01'
  equals "$(state_of "$two")" 'written - - -'
  # Once the answer is taken back, the rest can be.
  expect 0 solipost undo "$(change_of reply)"
  expect 0 solipost undo "$(change_of mailed)"
  equals "$(state_of "$one")" 'written - - -'
}

@test "the first of two answers is taken back only after the second" {
  mailed_letters
  solipost reply "$one" --received 2026-07-01 2>/dev/null
  first=$(change_of reply)
  solipost reply "$one" --received 2026-07-05 2>/dev/null
  expect 1 solipost undo "$first"
  equals "$(state_of "$one")" 'answered 2026-05-03 - 2026-07-01'
  expect 0 solipost undo
  expect 0 solipost undo "$first"
  equals "$(state_of "$one")" 'mailed 2026-05-03 - -'
}

@test "a return of which the writer was told, or after which the letter was mailed again, stays" {
  mailed_letters
  solipost returned "$one" "$two" --reason damaged --on 2026-06-01 2>/dev/null
  solipost told "$one" 2>/dev/null
  solipost mailed "$two" --on 2026-06-03 2>/dev/null
  expect 1 solipost undo "$(change_of returned)"
  contains "$errors" "letter $one was changed later"
  contains "$errors" "letter $two was changed later"
  equals "$(state_of "$one")" 'returned 2026-05-03 2026-06-01 -'
  equals "$(state_of "$two")" 'mailed 2026-06-03 2026-06-01 -'
  equals "$(ask 'SELECT count(*) FROM returned_mail WHERE row_state = 0')" 2
}

@test "an address stays in doubt while another letter says so" {
  mailed_letters
  solipost written P001 --new --on 2026-05-02 2>/dev/null
  other=$(number_of P001)
  solipost mailed "$other" --on 2026-05-03 2>/dev/null
  solipost returned "$one" --reason unknown-person --on 2026-06-01 2>/dev/null
  first=$(change_of returned)
  solipost returned "$other" --reason unknown-person --on 2026-06-02 2>/dev/null
  expect 1 solipost undo "$first"
  equals "$(state_of "$one")" 'returned 2026-05-03 2026-06-01 -'
  equals "$(ask 'SELECT count(*) FROM stay WHERE doubtful_on IS NOT NULL')" 1
  expect 0 solipost undo "$(change_of "returned $other")"
  expect 0 solipost undo "$first"
  equals "$(ask 'SELECT count(*) FROM stay WHERE doubtful_on IS NOT NULL')" 0
}

@test "a letter that moved with its prisoner and was mailed there does not move back" {
  sample_register
  solipost written P001 --on 2026-05-02 2>/dev/null
  solipost transfer P001 DE-BEI 2>/dev/null
  one=$(number_of P001)
  solipost mailed "$one" 2>/dev/null
  expect 3 solipost undo "$(change_of transfer)"
  contains "$errors" "letter $one was changed later"
  contains "$(ask "SELECT address FROM piece WHERE number = $one")" Stuttgart
}

@test "of two answers the earlier one counts, whichever is entered first" {
  mailed_letters
  solipost reply "$one" --received 2026-07-05 2>/dev/null
  expect 0 solipost reply "$one" --received 2026-07-01
  equals "$(state_of "$one")" 'answered 2026-05-03 - 2026-07-01'
  expect 0 solipost undo
  equals "$(state_of "$one")" 'answered 2026-05-03 - 2026-07-05'
}

@test "a writer may pause until a day that has not come yet" {
  sample_register
  expect 0 solipost edit writer Amsel paused_from=2026-08-10 paused_until=2026-09-30
  equals "$(ask 'SELECT paused_until FROM writer')" 2026-09-30
}
