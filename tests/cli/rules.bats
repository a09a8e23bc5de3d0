# SPDX-License-Identifier: MIT
# Mail rules: those that come with solipost and a group's own are listed, shown, added, changed and retired.
load helper
load register
load terminal

setup() {
  solipost_fresh_home
  export SOLIPOST_DATA=${SOLIPOST_DATA:-$(cd "$BATS_TEST_DIRNAME/../../data" && pwd)}
  sample_register
}

codes() { solipost rule list "$@" --format csv 2>/dev/null | cut -d, -f1; }

@test "the rules that came with solipost are listed and shown with who says so" {
  expect 0 solipost rule list
  contains "$output" 'de-moa-sender'
  contains "$output" 'tr-topics'
  expect 0 solipost rule show de-moa-sender
  contains "$output" "the sender's full name and home address must stand there"
  contains "$output" 'JVA Moabit'
  contains "$output" 'from the authority itself'
  contains "$output" 'came with solipost'
  contains "$output" 'solipost rule edit de-moa-sender checked_on='
  expect 0 solipost rule show DE-MOA-SENDER
  expect 1 solipost rule show nothing
  contains "$errors" 'rule list --all'
}

@test "what holds for a person is told in words, the narrowest rule alone" {
  expect 0 solipost rule list --for P001
  text=$(tr -s ' \n' ' ' <<<"$output")
  contains "$text" "only on the prisoner's wish"
  lacks "$output" 'de-remand'
  lacks "$output" 'gb-'
  expect 0 solipost rule add sheets at-most 5 --country TR --source x
  expect 0 solipost rule add sheets at-most 2 --prison TR-SNC --source x
  contains "$(codes --for P001)" R002
  lacks "$(codes --for P001)" R001
  expect 0 solipost rule add sheets at-most 9 --prisoner P001 --source x
  contains "$(codes --for P001)" R003
  lacks "$(codes --for P001)" R002
  contains "$(codes --for P002)" R002
  lacks "$(codes --for P003)" tr-topics
}

@test "rules are listed by country and by prison" {
  expect 0 solipost rule add labels forbidden --prison DE-BEI --source x
  contains "$(codes --country DE)" R001
  contains "$(codes --country DE)" de-bw-stamps
  lacks "$(codes --country TR)" R001
  contains "$(codes --prison DE-BEI)" R001
  contains "$(codes --prison DE-BEI)" de-remand-topic
  lacks "$(codes --prison DE-BEI)" de-moa-sender
  expect 2 solipost rule list --country DE --prison DE-BEI
}

@test "a rule is added with its code, place, weight and days, and undone" {
  expect 0 solipost rule add enclosure.photo at-most 3 --country TR --severity block --said-by 'the lawyer' \
    --source 'letter of 1 July' --confidence confirmed --checked-on 2026-07-01 --from 2026-07-01 --until 2026-12-31
  contains "$errors" 'Added rule R001, '
  contains "$errors" 'at most 3 may be enclosed of: photos'
  expect 0 solipost rule show R001
  for part in 'the lawyer' 'letter of 1 July' 'confirmed by several' 2026-07-01 2026-12-31 'not printed' 'of this group'; do
    contains "$output" "$part"
  done
  expect 0 solipost history
  contains "$output" 'rule R001'
  expect 0 solipost undo
  expect 1 solipost rule show R001
  expect 0 solipost rule add sheets at-most 1 --source x
  contains "$errors" 'R002'
}

@test "what makes no sense is refused with what would" {
  expect 2 solipost rule add
  contains "$errors" 'solipost rule keys'
  expect 2 solipost rule add stamps at-most 3
  contains "$errors" 'solipost rule keys'
  expect 2 solipost rule add sheets forbidden
  contains "$errors" 'at-most'
  expect 2 solipost rule add sheets at-most many
  contains "$errors" 'sheets at-most 3'
  expect 2 solipost rule add number matches '(a+)+$'
  contains "$errors" 'A1234BC'
  expect 2 solipost rule add labels forbidden --state BW
  contains "$errors" '--country'
  expect 2 solipost rule add labels forbidden --country TR --prison TR-SNC
  expect 2 solipost rule add labels forbidden --from 2026-08-01 --until 2026-07-01
  expect 2 solipost rule add labels forbidden --checked-on 2027-01-01
  expect 2 solipost rule add labels forbidden --code P001
  contains "$errors" 'belongs to P001'
  expect 2 solipost rule add labels forbidden --severity heavy
  expect 1 solipost rule add labels forbidden --prison nowhere
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT count(*) FROM rule')" 0
  expect 0 solipost rule keys
  contains "$output" 'sender.residence'
}

