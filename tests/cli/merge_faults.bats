# SPDX-License-Identifier: MIT
# The faults mail merges are known for.

load helper
load register

setup() {
  solipost_fresh_home
  sample_register
  solipost edit P002 languages=tr 2>/dev/null
  solipost edit P003 languages=en 2>/dev/null
}

count() { pdftotext -layout "$1" - | grep -c -- "$2"; }

@test "one card for each person, however often and by whatever a person is named" {
  printf 'P001\nP001\nIşıl Örnekoğlu\n4711\n' >list.txt
  expect 0 solipost print cards P001 p001 --list list.txt --lines --output out --yes
  contains "$errors" "1 card"
  [ "$(solipost list pieces --format csv | grep -c ',printed,')" = 1 ]
}

@test "a field that is empty leaves no blank line, and no name of a field is printed" {
  mkdir own
  printf -- '---\nkind: card\nlanguage: en\ntitle: Own\nchecked-by: us\n---\n\n{salutation}\n\nYour number: {number | "none"}\n\n{closing}\n' >own/en.md
  expect 0 solipost print cards P003 --template "$PWD/own" --output out --yes
  local card
  card=$(pdftotext -layout out/cards-run-1.pdf -)
  contains "$card" "Your number: none"
  lacks "$card" "{"
  lacks "$card" '$'
  expect 0 solipost list pieces --run 1 --format json
  lacks "$output" '\n\n'
}

@test "the country stands on what crosses a border, and on nothing else" {
  expect 0 solipost print cards P001 P003 --lines --envelopes C6 --output out --yes
  contains "$(pdftotext -f 2 -l 2 out/envelopes-run-1.pdf -)" "TÜRKEI"
  lacks "$(pdftotext -f 1 -l 1 out/envelopes-run-1.pdf -)" "DEUTSCHLAND"
  lacks "$(pdftotext -f 1 -l 1 out/envelopes-run-1.pdf -)" "GERMANY"
}

@test "an incomplete address is left out and said, and the others are printed" {
  expect 0 solipost edit DE-BEI city=
  expect 3 solipost print cards P001 P003 --lines --output out --yes
  contains "$errors" "P003"
  contains "$errors" "address incomplete"
  [ "$(solipost list pieces --format csv | grep -c ',printed,')" = 1 ]
}

@test "names beyond a to z, and invisible characters within them, come out as they are read" {
  expect 0 solipost edit P001 name=$'I\xc5\x9f\xc4\xb1l\xe2\x80\x8b \xc3\x96rneko\xc4\x9flu'
  expect 0 solipost print cards P001 --lines --output out --yes
  contains "$(pdftotext -raw out/cards-run-1.pdf -)" "Örnekoğlu"
  lacks "$(pdftotext -raw out/cards-run-1.pdf -)" $'\xe2\x80\x8b'
}

@test "labels begin where the sheet still has some" {
  expect 0 solipost print cards P001 P002 P003 --lines --labels L7163 --start 4 --output out --yes
  [ "$(pdfinfo out/labels-run-1.pdf | sed -n 's/^Pages: *//p')" = 1 ]
  # 14 labels, two in a row, 38.1 mm high from 15.1 mm on: the fourth is on the right of the second row.
  local right=(-x 295 -y 151 -W 285 -H 108) left=(-x 10 -y 151 -W 285 -H 108) top=(-x 0 -y 0 -W 595 -H 150)
  equals "$(pdftotext -r 72 "${top[@]}" out/labels-run-1.pdf - | tr -d '\f\n ')" ''
  equals "$(pdftotext -r 72 "${left[@]}" out/labels-run-1.pdf - | tr -d '\f\n ')" ''
  contains "$(pdftotext -r 72 "${right[@]}" out/labels-run-1.pdf -)" 'Örnek'
  expect 2 solipost print cards P001 --lines --labels L7163 --start 15 --output other --yes
  contains "$errors" "14 labels"
}

@test "the sender stands inside, since envelopes are taken away" {
  expect 0 solipost print cards P003 --template greeting --envelopes C6 --output out --acknowledge --yes
  contains "$(pdftotext -raw out/cards-run-1.pdf -)" "Postfach 12"
  contains "$(pdftotext -raw out/envelopes-run-1.pdf -)" "Postfach 12"
}
