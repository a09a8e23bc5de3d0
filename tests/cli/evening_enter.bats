# SPDX-License-Identifier: MIT
# Afterwards, who wrote what: typed line after line, and read back from a list that was filled in.
load helper
load register
load terminal
load evening

# ---- entering ----

@test "40 handwritten cards of an evening: under 12 keystrokes each, by row, by number and by name" {
  sample_register
  {
    echo 'code,name,prison,contact,languages,status'
    for i in $(seq 40); do echo "Q$i,Person$i Nummer$i,DE-BEI,direct,de,sentenced"; done
  } >people.csv
  {
    solipost import prisoners people.csv --source list --date 2026-07-01
    for name in Rose Tulip; do solipost add writer "$name" --languages de; done
    SOLIPOST_TODAY=2026-12-01 solipost evening plan --on 4.12. --list people.csv --keep
  } >/dev/null 2>&1
  export SOLIPOST_TODAY=2026-12-05
  equals "$(ask 'SELECT count(*) FROM plan_entry')" 40
  typed=
  for i in $(seq 40); do
    case $((i % 4)) in
      0) typed+="$i rose\n" ;;
      1) typed+="Q$i tulip\n" ;;
      2) typed+="$i guest\n" ;;
      3) typed+="$i\n" ;; # by whoever wrote the one before
    esac
  done
  keys=$(printf '%b' "$typed" | wc -c)
  [ "$keys" -lt $((40 * 12)) ]
  on_terminal 0 "$typed\n" solipost evening enter 1
  contains "$output" 'Nobody is forgotten. Next: solipost evening close 1'
  contains "$output" 'Q40 Person40 Nummer40: written by Rose, a new number: copy it onto the letter'
  equals "$(ask "SELECT count(*), count(DISTINCT number), count(writer), count(signed) FROM piece WHERE stage = 'written' AND written_on = '2026-12-04' AND evening = (SELECT id FROM evening)")" '40|40|20|20'
  equals "$(ask 'SELECT count(*) FROM plan_entry WHERE piece IS NULL')" 0
}

@test "letters are meant by number, row, range, code and name; who wrote may be several and may be nobody we know" {
  printed
  on_terminal 0 "$a rose\n2-3 rose+tulip\nQ4 Anna Maria\nUlrike guest\n#6\nno.$((a + 6)) tulip\nQ8 rose + Berta\n\n" \
    solipost evening enter 1
  contains "$output" "$a  Q1 Person Nummer1: written by Rose"
  contains "$output" "$((a + 1))  Q2 Person Nummer2: written by Rose, Tulip"
  contains "$output" 'Anna Maria is no writer of the register: kept as said'
  equals "$(entered)" "Q1 Rose
Q2 Rose+Tulip
Q3 Rose+Tulip
Q4 Anna Maria
Q5 guest
Q6 guest
Q7 Tulip
Q8 Rose+Berta"
  equals "$(ask 'SELECT count(*) FROM cosigner WHERE row_state = 0')" 2
}

@test "what was taken home, what waits, and what nobody wrote" {
  printed
  on_terminal 0 '1 rose stamp\n2 home tulip\n3 home\n4 translation\n5 rose reading\n6 rose\n4 rose translation\n7-8 -\n\n' \
    solipost evening enter 1
  contains "$output" 'Q1 Person Nummer1: written by Rose, waits for a stamp'
  contains "$output" 'Q2 Person Nummer2: taken home by Tulip'
  contains "$output" 'Q3 Person Nummer3: taken home'
  contains "$output" 'Q7 Person Nummer7: nobody wrote, back in the pool'
  equals "$(entered)" "Q1 Rose stamp
Q2 Tulip home
Q3 home
Q4 Rose translation
Q5 Rose reading
Q6 Rose
Q7 nobody
Q8 nobody"
  equals "$(ask "SELECT waiting_since, waiting_who FROM piece WHERE waiting = 'home' ORDER BY number LIMIT 1")" '2026-12-04|Tulip'
  export SOLIPOST_TODAY=2026-12-20
  expect 0 solipost today --all
  contains "$output" 'waits since 2026-12-04: the writer, who took it home, Tulip'
}

@test "a line that was wrong is put right by the same number, also that nobody wrote" {
  printed
  on_terminal 0 '1 rose\n1 tulip\n2 rose+tulip\n2 -\n3 -\n3 guest\n\n' solipost evening enter 1
  equals "$(entered)" "Q1 Tulip
Q2 nobody
Q3 guest"
  equals "$(ask "SELECT stage, coalesce(writer, '-'), coalesce(written_on, '-'), coalesce(evening, '-') FROM piece WHERE number = $((a + 1))")" 'printed|-|-|-'
  equals "$(ask 'SELECT count(*) FROM cosigner WHERE row_state = 0')" 0
  equals "$(ask 'SELECT count(*) FROM plan_entry WHERE dropped_on IS NOT NULL')" 1
}