@test "languages and words are entered as people write them, and a language that is none is refused" {
  expect 0 solipost rule add language only-on-wish 'Kurdish, tr' --source x
  equals "$(sqlite3 "$SOLIPOST_REGISTER" "SELECT value FROM rule WHERE code = 'R001'")" 'ku tr'
  contains "$errors" 'Kurdish, Turkish'
  expect 0 solipost rule add language only 'Central Kurdish' --source x
  contains "$errors" 'Central Kurdish'
  expect 0 solipost rule edit R002 value='de en'
  contains "$errors" 'German, English'
  expect 0 solipost rule add topic forbidden politics,strikes --source x
  contains "$errors" 'politics, strikes'
  for wrong in xx 'de xx' 'de, xx'; do
    expect 2 solipost rule add language forbidden "$wrong" --source x
    contains "$errors" '"xx" is no language'
  done
  expect 2 solipost rule edit R002 value=Klingonisch
}

@test "without a source a rule is added with a warning" {
  expect 0 solipost rule add labels forbidden
  contains "$errors" '--source'
}

@test "a shipped rule is changed for this group, and holds where it did" {
  expect 0 solipost rule edit all-po-box severity=info checked_on=2026-07-01
  expect 0 solipost rule show all-po-box
  contains "$output" 'told'
  contains "$output" '2026-07-01'
  contains "$output" 'in the place of one that came with solipost'
  expect 0 solipost rule edit de-moa-sender severity=warn
  contains "$errors" 'DE-MOA Moabit'
  equals "$(codes --all | grep -c de-moa-sender)" 1
  expect 2 solipost rule edit de-moa-sender value=x
  expect 2 solipost rule edit de-moa-sender code=mine
  expect 2 solipost rule edit de-moa-sender nothing=x
  expect 0 solipost rule add sheets at-most 3 --code tr-topics --country TR --source x
  contains "$(solipost rule show tr-topics 2>&1)" 'sheets'
  expect 2 solipost rule add sheets at-most 4 --code TR-TOPICS --country TR --source x
  contains "$errors" 'solipost rule edit TR-TOPICS'
}

@test "a rule is retired from a day on with a reason, shipped ones too, and brought back" {
  expect 2 solipost rule retire tr-topics
  contains "$errors" '--why'
  expect 0 solipost rule retire tr-topics --why 'the prison changed its rules'
  contains "$errors" 'is retired'
  lacks "$(codes --for P001)" tr-topics
  lacks "$(codes)" tr-topics
  contains "$(codes --all)" tr-topics
  expect 0 solipost rule show tr-topics
  contains "$output" 'retired from 2026-08-01: the prison changed its rules'
  contains "$output" '2026-07-31'
  contains "$errors" 'not in force'
  expect 2 solipost rule retire tr-topics --why again
  expect 0 solipost undo
  contains "$(codes --for P001)" tr-topics
  expect 0 solipost rule retire tr-topics --on 2026-09-01 --why later --source 'the bar'
  contains "$(codes --for P001)" tr-topics
  expect 0 env SOLIPOST_TODAY=2026-09-01 solipost rule list --for P001 --format csv
  lacks "$output" tr-topics
  expect 0 solipost rule edit tr-topics valid_until=
  expect 0 solipost rule add sheets at-most 5 --source x
  on_terminal 0 'a new letter of the prison\n' solipost rule retire R001
  contains "$output" 'Why'
  lacks "$(codes)" R001
}

@test "in files nobody stands by name, and nobody on hold" {
  expect 0 solipost rule add topic forbidden religion --prisoner P001 --source x
  expect 0 solipost rule list --format json
  contains "$output" '"where": "P001"'
  lacks "$output" 'Örnekoğlu'
  expect 0 solipost rule list
  contains "$output" 'Işıl'
  expect 0 solipost hold P001 --reason asked
  expect 3 solipost rule list --format csv
  lacks "$output" R001
  contains "$errors" 'on hold'
}
