# SPDX-License-Identifier: MIT
# Prisoners and prisons: added, changed, shown, listed, found, moved, ended.
load helper
load terminal
load register

setup() {
  solipost_fresh_home
  sample_register
}

# ---- add ----

@test "a prisoner is added with a name and gets the next code" {
  expect 0 solipost add prisoner 'Dilan Örnek'
  contains "$errors" 'P004 Dilan Örnek'
  contains "$errors" 'solipost transfer P004'
  expect 0 solipost show P004
  contains "$output" 'Dilan Örnek'
}

@test "a name given twice, or a field as in edit, is told and adds nobody" {
  expect 2 solipost add prisoner --name 'Dilan Örnek' gender=female
  contains "$errors" 'the name stands there twice: with --name and as "gender=female"'
  expect 2 solipost add writer Dohle --pseudonym Elster
  expect 0 solipost list prisoners
  lacks "$output" 'Dilan'
}

@test "dates, languages and countries are understood as people write them" {
  solipost add prisoner 'Dilan Örnek' --birthday 3.4.1980 --languages 'Kurdî, Türkçe' --verified-on yesterday
  expect 0 solipost list prisoners P004 --format json
  contains "$output" '"birthday": "1980-04-03"'
  contains "$output" '"languages": "ku tr"'
  contains "$output" '"verified_on": "2026-07-31"'
}

@test "a date that can be read in two ways is refused" {
  expect 2 solipost add prisoner 'Dilan Örnek' --birthday 03/04/1980
  contains "$errors" 'birthday'
  expect 0 solipost list prisoners --format csv
  lacks "$output" 'Dilan'
}

@test "a code that is taken names its owner" {
  expect 2 solipost add prisoner 'Dilan Örnek' --code p001
  contains "$errors" 'P001 Işıl Örnekoğlu'
}

@test "a namesake is added with a warning" {
  expect 0 solipost add prisoner 'Işıl Örnekoğlu'
  contains "$errors" 'there is already P001'
  contains "$errors" '--distinguisher'
}

@test "a word for a choice that does not exist lists those that do" {
  expect 2 solipost add prisoner 'Dilan Örnek' --gender femal
  contains "$errors" 'female'
}

@test "a ward without a prison makes no sense" {
  expect 2 solipost add prisoner 'Dilan Örnek' --ward B
  contains "$errors" '--prison'
}

@test "an unknown prison adds nobody" {
  expect 1 solipost add prisoner 'Dilan Örnek' --prison Nowhere
  contains "$errors" 'Nowhere'
  expect 0 solipost list prisoners --format csv
  lacks "$output" 'Dilan'
}

@test "nothing given off a terminal: the missing name is told" {
  expect 2 solipost add prisoner
  contains "$errors" '--name'
}

@test "on a terminal the fields are asked for one by one" {
  on_terminal 0 'Dilan Örnek\n\n\n\nfem\n3.4.1980\nku, tr\n\n2\ndirect\nlawyer\ntoday\n\n\n\nsincan\n\nC 7\n' solipost add prisoner
  contains "$output" 'Added prisoner P004 Dilan Örnek'
  expect 0 solipost list prisoners P004 --format json
  for part in '"gender": "female"' '"status": "remand"' '"contact": "direct"' '"contact_said_by": "lawyer"' \
    '"contact_said_on": "2026-08-01"' '"prison": "TR-SNC"' '"ward": "C 7"'; do
    contains "$output" "$part"
  done
}

@test "Ctrl-C while being asked adds nobody" {
  start_terminal 'solipost add prisoner'
  wait_for 'Name: '
  type_keys 'Dilan Örnek\n'
  wait_for 'own script: '
  type_keys '\003'
  wait_for 'nothing was changed'
  end_terminal
  [ "$terminal_status" = 1 ]
  expect 0 solipost list prisoners --format csv
  lacks "$output" 'Dilan'
}

@test "a prison is added; its address template is checked" {
  expect 0 solipost add prison 'Bakırköy' --country Turkey --address-template '{name}|Bakırköy Cezaevi|34147 İstanbul'
  contains "$errors" 'TR-'
  expect 2 solipost add prison 'Bad' --country TR --address-template '{nmae}|Street'
  contains "$errors" 'line 1, column 1'
  expect 2 solipost add prison 'No country'
  contains "$errors" '--country'
}

# ---- who is meant ----

@test "a person is meant by code, number, name or its beginning, in any script and capitals" {
  for who in P001 p001 4711 'Işıl Örnekoğlu' isil ISIL 'isil orn'; do
    expect 0 solipost show "$who"
    contains "$output" 'P001 Işıl Örnekoğlu'
  done
  expect 0 solipost show 'دنیز'
  contains "$output" 'P003'
}