@test "somebody who was not planned gets a number, which is said, and so does another letter to the same person" {
  printed
  on_terminal 0 "P001 rose\n1 rose\nQ1 tulip\nQ2+Q3 rose\n\n" solipost evening enter 1
  contains "$output" "$((a + 8))  P001 Işıl Örnekoğlu: written by Rose, a new number: copy it onto the letter"
  contains "$output" "$((a + 9))  Q1 Person Nummer1: written by Tulip, a new number"
  contains "$output" "$((a + 10))  Q2 Person Nummer2 + Q3 Person Nummer3: written by Rose, a new number"
  equals "$(ask 'SELECT count(*) FROM piece WHERE evening IS NOT NULL')" 4
}

@test "a wrong line costs nothing, and what was typed before stays when it is stopped" {
  printed
  start_terminal 'solipost evening enter 1'
  wait_for 'Letter, and who wrote it'
  type_keys '1 rose\n'
  wait_for 'written by Rose'
  type_keys '77 rose\nnobodyofthisname rose\n2\n'
  wait_for 'there is no row and no letter no. 77'
  wait_for 'no prisoner fits "nobodyofthisname"'
  wait_for "$((a + 1))  Q2 Person Nummer2: written by Rose"
  type_keys '\003'
  end_terminal
  [ "$terminal_status" -ne 0 ]
  equals "$(entered)" "Q1 Rose
Q2 Rose"
}

@test "the first line says who; several of one name are told with their rows; a name that is nearly a writer is told" {
  printed
  on_terminal 0 '1\nPerson rose\n2 rosa\nlist\n\n' solipost evening enter 1
  contains "$output" 'who wrote it?'
  contains "$output" "'Person' could be several people of the list"
  contains "$output" '#2  Q2 Person Nummer2'
  contains "$output" "rosa is no writer of the register, though there is 'Rose'"
  contains "$output" 'Nothing is entered yet about 7 of 8'
}

@test "what a line replaces is told, and what cannot be meant is refused" {
  printed
  on_terminal 0 '1 rose\n1 tulip\n1 guest\n2 rose\n2 -\n3 rose; 4 tulip\n3 rose Q4 tulip\n3 "Anna 2"\n4 rose tulip\n\n' \
    solipost evening enter 1
  contains "$output" "$a  Q1 Person Nummer1: written by Tulip (before: Rose)"
  contains "$output" 'written by guest (before: Tulip)'
  contains "$output" 'Q2 Person Nummer2: nobody wrote, back in the pool (before: Rose)'
  contains "$output" '4 stands behind who wrote'
  contains "$output" 'Q4 stands behind who wrote'
  contains "$output" "solipost add writer 'Anna 2'"
  equals "$(entered)" "Q1 guest
Q2 nobody
Q3 Anna 2
Q4 Rose+Tulip"
}

@test "a name typed again by the same writer is asked about: mostly it is the same letter" {
  printed
  on_terminal 0 'Ulrike rose\nUlrike rose\n\nQ4 rose\nQ4 rose\nyes\nUlrike tulip\n\n' solipost evening enter 1
  contains "$output" "$((a + 4)) by Rose is entered already. Is this another letter [no]"
  contains "$output" "$((a + 8))  Q4 Person Nummer4: written by Rose, a new number"
  contains "$output" "$((a + 9))  Q5 Ulrike Beispielfrau: written by Tulip, a new number"
  equals "$(ask 'SELECT count(*) FROM piece WHERE evening IS NOT NULL')" 4
}

@test "a whole name goes before the beginning of a longer one" {
  printed
  solipost edit Q6 name='Person Nummer' 2>/dev/null
  on_terminal 0 'Person Nummer rose\n\n' solipost evening enter 1
  equals "$(entered)" 'Q6 Rose'
}

@test "two who enter at once see what the other entered" {
  printed
  start_terminal 'solipost evening enter 1'
  wait_for 'Letter, and who wrote it'
  on_terminal 0 '1 tulip\n\n' solipost evening enter 1
  type_keys '1 rose\n'
  wait_for 'written by Rose (before: Tulip)'
  type_keys 'list\n'
  wait_for 'Nothing is entered yet about 7 of 8'
  type_keys '\n'
  end_terminal
  equals "$(entered)" 'Q1 Rose'
}

@test "two who enter the same row of a list without cards make one letter of it" {
  planned
  export SOLIPOST_TODAY=2026-12-05
  start_terminal 'solipost evening enter 1'
  wait_for 'Letter, and who wrote it'
  on_terminal 0 '1 tulip\n\n' solipost evening enter 1
  type_keys '1 rose\n'
  wait_for 'written by Rose (before: Tulip)'
  type_keys '\n'
  end_terminal
  equals "$(entered)" 'Q1 Rose'
  equals "$(ask 'SELECT count(*) FROM piece')" 1
}

