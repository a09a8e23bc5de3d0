# SPDX-License-Identifier: MIT
# Labels and envelopes: each text in its cell on every sheet, part-used sheets, own sheets, letters of a run.
load helper
load register

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

pages_of() { pdfinfo "$1" | awk '/^Pages:/ { print $2 }'; }
count_pieces() { sqlite3 "$SOLIPOST_REGISTER" "SELECT count(*) FROM piece WHERE row_state = 0 AND stage = '$1'"; }

# cell_of FILE PAGE WORD COLUMNS WIDTH HEIGHT LEFT TOP STEP_X STEP_Y (mm): the number of the label the word stands in.
cell_of() {
  pdftotext -bbox -f "$2" -l "$2" "$1" - | tr '"<>' '   ' | awk -v word="$3" -v columns="$4" -v w="$5" -v h="$6" \
    -v left="$7" -v top="$8" -v dx="$9" -v dy="${10}" '
    $1 == "word" && $10 == word {
      x1 = $3 * 25.4 / 72 - left; y1 = $5 * 25.4 / 72 - top; x2 = $7 * 25.4 / 72 - left; y2 = $9 * 25.4 / 72 - top
      column = int(x1 / dx); row = int(y1 / dy)
      if (x2 - column * dx <= w - 1.9 && y2 - row * dy <= h - 1.9 && x1 - column * dx >= 1.9 && y1 - row * dy >= 1.9)
        print row * columns + column + 1
      exit
    }'
}
on_l7160() { cell_of "$1" "$2" "$3" 3 63.994 38.1 7.479 15.487 66.04 38.1; }

# ---- labels ----

@test "each letter gets a number and a label, on a part-used sheet from the label that is said" {
  expect 3 solipost print labels --labels L7160 --start 5 --yes
  equals "$output" './labels-run-1.pdf'
  contains "$errors" '14 labels on 1 sheet of labels'
  equals "$(count_pieces printed)" 14
  equals "$(on_l7160 labels-run-1.pdf 1 Anna)" 5
  equals "$(on_l7160 labels-run-1.pdf 1 Mara)" 6
  equals "$(on_l7160 labels-run-1.pdf 1 Smart)" 18
  local number
  number=$(sqlite3 "$SOLIPOST_REGISTER" "SELECT number FROM piece WHERE position = 2")
  equals "$(on_l7160 labels-run-1.pdf 1 "$number")" 6
}

@test "labels go on at the first cell of the next sheet" {
  expect 3 solipost print labels --labels L7160 --start 20 --yes
  contains "$errors" '14 labels on 2 sheets of labels'
  equals "$(pages_of labels-run-1.pdf)" 2
  equals "$(on_l7160 labels-run-1.pdf 1 Mara)" 21
  equals "$(on_l7160 labels-run-1.pdf 2 Jürgen)" 1
  equals "$(on_l7160 labels-run-1.pdf 2 Smart)" 12
}

@test "a label that is not on the sheet is no start" {
  expect 2 solipost print labels --labels L7160 --start 22 --yes
  contains "$errors" 'a sheet of Avery L7160 has 21 labels, so none can begin at 22'
  expect 2 solipost print cards --lines --start 5 --yes
  contains "$errors" '--labels'
  expect 2 solipost print labels --yes
  contains "$errors" 'solipost list labels'
}

@test "no sender stands on a label, so no rule about senders keeps one back" {
  solipost rule add sender.name required --prison DE-MOA --severity block --source 'letter of the prison' 2>/dev/null
  expect 1 solipost print envelopes P004 --envelopes C6 --yes
  contains "$errors" 'there is nothing to print'
  expect 0 solipost print labels P004 --labels L7160 --yes
  expect 1 solipost print labels P004 --labels L7160 --envelopes C6 --yes
}