@test "an ambiguous name lists the candidates with what tells them apart" {
  expect 2 solipost show 'Deniz Örnek'
  contains "$errors" 'P002'
  contains "$errors" 'born 1980'
  contains "$errors" 'born 1991'
}

@test "nobody found says how to look" {
  expect 1 solipost show Nobody
  contains "$errors" 'solipost find'
}

# ---- show ----

@test "show gives the address as it would be printed, the stays, and what stands against writing" {
  expect 0 solipost show P001
  contains "$output" 'Sincan Kadın Kapalı Cezaevi'
  contains "$output" '06930 Sincan/Ankara'
  contains "$output" 'A-7'
  contains "$output" 'not part of the address of this prison: number'
  expect 0 solipost show P002
  contains "$output" 'nothing stands against it'
  expect 0 solipost show P003
  contains "$output" 'Musterweg 1'
  lacks "$output" 'GERMANY'
}

@test "show of a prison says who is held there" {
  expect 0 solipost show prison sincan
  contains "$output" 'Held here'
  contains "$output" 'P001 Işıl Örnekoğlu'
}

@test "two names at once are too much for show" {
  expect 2 solipost show P001 P002
  contains "$errors" 'quotes'
}

# ---- list ----

@test "list fits 80 columns and aligns names of every script" {
  solipost add prisoner 'Very Long Name That Goes On And On Through The Whole Line' --name-native '中文名字' --prison TR-SNC \
    --distinguisher 'a distinguisher of some length, too' --ward 'a ward with a long description' --contact relay --status administrative 2>/dev/null
  expect 0 solipost list prisoners
  contains "$output" '…'
  while IFS= read -r line; do [ "${#line}" -le 80 ]; done <<<"$output"
}

@test "list filters by country, prison, status, language and campaign" {
  expect 0 solipost list prisoners --country Turkey
  contains "$output" P001
  lacks "$output" P003
  expect 0 solipost list prisoners --prison beispiel
  contains "$output" P003
  lacks "$output" P001
  expect 0 solipost list prisoners --status remand
  contains "$output" P001
  lacks "$output" P002
  expect 0 solipost list prisoners --language Kurdish
  contains "$output" P001
  lacks "$output" P002
  expect 0 solipost list prisoners --campaign M18
  contains "$output" P001
  lacks "$output" P002
}

@test "a list without anybody is empty on standard output" {
  expect 0 solipost list prisoners --country JP
  equals "$output" ''
  expect 0 solipost list prisoners --country JP --format json
  equals "$output" '[]'
  expect 0 solipost list prisoners --country JP --format csv
  equals "${#lines[@]}" 1
}

@test "names stand in the order of the language, not of their bytes" {
  for name in 'Zelal Son' 'Çiçek Orta' 'Cemal Ilk'; do solipost add prisoner "$name" 2>/dev/null; done
  expect 0 solipost list prisoners --format csv
  order=$(cut -d, -f2 <<<"$output" | grep -E 'Cemal|Çiçek|Zelal|Işıl' | tr '\n' ' ')
  equals "$order" 'Cemal Ilk Çiçek Orta Işıl Örnekoğlu Zelal Son '
}

@test "notes are in no list" {
  solipost add prisoner 'Dilan Örnek' --note 'only for us' 2>/dev/null
  for format in table csv json; do
    expect 0 solipost list prisoners --format "$format"
    lacks "$output" 'only for us'
  done
}

@test "prisons are listed by country" {
  expect 0 solipost list prisons --country TR
  contains "$output" TR-SNC
  lacks "$output" DE-BEI
}

# ---- find ----

@test "find ignores accents, capitals and spelling" {
  expect 0 solipost find ornekoglu
  contains "$output" 'Işıl Örnekoğlu'
  expect 0 solipost find den or
  contains "$output" 'born 1980'
  expect 0 solipost find SINCAN --format csv
  contains "$output" 'TR-SNC'
  expect 1 solipost find xyzzy
  contains "$errors" 'xyzzy'
}

# ---- edit ----

@test "edit changes fields, says from what to what, and unit and ward where the person is" {
  expect 0 solipost edit P001 status=sentenced 'ward=B 12'
  contains "$errors" 'on remand -> sentenced'
  contains "$errors" 'A-7 -> B 12'
  expect 0 solipost show P001
  contains "$output" 'B 12'
}

@test "edit of what is so already writes nothing" {
  expect 0 solipost edit P001 status=remand
  contains "$errors" 'nothing was written'
  expect 0 solipost history P001
  lacks "$output" 'edit P001'
}

@test "edit suggests the field that was meant" {
  expect 2 solipost edit P001 statsu=remand
  contains "$errors" "'status'"
  expect 2 solipost edit P001 remand
  contains "$errors" 'field=value'
}

