# SPDX-License-Identifier: MIT
# A letter evening from planning to closing: who is on the list, what is printed, what goes back.
load helper
load register
load terminal
load evening

# ---- planning ----

@test "an evening is proposed, and kept with its list in one change" {
  eight
  expect 0 solipost evening plan --on 4.12. --writers 4 --each 2 --prison DE-BEI
  contains "$output" 'Ulrike Beispielfrau'
  contains "$errors" 'An evening on 2026-12-04 with 8 people'
  contains "$errors" 'give the same command with --keep'
  equals "$(ask 'SELECT count(*) FROM evening')" 0
  expect 0 solipost evening plan --on 4.12. --writers 4 --each 2 --prison DE-BEI --place Kulturhaus --keep
  contains "$errors" 'Evening 1, 2026-12-04, Kulturhaus: 8 people are on the list'
  contains "$errors" 'solipost evening print 1'
  equals "$(ask 'SELECT number, held_on, place, writer_count, coalesce(guest_count, 0) FROM evening')" '1|2026-12-04|Kulturhaus|4|0'
  equals "$(ask 'SELECT count(*), count(DISTINCT position), min(position), max(position) FROM plan_entry WHERE evening = (SELECT id FROM evening)')" '8|8|1|8'
  expect 0 solipost undo
  equals "$(ask 'SELECT count(*) FROM evening WHERE row_state = 0')" 0
  equals "$(ask 'SELECT count(*) FROM plan_entry WHERE row_state = 0')" 0
}

@test "on a terminal the day is asked for, and Enter keeps what is proposed" {
  eight
  on_terminal 0 '4.12.\n\n' solipost evening plan --writers 2 --each 2 --prison DE-BEI
  contains "$output" 'On which day is it'
  equals "$(ask 'SELECT held_on FROM evening')" 2026-12-04
  equals "$(ask 'SELECT count(*) FROM plan_entry')" 4
  on_terminal 0 '5.12.\nno\n' solipost evening plan --writers 2 --each 2 --prison DE-BEI
  equals "$(ask 'SELECT count(*) FROM evening')" 1
}

@test "who is planned for one evening is not planned for the next" {
  planned
  expect 1 solipost evening plan --on 11.12. --writers 4 --each 2 --prison DE-BEI --keep
  contains "$errors" 'nobody can be planned'
}

@test "people are dropped and added while it is open, and who is added stands last" {
  planned
  expect 0 solipost evening plan 1 --drop Ulrike --add P001 --on 6.12. --place Keller
  contains "$errors" 'Q5 Ulrike Beispielfrau goes back to the pool'
  contains "$errors" 'Evening 1, 2026-12-06, Keller: 8 people'
  expect 0 solipost show evening 1 --format csv
  contains "$output" $'\n9,,P001,Işıl Örnekoğlu,,'
  contains "$output" ',Q5,Ulrike Beispielfrau,,nobody'
  expect 1 solipost evening plan 1 --drop Q5
  contains "$errors" 'Q5 is not on the list of evening 1'
  expect 1 solipost evening plan 1 --add P001
  contains "$errors" 'P001 Işıl Örnekoğlu is on the list already'
  expect 2 solipost evening plan 1
  contains "$errors" 'what should change about this evening?'
}

@test "when more come than was thought, so many more are proposed as there is room for" {
  eight
  solipost evening plan --on 4.12. --writers 2 --each 2 --prison DE-BEI --keep 2>/dev/null
  expect 0 solipost evening plan 1 --writers 3 --each 2 --prison DE-BEI --keep
  contains "$errors" 'Evening 1, 2026-12-04: 6 people are on the list'
  expect 0 solipost evening plan 1 --writers 3 --each 2 --prison DE-BEI --keep
  contains "$errors" '6 people are on the list'
  equals "$(ask 'SELECT writer_count FROM evening')" 3
  expect 0 solipost evening plan 1 --writers 3 --each 2 --add P001 --keep
  contains "$errors" '7 people are on the list'
}

@test "an evening for people named one by one needs no other word" {
  eight
  expect 0 solipost evening plan --on 4.12. --add Q3 --add P001 --keep
  contains "$errors" '2 people are on the list'
}

@test "a list that was chosen by hand is taken as it stands" {
  eight
  printf 'Q7\nQ2\n' >who
  expect 0 solipost evening plan --on 4.12. --list who --keep
  equals "$(ask 'SELECT group_concat(code) FROM (SELECT code FROM plan_entry JOIN prisoner ON prisoner.id = plan_entry.prisoner ORDER BY position)')" Q7,Q2
}

