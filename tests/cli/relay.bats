# SPDX-License-Identifier: MIT
# Letters that go through somebody who passes them on.

load helper
load register

setup() {
  solipost_fresh_home
  sample_register
}

add_relay() {
  expect 0 solipost add relay 'Kanzlei Beispiel' --code KANZ --address 'Sokak 5|06100 Ankara' --country TR --language tr
}
text_of() { pdftotext -layout "$1" - ; }

@test "somebody who passes letters on is added, listed, shown and changed like everything else" {
  add_relay
  expect 0 solipost list relays
  contains "$output" "KANZ"
  contains "$output" "Kanzlei Beispiel"
  expect 0 solipost edit relay KANZ --agreed-on 2026-06-01
  expect 0 solipost edit P001 contact=relay relay=KANZ
  expect 0 solipost show relay KANZ
  contains "$output" "Ankara"
  contains "$output" "2026-06-01"
  contains "$output" "P001 Işıl Örnekoğlu"
  expect 1 solipost delete relay KANZ --yes
  contains "$errors" "letters go through it"
  expect 0 solipost edit P001 relay=
  expect 0 solipost delete relay KANZ --yes
}

@test "without anybody who passes letters on the person is left out, with what to enter" {
  expect 0 solipost edit P001 contact=relay
  expect 3 solipost print cards P001 --lines --envelopes C6 --dry-run
  contains "$output" "only through somebody"
  contains "$(tr -s " \n" " " <<<"$output")" "solipost add relay"
}

@test "a card through somebody goes in an envelope to them, with an inner sheet and without the prison" {
  add_relay
  expect 0 solipost edit P001 contact=relay relay=KANZ
  expect 0 solipost print cards P001 P003 --lines --envelopes C6 --output out --yes
  contains "$output" "out/inner-run-1.pdf"
  local envelope card inner
  envelope=$(pdftotext -f 2 -l 2 -layout out/envelopes-run-1.pdf -)
  contains "$envelope" "Kanzlei Beispiel"
  contains "$envelope" "06100 Ankara"
  contains "$envelope" "TÜRKEI"
  lacks "$envelope" "Cezaevi"
  lacks "$envelope" "Örnekoğlu"
  # Whoever passes it on reads the number, not the prisoner.
  expect 0 solipost edit P001 languages=fa
  expect 0 solipost print envelopes P001 --envelopes C6 --labels L7160 --output persian --acknowledge --yes
  contains "$(text_of persian/envelopes-run-2.pdf)" "Mektup no"
  contains "$(text_of persian/labels-run-2.pdf)" "Mektup no"
  card=$(text_of out/cards-run-1.pdf)
  contains "$card" "Işıl Örnekoğlu"
  lacks "$card" "Sincan"
  lacks "$card" "Kanzlei"
  inner=$(text_of out/inner-run-1.pdf)
  contains "$inner" "Işıl Örnekoğlu (4711)"
  contains "$inner" "$(sed -n 's/^relay_please\t\([^\t]*\).*/\1/p' "$BATS_TEST_DIRNAME/../../data/words/tr.tsv")"
  contains "$inner" "Postfach 12"
  contains "$inner" "$(solipost list pieces --to P001 --format csv | sed -n '2s/,.*//p')"
  lacks "$inner" "Sincan"
  lacks "$inner" "Deniz"
}

@test "a letter through somebody: in an addressed envelope it bears the name it is for" {
  add_relay
  expect 0 solipost edit P001 contact=relay relay=KANZ
  expect 0 solipost print letters P001 P003 --lines --envelopes DL --output out --yes
  local letter
  letter=$(pdftotext -layout -f 2 -l 2 out/letters-run-1.pdf -)
  contains "$letter" "Işıl Örnekoğlu"
  lacks "$letter" "Kanzlei"
  lacks "$letter" "06100 Ankara"
  lacks "$letter" "Sincan"
  contains "$(pdftotext -f 2 -l 2 -layout out/envelopes-run-1.pdf -)" "Kanzlei Beispiel"
  contains "$(text_of out/inner-run-1.pdf)" "Işıl Örnekoğlu (4711)"
  # Who is written to directly keeps the address.
  contains "$(pdftotext -layout -f 1 -l 1 out/letters-run-1.pdf -)" "JVA Beispiel"
}

@test "a letter through somebody in an envelope with a window shows where it goes" {
  add_relay
  expect 0 solipost edit P001 contact=relay relay=KANZ
  expect 0 solipost print letters P001 --lines --output out --yes
  local letter
  letter=$(text_of out/letters-run-1.pdf)
  contains "$letter" "Kanzlei Beispiel"
  contains "$letter" "06100 Ankara"
  contains "$letter" "Işıl Örnekoğlu"
  lacks "$letter" "Sincan"
  [ -f out/inner-run-1.pdf ]
}