@test "a number that is a row and a letter must be told apart" {
  printed
  ask "UPDATE piece SET number = 3 WHERE number = $a"
  on_terminal 0 '3 rose\n#3 rose\nno.3 tulip\n\n' solipost evening enter 1
  contains "$output" '3 is a row of the list and a letter number'
  contains "$output" '#3 for the row, no.3 for the letter'
  equals "$(entered)" "Q1 Tulip
Q3 Rose"
}

@test "nothing is entered before the evening, nor after it is closed" {
  planned
  expect 1 solipost evening enter 1
  contains "$errors" 'evening 1 is on 2026-12-04 only'
  export SOLIPOST_TODAY=2026-12-05
  expect 0 solipost evening close 1 --yes
  expect 1 solipost evening enter 1 @list.csv
  contains "$errors" 'evening 1 was closed on 2026-12-05'
  expect 2 solipost evening enter one
}

# ---- a filled-in list ----

@test "the list that was printed is filled in and read back in one change" {
  printed
  awk -F, -v OFS=, 'NR == 2 { $5 = "Rose" } NR == 3 { $5 = "Rose+Anna"; $6 = "stamp" } NR == 4 { $6 = "home" } NR == 5 { $5 = "-" } 1' \
    evening-1/list.csv >filled.csv
  expect 0 solipost evening enter 1 @filled.csv --dry-run
  contains "$errors" '4 letters would be entered; rows as they were: 0, not filled in: 4'
  equals "$(entered)" ''
  expect 0 solipost evening enter 1 @filled.csv
  equals "$(entered)" "Q1 Rose
Q2 Rose+Anna stamp
Q3 home
Q4 nobody"
  # Read once more it changes nothing.
  expect 0 solipost evening enter 1 @filled.csv
  contains "$errors" '0 letters entered; rows as they were: 4'
  solipost show evening 1 --format csv >again.csv
  expect 0 solipost evening enter 1 @again.csv
  contains "$errors" '0 letters entered; rows as they were: 4, not filled in: 4'
  expect 0 solipost undo
  equals "$(entered)" ''
}

@test "a list with letters twice, or with a column that was sorted alone, is not believed" {
  printed
  printf 'number,code,writer,what\n%s,Q1,Rose,\n%s,Q2,Tulip,\n%s,Q1,rose,\n%s,Q2,Rose,\n%s,Q4,Rose,\n' \
    "$a" $((a + 1)) "$a" $((a + 1)) $((a + 2)) >filled.csv
  expect 1 solipost evening enter 1 @filled.csv
  contains "$errors" 'filled.csv, row 5: row 3 says something else about the same letter'
  contains "$errors" 'filled.csv, row 6: this letter is to Q3 Person Nummer3, but the list says Q4'
  contains "$errors" '2 rows cannot be entered; nothing was written'
  equals "$(entered)" ''
  expect 3 solipost evening enter 1 @filled.csv --skip-bad
  contains "$errors" '2 letters entered; rows as they were: 1'
  equals "$(entered)" "Q1 Rose
Q2 Tulip"
}

@test "a row for somebody who was not planned makes one letter, however often the list is read" {
  printed
  printf 'code,writer\nP001,Rose\nP001,Tulip\n' >filled.csv
  expect 0 solipost evening enter 1 @filled.csv
  contains "$errors" '2 letters entered'
  expect 0 solipost evening enter 1 @filled.csv
  contains "$errors" '0 letters entered; rows as they were: 2'
  equals "$(ask 'SELECT count(*) FROM piece WHERE evening IS NOT NULL')" 2
}

@test "faults of a list are told by rows, and nothing is entered unless --skip-bad says so" {
  printed
  cat >filled.csv <<LIST
letter;row;code;written by;what
$a;1;Q1;Rose;
99;;;Rose;
;2;;Tulip;lost
;;Nobody Here;Tulip;
;4;;;translation
LIST
  expect 1 solipost evening enter 1 @filled.csv
  contains "$errors" 'filled.csv, row 3: there is no letter no. 99'
  contains "$errors" 'filled.csv, row 4: "lost" is nothing that becomes of a letter'
  contains "$errors" 'filled.csv, row 5: no prisoner fits "Nobody Here"'
  contains "$errors" 'filled.csv, row 6: who wrote it?'
  contains "$errors" '4 rows cannot be entered; nothing was written'
  equals "$(entered)" ''
  expect 3 solipost evening enter 1 @filled.csv --skip-bad
  equals "$(entered)" 'Q1 Rose'
  expect 2 solipost evening enter 1 filled.csv
  printf 'a,b\n1,2\n' >other.csv
  expect 2 solipost evening enter 1 @other.csv
  contains "$errors" 'no column of other.csv says which letter is meant'
}
