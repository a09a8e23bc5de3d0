# SPDX-License-Identifier: MIT
# Lists for others: what is in them, who is not, and that the register remembers to whom they went.
load helper
load register
load terminal

setup() {
  solipost_fresh_home
  sample_register
}

@test "a list for a group that works with us is read back by import without a change" {
  solipost edit P001 'summary=Journalist, in prison since 2024' topics_avoid=trial verified_on=2026-07-01 2>/dev/null
  expect 0 solipost export prisoners list.csv --to 'Example Committee' --yes
  contains "$errors" 'Export 1: 3 people, for Example Committee'
  equals "$output" "$PWD/list.csv"
  contains "$(<list.csv)" 'Journalist'
  expect 0 solipost import prisoners list.csv --dry-run
  contains "$output" '3 the same'
  lacks "$output" 'not known'
}

@test "neither notes of group and core, nor notes from imports, nor sources are in a list for others" {
  printf 'code,name,prison,Haftgrund\nP001,Işıl Örnekoğlu,TR-SNC,imported word\n' >in.csv
  solipost import prisoners in.csv --source 'source word' --yes >/dev/null 2>&1
  contains "$(solipost show P001)" 'imported word'
  contains "$(solipost show P001)" 'source word'
  solipost edit P001 'contact_said_by=lawyer word' 'naming_said_by=sister word' naming=yes 'summary=public word' 2>/dev/null
  solipost note add P001 'core word' 2>/dev/null
  solipost note add P001 'group word' --level group 2>/dev/null
  solipost note add P001 'table word' --level table 2>/dev/null
  solipost note add P001 'other word' 2>/dev/null
  sqlite3 "$SOLIPOST_REGISTER" "UPDATE note SET level = NULL WHERE text = 'other word'"
  expect 0 solipost export prisoners partner.csv --to Committee --yes
  expect 3 solipost export prisoners public.csv --to Website --public --yes
  local word
  for word in imported source lawyer sister core group other; do
    lacks "$(cat partner.csv public.csv)" "$word word"
  done
  contains "$(<partner.csv)" 'table word'
  contains "$(<partner.csv)" 'public word'
  contains "$(<public.csv)" 'public word'
  lacks "$(<public.csv)" 'table word'
}

@test "in public stand only those who agreed, with name, place and summary" {
  solipost edit P001 naming=yes summary='a journalist' 2>/dev/null
  solipost edit P002 naming=ask 2>/dev/null
  expect 3 solipost export prisoners public.csv --to Website --public --yes
  equals "$(<public.csv)" 'name,name_native,summary,prison,country
Işıl Örnekoğlu,,a journalist,Sincan,Turkey'
  contains "$errors" 'P003 Deniz Örnek (born 1991) is left out, naming unknown'
  contains "$errors" '1 person more once somebody answers for it with --acknowledge'
  expect 3 solipost export prisoners asked.csv --to Website --public --acknowledge --yes
  contains "$(<asked.csv)" 'Deniz Örnek'
  equals "$(wc -l <asked.csv)" 3
  solipost edit P003 naming=no 2>/dev/null
  expect 1 solipost export prisoners no.csv P003 --to Website --public --acknowledge --yes
  contains "$errors" 'must not be named in public'
  [ ! -e no.csv ]
}

@test "on a terminal it is asked about those who want to be asked" {
  solipost edit P001 naming=ask 2>/dev/null
  on_terminal 3 'no\nyes\n' bash -c 'solipost edit P002 naming=yes; solipost export prisoners one.csv --to Website --public'
  contains "$output" 'To be asked first: 1 person'
  lacks "$(<one.csv)" 'Işıl'
  on_terminal 3 'yes\nyes\n' solipost export prisoners two.csv --to Website --public
  contains "$(<two.csv)" 'Işıl'
}

@test "who is on hold is left out with the reason, by person, prison and country" {
  local hold
  for hold in P001 TR-SNC '--country TR'; do
    # shellcheck disable=SC2086
    solipost hold $hold --reason 'wait for word' 2>/dev/null
    expect 3 solipost export prisoners "list$hold.csv" --to Committee --yes
    contains "$errors" 'P001 Işıl Örnekoğlu is left out, on hold'
    contains "$errors" 'wait for word'
    lacks "$(<"list$hold.csv")" 'Işıl'
    # shellcheck disable=SC2086
    solipost lift $hold --reason done --yes 2>/dev/null
  done
}

@test "a dry run writes and remembers nothing and says who is left out and why" {
  solipost hold P001 --reason 'wait for word' 2>/dev/null
  expect 3 solipost export prisoners list.csv --to Committee --dry-run
  [[ "$output" =~ P001\ Işıl\ Örnekoğlu\ +left\ out\ +on\ hold ]]
  contains "$errors" '2 people in the list'
  [ ! -e list.csv ]
  expect 0 solipost list exports
  contains "$errors" 'No list was given to others yet'
}

