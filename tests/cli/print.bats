# SPDX-License-Identifier: MIT
# Printing cards: who gets one, what stands on it, what the register remembers, and that a fault leaves nothing behind.
load helper
load register
load terminal

# The shipped prisons and fictional people, read once for all tests of this file.
setup_file() {
  export SOLIPOST_DATA=${SOLIPOST_DATA:-$(cd "$BATS_TEST_DIRNAME/../../data" && pwd)}
}

setup() {
  solipost_fresh_home
  export SOLIPOST_REGISTER="$BATS_TEST_TMPDIR/group/register.solipost"
  mkdir -p "$BATS_TEST_TMPDIR/group"
  local kept="$BATS_FILE_TMPDIR/people.solipost"
  if [ ! -f "$kept" ]; then
    solipost init --name 'Letter group Example' --sender 'Letter group Example|Musterstraße 1|10115 Berlin' \
      --country DE --language en 2>/dev/null
    sample_people
    solipost backup "$kept" 2>/dev/null
    return 0
  fi
  cp "$kept" "$SOLIPOST_REGISTER"
}

pdf_text() { pdftotext -layout "$1" - | tr -s ' '; }
pages_of() { pdfinfo "$1" | awk '/^Pages:/ { print $2 }'; }
count_pieces() { sqlite3 "$SOLIPOST_REGISTER" "SELECT count(*) FROM piece WHERE row_state = 0 AND stage = '$1'"; }

# ---- who ----

@test "a dry run says who is left out and why, and writes nothing" {
  expect 3 solipost print cards --template greeting --dry-run
  contains "$output" 'P013 Max Released'
  contains "$output" 'released'
  contains "$output" 'P009 Samir Mithal'
  contains "$output" 'mail suspended'
  contains "$output" 'address unverified'
  contains "$output" 'not in the address'
  contains "$errors" '14 cards on 4 sheets of paper once somebody answers for the rest with --acknowledge'
  contains "$errors" '2 people are left out'
  equals "$(count_pieces planned)" 0
  [ -z "$(find . -name '*.pdf')" ]
}

@test "a dry run as CSV can be read by a program" {
  expect 3 solipost print cards --template greeting --dry-run --format csv
  equals "${lines[0]}" 'prisoner,card,reason,detail'
  contains "$output" 'P013 Max Released,left out,released,'
}

@test "each sample person gets a card in the right language, with the name in it" {
  expect 3 solipost print cards --template greeting --acknowledge --yes
  equals "$output" './cards-run-1.pdf'
  local text
  text=$(pdf_text cards-run-1.pdf)
  for name in 'Deniz Örnek' 'Rojîn Nemûne' 'Işıl Örnekoğlu' 'Mara Muster' 'Jürgen Beispiel-Groß' 'Ligaya Halimbawa' \
    'Niño Halimbawa' 'Sara Nemouneh' 'Anna Exempel' 'Jordan Sample' 'Riley Specimen' 'Berfîn Mînak' \
    'Mehmet Abdurrahman'; do
    contains "$text" "$name"
  done
  contains "$text" 'Sevgili Işıl,'
  contains "$text" 'Liebe Mara,'
  contains "$text" 'Lieber Jürgen,'
  contains "$text" 'Chère Anna,'
  contains "$text" 'Mahal kong Ligaya,'
  contains "$text" 'Hevala hêja Berfîn,'
  contains "$text" 'Dear Zoë,'
  lacks "$text" 'Released'
  lacks "$text" 'Samir'
  lacks "$text" '{'
}

@test "Kurdish goes to Turkey only to who asked for it" {
  expect 0 solipost print cards P002 P015 --template greeting --acknowledge --yes
  local text
  text=$(pdf_text cards-run-1.pdf)
  contains "$text" 'Sevgili Rojîn,'
  contains "$text" 'Hevala hêja Berfîn,'
}

