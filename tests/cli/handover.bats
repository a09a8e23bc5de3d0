# SPDX-License-Identifier: MIT
# Somebody inherits the laptop: all that is to be known, on the screen and on a sheet that tells little to others.
load helper
load register
load terminal

# The sample with a bit of everything.
setup() {
  solipost_fresh_home
  sample_register
}

add_everything() {
  solipost edit P002 contact=relay 'contact_said_by=Avukat Hanim' 2>/dev/null
  solipost add prisoner 'Kim Nirgends' --contact direct 2>/dev/null
  solipost add prisoner 'Uma Unknown' --prison DE-BEI 2>/dev/null
  solipost edit campaign M18 'until=2027-03-18' 'lead=Committee Example' 2>/dev/null
  solipost print cards P001 --lines --acknowledge --yes >/dev/null 2>&1
  sqlite3 "$SOLIPOST_REGISTER" "
    INSERT INTO hold (id, prison, reason, said_by, since)
      SELECT randomblob(16), id, 'raids', 'network', '2026-07-01' FROM prison WHERE code = 'TR-SNC';
    INSERT INTO note (id, prisoner, level, text) SELECT randomblob(16), id, 'table', 'likes chess' FROM prisoner
      WHERE code = 'P003';
    INSERT INTO note (id, prisoner, level, text) SELECT randomblob(16), id, 'group', 'mother is ill' FROM prisoner
      WHERE code = 'P003';
    INSERT INTO note (id, prisoner, level, text) SELECT randomblob(16), id, 'core', 'the deepest secret' FROM prisoner
      WHERE code = 'P003';
    INSERT INTO export (id, number, made_on, recipient) VALUES (randomblob(16), 1, '2026-06-01', 'Group Partner');
    INSERT INTO backup_made (at, place, checksum) VALUES ('2026-07-20T12:00:00Z', '/media/anna/stick/l.solipost', 'x');"
}

pdf_text() { pdftotext -layout "$1" - | tr -s ' \n' ' '; }
pages_of() { pdfinfo "$1" | awk '/^Pages:/ { print $2 }'; }
paper_of() { pdfinfo "$1" | sed -n 's/^Page size: *//p'; }

# ---- the screen ----

@test "the screen tells everything, with names" {
  add_everything
  export COLUMNS=160
  expect 0 solipost handover
  local protected='not encrypted' next='solipost encrypt'
  if [ "$kind" = encrypted ]; then protected='encrypted with a passphrase' next='solipost passphrase'; fi
  for part in 'Letter group Example' "$SOLIPOST_REGISTER" "$protected" '12 days ago' '/media/anna/stick/l.solipost' \
    'run 1' '1 letter of 2026-08-01' 'P003 Deniz Örnek' 'never written to' 'Avukat Hanim' 'Group Partner' \
    'leads M18' 'until 2027-03-18, for 1 person' 'raids' 'network' 'Uma Unknown' 'Kim Nirgends' \
    'nobody knows where this person is held' 'DE-BEI JVA Beispiel' 'Amsel' '4 letters a month' 'likes chess' \
    'mother is ill' 'A hold is lifted only by whoever asked for it'; do
    contains "$output" "$part"
  done
  contains "$errors" "$next"
}

@test "core notes are told to nobody" {
  add_everything
  expect 0 solipost handover
  lacks "$output" 'deepest'
}

@test "who is held by a hold does not wait, and what there is nothing of has no heading" {
  expect 0 solipost handover
  contains "$output" 'P001 Işıl Örnekoğlu'
  lacks "$output" 'Holds in force'
  lacks "$output" 'Partners'
  contains "$output" 'solipost backup FILE'
  sqlite3 "$SOLIPOST_REGISTER" "INSERT INTO hold (id, country, reason) VALUES (randomblob(16), 'TR', 'raids')"
  expect 0 solipost handover
  lacks "$output" 'P001 Işıl Örnekoğlu'
  contains "$output" 'Holds in force'
  contains "$output" 'Turkey'
}

@test "nothing is written to the register" {
  before=$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT count(*) FROM journal_commit')
  expect 0 solipost handover
  expect 0 solipost handover --print sheet.pdf
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT count(*) FROM journal_commit')" "$before"
}

@test "on a terminal all is shown before the passphrase is spoken of" {
  on_terminal 0 'no\n' solipost handover
  contains "$output" 'What must never be done'
  contains "${output##*children}" 'give the register a'
}

# ---- paper ----

@test "paper has codes and initials, and no free words about people" {
  add_everything
  expect 0 solipost handover --print sheet.pdf
  equals "$output" 'sheet.pdf'
  contains "$errors" 'codes and initials'
  text=$(pdf_text sheet.pdf)
  for part in 'Handover' '1 August 2026' 'confidential' 'P003 D. Ö.' 'never written to' 'P002 only through somebody' \
    'Group Partner' 'leads M18 18 March' 'TR-SNC Sincan' 'raids' 'likes chess' '20 July 2026' '…/stick/l.solipost' \
    'What must never be done' 'solipost passphrase' 'Page 1 of'; do
    contains "$text" "$part"
  done
  for part in 'Deniz' 'Örnekoğlu' 'Kim' 'Uma' 'Avukat' 'anna' 'mother' 'deepest' "$BATS_TEST_TMPDIR"; do
    lacks "$text" "$part"
  done
}

