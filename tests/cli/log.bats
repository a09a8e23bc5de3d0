# SPDX-License-Identifier: MIT
# What became of letters: written by hand, mailed, arrived, cancelled; how letters are named, and what is asked about.
load helper
load register
load terminal

ask() { sqlite3 "$SOLIPOST_REGISTER" "$1"; }

# Run 1: letters $a, $b, $c to P003, P001, P002, printed on 1 August; it is the 5th now. (Each copy of a register counts
# letters from a number of its own.)
printed_run() {
  {
    solipost edit P003 languages=de
    solipost edit P002 languages=tr
    solipost print cards P001 P002 P003 --lines --motto Hello --acknowledge --yes
  } >/dev/null 2>&1
  a=$(ask 'SELECT min(number) FROM piece') b=$((a + 1)) c=$((a + 2))
  export SOLIPOST_TODAY=2026-08-05
}
# "mailed,printed,mailed": of letters in the order of their numbers
stages() { ask 'SELECT group_concat(stage) FROM (SELECT stage FROM piece WHERE row_state = 0 ORDER BY number)'; }

# many_people COUNT: in DE-BEI, with codes Q1, Q2 ...
many_people() {
  {
    echo 'code,name,prison,contact,languages,status'
    for i in $(seq "$1"); do echo "Q$i,Person $i,DE-BEI,direct,de,remand"; done
  } >people.csv
  solipost import prisoners people.csv --source list --date 2026-07-01 >/dev/null 2>&1
}

@test "a run is mailed but for exceptions, and one undo takes all of it back" {
  sample_register
  printed_run
  expect 0 solipost mailed run 1 --except P002 --on 3.8.
  equals "$(stages)" mailed,mailed,printed
  equals "$(ask "SELECT DISTINCT mailed_on || ' ' || first_mailed_on FROM piece WHERE stage = 'mailed'")" '2026-08-03 2026-08-03'
  expect 0 solipost undo
  equals "$(ask "SELECT count(*) FROM piece WHERE stage = 'printed' AND mailed_on IS NULL")" 3
}

@test "200 mailed pieces with 3 exceptions are one line, and the rest of the run another day needs no list" {
  sample_register
  many_people 200
  expect 0 solipost print cards --prison DE-BEI --lines --motto Hello --acknowledge --yes
  a=$(ask 'SELECT min(number) FROM piece')
  typed="mailed run 1 --except $((a + 6)) --except $((a + 99))-$((a + 100))"
  # shellcheck disable=SC2086
  expect 0 solipost $typed
  contains "$errors" "198 letters, no. $a to $((a + 200)): mailed, 2026-08-01"
  equals "$(ask "SELECT group_concat(number - $a) FROM piece WHERE stage = 'printed'")" '6,99,100'
  expect 0 solipost mailed run 1
  contains "$errors" '198 letters of the run are left alone: mailed before, or cancelled'
  contains "$errors" 'All of run 1 is in the post; its files are no longer needed: solipost shred 1'
  equals "$(ask "SELECT count(*) FROM piece WHERE stage = 'mailed'")" 201
}

@test "letters are named by numbers, ranges, people and lists; an exception that excepts nothing is told" {
  sample_register
  printed_run
  expect 0 solipost mailed "$a,$c" --dry-run
  contains "$errors" '2 letters would be logged'
  equals "$(stages)" printed,printed,printed
  printf 'number,who,mailed\n%s,x,\n%s,x,yes\n' "$a" "$b" >list.csv
  expect 0 solipost mailed @list.csv
  contains "$errors" '1 row of the list is not marked'
  equals "$(stages)" printed,mailed,printed
  expect 0 solipost mailed "$a" --except "$c"
  contains "$errors" "--except $c leaves out nothing"
  expect 0 solipost mailed P002
  equals "$(stages)" mailed,mailed,mailed
  expect 1 solipost mailed P002
  contains "$errors" 'has no letter that could be mailed'
  expect 1 solipost mailed 99
  contains "$errors" 'there is no letter no. 99'
  expect 2 solipost mailed 3-1
  contains "$errors" 'counts backwards'
}

