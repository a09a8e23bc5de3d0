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
