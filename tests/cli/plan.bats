# SPDX-License-Identifier: MIT
# Whom to write to: proposed, edited, kept, printed, dropped.

load helper
load register

setup() {
  solipost_fresh_home
  sample_register
  export COLUMNS=160
  solipost edit P002 languages=tr >/dev/null 2>&1
  solipost edit P003 languages=de >/dev/null 2>&1
}

@test "a plan proposes people with the reason, and keeps nothing by itself" {
  expect 0 solipost plan --writers 2 --each 2
  [[ $output == *"P001  Işıl Örnekoğlu"*"TR-SNC"*"tr"*"no letter yet"* ]]
  [[ $output == *"P002"*"P003"* ]]
  contains "$errors" "3 people for 4 places, to be written to on 2026-08-01"
  contains "$errors" "never got a letter: 3, after this plan 0"
  contains "$errors" "Nothing is kept yet: give the same command with --keep"
  expect 0 solipost list plans
  contains "$errors" "No plan is kept"
}

@test "how many letters can be written has to be said" {
  expect 2 solipost plan
  contains "$errors" "how many letters can be written?"
  expect 2 solipost plan --each 2 --places 3
  contains "$errors" "it is not clear how many letters can be written"
  expect 2 solipost plan --places 3 --on 2026-07-31
  contains "$errors" "this day has passed"
  expect 2 solipost plan --places 3 --languages klingonisch
  contains "$errors" "is no language"
}

@test "who is left out is told by reason, and with --all by name" {
  solipost hold P002 --reason 'the family asks us to wait' >/dev/null 2>&1
  solipost edit P003 contact=unknown >/dev/null 2>&1
  expect 0 solipost plan --places 1
  contains "$errors" "Left out: 1 on hold; 1 contact unknown"
  lacks "$output" "P002"
  expect 0 solipost plan --places 1 --all
  [[ $output == *"P002"*"not planned: on hold"*"P003"*"not planned: contact unknown"* ]]
  # What leaves the screen says nothing about people on hold.
  expect 3 solipost plan --places 1 --all --format csv
  lacks "$output" "P002"
  contains "$output" "P003,no,"
}

@test "the one who waits longest comes before the one who got a letter, and a place is for one" {
  expect 0 solipost written P001 P002 --on 2026-04-01
  expect 0 solipost mailed P001 P002 --on 2026-04-02
  expect 0 solipost written P002 --on 2026-07-01 --new
  expect 0 solipost mailed P002 --on 2026-07-02
  expect 0 solipost plan --places 2
  [[ $output == *"P003"*"no letter yet"*"P001"*"no letter for 121 days, the limit is 90"* ]]
  contains "$errors" "1 no room left"
  contains "$errors" "longest wait: 121 days, after this plan 30; over 90 days wait 1, after this plan 0"
  contains "$errors" "Nobody without a place has waited longer than somebody with one"
  expect 0 solipost plan --places 3 --wait 200
  [[ $output == *"P003"*"P001"*"last letter 121 days before"*"P002"*"last letter 30 days before"* ]]
}

@test "somebody with a letter that is not posted yet is written to already" {
  expect 0 solipost print cards P001 --lines --output out --yes
  expect 0 solipost plan --places 3
  lacks "$output" "P001"
  contains "$errors" "1 a letter is made and not posted yet"
  export SOLIPOST_TODAY=2026-12-01
  expect 0 solipost plan --places 3
  [[ $output == *"P001"*"no letter for 122 days"* ]]
}

@test "languages of those who write decide who can be written to" {
  expect 0 solipost plan --places 3 --languages German
  contains "$output" "P003"
  lacks "$output" "P001"
  contains "$errors" "2 nobody who writes knows a language of theirs"
  expect 0 solipost plan --places 3 --languages any
  contains "$output" "P001"
}

@test "a plan is kept, printed from, done, and opened again by cancelling" {
  expect 0 solipost plan --places 2 --drop P001 --keep
  contains "$errors" "Kept as plan 1"
  expect 0 solipost plan --places 3
  lacks "$output" "P002"
  contains "$errors" "2 in a kept plan already"
  expect 0 solipost list prisoners --plan 1 --format csv --columns code
  [ "$output" = $'code\nP002\nP003' ]
  expect 0 solipost print cards --plan 1 --lines --output out --yes
  contains "$errors" "2"
  expect 0 solipost show plan 1
  [[ $output == *"P002"*"printed"*"P003"*"printed"* ]]
  expect 1 solipost print cards --plan 1 --lines --output out --yes
  contains "$errors" "everybody in plan 1 has a letter already"
  expect 0 solipost list pieces --plan 1 --format csv --columns prisoner
  contains "$output" "P002"
  expect 0 solipost run cancel 1 --yes
  expect 0 solipost show plan 1
  [[ $output == *"P002"*"open"* ]]
  contains "$errors" "2 people have no letter yet"
  # A handwritten letter does it as well.
  expect 0 solipost written P002 --on 2026-08-01 --new
  expect 0 solipost list plans
  [[ $output == *"1  2026-08-01  2026-08-01 "*"2"*"1"*"1"*"0"* ]]
}

