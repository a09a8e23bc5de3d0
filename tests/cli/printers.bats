# SPDX-License-Identifier: MIT
# Printers that miss: what is measured on the test sheet is entered and moves every page against it.
load helper
load register

setup_file() {
  export SOLIPOST_DATA=${SOLIPOST_DATA:-$(cd "$BATS_TEST_DIRNAME/../../data" && pwd)}
}

setup() {
  solipost_fresh_home
  export SOLIPOST_REGISTER="$BATS_TEST_TMPDIR/group/register.solipost"
  mkdir -p "$BATS_TEST_TMPDIR/group"
  solipost init --name 'Letter group Example' --sender 'Letter group Example|Musterstraße 1|10115 Berlin' \
    --country DE --language "${1:-en}" 2>/dev/null
}

with_people() {
  sample_people
}

# place_of FILE PAGE WORD: "x y" of its top left corner in hundredths of a millimetre.
place_of() {
  pdftotext -bbox -f "$2" -l "$2" "$1" - | tr '"<>' '   ' |
    awk -v word="$3" '$1 == "word" && $10 == word { printf "%d %d", $3 * 2540 / 72, $5 * 2540 / 72; exit }'
}
# moved BEFORE AFTER PAGE WORD RIGHT DOWN: by so many hundredths, give or take two.
moved() {
  local a b
  read -r -a a <<<"$(place_of "$1" "$3" "$4")"
  read -r -a b <<<"$(place_of "$2" "$3" "$4")"
  [ "${#a[@]}" -eq 2 ] && [ "${#b[@]}" -eq 2 ]
  local x=$((b[0] - a[0] - $5)) y=$((b[1] - a[1] - $6))
  [ "${x#-}" -le 2 ] && [ "${y#-}" -le 2 ] && return
  echo "$4 moved from ${a[*]} to ${b[*]}" >&2
  return 1
}

@test "printers are entered, changed, listed and removed" {
  expect 0 solipost list printers
  contains "$errors" 'solipost print test-sheet'
  expect 0 solipost printer add Laser --offset 1.5,-2 --back-offset 0,0.5 --scale-x 150.6/150 --duplex short
  expect 0 solipost list printers --format csv
  equals "${lines[1]}" 'Laser,"1.5,-2","0,0.5",100.4,,short'
  expect 0 solipost printer set laser --offset 0,0 --scale 100
  expect 0 solipost list printers --format csv
  equals "${lines[1]}" 'Laser,,"0,0.5",,,short'
  expect 1 solipost printer add LASER
  contains "$errors" 'there is a printer LASER already'
  expect 0 solipost printer remove Laser --yes
  expect 0 solipost list printers --format csv
  equals "${#lines[@]}" 1
  expect 0 solipost undo
  expect 0 solipost list printers --format csv
  contains "$output" 'Laser'
}

@test "measures that cannot be are told with what is allowed" {
  local wrong
  for wrong in 1.5 1,5,2 ,2 a,b 31,0 nan,0 ''; do
    expect 2 solipost printer add Laser --offset "$wrong"
    contains "$errors" 'too far right, a comma'
  done
  for wrong in 0 80 150/0 150.6/ x 150/100; do
    expect 2 solipost printer add Laser --scale "$wrong"
    contains "$errors" '150.6/150'
  done
  expect 2 solipost printer add none
  for wrong in '' ' '; do
    expect 2 solipost printer add "$wrong"
    contains "$errors" 'a printer needs a name'
  done
  solipost printer add Laser 2>/dev/null
  expect 2 solipost printer set Laser
  contains "$errors" 'what should change'
  expect 1 solipost print test-sheet --printer Inkjet
  contains "$errors" "'solipost list printers' shows all"
  expect 0 solipost list printers --format csv
  equals "${#lines[@]}" 2
}

@test "the test sheet has two sides with the same numbers and says what to type" {
  expect 0 solipost print test-sheet --printer none
  equals "$output" './test-sheet.pdf'
  contains "$errors" '150 mm across and 250 mm down'
  equals "$(pdfinfo test-sheet.pdf | awk '/^Pages:/ { print $2 }')" 2
  contains "$(pdftotext -f 1 -l 1 test-sheet.pdf -)" 'solipost printer add NAME --offset 1.5,-2'
  local number
  for number in 1 5 12; do
    [ -n "$(place_of test-sheet.pdf 1 "$number")" ]
    [ -n "$(place_of test-sheet.pdf 2 "$number")" ]
  done
  expect 0 solipost print test-sheet --printer none --duplex none --labels L7160 --output labels
  equals "$(pdfinfo labels/test-sheet.pdf | awk '/^Pages:/ { print $2 }')" 1
  expect 1 solipost print test-sheet
  contains "$errors" 'test-sheet.pdf'
  expect 2 solipost print test-sheet --labels L7160 --layout 4up --output both
  expect 2 solipost print test-sheet --labels L7160 --paper Letter --output both
  expect 2 solipost print test-sheet --card A6 --output both
  contains "$errors" '--layout'
}