@test "the file is private, and one that is there is never overwritten" {
  expect 0 solipost export prisoners list.csv P001 --to Committee --yes
  equals "$(stat -c %a list.csv)" 600
  printf 'mine' >other.csv
  expect 1 solipost export prisoners other.csv P001 --to Committee --yes
  contains "$errors" 'nothing is overwritten'
  equals "$(<other.csv)" mine
  expect 1 solipost export prisoners nowhere/list.csv P001 --to Committee --yes
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT count(*) FROM export')" 1
  [ -z "$(find . -name '.*' -type f)" ]
}

@test "the register remembers what went to whom, with its checksum, and with whom in it" {
  expect 0 solipost export prisoners list.csv P001 P002 --to 'Example Committee' --yes --who Anna
  expect 0 solipost list exports --format csv
  equals "${lines[0]}" 'export,made_on,recipient,purpose,people,file,checksum'
  equals "${lines[1]}" "1,2026-08-01,Example Committee,partner,2,$PWD/list.csv,$(sha256sum list.csv | cut -d ' ' -f 1)"
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT group_concat(code) FROM (SELECT code FROM export_item JOIN prisoner ON prisoner.id = prisoner ORDER BY code)')" P001,P002
  expect 0 solipost history P001
  contains "$output" 'Anna  export prisoners list.csv P001 P002 --to '
  expect 1 solipost delete P002 --yes
}

@test "what has left cannot be taken back" {
  expect 0 solipost export prisoners list.csv P001 --to 'Example Committee' --yes
  expect 1 solipost undo
  contains "$errors" 'to Example Committee: what has left cannot be taken back'
  expect 0 solipost list exports
  contains "$output" 'Example Commit'
}

@test "it must be said for whom, and confirmed" {
  expect 2 solipost export prisoners list.csv --yes
  contains "$errors" '--to'
  expect 2 solipost export prisoners list.csv --to Committee
  contains "$errors" '--yes'
  expect 2 solipost export prisoners
  expect 1 solipost export prisoners list.csv --country FR --to Committee --yes
  contains "$errors" 'nobody was chosen'
  [ ! -e list.csv ]
}

@test "people are chosen by name, prison, country, campaign and language" {
  expect 0 solipost export prisoners a.csv --prison DE-BEI --to C --yes
  contains "$(<a.csv)" 'P003'
  lacks "$(<a.csv)" 'P001'
  expect 0 solipost export prisoners b.csv --campaign M18 --to C --yes
  equals "$(wc -l <b.csv)" 2
  expect 0 solipost export prisoners c.csv --country TR --language ku --to C --yes
  equals "$(wc -l <c.csv)" 2
  expect 0 solipost export prisoners d.csv isil --to C --yes
  contains "$(<d.csv)" 'P001'
}

@test "a hold between question and answer stops the list" {
  start_terminal 'solipost export prisoners list.csv --to Committee'
  wait_for 'Go on?'
  solipost hold P001 --reason 'stop now' 2>/dev/null
  type_keys 'yes\n'
  end_terminal
  equals "$terminal_status" 1
  contains "$(<screen)" 'the register was changed while the list was being made'
  [ ! -e list.csv ]
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT count(*) FROM export')" 0
}

@test "a change that is not about the list does not stop it" {
  start_terminal 'solipost export prisoners list.csv P001 --to Committee'
  wait_for 'Go on?'
  solipost hold P002 --reason 'stop now' 2>/dev/null
  type_keys 'yes\n'
  end_terminal
  equals "$terminal_status" 0
  contains "$(<list.csv)" P001
}

@test "names with formulas, control sequences and SQL do nothing in a list or on the screen" {
  sqlite3 "$SOLIPOST_REGISTER" "UPDATE prisoner SET name = '=HYPERLINK(1)', known_as = '@x', summary = char(27) || '[2J' || char(8238), naming = 'yes' WHERE code = 'P001'"
  solipost note add P001 '+1+1' --level table 2>/dev/null
  expect 0 solipost export prisoners list.csv P001 --to "'); DROP TABLE export; --" --yes
  contains "$(<list.csv)" "'=HYPERLINK(1)"
  contains "$(<list.csv)" ",'@x"
  contains "$(<list.csv)" ",'+1+1"
  expect 0 solipost list exports
  contains "$output" "'); DROP TABLE"
  expect 0 solipost export prisoners public.csv P001 --public --to W --yes
  contains "$(<public.csv)" "'=HYPERLINK(1)"
  solipost hold P001 --reason x >said 2>&1
  lacks "$(<said)" $'\033'
}