@test "with --names paper has what the screen has, but for notes of the group" {
  add_everything
  solipost lift TR-SNC --reason 'calm again' --yes 2>/dev/null
  expect 0 solipost handover --print sheet.pdf --names
  contains "$errors" 'destroy the file'
  text=$(pdf_text sheet.pdf)
  for part in 'P003 Deniz Örnek' 'Avukat Hanim' '/media/anna/stick/l.solipost' 'Uma Unknown' 'likes chess'; do
    contains "$text" "$part"
  done
  lacks "$text" 'mother'
  lacks "$text" 'deepest'
}

@test "people on hold stand on paper by their code alone, with names too, and without notes about them" {
  solipost edit P002 contact=relay 'contact_said_by=Avukat Hanim' 2>/dev/null
  solipost add prisoner 'Kim Nirgends' --contact direct 2>/dev/null
  solipost note add P003 'likes chess' --level table 2>/dev/null
  solipost note add P002 'reads a lot' --level table 2>/dev/null
  solipost hold P003 --reason 'family asked' --said-by sister 2>/dev/null
  expect 0 solipost handover
  contains "$output" 'likes chess'
  contains "$output" 'family asked'
  local option
  for option in '' --names; do
    expect 0 solipost handover --print "sheet$option.pdf" $option
    text=$(pdf_text "sheet$option.pdf")
    contains "$text" 'P003 since'
    contains "$text" 'reads a lot'
    for part in 'likes chess' 'family asked' sister 'P003 D'; do
      lacks "$text" "$part"
    done
  done
  solipost hold --country TR --reason raids 2>/dev/null
  expect 0 solipost handover --print country.pdf --names
  text=$(pdf_text country.pdf)
  lacks "$text" 'Avukat'
  lacks "$text" 'reads a lot'
}

@test "the file is sound, for its keeper alone, never overwritten, and tells nothing of its making" {
  expect 0 solipost handover --print sheet.pdf
  qpdf --check sheet.pdf
  equals "$(stat -c %a sheet.pdf)" 600
  exiftool sheet.pdf >tags
  for tag in Author Creator Create Modify Title Keywords; do
    if grep -i "^$tag" tags | grep -v '^File'; then false; fi
  done
  sum=$(sha256sum <sheet.pdf)
  expect 1 solipost handover --print sheet.pdf
  equals "$(sha256sum <sheet.pdf)" "$sum"
  expect 0 solipost handover --print again.pdf
  cmp sheet.pdf again.pdf
}

@test "a long list breaks into numbered pages" {
  for i in $(seq 100 150); do printf 'P%s,Sample Person%s,DE-BEI\n' "$i" "$i"; done | { echo 'code,name,prison'; cat; } >list.csv
  solipost import prisoners list.csv --source list --date 2026-07-01 --contact direct --yes >/dev/null 2>&1
  expect 0 solipost handover
  contains "$output" 'and 24 more'
  expect 0 solipost handover --print sheet.pdf
  pages=$(pages_of sheet.pdf)
  [ "$pages" -ge 2 ]
  text=$(pdf_text sheet.pdf)
  contains "$text" "Page $pages of $pages"
  contains "$text" 'More of them in the register: 24'
}

@test "paper follows the country" {
  expect 0 solipost handover --print a4.pdf
  contains "$(paper_of a4.pdf)" 'A4'
  solipost group edit --country US 2>/dev/null
  expect 0 solipost handover --print letter.pdf
  contains "$(paper_of letter.pdf)" '612 x 792'
}

@test "the sheet speaks the group's language, or the one that is wanted" {
  solipost group edit --language de 2>/dev/null
  expect 0 solipost handover --print german.pdf
  text=$(pdf_text german.pdf)
  contains "$text" '1. August 2026'
  contains "$text" 'Eine Sperre hebt nur auf, wer um sie gebeten hat.'
  expect 0 solipost handover --print persian.pdf --language fa
  contains "$(pdftotext persian.pdf -)" 'محرمانه'
  qpdf --check persian.pdf
}

@test "without words in the language the whole sheet is English, and that is said" {
  expect 0 solipost handover --print sheet.pdf --language ka
  contains "$errors" 'nobody has put the words of a handover into Georgian yet'
  contains "$(pdf_text sheet.pdf)" 'What must never be done'
}

@test "options of paper want paper" {
  expect 2 solipost handover --names
  contains "$errors" '--print FILE.pdf'
  expect 2 solipost handover --language de
}