@test "an evening that does not take place is called off, and its people are free again" {
  planned
  expect 0 solipost evening plan 1 --call-off --yes
  expect 1 solipost show evening 1
  contains "$errors" 'there is no evening 1'
  expect 0 solipost evening plan --on 11.12. --writers 4 --each 2 --prison DE-BEI --keep
  contains "$errors" 'Evening 2, 2026-12-11: 8 people'
}

@test "an evening that was printed and does not take place: its run is cancelled, then it is called off" {
  planned
  solipost evening print 1 --acknowledge --yes >/dev/null 2>&1
  expect 1 solipost evening plan 1 --call-off --yes
  contains "$errors" 'cancel what is printed, then call it off: solipost run cancel 1'
  expect 0 solipost run cancel 1 --yes
  expect 0 solipost evening plan 1 --call-off --yes
  expect 0 solipost evening plan --on 11.12. --writers 4 --each 2 --prison DE-BEI --keep
  contains "$errors" '8 people'
}

@test "where nobody is in the register, that is what an empty plan says" {
  solipost init --name Group --sender Group --country DE >/dev/null 2>&1
  expect 1 solipost evening plan --on today --writers 2 --each 2 --keep
  contains "$errors" 'nobody can be planned'
  contains "$errors" 'solipost import prisoners FILE'
}

# ---- printing ----

@test "cards and all papers come in one go, in one folder and one order, without a sender" {
  planned
  expect 0 solipost evening print 1 --envelopes C6 --slips 4 --acknowledge --yes
  for file in cards-run-1.pdf envelopes-run-1.pdf about.pdf what-not.pdf phrases.pdf new-writer.pdf table-list.pdf \
    checklist.pdf post-office.pdf list.csv; do
    contains "$output" "evening-1/$file"
    equals "$(stat -c %a "evening-1/$file")" 600
  done
  equals "$(ask 'SELECT hex(evening) = (SELECT hex(id) FROM evening), piece_count FROM run')" '1|8'
  equals "$(ask 'SELECT sheets_out FROM evening')" 8
  equals "$(ask "SELECT count(*) FROM piece WHERE sender IS NOT NULL AND sender <> ''")" 0
  contains "$(text_of evening-1/about.pdf)" '8 of 8'
  contains "$(text_of evening-1/table-list.pdf)" '4 December 2026'
  # The third card, the third sheet and the third row are about the same person.
  third=$(ask 'SELECT code FROM piece JOIN prisoner ON prisoner.id = piece.prisoner WHERE position = 3')
  contains "$(sed -n 4p evening-1/list.csv)" ",$third,"
  contains "$(pdftotext -f 3 -l 3 evening-1/about.pdf -)" "$third"
  equals "$(ask "SELECT position FROM plan_entry WHERE prisoner = (SELECT id FROM prisoner WHERE code = '$third')")" 3
}

@test "what to fill in as the sender stands in the language of those who write" {
  planned
  solipost group edit --language en 2>/dev/null
  expect 0 solipost evening print 1 --acknowledge --yes --output first
  contains "$(text_of first/cards-run-1.pdf)" 'your name and address'
  expect 0 solipost run cancel 1 --yes
  solipost group edit --writer-languages de,tr 2>/dev/null
  expect 0 solipost evening print 1 --acknowledge --yes --output second
  contains "$(text_of second/cards-run-2.pdf)" 'dein Name und deine Anschrift'
}

@test "a long table list has its heads on every page, and no page but the last is empty below" {
  sample_register
  {
    echo 'code,name,prison,contact,languages,status'
    for i in $(seq 40); do echo "Q$i,Person$i Nummer$i,DE-BEI,direct,de,sentenced"; done
  } >people.csv
  solipost import prisoners people.csv --source list --date 2026-07-01 >/dev/null 2>&1
  expect 0 solipost print papers table-list --prison DE-BEI --languages de,tr
  equals "$(pdfinfo table-list.pdf | sed -n 's/^Pages: *//p')" 2
  for page in 1 2; do contains "$(pdftotext -f $page -l $page -layout table-list.pdf - | tr -s ' ')" 'Geschrieben von'; done
}