@test "the test sheet is on the paper of the group's country, unless another is said" {
  expect 0 solipost print test-sheet --output here
  contains "$(pdfinfo here/test-sheet.pdf)" '(A4)'
  solipost group edit --country US 2>/dev/null
  expect 0 solipost print test-sheet --output there
  contains "$(pdfinfo there/test-sheet.pdf)" '(letter)'
  contains "$errors" '150 mm across and 200 mm down'
  expect 0 solipost print test-sheet --paper A4 --output said
  cmp here/test-sheet.pdf said/test-sheet.pdf
}

@test "a group that speaks German reads it in German, one that speaks Turkish in English" {
  solipost group edit --language de 2>/dev/null
  expect 0 solipost print test-sheet --output de
  contains "$(pdftotext de/test-sheet.pdf -)" 'Testblatt'
  solipost group edit --language tr 2>/dev/null
  expect 0 solipost print test-sheet --output tr
  contains "$(pdftotext tr/test-sheet.pdf -)" 'Test sheet'
}

@test "the only printer is used unless it is said otherwise, and the sheet is moved by what was measured" {
  expect 0 solipost print test-sheet --output before
  solipost printer add Laser --offset 1.5,-2 --back-offset 0,0.5 2>/dev/null
  expect 0 solipost print test-sheet --output after
  contains "$errors" 'Made for the printer Laser'
  moved before/test-sheet.pdf after/test-sheet.pdf 1 5 -150 200
  moved before/test-sheet.pdf after/test-sheet.pdf 2 5 0 -50
  expect 0 solipost print test-sheet --printer none --output none
  cmp before/test-sheet.pdf none/test-sheet.pdf
  solipost printer add Inkjet --offset 3,0 2>/dev/null
  expect 0 solipost print test-sheet --output two
  cmp before/test-sheet.pdf two/test-sheet.pdf
  expect 0 solipost print test-sheet --printer inkjet --output inkjet
  moved before/test-sheet.pdf inkjet/test-sheet.pdf 1 5 -300 0
}

@test "labels, envelopes and cards are made for the printer, and so again" {
  with_people
  expect 0 solipost print labels P004 --labels L7160 --yes
  expect 0 solipost print envelopes P004 --envelopes C6 --feed left --yes
  expect 0 solipost print envelopes P004 --envelopes C6 --yes
  expect 0 solipost print cards P004 --template greeting --motto Freiheit --layout single --acknowledge --yes
  solipost printer add Laser --offset 2,1 --back-offset 1,0 2>/dev/null
  expect 0 solipost print labels P004 --labels L7160 --yes
  expect 0 solipost print envelopes P004 --envelopes C6 --feed left --yes
  expect 0 solipost print envelopes P004 --envelopes C6 --yes
  expect 0 solipost print cards P004 --template greeting --motto Freiheit --layout single --acknowledge --yes
  moved labels-run-1.pdf labels-run-5.pdf 1 Mara -200 -100
  # Upright through the printer, though its words lie: pdftotext sees the page as it is.
  moved envelopes-run-2.pdf envelopes-run-6.pdf 1 Mara -200 -100
  # A page that lies is turned a quarter to the left: right on the sheet is down on the page, down is left.
  moved envelopes-run-3.pdf envelopes-run-7.pdf 1 Mara 100 -200
  moved cards-run-4.pdf cards-run-8.pdf 1 Mara 100 -200
  moved cards-run-4.pdf cards-run-8.pdf 2 Freiheit 0 -100
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT printer FROM run WHERE number = 8')" Laser
  solipost printer remove Laser --yes 2>/dev/null
  expect 0 solipost print again 8 --output again
  cmp cards-run-8.pdf again/cards-run-8.pdf
}

@test "cards are turned as the printer turns sheets, unless it is said otherwise" {
  with_people
  solipost printer add Laser --duplex none 2>/dev/null
  expect 0 solipost print cards P004 --template greeting --motto Freiheit --acknowledge --yes
  contains "$output" './backs-run-1.pdf'
  expect 0 solipost print cards P004 --template greeting --motto Freiheit --duplex long --acknowledge --yes
  lacks "$output" 'backs-run-2.pdf'
}
