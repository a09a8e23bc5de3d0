# SPDX-License-Identifier: MIT
# Forgetting somebody, letting go of what was kept long enough, and shredding files that lie around.
load helper
load register
load terminal

setup() {
  solipost_fresh_home
  sample_register
}

# holds PART...: fails if the register or its log holds any of them, whatever capitals plain letters have.
register_lacks() {
  local part file
  for part in "$@"; do
    for file in "$SOLIPOST_REGISTER" "$SOLIPOST_REGISTER-wal"; do
      [ -f "$file" ] || continue
      if grep -aiqF -- "$part" "$file"; then
        printf '%s holds: %s\n' "$file" "$part" >&2
        return 1
      fi
    done
  done
}

print_cards() { solipost edit "$1" languages=de 2>/dev/null && solipost print cards "$@" --lines --acknowledge --yes >/dev/null 2>&1; }

mailed() { sqlite3 "$SOLIPOST_REGISTER" "UPDATE piece SET stage = 'mailed', mailed_on = '$1'"; }

# ---- forget ----

@test "a dry run says what goes, where else the name stands and what is out of reach, and changes nothing" {
  solipost edit P003 note='a friend of ISIL ÖRNEKOĞLU' 2>/dev/null
  solipost backup ../kept.solipost 2>/dev/null
  cp "$SOLIPOST_REGISTER" ../before
  expect 0 solipost forget P001 --dry-run
  contains "$output" 'To be forgotten: P001 Işıl Örnekoğlu'
  contains "$output" 'places where the person was held'
  contains "$output" 'P003 Deniz Örnek (born 1991): note: a friend of ISIL ÖRNEKOĞLU'
  contains "$output" 'paper: cards and letters'
  sqlite3 "$SOLIPOST_REGISTER" .dump >after
  sqlite3 ../before .dump | diff - after
}

@test "off a terminal nobody is forgotten without --yes" {
  expect 2 solipost forget P001
  contains "$errors" '--yes'
  expect 0 solipost show P001
}

@test "on a terminal it asks, and no is no" {
  on_terminal 1 'n\n' solipost forget P001
  contains "$output" 'Go on?'
  expect 0 solipost show P001
  on_terminal 0 'y\n' solipost forget P001
  expect 1 solipost show P001
}

@test "whatever was typed about somebody is gone from the file, in every spelling" {
  solipost edit P001 note='plantnote' summary='plantsummary' topics_liked='plantliked' topics_avoid='plantavoid' \
    source='plantsource' known_as='Plantknown' first_name='Plantfirst' distinguisher='plantfather' \
    contact_said_by='plantsaid' naming_said_by='plantnaming' name_native='نگارستانی' ended_why='plantwhy' 2>/dev/null
  solipost edit P001 note='plantother' 2>/dev/null
  solipost transfer P001 DE-BEI --ward 'plantward' --source 'plantmove' 2>/dev/null
  solipost edit P003 note='ISIL ORNEKOGLU wrote him' 2>/dev/null
  print_cards P001
  expect 0 solipost forget 'isil orn' --yes
  contains "$errors" 'Forgotten'
  register_lacks Işıl IŞIL Örnekoğlu ÖRNEKOĞLU isil ornekoglu isil_ornekoglu plant نگارستانی 4711 A-7
  expect 0 solipost show P003
  contains "$output" '[…] wrote him'
  expect 0 solipost check
}

@test "no older change, taken back by its number, brings anything back" {
  solipost edit P001 note='plantnote' 2>/dev/null
  solipost edit P001 note='plantother' 2>/dev/null
  solipost delete P001 --yes 2>/dev/null
  solipost undo 2>/dev/null
  solipost forget P001 --yes >/dev/null 2>&1
  local last number
  last=$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT max(number) FROM journal_commit')
  for number in $(seq "$last" -1 1); do solipost undo "$number" >/dev/null 2>&1 || true; done
  register_lacks Işıl isil Örnekoğlu ornekoglu plant 4711
  expect 1 solipost show isil
}

@test "forgetting is not taken back, and the reason is said" {
  solipost forget P001 --yes >/dev/null 2>&1
  local last
  last=$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT max(number) FROM journal_commit')
  expect 1 solipost undo "$last"
  contains "$errors" 'for good'
  expect 0 solipost history --limit 1
  contains "$output" 'forget'
  lacks "$output" 'P001'
}

@test "figures of runs and letters stay, and a letter is listed as forgotten" {
  print_cards P002
  solipost list runs --format csv >runs
  solipost list pieces --format json | sed 's/"prisoner":[^,]*,//; s/"address":[^}]*//' >pieces
  expect 0 solipost
  local figures="${lines[1]#*, }"
  solipost forget P002 --yes >/dev/null 2>&1
  solipost list runs --format csv | diff runs -
  solipost list pieces --format json | sed 's/"prisoner":[^,]*,//; s/"address":[^}]*//' | diff pieces -
  expect 0 solipost
  contains "${lines[1]}" "$figures"
  expect 0 solipost list pieces
  contains "$output" '(forgotten)'
}