@test "a dry run draws no number and writes nothing" {
  planned
  expect 0 solipost evening print 1 --dry-run --acknowledge
  contains "$errors" '8 cards'
  equals "$(ask 'SELECT count(*) FROM piece')" 0
  [ ! -e evening-1 ]
}

@test "nothing is printed twice; who is added later gets a card, and papers are made anew for all" {
  planned
  expect 0 solipost evening print 1 --acknowledge --yes
  expect 1 solipost evening print 1 --acknowledge --yes --output again
  contains "$errors" 'evening 1 is printed already'
  contains "$errors" 'solipost print again 1'
  expect 0 solipost evening plan 1 --add P001
  expect 1 solipost evening print 1 --acknowledge --yes
  contains "$errors" 'about.pdf lies in evening-1 already'
  equals "$(ask 'SELECT count(*) FROM piece')" 8
  expect 0 solipost evening print 1 --acknowledge --yes --output second
  contains "$errors" '8 of the list have a card already; this prints 1 more'
  equals "$(ask 'SELECT count(*) FROM piece')" 9
  equals "$(ask 'SELECT sheets_out FROM evening')" 9
  equals "$(wc -l <second/list.csv)" 10
}

@test "whoever is taken off the list after the printing is on no paper that is made anew, and comes back with the same card" {
  planned
  solipost evening print 1 --acknowledge --yes >/dev/null 2>&1
  number=$(ask "SELECT piece.number FROM piece JOIN prisoner ON prisoner.id = piece.prisoner WHERE code = 'Q5'")
  expect 0 solipost evening plan 1 --drop Q5
  contains "$errors" 'After the evening: solipost evening enter 1'
  contains "$errors" "Q5 Ulrike Beispielfrau goes back to the pool; take letter no. $number out of the pile"
  expect 0 solipost evening print 1 --as papers --output without
  lacks "$(text_of without/table-list.pdf)" Q5
  lacks "$(<without/list.csv)" Q5
  equals "$(ask 'SELECT sheets_out FROM evening')" 7
  expect 0 solipost evening plan 1 --add Q5
  expect 0 solipost evening print 1 --as papers --output with
  contains "$(<with/list.csv)" ",$number,Q5,"
  equals "$(ask 'SELECT count(*) FROM piece')" 8
}

@test "envelopes alone, letters to be signed, or only papers for own cards" {
  planned
  expect 0 solipost evening print 1 --as envelopes --acknowledge --yes
  contains "$output" 'evening-1/envelopes-run-1.pdf'
  expect 0 solipost run cancel 1 --yes
  expect 0 solipost evening print 1 --as letters --template first-letter --acknowledge --yes --output letters
  contains "$output" 'letters/letters-run-2.pdf'
  expect 0 solipost evening print 1 --as papers --output papers
  contains "$output" 'papers/table-list.pdf'
  equals "$(ask 'SELECT count(*) FROM run')" 2
  expect 2 solipost evening print 1 --as papers --template greeting
}

@test "whoever is on hold is on no card, no paper and no list, and it is said" {
  planned
  solipost hold Q5 --reason 'the family asked us to stop' 2>/dev/null
  expect 3 solipost evening print 1 --acknowledge --yes
  contains "$errors" 'on hold'
  lacks "$(text_of evening-1/table-list.pdf)" Q5
  lacks "$(<evening-1/list.csv)" Q5
  equals "$(ask 'SELECT sheets_out FROM evening')" 7
  expect 3 solipost show evening 1 --format csv
  lacks "$output" Q5
}

@test "the cards are for the campaign of the evening, also those to people it is not for" {
  eight
  printf 'P003\nQ1\n' >who
  solipost edit P003 contact=direct 2>/dev/null
  expect 0 solipost evening plan --on 4.12. --list who --keep
  expect 0 solipost evening plan 1 --campaign M18
  expect 0 solipost evening print 1 --acknowledge --yes
  equals "$(ask "SELECT count(*) FROM piece JOIN campaign ON campaign.id = piece.campaign WHERE code = 'M18'")" 2
}

# ---- closing ----