@test "lines to write by hand need no text in the language of the person" {
  solipost edit P002 languages=ku 2>/dev/null
  expect 1 solipost print cards P002 --template greeting --acknowledge --yes
  contains "$errors" 'solipost edit P002 language_wish=ku'
  expect 0 solipost print cards P002 --lines --yes
  contains "$(pdf_text cards-run-1.pdf)" 'Mektup no'
  solipost edit P004 languages= 2>/dev/null
  expect 0 solipost print cards P004 --lines --yes
  contains "$(pdf_text cards-run-2.pdf)" 'Brief Nr.'
}

@test "on a narrow screen what would help is not cut off" {
  on_terminal 3 '' solipost print cards P002 P009 P013 --template greeting --dry-run --acknowledge
  lacks "$output" '…'
  contains "$(tr -s ' \n' ' ' <<<"$output")" 'suspended'
}

@test "commands that are proposed work" {
  expect 0 solipost
  local command commands
  commands=$(grep -o 'solipost print [^ ].*--dry-run' <<<"$output" | sort -u)
  equals "$commands" 'solipost print cards --template greeting --dry-run'
  expect 0 solipost list runs
  contains "$errors" "$commands"
  expect 3 $commands
}

@test "behind a semicolon goes on a small letter" {
  printf '%s\n' '---' 'kind: card' 'language: de' 'title: t' 'checked-by: me' '---' '' 'Du bist in {city}.' >city.md
  solipost edit P004 languages=de 2>/dev/null
  solipost edit DE-MOA city= 2>/dev/null
  expect 3 solipost print cards P004 --template city.md --dry-run
  contains "$output" 'is empty here; '
  if grep -qE '; [A-Z][a-z]' <<<"$output"; then false; fi
}

@test "a motto of nothing is refused" {
  expect 2 solipost print cards P004 --lines --motto '  ' --yes
  contains "$errors" 'the motto is empty'
}

@test "the country stands last across a border and not at home" {
  expect 0 solipost print cards P001 P004 --template greeting --acknowledge --yes --layout single
  contains "$(pdftotext -layout -f 1 -l 1 cards-run-1.pdf -)$(pdftotext -layout -f 2 -l 2 cards-run-1.pdf -)" 'TÜRKEI'
  lacks "$(pdf_text cards-run-1.pdf)" 'DEUTSCHLAND'
}

@test "people are chosen by name, code, country, prison, language and campaign" {
  solipost add campaign '18 March' --code M18 2>/dev/null
  solipost campaign add M18 P003 P005 2>/dev/null
  expect 0 solipost print cards 'Mara' P005 --template greeting --acknowledge --dry-run
  contains "$errors" '2 cards on 1 sheet of paper'
  expect 0 solipost print cards --country PH --template greeting --acknowledge --dry-run
  contains "$errors" '2 cards on'
  expect 0 solipost print cards --prison TR-SNC --template greeting --acknowledge --dry-run
  contains "$errors" '1 card on'
  expect 0 solipost print cards --language fr --template greeting --acknowledge --dry-run
  contains "$errors" '1 card on'
  expect 0 solipost print cards --campaign M18 --template greeting --acknowledge --dry-run
  contains "$errors" '2 cards on'
}

@test "a saved list of people is read, from a CSV too" {
  printf '\xef\xbb\xbf# Tuesday\nP001\n\nP003 \r\n' >list.txt
  expect 0 solipost print cards --list list.txt --template greeting --acknowledge --dry-run
  contains "$errors" '2 cards on'
  printf 'code,name\n"P004",Mara\nP005,"Jürgen, B"\n' >list.csv
  expect 0 solipost print cards --list list.csv --template greeting --acknowledge --dry-run
  contains "$errors" '2 cards on'
  : >empty.txt
  expect 1 solipost print cards --list empty.txt --template greeting --acknowledge --dry-run
  contains "$errors" 'nobody is named in empty.txt'
}

@test "what nobody answers for is left out" {
  solipost edit P001 contact=unknown 2>/dev/null
  expect 1 solipost print cards P001 --lines --yes
  contains "$errors" 'contact unknown'
  contains "$errors" '--acknowledge'
  expect 3 solipost print cards P001 P004 --lines --yes
  contains "$errors" 'Run 1: 1 card'
  expect 0 solipost print cards P001 P004 --lines --acknowledge --yes
  contains "$errors" 'Run 2: 2 cards'
}