@test "a plan that was kept can be undone, and people can go back into the pool" {
  expect 0 solipost plan --places 3 --keep
  expect 0 solipost undo
  expect 1 solipost show plan 1
  contains "$errors" "there is no plan 1"
  expect 0 solipost plan --places 3 --keep
  contains "$errors" "Kept as plan 2"
  expect 0 solipost plan drop 2 P003
  contains "$errors" "1 person is back in the pool"
  expect 0 solipost show plan 2
  contains "$output" "dropped on 2026-08-01"
  expect 1 solipost plan drop 2 P003
  contains "$errors" "is not open in plan 2"
  expect 0 solipost undo
  expect 0 solipost plan drop 2
  contains "$errors" "3 people are back in the pool"
  expect 0 solipost plan --places 3
  contains "$output" "P003"
}

@test "a plan is edited as a list: rows taken out, marked no, moved" {
  solipost plan --places 3 --format csv >list.csv 2>/dev/null
  contains "$(head -1 list.csv)" "code,take,name,prison,country,language,writer,why,reasons"
  { head -1 list.csv; grep '^P003' list.csv; grep '^P001' list.csv; grep '^P002' list.csv | sed 's/,yes,/,no,/'; } >edited.csv
  expect 0 solipost plan @edited.csv --keep
  expect 0 solipost show plan 1 --format csv
  [[ $output == *"1,P003,"*"added never-written"*"2,P001,"* ]]
  lacks "$output" "P002"
  expect 2 solipost plan @edited.csv P001
  contains "$errors" "is taken as it stands"
}

@test "a month is dealt to the writers of the register" {
  expect 0 solipost plan --month
  [[ $output == *"P001"*"tr"*"Amsel"* ]]
  contains "$errors" "3 people for 4 places"
  solipost add writer Fink --languages en >/dev/null 2>&1
  expect 0 solipost plan --month
  contains "$errors" "1 writer has no capacity entered"
}

@test "a campaign narrows to its people, and tells so" {
  expect 0 solipost plan --places 3 --campaign M18
  [[ $output == *"P001"*"for the campaign"* ]]
  lacks "$output" "P002"
}

@test "a birthday whose card must go now gets a place, and says when" {
  solipost edit P003 birthday=08-10 >/dev/null 2>&1
  expect 0 solipost plan --places 3
  [[ $output == *"P003"*"birthday on 2026-08-10, "*" by post"* ]]
}

@test "today tells of a plan whose day has passed" {
  expect 0 solipost plan --places 2 --on 2026-08-05 --keep
  export SOLIPOST_TODAY=2026-08-05
  expect 0 solipost today --all
  lacks "$output" "Plan 1"
  export SOLIPOST_TODAY=2026-08-06
  expect 0 solipost today --all
  contains "$output" "Plan 1 for 2026-08-05: 2 people have no letter yet: solipost show plan 1"
}

@test "the same register and day give the same plan" {
  solipost plan --places 2 --all --format csv >one.csv 2>/dev/null
  solipost plan --places 2 --all --format csv >two.csv 2>/dev/null
  cmp one.csv two.csv
  [ "$(wc -l <one.csv)" -gt 3 ]
}

@test "papers for the evening follow the order of the plan" {
  expect 0 solipost plan --places 3 --add P003 --keep
  expect 0 solipost print papers table-list --plan 1 --output out
  pdftotext out/table-list.pdf list.txt
  equals "$(grep -o 'P00[123]' list.txt | tr '\n' ' ')" 'P003 P001 P002 '
}

@test "a list is read as people mark it: nein, x, a row of their own, from a spreadsheet" {
  solipost plan --places 3 --format csv >list.csv 2>/dev/null
  printf 'code,take,name\nP001,nein,Işıl\nP002,x,Deniz\nP003,,Deniz\n' >marked.csv
  expect 0 solipost plan @marked.csv
  contains "$output" "P002"
  lacks "$output" "P001"
  lacks "$output" "P003"
  contains "$errors" "1 person for 1 place,"
  # A code below the list, with nothing beside it, was added by hand; and somebody named twice is one person.
  printf 'code;take;name\r\nP002;yes;Deniz\r\nP003;;\r\nP002;yes;Deniz\r\n' >added.csv
  expect 0 solipost plan @added.csv
  [[ $output == *"P002"*"P003"* ]]
  contains "$errors" "2 people for 2 places,"
  iconv -t UTF-16 list.csv >utf16.csv
  expect 0 solipost plan @utf16.csv
  contains "$errors" "3 people for 3 places,"
}