@test "the whole evening: asked for what is missing, told in figures, and one undo opens it again" {
  printed
  on_terminal 0 '1-3 rose\n4 tulip+Anna\n5 guest\n6 home rose\n\n' solipost evening enter 1
  on_terminal 0 '6\n3,5\n4\n7\nyes\ny\n' solipost evening close 1
  contains "$output" 'How many of the 8 sheets about people are back [8]'
  contains "$output" '2 sheets about people did not come back: no. 3, 5 of 8'
  contains "$output" '5  Q5 Ulrike Beispielfrau'
  contains "$output" 'Nothing was entered about 2 people'
  contains "$output" '2 people go back to the pool; 2 printed cards that nobody wrote are cancelled'
  contains "$output" '6 letters were written by 7 people; guests among them: 4'
  contains "$output" '1 of them is at home with somebody'
  contains "$output" "solipost mailed $a-$((a + 4))"
  contains "$output" 'solipost reply WHO --at home'
  equals "$(ask 'SELECT writer_count, guest_count, sheets_back, closed_on FROM evening')" '7|4|6|2026-12-05'
  equals "$(ask "SELECT count(*) FROM piece WHERE stage = 'cancelled'")" 2
  equals "$(ask "SELECT count(*) FROM plan_entry WHERE dropped_on = '2026-12-05' AND piece IS NULL")" 2
  expect 0 solipost report --from 2026-12-01 --format csv
  contains "$output" evenings
  expect 0 solipost evening plan --on 11.12. --writers 1 --each 2 --prison DE-BEI
  contains "$output" Q7
  contains "$output" Q8
  expect 1 solipost evening close 1 --yes
  contains "$errors" 'evening 1 was closed on 2026-12-05: it is not closed twice'
  expect 0 solipost undo
  equals "$(ask "SELECT count(*) FROM piece WHERE stage = 'printed'")" 2
  equals "$(ask 'SELECT count(closed_on) FROM evening')" 0
  expect 0 solipost evening close 1 --sheets-back 8 --guests 2 --writers 5 --yes
}

@test "the command that is told mails what was written and nothing else" {
  printed
  on_terminal 0 '1-3 rose\n4 home rose\n5 stamp\n\n' solipost evening enter 1
  expect 0 solipost evening close 1 --yes
  command=$(grep -o 'solipost mailed .*' <<<"$errors")
  equals "$command" "solipost mailed $a-$((a + 2))"
  eval "expect 0 $command"
  equals "$(ask "SELECT count(*) FROM piece WHERE stage = 'mailed'")" 3
}

@test "cards nobody wrote may stay for another evening" {
  printed
  on_terminal 0 '1-6 rose\n\n' solipost evening enter 1
  expect 0 solipost evening close 1 --keep-cards --yes
  contains "$errors" '2 cards lie ready'
  equals "$(ask "SELECT count(*) FROM piece WHERE stage = 'printed'")" 2
  equals "$(ask 'SELECT count(*) FROM plan_entry WHERE dropped_on IS NOT NULL')" 2
  echo P001 >who
  expect 0 solipost evening plan --on 5.12. --list who --keep
  on_terminal 0 "$((a + 7)) rose\n\n" solipost evening enter 2
  contains "$output" "$((a + 7))  Q8 Person Nummer8: written by Rose"
  equals "$(ask "SELECT number FROM evening WHERE id = (SELECT evening FROM piece WHERE number = $((a + 7)))")" 2
}

@test "on a terminal a wrong figure is asked for again" {
  printed
  on_terminal 0 '9\n6\n7,99\n7\n7 8\n2\n1\n2\n\nyes\n' solipost evening close 1
  contains "$output" 'give a number from 0 to 8'
  contains "$output" 'there is no sheet 99'
  contains "$output" '6 back and 1 missing are not 8 sheets'
  contains "$output" 'give a number from 2 to'
  equals "$(ask 'SELECT sheets_back, guest_count, writer_count, note FROM evening')" \
    '6|2|2|sheets that did not come back: 7, 8'
}

@test "figures that cannot be are refused" {
  printed
  expect 2 solipost evening close 1 --sheets-back 9 --yes
  contains "$errors" '8 sheets were laid out'
  expect 2 solipost evening close 1 --missing 9 --yes
  contains "$errors" 'there is no sheet 9'
  expect 2 solipost evening close 1 --missing 7 --sheets-back 8 --yes
  contains "$errors" '8 back and 1 missing are not 8 sheets'
  expect 2 solipost evening close 1 --guests 4 --writers 3 --yes
  contains "$errors" '4 guests are more than the 3 who wrote'
  equals "$(ask 'SELECT count(closed_on) FROM evening')" 0
  expect 0 solipost evening close 1 --missing 7 --dry-run
  equals "$(ask 'SELECT count(closed_on) FROM evening')" 0
  expect 0 solipost evening close 1 --missing 7 --yes
  contains "$errors" '1 sheet about a person did not come back: no. 7 of 8'
  equals "$(ask 'SELECT sheets_back, note FROM evening')" '7|sheets that did not come back: 7'
}