@test "edit to another prison points to transfer" {
  expect 2 solipost edit P001 prison=DE-BEI
  contains "$errors" 'solipost transfer P001'
}

@test "edit refuses a code that is taken and a name that is empty" {
  expect 2 solipost edit P001 code=P002
  contains "$errors" 'P002'
  expect 2 solipost edit P001 name=
  contains "$errors" 'name'
}

@test "edit by options: edit prisoner and edit prison" {
  expect 0 solipost edit prisoner P002 --contact none --contact-said-by family
  expect 0 solipost show P002
  contains "$output" 'family'
  expect 0 solipost edit prison DE-BEI --confidence confirmed --checked-on today
  expect 0 solipost show prison DE-BEI
  contains "$output" '2026-08-01'
}

@test "edit --dry-run shows and changes nothing" {
  expect 0 solipost edit P001 status=sentenced --dry-run
  contains "$errors" 'would change'
  expect 0 solipost list prisoners P001 --format json
  contains "$output" '"status": "remand"'
}

@test "two edits of different fields at once are both kept" {
  start_terminal 'solipost edit prisoner P002'
  wait_for 'Code [P002]: '
  solipost edit P002 known_as=Deno 2>/dev/null # the first still waits for an answer
  for _ in 1 2 3 4 5; do type_keys '\n'; done
  type_keys '77\n'
  for _ in $(seq 30); do type_keys '\n'; done
  wait_for 'Changed P002'
  end_terminal
  expect 0 solipost list prisoners P002 --format json
  contains "$output" '"known_as": "Deno"'
  contains "$output" '"number": "77"'
}

# ---- transfer, release, end, delete ----

@test "transfer keeps the former stay" {
  expect 0 solipost transfer P001 DE-BEI --date 2026-07-01 --source lawyer --ward 'Haus 2'
  contains "$errors" 'DE-BEI JVA Beispiel'
  expect 0 solipost show P001
  contains "$output" 'TR-SNC Sincan, A-7, until 2026-07-01 (transferred)'
  contains "$output" 'Haus 2'
  contains "$output" 'source: lawyer'
}

@test "transfer to the same prison, before the arrival, or to none is refused" {
  expect 2 solipost transfer P001 TR-SNC
  contains "$errors" 'already'
  solipost transfer P001 DE-BEI --date 2026-07-01 2>/dev/null
  expect 2 solipost transfer P001 TR-SNC --date 2026-06-01
  contains "$errors" '2026-07-01'
  expect 2 solipost transfer P001
  contains "$errors" 'WHO PRISON'
}

@test "release ends the stay and nothing more is printed" {
  expect 0 solipost release P001 --source family --date yesterday
  contains "$errors" 'nothing more is printed'
  expect 0 solipost show P001
  contains "$output" 'released'
  contains "$output" 'not printed'
  expect 2 solipost release P001
  contains "$errors" 'already'
  expect 1 solipost transfer P001 DE-BEI
  contains "$errors" 'released'
}

@test "end prisoner needs a reason, keeps everything, and is listed only with --all" {
  expect 2 solipost end prisoner P001
  contains "$errors" '--reason'
  expect 0 solipost end prisoner P001 --reason 'asked us to stop'
  expect 0 solipost list prisoners
  lacks "$output" P001
  expect 0 solipost list prisoners --all
  contains "$output" P001
  expect 0 solipost show P001
  contains "$output" 'asked us to stop'
}

@test "end prison names the people still held there" {
  expect 0 solipost end prison TR-SNC --reason 'closed by decree' --date 2026-06-30
  contains "$errors" 'P001'
  contains "$errors" 'P002'
  expect 0 solipost list prisons
  lacks "$output" TR-SNC
}

@test "delete asks, wants --yes off a terminal, and can be undone" {
  expect 2 solipost delete P003
  contains "$errors" '--yes'
  on_terminal 1 'n\n' solipost delete P003
  contains "$output" 'nothing was changed'
  expect 0 solipost delete P003 --yes
  expect 1 solipost show P003
  expect 0 solipost undo
  expect 0 solipost show P003
  contains "$output" 'JVA Beispiel'
}

@test "delete on a terminal is done after a yes" {
  on_terminal 0 'yes\n' solipost delete P003
  expect 1 solipost show P003
}

@test "a prison somebody was held in is not deleted" {
  expect 1 solipost delete TR-SNC --yes
  contains "$errors" 'solipost end prison TR-SNC'
}

# ---- days that are likely typed wrong ----