# ---- what cannot be printed is known before a number is drawn ----

@test "a character no font has is told with the person, and no number is drawn for it" {
  solipost edit P004 'name=Mara ͸ Muster' 2>/dev/null
  expect 3 solipost print cards P004 P005 --template greeting --acknowledge --yes
  contains "$errors" 'P004'
  contains "$errors" 'U+0378'
  contains "$errors" 'Run 1: 1 card'
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT count(*) FROM piece')" 1
}

@test "an empty field stops that piece with its name" {
  mkdir own
  printf -- '---\nkind: card\nlanguage: de\ntitle: T\nchecked-by: Anna\n---\n\nLiebe {first_name}, {birthday}\n' >own/de.md
  expect 3 solipost print cards P004 P005 --template own --yes
  contains "$errors" 'P005 Jürgen Beispiel-Groß'
  contains "$errors" 'birthday'
  contains "$errors" 'Run 1: 1 card'
  contains "$(pdf_text cards-run-1.pdf)" 'Liebe Mara, 11. Juni'
}

@test "a name is never read as a template" {
  solipost edit P004 'name=Mara *{birthday}* Muster' first_name='*{number}*' 2>/dev/null
  expect 0 solipost print cards P004 --template greeting --acknowledge --yes
  contains "$(pdf_text cards-run-1.pdf)" 'Liebe *{number}*,'
}

@test "a text that is too long is refused with how much" {
  mkdir own
  {
    printf -- '---\nkind: card\nlanguage: de\ntitle: T\nchecked-by: Anna\n---\n\n'
    for _ in $(seq 60); do echo 'Wir denken an dich und schicken dir viele Grüße aus unserer Runde.'; done
  } >own/de.md
  expect 1 solipost print cards P004 --template own --yes
  contains "$errors" '% over'
  contains "$errors" 'there is nothing to print'
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT count(*) FROM run')" 0
}

@test "contradicting options are a misuse" {
  expect 2 solipost print cards P001
  contains "$errors" '--template greeting'
  expect 2 solipost print cards P001 --lines --template greeting
  expect 2 solipost print cards P001 --lines --motto x --picture y.jpg
  expect 1 solipost print cards P001 --lines --picture missing.jpg --yes
  contains "$errors" 'missing.jpg'
  expect 1 solipost print cards P001 --lines --envelopes B4 --yes
  contains "$errors" 'B4'
}

@test "off a terminal a run wants --yes" {
  expect 2 solipost print cards P004 --lines
  contains "$errors" '--yes'
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT count(*) FROM run')" 0
}

# ---- files ----

@test "four cards lie on a sheet with the picture behind them" {
  expect 0 solipost print cards P001 P003 P004 P005 P014 --template greeting --acknowledge --yes \
    --picture "$SOLIPOST_DATA/samples/sunrise.jpg"
  equals "$(pages_of cards-run-1.pdf)" 4
  contains "$(pdfinfo cards-run-1.pdf)" '841.89 x 595.276 pts (A4)'
  qpdf --check cards-run-1.pdf >/dev/null
  lacks "$(pdffonts cards-run-1.pdf | awk 'NR > 2 { print $(NF - 4) }')" 'no'
}

@test "one per page, envelopes beside it, backs apart without duplex" {
  expect 0 solipost print cards P001 P003 P014 --lines --motto 'You are not forgotten' --layout single --envelopes c6 \
    --duplex none --yes
  equals "$(pages_of cards-run-1.pdf)" 3
  equals "$(pages_of backs-run-1.pdf)" 3
  equals "$(pages_of envelopes-run-1.pdf)" 3
  contains "$(pdf_text envelopes-run-1.pdf)" 'Sincan'
  contains "$(pdf_text backs-run-1.pdf)" 'forgotten'
}