# ---- seen elsewhere ----

@test "today says what comes next for an evening, with the command" {
  planned
  expect 0 solipost today --all
  contains "$output" 'Evening 1, 2026-12-04, Kulturhaus: nothing is printed for 8 people: solipost evening print 1'
  solipost evening print 1 --acknowledge --yes >/dev/null 2>&1
  expect 0 solipost today --all
  lacks "$output" 'Evening 1'
  export SOLIPOST_TODAY=2026-12-05
  expect 0 solipost today --all
  contains "$output" 'nothing is entered about 8 people: solipost evening enter 1'
  on_terminal 0 '1-8 guest\n\n' solipost evening enter 1
  expect 0 solipost today --all
  contains "$output" 'all is entered, and it is not closed: solipost evening close 1'
  expect 0 solipost evening close 1 --yes
  expect 0 solipost today --all
  lacks "$output" 'Evening 1'
}

@test "evenings are listed and counted by the report as they were closed" {
  printed
  expect 0 solipost list evenings
  contains "$output" 'open'
  on_terminal 0 '1-6 guest\n7 rose\n\n' solipost evening enter 1
  expect 0 solipost evening close 1 --guests 3 --writers 4 --yes
  expect 0 solipost list evenings --format csv
  equals "${lines[1]}" '1,2026-12-04,Kulturhaus,,8,7,4,3,2026-12-05'
  expect 0 solipost report --from 2026-12-01 --until 2026-12-31 --format json
  contains "$output" '"evenings"'
  expect 0 solipost report --from 2026-12-01 --until 2026-12-31
  contains "$(tr -s ' ' <<<"$output")" 'evenings 1'
  contains "$(tr -s ' ' <<<"$output")" 'guests 3'
}

@test "letters that were mailed before anybody entered them still learn who wrote them" {
  printed
  expect 0 solipost mailed "$a-$((a + 3))"
  expect 0 solipost written "$((a + 4))" --by Tulip
  on_terminal 0 '1 rose\n2 home rose\n3-4 guest\n\n' solipost evening enter 1
  contains "$output" "$a  Q1 Person Nummer1: written by Rose, on its way already"
  contains "$output" 'the letter to Q2 Person Nummer2 is on its way already'
  contains "$output" 'Nothing is entered yet about 3 of 8'
  equals "$(ask "SELECT stage, written_on, signed FROM piece WHERE number = $((a + 2))")" 'mailed|2026-12-04|guest'
  expect 0 solipost evening close 1 --yes
  contains "$errors" '5 letters were written'
  contains "$errors" '3 people are back in the pool'
  equals "$(ask 'SELECT count(*) FROM piece WHERE evening = (SELECT id FROM evening)')" 5
}

@test "a card by whoever has a reply from that person answers it" {
  printed
  SOLIPOST_TODAY=2026-12-02 expect 0 solipost reply Q1 --unmatched --writer Rose
  SOLIPOST_TODAY=2026-12-02 expect 0 solipost reply hand 1
  on_terminal 0 '1 rose\n2 rose\n\n' solipost evening enter 1
  contains "$output" "$a  Q1 Person Nummer1: written by Rose"
  contains "$output" 'answers reply 1'
  equals "$(ask "SELECT hex(answer) = (SELECT hex(id) FROM piece WHERE number = $a) FROM reply")" 1
}

@test "words are understood in the language of the screen, with and without capitals and dots" {
  printed
  export LANGUAGE=de
  on_terminal 0 '1 rose Briefmarke\n2 Zuhause rose\n3 Gast übersetzung\n4 gast ubersetzung\n5 niemand\n6 home rose\nliste\n\n' \
    solipost evening enter 1
  contains "$output" 'Q1 Person Nummer1: geschrieben von Rose, wartet auf: eine Briefmarke'
  contains "$output" 'mit nach Hause genommen von Rose'
  contains "$output" 'Über 2 von 8 ist noch nichts eingetragen'
  unset LANGUAGE
  equals "$(entered)" "Q1 Rose stamp
Q2 Rose home
Q3 guest translation
Q4 guest translation
Q5 nobody
Q6 Rose home"
}