@test "a day ahead is refused off a terminal, and what to do is said" {
  for command in 'release P001 --date 2030-01-01' 'transfer P001 DE-BEI --date 2030-01-01' \
    'end prisoner P001 --reason x --date 2030-01-01' 'end prison TR-SNC --reason x --date 2030-01-01' \
    'edit P001 verified_on=2030-01-01' 'add prisoner Dilan --prison TR-SNC --since 2030-01-01'; do
    expect 2 solipost $command
    contains "$errors" '2030-01-01 lies in the future'
    contains "$errors" 'on a terminal'
  done
  expect 0 solipost history --limit 1 --format csv
  lacks "$output" '2030'
  expect 0 solipost release P001 --date 2026-08-01
}

@test "a day more than 120 years ago is refused off a terminal" {
  expect 2 solipost release P001 --date 1896-01-01
  contains "$errors" '1896-01-01 is more than 120 years ago'
  expect 2 solipost edit P001 birthday=1880-01-01
  contains "$errors" 'more than 120 years ago'
}

@test "on a terminal such a day is asked about" {
  on_terminal 2 'n\n' solipost release P001 --date 2030-01-01
  contains "$output" 'lies in the future. Is that right?'
  expect 0 solipost list prisoners P001 --format json
  contains "$output" '"status": "remand"'
  on_terminal 0 'y\n' solipost release P001 --date 2030-01-01
  expect 0 solipost list prisoners P001 --all --format json
  contains "$output" '"status": "released"'
}

@test "a birthday ahead is refused, on a terminal too" {
  expect 2 solipost edit P001 birthday=2040-01-01
  contains "$errors" 'birthday: 2040-01-01 lies in the future'
  on_terminal 2 'y\n' solipost edit P001 birthday=2040-01-01
  contains "$output" 'check the year'
  lacks "$output" 'Is that right'
}

@test "the end of a campaign may lie ahead" {
  expect 0 solipost edit campaign M18 until=2027-04-30
}

# ---- in words ----

@test "a birthday without its year is a day and a month on the screen, and stays as it is in files" {
  expect 0 solipost show P001
  contains "$output" '29 February'
  solipost add prisoner 'Işıl Örnekoğlu' --birthday 30.9. 2>/dev/null
  expect 2 solipost show 'Işıl Örnekoğlu'
  contains "$errors" '30 September'
  lacks "$errors" '--09-30'
  expect 0 solipost list prisoners P001 --format csv
  contains "$output" '--02-29'
}

@test "on a narrow terminal long texts are broken between words" {
  solipost edit P001 'note=understands Esperanto and paints landscapes in watercolour' 2>/dev/null
  COLUMNS=44 on_terminal 0 '' solipost show --no-pager P001
  contains "$output" $'understands Esperanto\n                       and paints landscapes\n'
  COLUMNS=44 expect 0 solipost show P001
  contains "$output" 'understands Esperanto and paints landscapes in watercolour'
}

@test "the history names those who are deleted, or whose being added was taken back" {
  solipost delete P002 --yes 2>/dev/null
  expect 0 solipost history --limit 1
  contains "$output" 'deleted prisoner P002 Deniz Örnek'
  contains "$output" 'deleted stay P002 Deniz Örnek (born 1980) in TR-SNC Sincan'
  solipost add prisoner 'Dilan Örnek' 2>/dev/null
  solipost undo 2>/dev/null
  expect 0 solipost history --limit 2
  contains "$output" 'added prisoner P004 Dilan Örnek'
}

@test "the group is changed by FIELD=VALUE as well" {
  expect 0 solipost group edit 'name=Letters for Freedom' language=de
  expect 0 solipost group show
  contains "$output" 'Letters for Freedom'
  contains "$output" 'German'
  expect 2 solipost group edit nmae=x
  contains "$errors" "did you mean 'name'?"
}

@test "a name of any length leaves lists and the check readable" {
  sqlite3 "$SOLIPOST_REGISTER" "UPDATE prisoner SET name = printf('%.*c', 20000, 'x') WHERE code = 'P002'"
  expect 0 env -u COLUMNS solipost list prisoners
  contains "$output" 'P001  Işıl Örnekoğlu'
  [ "${#output}" -lt 25000 ]
  expect 0 env -u COLUMNS solipost check
  [ "${#output}" -lt 50000 ]
}

@test "Ctrl-C in the middle of an import says that nothing was changed" {
  {
    echo name,birthday
    seq -f 'Person Number%.0f,1980-04-03' 60000
  } >many.csv
  status=0
  timeout --foreground --preserve-status -s INT 0.4 solipost import prisoners many.csv --source test --yes >/dev/null 2>messages || status=$?
  equals "$status" 1
  contains "$(cat messages)" 'stopped; nothing was changed'
  expect 1 solipost find 'Person Number1'
}