@test "a letter to two people through somebody names both, and so does the sheet beside it" {
  add_relay
  expect 0 solipost edit TR-SNC mail_status=relay relay=KANZ
  expect 0 solipost edit P001 ward=
  expect 0 solipost print letters P001+P002 --lines --envelopes DL --output out --yes
  local letter inner
  letter=$(text_of out/letters-run-1.pdf)
  contains "$letter" "Işıl Örnekoğlu"
  contains "$letter" "Deniz Örnek"
  lacks "$letter" "Sincan"
  inner=$(text_of out/inner-run-1.pdf)
  contains "$inner" "Işıl Örnekoğlu"
  contains "$inner" "Deniz Örnek"
}

@test "dry run and print say how much paper each file takes" {
  add_relay
  expect 0 solipost edit P001 contact=relay relay=KANZ
  local way
  for way in --dry-run --yes; do
    expect 0 solipost print cards P001 P002 P003 --lines --copies 5 --envelopes C6 --labels L7163 --start 2 --output out "$way"
    contains "$errors" "15 cards on 4 sheets of paper"
    contains "$errors" "3 envelopes to print"
    contains "$errors" "15 labels to print on 2 sheets of labels"
    contains "$errors" "3 sheets of paper for those who pass letters on"
  done
  [ "$(pdfinfo out/labels-run-1.pdf | sed -n 's/^Pages: *//p')" = 2 ]
  [ "$(pdfinfo out/inner-run-1.pdf | sed -n 's/^Pages: *//p')" = 3 ]
}

@test "a card through somebody without envelopes is refused, with what to add" {
  add_relay
  expect 0 solipost edit P001 contact=relay relay=KANZ
  expect 3 solipost print cards P001 P002 --lines --output out --yes
  contains "$errors" "needs an envelope"
  contains "$errors" "--envelopes C6"
  [ ! -e out/inner-run-1.pdf ]
}

@test "a prison that takes mail only through somebody: its relay serves all, the person's own wins" {
  add_relay
  expect 0 solipost add relay 'Frau Beispiel' --code FRAU --address 'Weg 2|10115 Berlin' --country DE
  expect 0 solipost edit TR-SNC mail_status=relay relay=KANZ
  expect 0 solipost edit P002 relay=FRAU
  expect 0 solipost print cards P001 P002 --lines --envelopes C6 --output out --yes
  contains "$(pdftotext -f 1 -l 1 out/envelopes-run-1.pdf -)" "Kanzlei Beispiel"
  contains "$(pdftotext -f 2 -l 2 out/envelopes-run-1.pdf -)" "Frau Beispiel"
  lacks "$(pdftotext -f 2 -l 2 out/envelopes-run-1.pdf -)" "DEUTSCHLAND"
  expect 0 solipost show P001
  contains "$output" "Kanzlei Beispiel"
  contains "$output" "who passes it on"
}

@test "somebody whose prison nobody knows can be written to through a relay" {
  add_relay
  expect 0 solipost add prisoner 'Max Nowhere' --contact relay --relay KANZ --languages tr
  expect 0 solipost print cards P004 --lines --envelopes C6 --output out --yes
  contains "$(text_of out/envelopes-run-1.pdf)" "Ankara"
}

@test "printed again to whoever passes it on, an address that changed since is told with both, and how to get the new one" {
  add_relay
  expect 0 solipost edit P001 contact=relay relay=KANZ
  expect 0 solipost print cards P001 P002 --lines --envelopes C6 --output out --yes
  number=$(solipost list pieces --run 1 --columns number,prisoner --format csv | grep P001 | cut -d, -f1)
  expect 0 solipost edit relay KANZ address='Yeni Sokak 9|06100 Ankara'
  expect 0 solipost print again 1 --output again
  contains "$errors" "letter no. $number, P001 Işıl Örnekoğlu, another address now: printed to Kanzlei Beispiel, Sokak 5, 06100 Ankara"
  contains "$errors" 'the address now is Kanzlei Beispiel, Yeni Sokak 9, 06100 Ankara'
  contains "$errors" "solipost cancel $number"
  equals "$(grep -c 'another address now' <<<"$errors")" 1
  contains "$(text_of again/envelopes-run-1.pdf)" 'Sokak 5'
  # No longer through anybody, or only now.
  expect 0 solipost edit P001 contact=direct relay=
  expect 0 solipost edit P002 contact=relay relay=KANZ
  expect 0 solipost print again 1 --output third
  contains "$errors" 'the address now is Sincan, without anybody who passes it on'
  contains "$errors" 'P002 Deniz Örnek (born 1980), another address now'
  expect 0 solipost edit P002 contact=direct relay=
  expect 0 solipost print again 1 "$((number + 1))" --output fourth
  lacks "$errors" 'another address'
}

@test "printed again, the same files come out; without the relay nobody is printed" {
  add_relay
  expect 0 solipost edit P001 contact=relay relay=KANZ
  expect 0 solipost print cards P001 --lines --envelopes C6 --output out --yes
  expect 0 solipost print again 1 --output again
  cmp out/inner-run-1.pdf again/inner-run-1.pdf
  lacks "$errors" "differ"
  expect 0 solipost edit P001 relay=
  expect 1 solipost print again 1 --output third
  contains "$errors" "only through somebody"
}
