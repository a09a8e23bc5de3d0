# SPDX-License-Identifier: MIT
# What becomes of print runs: their record, printing some pages again, cancelling.

load helper
load register

setup() {
  solipost_fresh_home
  sample_register
}

print_all() { expect 0 solipost print cards P001 P002 P003 --lines --output out --yes "$@"; }
first_number() { solipost list pieces --run 1 --format csv | sed -n '2s/,.*//p'; }

@test "a run that was never mailed can be cancelled: its people count as not written to, its numbers stay used" {
  print_all
  local first
  first=$(first_number)
  expect 0 solipost show P001
  contains "$output" "letters so far"
  [[ $output =~ letters\ so\ far\ +1 ]]
  expect 0 solipost run cancel 1 --dry-run
  contains "$errors" "This cancels run 1 with 3 letters"
  contains "$errors" "cards-run-1.pdf"
  contains "$errors" "solipost shred 1"
  expect 0 solipost list runs --format csv
  contains "$output" ",printed,"
  expect 0 solipost run cancel 1 --yes
  contains "$errors" "Cancelled run 1"
  [ -f out/cards-run-1.pdf ]
  expect 0 solipost list runs --format csv
  contains "$output" ",cancelled,"
  expect 0 solipost list pieces --run 1 --format csv
  [ "$(grep -c ',cancelled,' <<<"$output")" = 3 ]
  expect 0 solipost show P001
  [[ $output =~ letters\ so\ far\ +0 ]]
  print_all
  [ "$(solipost list pieces --run 2 --format csv | sed -n '2s/,.*//p')" = $((first + 3)) ]
}

@test "a cancelled run is brought back by undo" {
  print_all
  expect 0 solipost run cancel 1 --yes
  expect 1 solipost print again 1
  contains "$errors" "was cancelled"
  expect 0 solipost undo
  expect 0 solipost list pieces --run 1 --format csv
  [ "$(grep -c ',printed,' <<<"$output")" = 3 ]
  expect 0 solipost print again 1 --output again
  [ -f again/cards-run-1.pdf ]
}

@test "a run of which a letter was written, mailed, answered or returned is not cancelled" {
  print_all
  local stage number
  number=$(first_number)
  for stage in written mailed answered returned; do
    sqlite3 "$SOLIPOST_REGISTER" "UPDATE piece SET stage = '$stage' WHERE number = $number"
    expect 1 solipost run cancel 1 --yes
    contains "$errors" "no. $number"
    expect 0 solipost list runs --format csv
    contains "$output" ",printed,"
  done
}

@test "a run that is none, or is cancelled already, is said" {
  expect 1 solipost run cancel 7 --yes
  contains "$errors" "there is no run 7"
  expect 2 solipost run cancel seven --yes
  print_all
  expect 0 solipost run cancel 1 --yes
  expect 1 solipost run cancel 1 --yes
  contains "$errors" "cancelled already"
}

# ---- several people on one piece, several pieces in one envelope ----

couple() {
  expect 0 solipost edit P002 first_name=Deniz languages=tr
  expect 0 solipost edit P001 first_name=Işıl ward= languages=tr
}

@test "one card for two people in one prison has both names, one number, and counts for both" {
  couple
  expect 0 solipost edit P003 languages=en
  expect 0 solipost print cards P001+P002 P003 --template greeting --output out --acknowledge --yes
  contains "$errors" "2 cards"
  [ "$(solipost list pieces --run 1 --format csv | grep -c ',printed,')" = 2 ]
  local card
  card=$(pdftotext -raw out/cards-run-1.pdf -)
  contains "$card" "Işıl Örnekoğlu
Deniz Örnek
Sincan"
  contains "$card" "Işıl ve Deniz"
  expect 0 solipost show P001
  [[ $output =~ letters\ so\ far\ +1 ]]
  expect 0 solipost show P002
  [[ $output =~ letters\ so\ far\ +1 ]]
  expect 0 solipost list pieces --to P002 --format csv
  [ "$(grep -c ',printed,' <<<"$output")" = 1 ]
  expect 1 solipost delete P002 --yes
  contains "$errors" "cannot be deleted"
}

@test "two people on one card: named in a list too, and once only however often they are named" {
  couple
  printf 'P001 + P002\nP002\nP001\n' >people.txt
  expect 0 solipost print cards P002+P001 --lines --output out --yes
  expect 2 solipost print cards P001+P002 --list people.txt --lines --output again --yes
  contains "$errors" "is named on two letters"
  expect 0 solipost print cards --list people.txt --lines --output other --yes
  [ "$(solipost list pieces --run 2 --format csv | grep -c ',printed,')" = 1 ]
}

@test "who must not be written to keeps the card from the other, and the reason is said" {
  couple
  expect 0 solipost hold P002 --reason 'the lawyer asked us to wait'
  expect 3 solipost print cards P001+P002 P003 --lines --output out --yes
  contains "$errors" "P002"
  contains "$errors" "on hold"
  [ "$(solipost list pieces --run 1 --format csv | grep -c ',printed,')" = 1 ]
  expect 0 solipost lift P002 --reason 'it may go on' --yes
  expect 0 solipost print cards P001+P002 --lines --output out2 --yes
  expect 0 solipost hold P002 --reason 'the lawyer asked us to wait'
  expect 1 solipost print again 2 --output out3
  contains "$errors" "on hold"
}

@test "people in two prisons, or with two addresses, get no card together" {
  expect 1 solipost print cards P001+P003 --lines --output out --yes
  contains "$errors" "not held in the same prison"
}

@test "copies for one person share an envelope and have numbers of their own" {
  expect 0 solipost print cards P001 P003 --lines --copies 3 --envelopes C6 --output out --yes
  contains "$errors" "6 cards"
  [ "$(pdfinfo out/envelopes-run-1.pdf | sed -n 's/^Pages: *//p')" = 2 ]
  [ "$(solipost list pieces --to P001 --format csv | grep -c ',printed,')" = 3 ]
  [ "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT count(DISTINCT envelope) FROM piece')" = 2 ]
  [ "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT group_concat(position) FROM envelope')" = 1,2 ]
  expect 0 solipost print again 1 --output again
  cmp out/envelopes-run-1.pdf again/envelopes-run-1.pdf
  expect 2 solipost print cards P001 --lines --copies 21
}

@test "whoever is forgotten is taken from letters to several as well" {
  couple
  expect 0 solipost print cards P001+P002 --lines --output out --yes
  expect 0 solipost forget P002 --yes
  [ "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT count(*) FROM piece WHERE address IS NOT NULL')" = 0 ]
  [ "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT count(*) FROM addressee WHERE prisoner IS NOT NULL')" = 0 ]
}

@test "one file of a run can be printed again alone" {
  print_all --envelopes C6
  expect 0 solipost print again 1 --file envelopes --output again
  cmp out/envelopes-run-1.pdf again/envelopes-run-1.pdf
  [ ! -e again/cards-run-1.pdf ]
  expect 1 solipost print again 1 --file stamps --output again
  contains "$errors" "cards, envelopes"
}