@test "a namesake keeps the name, and that is said" {
  expect 0 solipost forget P002 --yes
  contains "$output" 'stays, because it says who somebody else is'
  contains "$output" 'P003 Deniz Örnek'
  expect 0 solipost show P003
  contains "$output" 'Deniz Örnek'
  expect 0 solipost find deniz
}

@test "a writer is forgotten too, and a prison is not" {
  expect 0 solipost forget Amsel --yes
  register_lacks Amsel
  expect 2 solipost forget TR-SNC --yes
  contains "$errors" 'only prisoners and writers'
}

@test "whoever worked under the name of a forgotten writer stands in the history no more" {
  solipost edit P003 note='a first look' --who Amsel 2>/dev/null
  expect 0 solipost forget Amsel --dry-run
  contains "$output" 'changes in the history no longer say who made them'
  expect 0 solipost forget Amsel --who Amsel --yes
  register_lacks Amsel
  expect 0 solipost history
  contains "$output" '[…]'
  lacks "$output" 'Amsel'
  expect 1 solipost undo
  contains "$errors" 'took something out for good'
}

@test "a surname in a distinguisher and in a motto goes, and a printed run is still read" {
  solipost edit P003 distinguisher='sister of Örnekoğlu' languages=de 2>/dev/null
  solipost print cards P003 --lines --motto 'Freedom for Örnekoğlu' --acknowledge --yes >/dev/null 2>&1
  expect 0 solipost forget P001 --yes
  contains "$output" 'distinguisher: sister of Örnekoğlu'
  register_lacks Örnekoğlu
  expect 0 solipost show P003
  contains "$output" 'sister of […]'
  solipost print again 1 >/dev/null 2>again || [ $? -eq 3 ]
  lacks "$(cat again)" 'cannot be read'
}

@test "words that only look like the name are listed before and after, and stay" {
  solipost edit P003 note='Örnekoğlundan mektup' 2>/dev/null
  expect 0 solipost forget P001 --dry-run
  contains "$output" 'only looks like the name'
  contains "$output" 'note: Örnekoğlundan mektup'
  solipost campaign add M18 P003 2>/dev/null
  expect 0 solipost forget P001 --yes
  contains "$output" 'note: Örnekoğlundan mektup'
  expect 0 solipost show P003
  contains "$output" 'Örnekoğlundan mektup'
}

@test "backups, former registers, exports and PDF files are listed" {
  print_cards P001
  cp "$SOLIPOST_REGISTER" "$SOLIPOST_REGISTER.before-restore-1"
  sqlite3 "$SOLIPOST_REGISTER" "INSERT INTO backup_made (at, place, checksum) VALUES
      ('2026-07-01T10:00:00Z', '/media/stick/july.solipost', 'x');
    INSERT INTO export (id, number, made_on, recipient) VALUES (x'00112233445566778899aabbccddeeff', 3, '2026-06-01', 'Partner group');
    INSERT INTO export_item (id, export, prisoner) SELECT randomblob(16), x'00112233445566778899aabbccddeeff', id FROM prisoner WHERE code = 'P001'"
  expect 0 solipost forget P001 --yes
  contains "$output" 'backup of 2026-07-01: /media/stick/july.solipost'
  contains "$output" "former register: $SOLIPOST_REGISTER.before-restore-1"
  contains "$output" 'export 3 of 2026-06-01 for Partner group'
  contains "$output" "$PWD/cards-run-1.pdf"
  contains "$output" 'solipost shred 1'
  contains "$output" 'history of your shell'
}

