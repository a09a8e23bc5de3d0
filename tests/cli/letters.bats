# SPDX-License-Identifier: MIT
# Printing letters: forms, pages, pictures in the text, and that a run printed again is the same byte for byte.
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
page_text() { pdftotext -f "$2" -l "$2" -layout "$1" - | tr -s ' '; }

# A text of some pages with a heading, a list and a picture.
long_text() {
  mkdir -p "$1"
  for language in de en; do
    {
      printf -- '---\nkind: letter\nlanguage: %s\ntitle: A long letter\nchecked-by: a reader\n---\n\n{salutation}\n\n' $language
      printf '# A heading\n\nwe sit over tea.\n\n![the sea](sea.png)\n\n1. one\n2. two\n\n'
      for i in $(seq 1 "$2"); do
        printf 'Paragraph %d: the evening is long and the tea is warm, and somebody reads aloud what arrived in this week. ' "$i"
        printf 'There are stamps on the table and a cat on the chair, and outside it gets dark.\n\n'
      done
      printf '{closing}\n'
    } >"$1/$language.md"
  done
  convert -size 300x200 gradient:blue-white "$1/sea.png"
}

@test "letters are as long as their text, and each page tells whose it is" {
  long_text long 14
  expect 0 solipost print letters P004 --template ./long --yes
  equals "$output" './letters-run-1.pdf'
  contains "$errors" '1 letter on 2 sheets of paper'
  contains "$errors" 'Run 1: 1 letter, letter number '
  equals "$(pages_of letters-run-1.pdf)" 2
  local first second
  first=$(page_text letters-run-1.pdf 1)
  second=$(page_text letters-run-1.pdf 2)
  contains "$first" 'Mara Muster'
  contains "$first" 'Brief Nr. '
  contains "$first" '1. August 2026'
  contains "$first" 'A heading'
  contains "$first" 'Seite 1 von 2'
  contains "$second" 'Mara Muster'
  contains "$second" 'Seite 2 von 2'
  contains "$second" 'Brief Nr. '
  contains "$second" 'Herzliche Grüße'
  equals "$(pdfimages -list letters-run-1.pdf | grep -c image)" 1
}

@test "each sample person gets a letter in the right language" {
  expect 3 solipost print letters --template greeting --acknowledge --yes
  local text
  text=$(pdftotext -layout letters-run-1.pdf - | tr -s ' ')
  for name in 'Deniz Örnek' 'Rojîn Nemûne' 'Mara Muster' 'Sara Nemouneh' 'Anna Exempel' 'Jordan Sample'; do
    contains "$text" "$name"
  done
  contains "$text" 'Mektup no.'
  contains "$text" 'Brief Nr.'
  contains "$text" 'Letter no.'
}

@test "the form is the usual one of the country, or the one that was asked for" {
  expect 0 solipost print letters P004 --template greeting --acknowledge --yes
  contains "$(pdfinfo letters-run-1.pdf)" 'A4'
  equals "$(sqlite3 "$SOLIPOST_REGISTER" "SELECT layout FROM run" | grep form)" 'form=din-b'
  expect 0 solipost print letters P004 --template greeting --form us-plain --acknowledge --yes
  contains "$(pdfinfo letters-run-2.pdf)" 'letter'
  expect 1 solipost print letters P004 --template greeting --form din-c --yes
  contains "$errors" 'no form of letter is called "din-c"'
  contains "$errors" 'ch-right'
  sqlite3 "$SOLIPOST_REGISTER" "UPDATE own_group SET country = 'US'"
  expect 0 solipost print letters P012 --template greeting --acknowledge --yes
  contains "$(pdfinfo letters-run-3.pdf)" 'letter'
  expect 0 solipost print letters P001 --template greeting --acknowledge --envelopes DL --yes
  equals "$(sqlite3 "$SOLIPOST_REGISTER" "SELECT layout FROM run WHERE number = 4" | grep form)" 'form=us-plain'
}

@test "an address too long for a window is left out and told" {
  expect 3 solipost print letters --template greeting --form us-10 --acknowledge --dry-run --format csv
  contains "$output" 'in the window ""us-10""'
  contains "$output" 'P001 Deniz Örnek,left out,cannot be printed'
}

@test "printing again gives the same bytes, also when the picture and the text are gone" {
  long_text long 14
  expect 0 solipost print letters P004 P010 --template ./long --enclose 'a photo' --enclose '2 stamps' --yes
  contains "$(pdftotext -layout letters-run-1.pdf -)" '2 stamps'
  rm -rf long
  mkdir again
  expect 0 solipost print again 1 -o again
  cmp letters-run-1.pdf again/letters-run-1.pdf
}

@test "one process or several: the same letters" {
  long_text long 14
  expect 3 solipost print letters --template ./long --jobs 3 --acknowledge --yes
  equals "$(pdfimages -list letters-run-1.pdf | awk '$3 == "image" { print $11 }' | sort -u | wc -l)" 1
  mkdir again
  expect 0 solipost print again 1 --jobs 1 -o again
  cmp letters-run-1.pdf again/letters-run-1.pdf
}

@test "on both sides each letter begins on a sheet of its own" {
  expect 0 solipost print letters P004 P010 --template greeting --duplex long --acknowledge --yes
  equals "$(pages_of letters-run-1.pdf)" 4
  contains "$(page_text letters-run-1.pdf 1)" 'Anna Exempel'
  lacks "$(page_text letters-run-1.pdf 2)" 'a'
  contains "$errors" '2 letters on 2 sheets of paper'
}

@test "lines to write on by hand" {
  expect 0 solipost print letters P004 --lines --yes
  local text
  text=$(page_text letters-run-1.pdf 1)
  contains "$text" 'Mara Muster'
  contains "$text" 'Brief Nr. '
  contains "$text" 'your name and address'
  lacks "$text" 'Musterstraße 1, 10115'
  lacks "$text" 'Herzliche'
  expect 2 solipost print letters P004 --lines --template greeting
  expect 2 solipost print letters P004
  contains "$errors" 'what is to stand in the letters?'
}

@test "letters and envelopes are in the same order" {
  expect 0 solipost print letters P004 P010 --template greeting --envelopes DL --acknowledge --yes
  equals "$(pages_of envelopes-run-1.pdf)" 2
  contains "$(page_text envelopes-run-1.pdf 1)" 'Anna Exempel'
  contains "$(page_text letters-run-1.pdf 1)" 'Anna Exempel'
  equals "$(sqlite3 "$SOLIPOST_REGISTER" "SELECT DISTINCT kind FROM piece")" 'letter'
}

@test "a picture that is missing is told before a number is drawn" {
  long_text long 2
  rm long/sea.png
  expect 1 solipost print letters P004 --template ./long --yes
  contains "$errors" 'sea.png'
  equals "$(sqlite3 "$SOLIPOST_REGISTER" "SELECT count(*) FROM piece")" 0
}

@test "no marks are printed when nobody wants them" {
  expect 0 solipost print letters P004 --template greeting --acknowledge --yes
  expect 0 solipost print letters P004 --template greeting --no-marks --acknowledge --yes
  for run in 1 2; do pdftoppm -r 100 -f 1 -l 1 -x 15 -y 350 -W 25 -H 500 -gray letters-run-$run.pdf marks-$run; done
  equals "$(convert marks-2-1.pgm -format '%[fx:minima]' info:)" 1
  [ "$(convert marks-1-1.pgm -format '%[fx:minima]' info:)" != 1 ]
}