@test "outlines are drawn only when asked for" {
  expect 0 solipost print labels P004 --labels L7160 --yes
  expect 0 solipost print labels P004 --labels L7160 --outlines --yes
  [ "$(stat -c %s labels-run-2.pdf)" -gt "$(stat -c %s labels-run-1.pdf)" ]
}

@test "labels of a run: the numbers stay, nothing new is in the register" {
  expect 3 solipost print cards --template greeting --acknowledge --yes
  local number
  number=$(sqlite3 "$SOLIPOST_REGISTER" "SELECT number FROM piece WHERE position = 14")
  expect 0 solipost print labels --run 1 --labels 3474
  equals "$output" './labels-run-1.pdf'
  contains "$errors" 'no new numbers'
  contains "$(pdftotext labels-run-1.pdf -)" "$number"
  equals "$(count_pieces printed)" 14
  expect 2 solipost print labels P004 --run 1 --labels 3474
  contains "$errors" 'leave --run out'
  expect 1 solipost print labels --run 7 --labels 3474
}

@test "labels of a run are not given another writer" {
  solipost add writer Amsel 2>/dev/null
  expect 0 solipost print cards P005 --template greeting --acknowledge --yes
  expect 2 solipost print labels --run 1 --labels L7160 --writer Amsel
  contains "$errors" '--run takes people, addresses and sender from the run'
}

@test "who is held is left out of the labels of a run" {
  expect 0 solipost print cards P004 P005 --template greeting --acknowledge --yes
  solipost hold P004 --reason 'the family asked us to stop' --said-by sister 2>/dev/null
  expect 3 solipost print labels --run 1 --labels L7160
  lacks "$(pdftotext labels-run-1.pdf -)" 'Mara'
}

@test "where a prison forbids labels those of a run are left out" {
  expect 0 solipost print cards P004 P005 --template greeting --acknowledge --yes
  solipost rule add labels forbidden --prison DE-MOA --severity block --source 'letter of the prison' 2>/dev/null
  expect 3 solipost print labels --run 1 --labels L7160
  contains "$errors" 'Mara'
  contains "$errors" 'labels are refused'
  lacks "$(pdftotext labels-run-1.pdf -)" 'Mara'
  contains "$(pdftotext labels-run-1.pdf -)" 'Jürgen'
  # Envelopes are none.
  expect 0 solipost print envelopes --run 1 --envelopes C6
}

@test "labels go with cards, in the same order, and again" {
  expect 3 solipost print cards --template greeting --acknowledge --labels L7160 --envelopes DL --yes
  contains "$output" './labels-run-1.pdf'
  contains "$output" './envelopes-run-1.pdf'
  equals "$(on_l7160 labels-run-1.pdf 1 Anna)" 1
  expect 0 solipost print again 1 --output again
  cmp labels-run-1.pdf again/labels-run-1.pdf
}

@test "an own sheet is a small text file, and print again does not need it" {
  printf '%s\n' '# from the box' 'paper=A4' 'columns=2 rows=4' 'width=90 height=60,5' 'left=10 top=12' 'step_x=95' \
    'step_y=65' >my-sheet.txt
  expect 0 solipost print labels P004 P005 --labels my-sheet.txt --start 4 --yes
  equals "$(cell_of labels-run-1.pdf 1 Mara 2 90 60.5 10 12 95 65)" 4
  equals "$(cell_of labels-run-1.pdf 1 Jürgen 2 90 60.5 10 12 95 65)" 5
  rm my-sheet.txt
  expect 0 solipost print again 1 --output again
  cmp labels-run-1.pdf again/labels-run-1.pdf
}