@test "cut and stack keeps the order of the list" {
  expect 0 solipost print cards P004 P005 P006 P007 P010 P011 P012 P014 --template greeting --acknowledge --yes \
    --order cut-stack
  equals "$(pages_of cards-run-1.pdf)" 2
  contains "$(pdftotext -f 1 -l 1 cards-run-1.pdf -)" 'Anna Exempel'
  contains "$(pdftotext -f 2 -l 2 cards-run-1.pdf -)" 'Mara Muster'
}

@test "with the local script the native name stands there too" {
  expect 0 solipost print cards P008 --template greeting --acknowledge --yes --local-script
  contains "$(pdftotext -raw cards-run-1.pdf -)" 'زندان'
}

@test "PDFs hold no person, path, time or metadata" {
  expect 0 solipost print cards P004 --template greeting --acknowledge --yes --picture "$SOLIPOST_DATA/samples/sunrise.jpg"
  local info
  info=$(pdfinfo cards-run-1.pdf)
  lacks "$info" 'Author'
  lacks "$info" 'CreationDate'
  lacks "$(strings -n 5 cards-run-1.pdf)" "$BATS_TEST_TMPDIR"
  lacks "$(strings -n 5 cards-run-1.pdf)" 'Exif'
  equals "$(stat -c %a cards-run-1.pdf)" 600
}

@test "an existing file is never overwritten, and costs no number" {
  echo mine >cards-run-1.pdf
  expect 1 solipost print cards P004 --lines --yes
  equals "$(<cards-run-1.pdf)" mine
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT count(*) FROM run')" 0
  equals "$(find . -type f)" ./cards-run-1.pdf
  rm cards-run-1.pdf
  expect 0 solipost print cards P004 --lines --yes
  contains "$errors" 'Run 1: 1 card'
}

@test "a folder that cannot be made leaves no run, no number and no file" {
  echo mine >taken
  expect 1 solipost print cards P004 --lines --yes --output taken/cards
  contains "$errors" 'taken'
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT count(*) FROM piece')" 0
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT count(*) FROM run')" 0
  equals "$(find . -type f)" './taken'
}

# ---- what the register remembers ----

@test "pieces are printed, numbered in a row, and keep what was printed" {
  expect 0 solipost print cards P004 P005 --template greeting --acknowledge --yes
  equals "$(count_pieces printed)" 2
  local numbers
  numbers=$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT max(number) - min(number) FROM piece')
  equals "$numbers" 1
  contains "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT address FROM piece')" '10559 Berlin'
  local checksum
  checksum=$(sha256sum cards-run-1.pdf | cut -d ' ' -f 1)
  contains "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT files FROM run')" "$checksum"
  local number
  number=$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT min(number) FROM piece')
  contains "$(pdf_text cards-run-1.pdf)" "Brief Nr. $number"
}