@test "what makes no sense is refused off a terminal and done with --force; what cannot be is never done" {
  sample_register
  printed_run
  expect 1 solipost mailed "$a" --on 2026-07-01
  contains "$errors" 'it was made later, on 2026-08-01'
  expect 1 solipost arrived "$a" --from lawyer
  contains "$errors" 'it was never marked as mailed'
  expect 0 solipost arrived "$a" --from lawyer --force
  equals "$(ask "SELECT stage || ' ' || arrived_how || ' ' || first_mailed_on FROM piece WHERE number = $a")" \
    'mailed lawyer 2026-08-01'
  expect 3 solipost cancel "$a" "$b" --force
  contains "$errors" 'is left alone: it was mailed and cannot be called back'
  equals "$(stages)" mailed,cancelled,printed
}

@test "postage comes from the table of prices, or as said" {
  sample_register
  printed_run
  expect 0 solipost mailed "$a" "$b"
  equals "$(ask "SELECT group_concat(postage || ' ' || currency) FROM piece WHERE stage = 'mailed'")" '95 EUR,125 EUR'
  expect 0 solipost mailed "$c" --weight 30 --postage 1,90
  equals "$(ask "SELECT weight_g || ' ' || postage || ' ' || currency FROM piece WHERE number = $c")" '30 190 EUR'
  expect 2 solipost mailed "$c" --postage cheap
  contains "$errors" '"cheap" is no price'
}

@test "a letter nobody printed gets its number, its writers and all it is for" {
  sample_register
  expect 0 solipost add writer Tülin
  expect 0 solipost written P001+P002 --by Amsel --by Tülin --by Karl --kind letter --on yesterday
  contains "$errors" '+ P002 Deniz Örnek'
  contains "$errors" "Karl is no writer of the register: kept as said; to enter one: solipost add writer Karl"
  equals "$(ask "SELECT (number > 0) || ' ' || kind || ' ' || stage || ' ' || written_on || ' ' || signed || ' ' || (address IS NOT NULL) FROM piece")" \
    '1 letter written 2026-07-31 Karl 1'
  equals "$(ask "SELECT w.pseudonym FROM piece JOIN writer w ON w.id = piece.writer")" Amsel
  equals "$(ask "SELECT w.pseudonym || ' ' || position FROM cosigner JOIN writer w ON w.id = cosigner.writer")" 'Tülin 2'
  equals "$(ask "SELECT p.code || ' ' || position FROM addressee JOIN prisoner p ON p.id = addressee.prisoner")" 'P002 2'
  expect 2 solipost written P001+P003
  contains "$errors" 'not held in the same prison'
  for typed in P001+ +P001 P001++P002 +; do
    expect 2 solipost written "$typed"
    contains "$errors" "in \"$typed\" nobody is named"
  done
  expect 2 solipost written P001+P001+P001+P001+P001+P001+P001+P001+P002
  contains "$errors" 'more than 8 people on one letter'
  expect 0 solipost written 'P001 + P001'
  equals "$(ask "SELECT count(*) FROM addressee a JOIN piece p ON p.id = a.piece WHERE p.number = (SELECT max(number) FROM piece)")" 0
  expect 0 solipost undo
  expect 0 solipost undo
  equals "$(ask 'SELECT count(*) FROM piece WHERE row_state = 0')$(ask 'SELECT count(*) FROM cosigner WHERE row_state = 0')" 00
}

@test "a printed letter is written by others than was thought" {
  sample_register
  printed_run
  expect 0 solipost written "$b" --by guest --waits translation --who Amsel
  equals "$(ask "SELECT signed || ' ' || waiting || ' ' || waiting_who || ' ' || waiting_since FROM piece WHERE number = $b")" \
    'guest translation Amsel 2026-08-05'
  expect 0 solipost written "$b" --by Amsel
  equals "$(ask "SELECT coalesce(signed, '-') || ' ' || coalesce(waiting, '-') FROM piece WHERE number = $b")" '- -'
  expect 0 solipost mailed "$b"
  expect 3 solipost written "$b" --force --by guest
  contains "$errors" 'cannot be called back'
}

