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

@test "the undo of a cancelled run can be taken back, unless a letter was mailed meanwhile" {
  print_all
  solipost run cancel 1 --yes 2>/dev/null
  change=$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT max(number) FROM journal_commit')
  for again in 1 2; do
    expect 0 solipost undo "$change"
    change=$((change + 1))
    expect 0 solipost list pieces --run 1 --format csv
    [ "$(grep -c ",$([ $again = 1 ] && echo printed || echo cancelled)," <<<"$output")" = 3 ]
  done
  expect 0 solipost undo "$change"
  solipost mailed "$(first_number)" 2>/dev/null
  expect 1 solipost undo $((change + 1))
  contains "$errors" 'letters of print run 1 were written or mailed since'
  expect 0 solipost list runs --format csv
  contains "$output" ',printed,'
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

@test "one letter for two people in one prison has both names on every page, and counts for both" {
  couple
  expect 0 solipost print letters P001+P002 --template greeting --envelopes DL --output out --acknowledge --yes
  contains "$errors" "1 letter"
  local letter
  letter=$(pdftotext -raw out/letters-run-1.pdf -)
  contains "$letter" "Işıl Örnekoğlu
Deniz Örnek
Sincan"
  contains "$letter" "Işıl ve Deniz"
  contains "$(pdftotext -raw out/envelopes-run-1.pdf -)" "Işıl Örnekoğlu
Deniz Örnek"
  [ "$(page_count out/envelopes-run-1.pdf)" = 1 ]
  expect 0 solipost list pieces --to P002 --format csv
  [ "$(grep -c ',printed,' <<<"$output")" = 1 ]
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

@test "a + with nobody before or behind it is told, and nobody gets a card alone by it" {
  couple
  for typed in P001+ +P001 P001++P002 + 'P001+ '; do
    expect 2 solipost print cards "$typed" P002 --lines --output out --yes
    contains "$errors" "\"$typed\" nobody is named"
  done
  [ ! -e out ]
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

@test "a card for two people is in a language both read, and a rule counts it once" {
  couple
  expect 0 solipost edit P001 languages=ku,tr language_wish=ku
  expect 0 solipost print cards P001+P002 --template greeting --output out --acknowledge --yes
  contains "$errors" "  tr: 1 card"
  contains "$errors" "rule tr-topics, 1 card:"
  contains "$(pdftotext -raw out/cards-run-1.pdf -)" "Işıl ve Deniz"
  expect 0 solipost edit P001 languages=ku
  expect 1 solipost print cards P001+P002 --template greeting --output out2 --acknowledge --yes
  contains "$errors" "no text in a language that all of them read"
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

# ---- single pages ----

page_text() { pdftotext -layout -f "$2" -l "$3" "$1" -; }
page_count() { pdfinfo "$1" | sed -n 's/^Pages: *//p'; }

@test "single pages are printed again with everything where it was, both sides of each sheet" {
  expect 0 solipost print cards P001 P002 P003 --lines --motto 'Not forgotten' --copies 4 --output out --yes
  [ "$(page_count out/cards-run-1.pdf)" = 6 ]
  expect 0 solipost print again 1 --pages 3 --output again
  contains "$errors" "Run 1 again: 2 pages, no new numbers"
  [ "$(page_count again/cards-run-1-pages.pdf)" = 2 ]
  equals "$(page_text again/cards-run-1-pages.pdf 1 2)" "$(page_text out/cards-run-1.pdf 3 4)"
  expect 0 solipost print again 1 --pages 2,5-6 --output again
  [ "$(page_count again/cards-run-1-pages-again.pdf)" = 4 ]
  equals "$(page_text again/cards-run-1-pages-again.pdf 1 2)" "$(page_text out/cards-run-1.pdf 1 2)"
  equals "$(page_text again/cards-run-1-pages-again.pdf 3 4)" "$(page_text out/cards-run-1.pdf 5 6)"
  # Seen, not only read.
  pdftoppm -r 40 -f 5 -l 6 out/cards-run-1.pdf first
  pdftoppm -r 40 -f 3 -l 4 again/cards-run-1-pages-again.pdf second
  cmp first-5.ppm second-3.ppm
  cmp first-6.ppm second-4.ppm
  [ "$(solipost list pieces --format csv | grep -c ',printed,')" = 12 ]
}

@test "pages of another file of the run; of a file printed on one side they come alone" {
  expect 0 solipost print cards P001 P002 P003 --lines --envelopes C6 --output out --yes
  expect 0 solipost print again 1 --file envelopes --pages 2-3 --output again
  [ "$(ls again)" = envelopes-run-1-pages.pdf ]
  equals "$(page_text again/envelopes-run-1-pages.pdf 1 2)" "$(page_text out/envelopes-run-1.pdf 2 3)"
}

@test "pages that are none are refused with how many there are" {
  expect 0 solipost print cards P001 P002 P003 --lines --envelopes C6 --output out --yes
  expect 1 solipost print again 1 --file envelopes --pages 3-4 --output again
  contains "$errors" "envelopes has 3 pages, so there is no page 4"
  [ -z "$(find again -type f)" ]
  local pages
  for pages in 0 x 5-3 1,,2 1- -1 ''; do
    expect 2 solipost print again 1 --pages="$pages" --output again
    contains "$errors" "are no pages"
  done
  expect 2 solipost print again 1 "$(first_number)" --pages 1 --output again
  contains "$errors" "exclude each other"
  expect 2 solipost print again 1 --part 1 --output again
  contains "$errors" "--part needs --pages"
}

@test "no page with somebody on hold is printed again by its number" {
  print_all
  expect 0 solipost hold P002 --reason 'the family asked us to wait'
  expect 1 solipost print again 1 --pages 1 --output again
  contains "$errors" "P002"
  contains "$errors" "by letter numbers"
  [ -z "$(find again -type f 2>/dev/null)" ]
}

many_more() {
  sqlite3 "$SOLIPOST_REGISTER" "
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
    INSERT INTO prisoner (id, code, name, languages, status, contact)
      SELECT randomblob(16), 'Q' || i, 'Person ' || i, 'de', 'sentenced', 'direct' FROM n;
    INSERT INTO stay (id, prisoner, prison)
      SELECT randomblob(16), p.id, (SELECT id FROM prison WHERE code = 'DE-BEI') FROM prisoner AS p WHERE p.code LIKE 'Q%';"
}

# Letters fill a file sooner than cards.
three_parts() {
  many_more 260
  expect 0 solipost print letters --prison DE-BEI --lines --envelopes DL --labels L7163 --output out --yes
  contains "$errors" "261 labels to print on 19 sheets of labels"
  local part sheets=0
  for part in 01 02 03; do sheets=$((sheets + $(page_count "out/labels-run-1-part-$part.pdf"))); done
  [ "$sheets" = 19 ]
  [ -f out/letters-run-1-part-03.pdf ]
}

@test "of a run in several parts the part is asked for" {
  three_parts
  expect 2 solipost print again 1 --pages 1 --output again
  contains "$errors" "run 1 has 3 parts"
  expect 1 solipost print again 1 --pages 1 --part 4 --output again
  contains "$errors" "run 1 has no part 4"
  expect 0 solipost print again 1 --pages 5 --part 2 --output again
  [ "$(ls again)" = letters-run-1-part-02-pages.pdf ]
  [ "$(page_count again/letters-run-1-part-02-pages.pdf)" = 1 ]
  equals "$(page_text again/letters-run-1-part-02-pages.pdf 1 1)" "$(page_text out/letters-run-1-part-02.pdf 5 5)"
  expect 0 solipost print again 1 --pages 7 --part 3 --file envelopes --output again --jobs 2
  equals "$(page_text again/envelopes-run-1-part-03-pages.pdf 1 1)" "$(page_text out/envelopes-run-1-part-03.pdf 7 7)"
}

@test "what travels in one envelope stays in one file, also when some of it is not printed again" {
  many_more 49
  expect 0 solipost print letters --prison DE-BEI --lines --copies 3 --envelopes DL --output out --yes
  local first
  first=$(first_number)
  [ "$(page_count out/letters-run-1-part-01.pdf)" = 123 ]
  expect 0 solipost print again 1 "$((first + 1))-$((first + 149))" --output again
  # The first envelope has two letters, so the file ends one letter sooner.
  [ "$(page_count again/letters-run-1-part-01.pdf)" = 122 ]
  [ "$(page_count again/letters-run-1-part-02.pdf)" = 27 ]
  [ "$(page_count again/envelopes-run-1-part-01.pdf)" = 41 ]
  [ "$(page_count again/envelopes-run-1-part-02.pdf)" = 9 ]
  expect 0 solipost hold Q1 --reason 'the family asked us to wait'
  # Somebody left out is so with all that was in the envelope.
  expect 3 solipost print again 1 --output other
  [ "$(page_count other/letters-run-1-part-01.pdf)" = 123 ]
  [ "$(page_count other/envelopes-run-1-part-01.pdf)" = 41 ]
  [ "$(page_count other/envelopes-run-1-part-02.pdf)" = 8 ]
}

@test "printed again for another printer the pages are put right for that one" {
  print_all
  expect 0 solipost printer add Office --offset 2,0
  expect 0 solipost print again 1 --printer Office --output again
  lacks "$errors" "differ"
  [ -z "$(cmp -s out/cards-run-1.pdf again/cards-run-1.pdf && echo same)" ]
  expect 0 solipost print again 1 --printer none --output plain
  cmp out/cards-run-1.pdf plain/cards-run-1.pdf
}

@test "show run says in words what was not as usual, and nothing else of the layout" {
  print_all --envelopes C6 --motto 'Not forgotten'
  expect 0 solipost show run 1
  [[ $output =~ envelopes\ +C6 ]]
  [[ $output =~ motto\ +Not\ forgotten ]]
  [[ $output =~ lines\ to\ write\ on\ +yes ]]
  lacks "$output" "="
  lacks "$output" "copies"
  lacks "$output" "volume"
  lacks "$output" "offset"
}

@test "show run has a table of the mail rules: what came of them, what they demand, who says so, for which letters" {
  expect 0 solipost rule add topic forbidden religion --prison DE-BEI --severity warn --source 'a letter came back' --code own-stamps
  expect 0 solipost print cards P003 --lines --output out --yes
  expect 0 solipost show run 1
  [[ $output =~ own-stamps\ +warning\ +$(first_number) ]]
  contains "$(tr -s ' \n' '  ' <<<"$output")" "came"
  lacks "$output" $'\t'
}

@test "one file of a run can be printed again alone" {
  print_all --envelopes C6
  expect 0 solipost print again 1 --file envelopes --output again
  cmp out/envelopes-run-1.pdf again/envelopes-run-1.pdf
  [ ! -e again/cards-run-1.pdf ]
  expect 1 solipost print again 1 --file stamps --output again
  contains "$errors" "cards, envelopes"
}