@test "a list that is given back keeps the writers it proposes, as edited" {
  solipost add writer Karl --languages en --capacity 2 >/dev/null 2>&1
  solipost plan --month --places 2 --format csv >list.csv 2>/dev/null
  contains "$(<list.csv)" "Amsel"
  solipost edit writer Karl pseudonym=@karl >/dev/null 2>&1
  sed "2s/,Amsel,/,'@karl,/" list.csv >edited.csv
  expect 0 solipost plan @edited.csv --keep
  expect 0 solipost show plan 1 --format csv
  contains "${lines[1]}" ",'@karl,"
  contains "${lines[2]}" ",Amsel,"
  # Karl knows no Turkish: what is true of Amsel is not said of him.
  expect 0 solipost plan @edited.csv --month --format csv
  lacks "$(grep karl <<<"$output")" "language"
  sed 's/,Amsel,/,Amsle,/' list.csv >wrong.csv
  expect 1 solipost plan @wrong.csv --keep
  contains "$errors" "wrong.csv, P001: there is no writer 'Amsle'"
  expect 0 solipost writer leave Amsel
  expect 1 solipost plan @list.csv --keep
  contains "$errors" "list.csv, P001: Amsel has left on 2026-08-01"
}

@test "who is added although somebody writes already is told" {
  expect 0 solipost plan --places 1 --keep
  expect 0 solipost plan --places 1 --add P001
  contains "$output" "in plan 1 already"
  expect 0 solipost written P002
  expect 0 solipost plan --places 2 --add P002
  contains "$output" "a letter is made and not posted yet"
  contains "$errors" "2 people for 2 places,"
  expect 0 solipost plan --places 1 --add P002 --add P003
  contains "$errors" "2 people for 1 place,"
}

@test "a writer's month is that of the writing, whenever it was planned" {
  solipost edit writer Amsel capacity=2 >/dev/null 2>&1
  expect 0 solipost plan --month --languages any --on 10.9. --keep
  contains "$errors" "to be written to on 2026-09-10"
  contains "$errors" "2 people for 2 places,"
  expect 0 solipost plan --month --languages any --on 2026-09-20
  contains "$errors" "0 people for 0 places,"
  expect 0 solipost plan --month --languages any --on 2026-08-20
  contains "$errors" "1 person for 2 places,"
}

@test "a plan has an order of its own, in lists too" {
  printf 'P003\nP001\nP002\n' >list.txt
  expect 0 solipost plan @list.txt --keep
  expect 0 solipost list prisoners --plan 1
  [[ $output == *"P003"*"P001"*"P002"* ]]
  expect 0 solipost list prisoners --plan 1 --order code
  [[ $output == *"P001"*"P002"*"P003"* ]]
}

@test "who is not written to any more is in no plan" {
  expect 0 solipost plan --places 3 --keep
  expect 0 solipost end prisoner P001 --reason 'asked us to stop'
  expect 0 solipost show plan 1
  contains "$errors" "2 people have no letter yet"
  expect 0 solipost undo
  expect 0 solipost show plan 1
  contains "$errors" "3 people have no letter yet"
  expect 0 solipost release P001
  expect 0 solipost show plan 1
  [[ $output == *"P001"*"dropped on 2026-08-01"* ]]
  expect 0 solipost transfer P003 TR-SNC
  expect 0 solipost delete P002 --yes
  expect 0 solipost show plan 1
  contains "$errors" "1 person has no letter yet"
  lacks "$output" "P002"
}

@test "a writer who pauses, leaves or is forgotten leaves people in plans, and is told of them" {
  expect 0 solipost plan --month --languages any --on 2026-08-20 --keep
  expect 0 solipost writer pause Amsel --until 10.8.
  lacks "$errors" "of a kept plan"
  expect 0 solipost writer pause Amsel --until 31.8.
  contains "$errors" "3 people of kept plans are to get letters from Amsel"
  expect 0 solipost writer leave Amsel
  contains "$errors" "3 people of kept plans are to get letters from Amsel"
  expect 0 solipost forget Amsel --yes
  expect 0 solipost show plan 1
  contains "$errors" "3 people have no letter yet"
  lacks "$output" "Amsel"
}

@test "a day far ahead is warned of, as it keeps people from other plans" {
  expect 0 solipost plan --places 1 --on 2026-09-30
  lacks "$errors" "days ahead"
  expect 0 solipost plan --places 1 --on 2028-08-01
  contains "$errors" "2028-08-01 is 731 days ahead: once this is kept"
  expect 0 solipost take-on P001 -w Amsel --until 2090-01-01
  contains "$errors" "2090-01-01 is more than a year ahead"
}

@test "what a kept plan says to print next can be printed" {
  expect 0 solipost plan --places 2 --keep
  contains "$errors" "solipost print cards --plan 1 ..., print papers all --plan 1"
  expect 0 solipost print papers all --plan 1 --output papers
  [ -s papers/table-list.pdf ]
}