@test "printing again says what was said, though the words on paper were corrected since" {
  mkdir corrected
  cp -r "$SOLIPOST_DATA" corrected/data
  cp -r "$SOLIPOST_DATA/../fonts" corrected/
  expect 0 solipost print cards P004 P001 --template greeting --acknowledge --yes
  expect 0 solipost print cards P004 --lines --yes
  sed -i -E 's/^(letter_number|sender_note)\t/&Corrected /' corrected/data/words/*.tsv
  grep -q Corrected corrected/data/words/de.tsv
  SOLIPOST_DATA=$PWD/corrected/data expect 0 solipost print again 1 --output again
  cmp cards-run-1.pdf again/cards-run-1.pdf
  SOLIPOST_DATA=$PWD/corrected/data expect 0 solipost print again 2 --output again
  cmp cards-run-2.pdf again/cards-run-2.pdf
}

@test "printing again gives the same bytes and no new numbers, whatever changed since" {
  expect 0 solipost print cards P004 P005 P001 --template greeting --acknowledge --yes \
    --picture "$SOLIPOST_DATA/samples/sunrise.jpg"
  solipost edit P004 name='Somebody Else' 2>/dev/null
  solipost edit DE-MOA 'address_template={name}|Elsewhere' 2>/dev/null
  expect 0 solipost print again 1 --output again
  cmp cards-run-1.pdf again/cards-run-1.pdf
  lacks "$errors" 'warning'
  equals "$(count_pieces printed)" 3
  expect 0 solipost print again 1 --output again
  equals "$output" 'again/cards-run-1-again.pdf'
}

@test "some pieces of a run can be printed again" {
  expect 0 solipost print cards P004 P005 P010 P014 --template greeting --acknowledge --yes
  local first
  first=$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT min(number) FROM piece')
  expect 0 solipost print again 1 "$((first + 1))-$((first + 2))" "$((first + 1))" --output again
  contains "$errors" 'Run 1 again: 2 cards'
  contains "$(pdf_text again/cards-run-1.pdf)" "$((first + 1))"
  lacks "$(pdf_text again/cards-run-1.pdf)" "$first"
  expect 1 solipost print again 1 "$((first + 4))" --output again
  contains "$errors" "its numbers are $first to $((first + 3))"
  expect 2 solipost print again 1 twelve
  expect 1 solipost print again 9
  expect 2 solipost print again first
}

@test "a picture that is gone or was changed is told" {
  expect 0 solipost print cards P004 --lines --yes --picture "$SOLIPOST_DATA/samples/sunrise.jpg"
  local kept
  kept=$(find "$BATS_TEST_TMPDIR/group/pictures" -type f)
  printf x >>"$kept"
  expect 1 solipost print again 1 --output again
  contains "$errors" 'was changed'
  rm "$kept"
  expect 1 solipost print again 1 --output again
  contains "$errors" 'no longer there'
}

# ---- several processes ----

@test "two processes make the same pages as one" {
  expect 0 solipost print cards P001 P003 P004 P005 P008 P010 P014 --template greeting --acknowledge --yes --jobs 2
  expect 0 solipost print again 1 --jobs 1 --output one
  cmp cards-run-1.pdf one/cards-run-1.pdf
  expect 0 solipost print again 1 --jobs 3 --output three
  cmp cards-run-1.pdf three/cards-run-1.pdf
}

@test "processes report what cannot be printed like one does" {
  solipost edit P004 'name=Mara ͸ Muster' 2>/dev/null
  expect 3 solipost print cards --template greeting --acknowledge --dry-run --jobs 1
  local one=$output
  expect 3 solipost print cards --template greeting --acknowledge --dry-run --jobs 2
  equals "$output" "$one"
}

# ---- stopping ----

# Thousands of people, so that there is time to interrupt.
many_people() {
  local count=${1:-12000}
  sqlite3 "$SOLIPOST_REGISTER" "
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $count)
    INSERT INTO prisoner (id, code, name, languages, status, contact)
      SELECT randomblob(16), 'Q' || i, 'Person ' || i, 'de', 'remand', 'direct' FROM n;
    INSERT INTO stay (id, prisoner, prison)
      SELECT randomblob(16), p.id, (SELECT id FROM prison WHERE code = 'DE-STG') FROM prisoner AS p WHERE p.code LIKE 'Q%';"
}

# Files are begun. A look into an encrypted register would take longer than the run has left.
wait_for_drafts() {
  if [ "${SOLIPOST_TEST_KIND:-plain}" = plain ]; then
    wait_for_rendering
    return
  fi
  local turn
  for turn in $(seq 1000); do
    [ -z "$(find "$1" -name '.cards-run-*' 2>/dev/null)" ] || return 0
    sleep 0.02
  done
  return 1
}

@test "Ctrl-C, kill or a closed terminal while printing leaves no file, no printed piece and a cancelled run" {
  many_people
  local signal jobs known=
  for signal in INT:1 INT:2 HUP:1 TERM:2; do
    jobs=${signal#*:}
    solipost print cards --prison DE-STG --template greeting --acknowledge --yes --jobs "$jobs" --output "out$signal" \
      >/dev/null 2>stopped &
    local pid=$!
    wait_for_drafts "out$signal"
    kill "-${signal%:*}" "$pid"
    local status=0
    wait "$pid" || status=$?
    equals "$status" 1
    equals "$(count_pieces printed)" 0
    equals "$(count_pieces planned)" 0
    [ -z "$(find "out$signal" -type f)" ]
    # What is said is what is so: the register knows a cancelled run, or nothing at all.
    local cancelled
    cancelled=$(sqlite3 "$SOLIPOST_REGISTER" "SELECT max(number) FROM run WHERE stage = 'cancelled'")
    if [ "$cancelled" = "$known" ]; then contains "$(<stopped)" 'stopped; nothing was changed'
    else contains "$(<stopped)" "stopped; run $cancelled is cancelled, its numbers stay unused"; fi
    known=$cancelled
  done
}

@test "after kill -9 the run is cancelled at the next command, and its numbers stay unused" {
  many_people
  solipost print cards --prison DE-STG --template greeting --acknowledge --yes --jobs 2 --output out >/dev/null 2>&1 &
  local pid=$!
  wait_for_rendering
  kill -9 "$pid"
  wait "$pid" 2>/dev/null || true
  # Its helpers end when they notice.
  [ -n "$(find out -name '.cards-run-1*.pdf.??????')" ]
  touch out/.mine.pdf.abcdef
  expect 0 solipost print cards P004 --lines --yes
  equals "$(find out -type f)" out/.mine.pdf.abcdef
  equals "$(sqlite3 "$SOLIPOST_REGISTER" "SELECT stage FROM run ORDER BY number" | tr '\n' ' ')" 'cancelled printed '
  equals "$(count_pieces printed)" 1
  equals "$(count_pieces planned)" 0
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT count(*) - count(DISTINCT number) FROM piece')" 0
}

# Several parts of letters, each with its envelopes and labels.
print_many_letters() {
  solipost print letters --prison DE-STG --template greeting --envelopes DL --labels L7163 --acknowledge --yes "$@" \
    >/dev/null 2>stopped &
}

@test "stopped in the middle of letters, envelopes and labels no part of any of them is left" {
  many_people 3000
  local signal jobs
  for signal in INT:1 TERM:2; do
    print_many_letters --jobs "${signal#*:}" --output "out$signal"
    local pid=$! status=0
    wait_for_rendering
    kill "-${signal%:*}" "$pid"
    wait "$pid" || status=$?
    equals "$status" 1
    [ -d "out$signal" ]
    [ -z "$(find "out$signal" -type f)" ]
    equals "$(count_pieces printed)" 0
    equals "$(count_pieces planned)" 0
  done
}

@test "after kill -9 the drafts of letters, envelopes and labels are gone with the next command" {
  many_people 3000
  print_many_letters --jobs 2 --output out
  local pid=$!
  wait_for_rendering
  kill -9 "$pid"
  wait "$pid" 2>/dev/null || true
  local name
  for name in letters envelopes labels; do [ -n "$(find out -name ".$name-run-1-part-01.pdf.??????")" ]; done
  [ -z "$(find out -name '*.pdf')" ]
  expect 0 solipost print cards P004 --lines --output other --yes
  [ -z "$(find out -type f)" ]
  equals "$(sqlite3 "$SOLIPOST_REGISTER" "SELECT stage FROM run ORDER BY number" | tr '\n' ' ')" 'cancelled printed '
  equals "$(count_pieces printed)" 1
  equals "$(count_pieces planned)" 0
}

@test "a template that does not exist is named at once, with those that do" {
  expect 1 solipost print cards --template nope --yes
  contains "$errors" 'there is no template "nope"'
  contains "$errors" 'solipost template list'
}

@test "warnings of one kind are gathered, so that a refusal is not lost among them" {
  expect 3 solipost print cards --lines --yes
  equals "$(grep -c 'address unverified' <<<"$errors")" 1
  contains "$errors" 'P013 Max Released is left out'
}

@test "the note that says what to fill in is for the writer: in the language of the group" {
  solipost group edit --language de 2>/dev/null
  expect 0 solipost print cards P008 --lines --yes
  local note
  note=$(awk -F '\t' '$1 == "sender_note" { print $2 }' "$SOLIPOST_DATA/words/de.tsv")
  contains "$(pdf_text cards-run-1.pdf)" "$note"
}