@test "a run is printed again without those who were forgotten" {
  solipost edit P001 languages=de 2>/dev/null
  print_cards P002 P001
  local forgotten
  forgotten=$(sqlite3 "$SOLIPOST_REGISTER" "SELECT piece.number FROM piece JOIN prisoner AS p ON p.id = piece.prisoner
    WHERE p.code = 'P002'")
  solipost forget P002 --yes >/dev/null 2>&1
  expect 3 solipost print again 1
  contains "$errors" "letter no. $forgotten is left out, forgotten"
  lacks "$errors" 'fonts or program'
  expect 1 solipost print again 1 "$forgotten"
  contains "$errors" 'somebody who was forgotten'
  solipost forget P001 --yes >/dev/null 2>&1
  expect 1 solipost print again 1
  contains "$errors" 'cannot be printed again'
}

# ---- retention ----

@test "how long things are kept is set in years, months or days, and taken away" {
  expect 0 solipost retention set released 2y
  expect 0 solipost retention set notes 18m
  expect 0 solipost retention set RUNS 90d
  expect 0 solipost retention list --format csv
  contains "$output" 'released,730,'
  contains "$output" 'notes,547,'
  contains "$output" 'runs,90,'
  contains "$output" 'ended,,'
  expect 0 solipost retention set released off
  expect 0 solipost retention list
  contains "$output" 'for ever'
  expect 2 solipost retention set released soon
  contains "$errors" '18m'
  expect 2 solipost retention set released 0d
  expect 2 solipost retention set letters 2y
  contains "$errors" 'released, ended, notes, runs, exports'
}

@test "what is due is shown, mentioned in the overview, and goes only when somebody says so" {
  solipost release P001 --date 2024-01-31 2>/dev/null
  expect 0 solipost retention run --yes
  contains "$errors" 'Nothing has been kept for too long'
  solipost retention set released 2y 2>/dev/null
  expect 0 solipost
  contains "$output" '1 entry has been kept long enough: solipost retention run'
  expect 0 solipost retention run --dry-run
  contains "$output" 'released'
  contains "$output" '2024-01-31'
  contains "$output" 'P001 Işıl Örnekoğlu'
  expect 2 solipost retention run
  contains "$errors" '--yes'
  expect 0 solipost show P001
  expect 0 solipost retention run --yes
  register_lacks Işıl Örnekoğlu ornekoglu isil
  expect 0 solipost
  lacks "$output" 'retention run'
  expect 0 solipost check
}

# back_on_remand COMMAND: P001, of whom COMMAND asks whether they may go, is back in prison before the answer.
back_on_remand() {
  solipost release P001 --date 2024-01-31 2>/dev/null
  solipost retention set released 2y 2>/dev/null
  start_terminal "$1"
  wait_for 'Go on?'
  solipost edit P001 status=remand 2>/dev/null
  type_keys 'yes\n'
  end_terminal
  equals "$terminal_status" 1
  contains "$(<screen)" 'the register was changed while this was being shown'
  contains "$(<screen)" 'nothing was taken out'
  expect 0 solipost show P001
  contains "$output" 'Işıl Örnekoğlu'
}

@test "what was agreed to is what was shown: who changed between question and answer stays" {
  back_on_remand 'solipost retention run'
  back_on_remand 'solipost forget P001'
  solipost retention set released 2y 2>/dev/null
  expect 0 solipost retention run --yes
  contains "$errors" 'Nothing has been kept for too long'
}

@test "a run whose letters were all mailed loses its texts, and says why it is not printed again" {
  print_cards P002
  solipost retention set runs 90d 2>/dev/null
  expect 0 solipost retention run --yes
  contains "$errors" 'Nothing has been kept for too long'
  mailed 2026-01-10
  expect 0 solipost retention run --yes
  expect 1 solipost print again 1
  contains "$errors" 'cannot be printed again'
  contains "$errors" 'retention list'
  expect 0 solipost list runs
  contains "$output" '1'
  expect 0 solipost show P002
}

# ---- shred ----

@test "the files of a run are shredded where they lie, from any folder" {
  print_cards P002 --output papers
  local file="$PWD/papers/cards-run-1.pdf"
  cd /
  expect 0 solipost check --format csv
  contains "$output" 'solipost shred 1'
  expect 0 solipost shred 1 --dry-run --format csv
  contains "$output" "1,$file,"
  [ -f "$file" ]
  expect 2 solipost shred 1
  contains "$errors" '--yes'
  expect 0 solipost shred 1 --yes
  contains "$errors" '1 file was overwritten and removed'
  contains "$errors" 'guarantees nothing'
  [ ! -e "$file" ]
  expect 0 solipost shred 1 --yes
  contains "$errors" 'nothing to shred'
  expect 0 solipost check
  lacks "$output" 'shred'
  cd "$BATS_TEST_TMPDIR/work"
  expect 0 solipost print again 1
}

@test "a changed file and a link are not touched, a moved one is said" {
  print_cards P002
  print_cards P003
  print_cards P001
  echo mine >>cards-run-1.pdf
  mv cards-run-2.pdf elsewhere.pdf
  mv cards-run-3.pdf kept.pdf
  ln -s kept.pdf cards-run-3.pdf
  expect 3 solipost shred 1 2 3 --yes --format csv
  contains "$output" 'changed since it was printed'
  contains "$output" 'moved or removed'
  contains "$output" 'a link'
  [ -f cards-run-1.pdf ] && [ -f elsewhere.pdf ] && [ -f kept.pdf ]
}

@test "--all-mailed takes only runs whose letters are all on their way" {
  print_cards P002
  mailed 2026-07-10
  print_cards P003
  expect 0 solipost shred --all-mailed --yes
  [ ! -e cards-run-1.pdf ] && [ -e cards-run-2.pdf ]
  expect 2 solipost shred
  expect 2 solipost shred 1 --all-mailed
  expect 1 solipost shred 99
  expect 2 solipost shred one
}

@test "everything solipost writes is for its user alone, whatever the umask" {
  umask 000
  print_cards P002 --output papers
  solipost backup copy.solipost 2>/dev/null
  umask 022
  local found
  found=$(find . "$SOLIPOST_REGISTER" -newer "$BATS_FILE_TMPDIR/sample.solipost" \( -name '*.pdf' -o -name '*.solipost' \
    -o -name papers \) -perm /077)
  equals "$found" ''
}

@test "a plain undo after somebody was forgotten takes back nothing else unasked" {
  solipost note add P001 'likes chess' 2>/dev/null
  solipost forget P002 --yes >/dev/null 2>&1
  expect 1 solipost undo
  contains "$errors" 'took something out for good'
  contains "$errors" 'solipost undo '
  expect 0 solipost note list P001
  contains "$output" 'likes chess'
}
