# SPDX-License-Identifier: MIT
# Looking after the register: history, undo, backup, restore, check, the group; and what it says unasked.
load helper
load terminal
load register

setup() {
  solipost_fresh_home
  sample_register
}

# ---- history ----

@test "history tells who changed what and when, in words" {
  solipost edit P001 status=sentenced --who Anna 2>/dev/null
  expect 0 solipost history P001
  contains "$output" '2026-08-01 12:00 UTC  Anna  edit P001 status=sentenced'
  contains "$output" 'P001 Işıl Örnekoğlu: status: on remand -> sentenced'
  contains "$output" 'added prisoner P001 Işıl Örnekoğlu'
  lacks "$output" 'P003'
}

@test "history of a person holds the moves" {
  solipost transfer P001 DE-BEI --source lawyer 2>/dev/null
  expect 0 solipost history P001
  contains "$output" 'added stay P001 Işıl Örnekoğlu in DE-BEI JVA Beispiel'
}

@test "history goes on page by page" {
  expect 0 solipost history --limit 2
  equals "$(grep -c ' UTC ' <<<"$output")" 2
  before=${errors##*--before }
  expect 0 solipost history --limit 100 --before "$before"
  lacks "$output" 'add writer'
  contains "$output" 'init'
}

@test "nobody's name makes lines of its own in the history, nor acts on a terminal" {
  solipost --who $'anna\n999\e[31m\u202e' edit P001 known_as=Bo 2>/dev/null
  expect 0 solipost history --limit 1
  contains "$output" 'anna 999'
  equals "$(grep -c '^ *999' <<<"$output")" 0
  expect 0 solipost history --limit 1 --format csv
  contains "$output" 'anna 999[31m,'
  equals "$(tr -d '[:print:]\n' <<<"$output" | LC_ALL=C tr -d '\200-\377' | wc -c)" 0
}

@test "history as CSV has one row per change of a field" {
  solipost edit P001 status=sentenced known_as=Isil 2>/dev/null
  expect 0 solipost history P001 --limit 1 --format csv
  equals "${#lines[@]}" 3
  contains "$output" 'status,remand,sentenced'
}

# ---- undo ----

@test "undo takes back the last change, and undoing again takes the one before" {
  solipost edit P001 status=sentenced 2>/dev/null
  solipost edit P001 known_as=Isil 2>/dev/null
  expect 0 solipost undo
  contains "$errors" 'edit P001 known_as=Isil'
  expect 0 solipost undo
  contains "$errors" 'edit P001 status=sentenced'
  expect 0 solipost list prisoners P001 --format json
  contains "$output" '"status": "remand"'
  contains "$output" '"known_as": ""'
}

@test "undo of an older change keeps what was changed later, says by whom, and exits 3" {
  solipost edit P001 status=sentenced known_as=Isil 2>/dev/null
  number=$(solipost history --limit 1 --format csv | tail -n 1 | cut -d, -f1)
  solipost edit P001 status=administrative --who Berta 2>/dev/null
  expect 3 solipost undo "$number"
  contains "$errors" '1 of 2'
  contains "$errors" 'status was changed later by Berta'
  expect 0 solipost list prisoners P001 --format json
  contains "$output" '"status": "administrative"'
  contains "$output" '"known_as": ""'
}

@test "undo --dry-run only tells" {
  solipost edit P001 status=sentenced 2>/dev/null
  expect 0 solipost undo --dry-run
  contains "$errors" 'Would take back'
  expect 0 solipost list prisoners P001 --format json
  contains "$output" '"status": "sentenced"'
}

@test "undo of a number that is none is refused" {
  expect 2 solipost undo seven
  contains "$errors" 'solipost history'
  expect 1 solipost undo 99999
  contains "$errors" '99999'
}

newest_change() { solipost history --limit 1 --format csv | tail -n 1 | cut -d, -f1; }
print_one() { solipost print cards P001 --lines --acknowledge --yes "$@" 2>/dev/null; }

@test "undo never takes back what is on paper, and names the change before it" {
  solipost edit P001 languages=de 2>/dev/null
  older=$(newest_change)
  print_one
  expect 1 solipost undo
  contains "$errors" 'print run 1, which is on paper'
  contains "$errors" "'solipost undo $older'"
  expect 1 solipost undo "$((older + 1))"
  contains "$errors" 'print run 1, which is on paper'
  expect 1 solipost undo "$((older + 2))"
  contains "$errors" "'solipost show run 1'"
  expect 0 solipost list runs
  contains "$output" 'printed'
  expect 0 solipost print again 1 --output again
  expect 0 solipost undo "$older"
  solipost edit P002 known_as=Later 2>/dev/null
  expect 0 solipost undo
  contains "$errors" 'known_as=Later'
}

@test "a print run that failed is not offered to undo" {
  solipost edit P001 languages=de 2>/dev/null
  echo 'no folder' >taken
  print_one --output taken/cards && return 1
  expect 0 solipost undo
  contains "$errors" 'edit P001 languages=de'
}

@test "undo passes over a change of which nothing can be taken back, and says so" {
  solipost edit P002 known_as=Before 2>/dev/null
  solipost edit P001 note=one 2>/dev/null
  first=$(newest_change)
  solipost edit P001 note=two --who Berta 2>/dev/null
  expect 1 solipost undo "$first"
  contains "$errors" "Nothing of change $first could be taken back"
  lacks "$errors" 'Took back'
  contains "$errors" 'changed later by Berta'
  expect 0 solipost undo
  contains "$errors" 'note=two'
  solipost history --limit 1 >/dev/null
  expect 0 solipost undo
  contains "$errors" 'note=one'
  solipost edit P001 note=three 2>/dev/null
  solipost undo "$(newest_change)" 2>/dev/null
  expect 0 solipost undo
  contains "$errors" 'known_as=Before'
}

@test "undo of a whole list leaves an edited person where that person is" {
  printf 'code,name,prison\nI1,Ada Beispiel,TR-SNC\nI2,Ben Beispiel,TR-SNC\n' >list.csv
  solipost import prisoners list.csv --source list --contact direct --date 2026-08-01 --yes >/dev/null 2>&1
  imported=$(newest_change)
  solipost edit I1 note=kept 2>/dev/null
  edited=$(newest_change)
  expect 3 solipost undo "$imported"
  contains "$errors" '2 of 4'
  contains "$errors" 'I1 Ada Beispiel in TR-SNC'
  contains "$errors" 'stays, because I1 Ada Beispiel stays'
  contains "$errors" "'solipost undo $imported' tries the rest again"
  expect 0 solipost show I1
  contains "$output" 'TR-SNC'
  expect 1 solipost show I2
  expect 0 solipost undo "$edited"
  expect 0 solipost undo
  contains "$errors" 'import prisoners'
  expect 1 solipost show I1
}

@test "undo of an older transfer leaves nobody in two places" {
  solipost transfer P001 DE-BEI --date 2026-07-01 2>/dev/null
  first=$(newest_change)
  solipost transfer P001 TR-SNC --date 2026-07-02 2>/dev/null
  expect 1 solipost undo "$first"
  contains "$errors" 'a former stay stays ended'
  expect 0 solipost check
  lacks "$output" 'two places'
}

@test "two open stays are something to look at, and transfer or release settles them" {
  sqlite3 "$SOLIPOST_REGISTER" "INSERT INTO stay (id, prisoner, prison) SELECT randomblob(16), prisoner.id, prison.id
    FROM prisoner, prison WHERE prisoner.code = 'P001' AND prison.code = 'DE-BEI'"
  cp "$SOLIPOST_REGISTER" twice.solipost
  COLUMNS=300 expect 0 solipost check
  contains "$errors" 'The register is whole'
  contains "$output" 'P001 Işıl Örnekoğlu is in two places at once'
  contains "$output" 'solipost transfer P001 PRISON'
  for prison in TR-SNC DE-BEI; do
    cp twice.solipost "$SOLIPOST_REGISTER"
    expect 0 solipost transfer P001 "$prison"
    COLUMNS=300 expect 0 solipost check
    lacks "$output" 'two places'
    expect 0 solipost show P001
    contains "$output" "$prison"
  done
  cp twice.solipost "$SOLIPOST_REGISTER"
  expect 0 solipost release P001
  contains "$errors" 'ended as well'
  equals "$(sqlite3 "$SOLIPOST_REGISTER" "SELECT count(*) FROM stay WHERE until IS NULL AND prisoner =
    (SELECT id FROM prisoner WHERE code = 'P001')")" 0
}

@test "nobody comes back under a code that means somebody else now" {
  solipost add prisoner Del --code D1 2>/dev/null
  solipost delete D1 --yes 2>/dev/null
  deletion=$(newest_change)
  solipost add prisoner 'Del Second' --code d1 2>/dev/null
  expect 1 solipost undo "$deletion"
  contains "$errors" 'the code D1 belongs to d1 Del Second now'
  expect 0 solipost edit d1 code=
  expect 0 solipost undo "$deletion"
  expect 0 solipost show D1
}

@test "an emptied code becomes the next free one, and one that means something else is refused" {
  expect 0 solipost edit P003 code=
  contains "$errors" 'P003 -> P004'
  expect 0 solipost show P004
  expect 2 solipost edit TR-SNC code=p001
  contains "$errors" 'P001 Işıl Örnekoğlu'
  expect 2 solipost add campaign 'Letters' --code P001
  contains "$errors" 'P001 Işıl Örnekoğlu'
  expect 2 solipost add prisoner 'New' --code m18
  contains "$errors" 'M18'
}

# ---- backup and restore ----

@test "backup makes a private copy and never overwrites" {
  expect 0 solipost backup copy.solipost
  [ "$(stat -c %a copy.solipost)" = 600 ]
  expect 0 solipost list prisoners --register copy.solipost
  contains "$output" P001
  before=$(sha256sum <copy.solipost)
  expect 1 solipost backup copy.solipost
  contains "$errors" 'copy.solipost'
  equals "$(sha256sum <copy.solipost)" "$before"
}

@test "backup into a folder takes the day as name" {
  mkdir copies
  expect 0 solipost backup copies
  [ -f copies/solipost-2026-08-01.solipost ]
}

@test "a second copy of one day gets a number" {
  mkdir copies
  expect 0 solipost backup copies
  expect 0 solipost backup copies/
  contains "$errors" 'solipost-2026-08-01-2.solipost'
  expect 0 solipost check --register copies/solipost-2026-08-01-2.solipost
}

@test "backup takes the pictures of print runs along, and restore brings them back" {
  solipost edit P001 languages=de 2>/dev/null
  print_one --picture "$SOLIPOST_DATA/samples/sunrise.jpg"
  mkdir stick
  expect 0 solipost backup stick/copy.solipost
  contains "$errors" 'with 1 picture of print runs'
  expect 0 solipost backup stick/again.solipost
  lacks "$errors" '1 picture' # the same one is there
  mkdir elsewhere
  export SOLIPOST_REGISTER=$PWD/elsewhere/register.solipost
  expect 0 solipost restore stick/copy.solipost
  contains "$errors" "$PWD/elsewhere/pictures"
  expect 0 solipost print again 1 --output again
  rm elsewhere/pictures/*
  expect 0 solipost backup third.solipost
  contains "$errors" '1 picture of a print run was not found'
}

@test "a damaged copy is called so, and the register is left alone" {
  solipost backup copy.solipost 2>/dev/null
  head -c 20000 copy.solipost >cut.solipost
  : >empty.solipost
  for copy in cut.solipost empty.solipost; do
    expect 1 solipost restore "$copy" --yes
    contains "$errors" "$copy cannot be restored"
    contains "$errors" 'nothing was changed'
    lacks "$errors" 'solipost init'
  done
  expect 0 solipost show P003
}

@test "restore asks, keeps the former register, and brings back what was" {
  solipost backup copy.solipost 2>/dev/null
  solipost delete P003 --yes 2>/dev/null
  expect 2 solipost restore copy.solipost
  contains "$errors" '--yes'
  expect 0 solipost restore copy.solipost --yes
  contains "$errors" 'before-restore'
  expect 0 solipost show P003
  [ -n "$(ls "$SOLIPOST_REGISTER".before-restore* 2>/dev/null)" ]
}

@test "restore of what is no register leaves the register alone" {
  echo 'not a register' >other
  expect 1 solipost restore other --yes
  expect 1 solipost restore missing --yes
  contains "$errors" 'missing'
  expect 0 solipost show P003
}

# ---- check ----

@test "check finds a whole register whole, and gives hints without failing" {
  expect 0 solipost check
  contains "$errors" 'The register is whole'
  contains "$output" 'DE-BEI'
  lacks "$output" 'fault'
}

@test "check points to likely duplicates and to people without a place" {
  solipost add prisoner 'Işıl Örnekoğlu' --prison TR-SNC --birthday 02-29 2>/dev/null
  solipost add prisoner 'Lost Person' --contact direct 2>/dev/null
  COLUMNS=300 expect 0 solipost check
  contains "$output" 'P001 Işıl Örnekoğlu and P004 Işıl Örnekoğlu'
  contains "$output" 'P005 Lost Person'
}

@test "check fails when rows point nowhere" {
  sqlite3 "$SOLIPOST_REGISTER" 'PRAGMA foreign_keys = OFF; UPDATE stay SET prison = randomblob(16)'
  expect 1 solipost check
  contains "$output" 'fault'
  contains "$errors" 'solipost restore'
}

# ---- the group ----

@test "group edit changes the sender" {
  expect 0 solipost group edit --sender 'New|Street 1|12345 Town'
  expect 0 solipost group show
  contains "$output" 'Street 1'
  expect 2 solipost group edit
  contains "$errors" '--sender'
  expect 2 solipost group edit --country ''
  contains "$errors" 'country'
}

@test "group edit asks on a terminal, Enter keeps" {
  on_terminal 0 'New name\n\n\n\n\n\n' solipost group edit
  expect 0 solipost group show
  contains "$output" 'New name'
  contains "$output" '70001 Stuttgart'
}

# ---- campaigns, writers, runs ----

@test "add campaign, edit campaign, list campaigns, and whom it is for" {
  expect 0 solipost add campaign 'Letters in May' --code MAY --since 2026-05-01
  expect 0 solipost edit campaign MAY --until 2026-05-31
  expect 0 solipost list campaigns
  contains "$output" '2026-05-31'
  expect 0 solipost campaign add MAY --country TR
  contains "$errors" '2 people'
  expect 0 solipost campaign add may P001 P003
  contains "$errors" '1 person'
  contains "$errors" '1 were among them already'
  expect 0 solipost campaign remove MAY P001
  expect 0 solipost show campaign MAY
  lacks "$output" P001
  contains "$output" P003
  expect 2 solipost campaign add MAY
  contains "$errors" '--country'
  expect 1 solipost campaign add NONE P001
  contains "$errors" 'NONE'
}

@test "add writer, edit writer, list writers" {
  expect 0 solipost add writer Meise --languages de,tr
  expect 2 solipost add writer Meise
  contains "$errors" 'Meise'
  expect 0 solipost edit writer Meise --capacity 6
  expect 0 solipost list writers --format json
  contains "$output" '"pseudonym": "Meise"'
  contains "$output" '"capacity": "6"'
}

@test "list runs, list pieces and show run before anything was printed" {
  expect 0 solipost list runs
  equals "$output" ''
  contains "$errors" 'print cards'
  expect 0 solipost list pieces --to P001
  equals "$output" ''
  expect 1 solipost show run 7
  contains "$errors" '7'
  expect 2 solipost show run seven
}

@test "a bare solipost says how things stand" {
  solipost add prisoner 'Lost Person' 2>/dev/null
  expect 0 solipost
  contains "$output" 'Letter group Example'
  contains "$output" 'prisoners to write to: 4'
  contains "$output" 'held nobody knows where'
}