@test "nobody is written to who should not be, without insisting" {
  sample_register
  solipost edit P003 contact=none 2>/dev/null
  expect 1 solipost written P003 --by guest
  contains "$errors" 'should not get a letter now'
  equals "$(ask 'SELECT count(*) FROM piece')" 0
  expect 0 solipost written P003 --by guest --force
}

@test "numbers typed one after another are logged at once, and a mistake costs nothing else" {
  sample_register
  printed_run
  on_terminal 0 "$b\n99\nP003\n\n" solipost mailed
  contains "$output" "$b  P001 Işıl Örnekoğlu: mailed, 2026-08-05"
  contains "$output" 'there is no letter no. 99'
  contains "$output" "$a  P003 Deniz Örnek (born 1991): mailed, 2026-08-05"
  equals "$(stages)" mailed,mailed,printed
  on_terminal 3 "$b\n\n" solipost cancel
  contains "$output" 'cannot be called back'
}

@test "somebody to whom several letters lie written gets another by name, and its writers joined by commas" {
  sample_register
  expect 0 solipost written P001 --by Amsel --on yesterday
  expect 0 solipost written P001 --by Amsel --new
  expect 0 solipost written P001 --by $'Amsel, Frau\tHolle'
  contains "$errors" 'written, a new number'
  equals "$(ask "SELECT count(*) || ' ' || max(signed) FROM piece WHERE stage = 'written'")" '3 Frau Holle'
  expect 2 solipost written P001 --by "$(printf 'a%.0s' {1..101})"
  contains "$errors" 'too long'
}

@test "a list that a spreadsheet saved in an old encoding is read" {
  sample_register
  printed_run
  { printf 'Nr.;mailed;prisoner\n%s;x;' "$a"; printf 'J\xfcrgen Gro\xdf\n'; } >list.csv
  expect 0 solipost mailed @list.csv
  equals "$(stages)" mailed,printed,printed
}

@test "a list that cannot be read, or is of another day, says which and where" {
  sample_register
  printed_run
  printf 'Brief;verschickt;mailed\n%s;;x\n%s;;04.08.2026\n' "$a" "$b" >list.csv
  expect 1 solipost mailed @list.csv
  contains "$errors" 'list.csv, row 3: marked with 2026-08-04, but 2026-08-05 would be logged'
  equals "$(stages)" printed,printed,printed
  head -c 300 /dev/zero >zeros.csv
  expect 1 solipost mailed @zeros.csv
  contains "$errors" 'zeros.csv: '
}

@test "half of what became of a letter is never taken back" {
  sample_register
  printed_run
  all="SELECT group_concat(stage || coalesce(mailed_on, '-') || coalesce(answered_on, '-') || coalesce(returned_on, '-'), ' ')
    FROM (SELECT * FROM piece ORDER BY number)"
  printed=$(ask "$all")
  solipost mailed run 1 2>/dev/null
  mailed=$(ask 'SELECT max(number) FROM journal_commit')
  solipost reply "$b" --follow-up book 2>/dev/null
  answered=$(ask "$all")
  # The reply is needed by its follow-up: nothing of it goes, not even that it answers a letter.
  expect 1 solipost undo "$((mailed + 1))"
  contains "$errors" 'is needed by: follow-up'
  equals "$(ask "$all")" "$answered"
  # Of the run all but the answered letter are as before.
  expect 3 solipost undo "$mailed"
  contains "$errors" "letter $b was changed later"
  equals "$(ask "$all")" 'printed--- answered2026-08-052026-08-05- printed---'
  solipost undo "$((mailed + 2))" 2>/dev/null
  expect 0 solipost undo "$((mailed + 1))"
  expect 0 solipost undo "$mailed"
  equals "$(ask "$all")" "$printed"
}

@test "what waits longer than a week is known" {
  sample_register
  expect 0 solipost written P001 --by guest --waits stamp --on 2026-07-20
  equals "$(ask "SELECT waiting_since FROM piece WHERE waiting = 'stamp'")" 2026-07-20
  expect 0 solipost mailed P001
  equals "$(ask "SELECT count(*) FROM piece WHERE waiting IS NOT NULL")" 0
}