@test "mistakes in an own sheet are told with their line" {
  printf '%s\n' 'paper=A4' 'colums=2' >my-sheet.txt
  expect 2 solipost print labels P004 --labels my-sheet.txt --yes
  contains "$errors" 'my-sheet.txt, line 2: "colums" is not known here'
  contains "$errors" 'paper, columns, rows'
  printf '%s\n' 'paper=A4 columns=3 rows=2' 'width=80 height=60 left=0 top=0' >my-sheet.txt
  expect 2 solipost print labels P004 --labels my-sheet.txt --yes
  contains "$errors" 'the last label ends at 240 mm, and the paper at 210 mm'
  head -c 20000 /dev/zero | tr '\0' '#' >my-sheet.txt
  expect 1 solipost print labels P004 --labels my-sheet.txt --yes
  expect 1 solipost print labels P004 --labels no-such.txt --yes
  equals "$(count_pieces printed)" 0
}

@test "sheets are known by the numbers on their boxes" {
  expect 0 solipost list labels --format csv
  [ "${#lines[@]}" -gt 85 ]
  contains "$output" 'Avery L7160,A4,21,3 x 7'
  expect 2 solipost print labels P004 --labels 3651 --yes
  contains "$errors" "'Avery 3651' or 'Zweckform 3651'"
  expect 1 solipost print labels P004 --labels L99999 --yes
  contains "$errors" 'solipost list labels'
  expect 0 solipost print labels P004 --labels L7159 --dry-run
  contains "$errors" 'nobody has measured a sheet of Avery L7159'
}

@test "an address that does not fit is refused with a sheet on which it does" {
  expect 1 solipost print labels P001 --labels L7651 --yes
  contains "$errors" 'a label of Avery L7651'
  local larger
  larger=$(grep -o "labels '[^']*'" <<<"$errors" | cut -d"'" -f2 | head -1)
  expect 0 solipost print labels P001 --labels "$larger" --yes
}

# ---- envelopes ----

@test "envelopes of all sizes, and how they go into the printer" {
  local size
  for size in DL C6 C5 C6/5 C6-5 10 '#10'; do
    expect 0 solipost print envelopes P004 --envelopes "$size" --output "e-${size//[^A-Z0-9]/_}" --dry-run
  done
  expect 0 solipost print envelopes P004 --envelopes C5 --yes
  contains "$errors" '1 envelope'
  lacks "$errors" 'of paper'
  contains "$(pdfinfo envelopes-run-1.pdf)" '649.134 x 459.213'
  expect 0 solipost print envelopes P004 --envelopes C5 --feed left --yes
  contains "$(pdfinfo envelopes-run-2.pdf)" '459.213 x 649.134'
  expect 0 solipost print envelopes P004 --envelopes C5 --feed sheet-middle --yes
  contains "$(pdfinfo envelopes-run-3.pdf)" 'A4'
  expect 2 solipost print labels P004 --labels L7160 --feed left --yes
  contains "$errors" '--feed is for envelopes'
  expect 2 solipost print envelopes P004 --yes
  contains "$errors" '--envelopes C6'
  expect 1 solipost print envelopes P004 --envelopes C9 --yes
  contains "$errors" 'known sizes: C6, DL, C5, C6/5, 10'
}

@test "letters to one person in one run share an envelope that names their numbers" {
  expect 0 solipost print cards P004 P005 P007 --template greeting --acknowledge --yes
  local first
  first=$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT min(number) FROM piece')
  expect 0 solipost print envelopes --run 1 --envelopes C6
  equals "$(pages_of envelopes-run-1.pdf)" 3
  # As if two of them were for the same person, at the same address.
  sqlite3 "$SOLIPOST_REGISTER" "UPDATE piece SET prisoner = (SELECT prisoner FROM piece WHERE position = 1),
    address = (SELECT address FROM piece WHERE position = 1), prison = (SELECT prison FROM piece WHERE position = 1)
    WHERE position = 2"
  expect 0 solipost print envelopes --run 1 --envelopes C6 --output shared
  equals "$(pages_of shared/envelopes-run-1.pdf)" 2
  contains "$(pdftotext -f 1 -l 1 shared/envelopes-run-1.pdf -)" "$first, $((first + 1))"
}
