# SPDX-License-Identifier: MIT
# Mail rules at print: who is left out, what is answered for once, whose name stands there, and what the run remembers.
load helper
load terminal

setup_file() {
  export SOLIPOST_DATA=${SOLIPOST_DATA:-$(cd "$BATS_TEST_DIRNAME/../../data" && pwd)}
}

# A group with a post box, and one (fictional) person in each of some well-known prisons.
setup() {
  solipost_fresh_home
  export SOLIPOST_REGISTER="$BATS_TEST_TMPDIR/register.solipost" COLUMNS=400
  local kept="$BATS_FILE_TMPDIR/people.solipost"
  if [ ! -f "$kept" ]; then
    {
      solipost init --name 'Letter group Example' --sender 'Letter group Example|Musterstraße 1|10115 Berlin' \
        --country DE --language en
      solipost import prisons "$SOLIPOST_DATA/prisons.csv" --source 'public lists' --yes
      person MOA 'Mara Muster' DE-MOA de
      person SHA 'Max Probe' DE-SHA de
      person PA 'Kim Sample' US-PA-DOC en --number AB1234 --unit 'SCI Example'
      person TX 'Alex Sample' US-TX-DOC en --number 00000000
      person EVN 'Sara Nemouneh' IR-EVN fa
      person STG 'Ada Probe' DE-STG de --status remand
      person KU 'Rojîn Nemûne' TR-SNC ku,tr --ward B-1
      person IL 'Samir Mithal' IL-OFR en
      person GB 'John Example' GB-MAN en --number A0000AA
    } >/dev/null 2>"$BATS_FILE_TMPDIR/people.log" || { cat "$BATS_FILE_TMPDIR/people.log" >&2; return 1; }
    solipost backup "$kept" 2>/dev/null
    return 0
  fi
  cp "$kept" "$SOLIPOST_REGISTER"
}

person() {
  local code=$1 name=$2 prison=$3 languages=$4
  shift 4
  solipost add prisoner "$name" --code "$code" --prison "$prison" --languages "$languages" --contact direct \
    --status sentenced "$@"
}

cards() { solipost print cards "$@" --template greeting; }
flat() { tr -s ' \n' ' ' <<<"$output"; }
judged() { sqlite3 "$SOLIPOST_REGISTER" 'SELECT judged FROM run'; }

@test "Moabit: without full name and residence nothing is printed, and it says which rule, who says so and what helps" {
  expect 3 cards MOA --dry-run
  contains "$(flat)" 'left out'
  contains "$(flat)" 'home address'
  contains "$(flat)" 'de-moa-sender'
  contains "$(flat)" 'JVA Moabit'
  contains "$(flat)" '--writer'
  expect 1 cards MOA --acknowledge --yes
  contains "$errors" 'de-moa-sender'
}

@test "Moabit: lines to fill in say what the prison demands, in the language of the group" {
  expect 0 solipost print cards MOA --lines --yes
  contains "$(pdftotext -layout cards-run-1.pdf - | tr -s ' \n' ' ')" 'your full name and street address'
}

@test "a writer's own name and address stand on the paper and in no row" {
  printf '%s\n' 'kiesel harfe donner mantel fluss apfel' >vault
  solipost add writer Amsel --privacy own-address 2>/dev/null
  solipost vault set Amsel --name 'Ada Beispiel' --address 'Beispielweg 5|10115 Berlin' --vault-passphrase-fd 8 \
    8<<<"$(cat vault; cat vault)" 2>/dev/null
  expect 0 solipost print cards MOA --template greeting --writer Amsel --acknowledge --yes --vault-passphrase-fd 8 8<vault
  text=$(pdftotext -layout cards-run-1.pdf -)
  contains "$text" 'Ada Beispiel'
  contains "$text" 'Beispielweg 5'
  lacks "$text" 'Letter group'
  equals "$(sqlite3 "$SOLIPOST_REGISTER" "SELECT sender FROM piece")" '{vault_name}
{vault_address}'
  equals "$(sqlite3 "$SOLIPOST_REGISTER" "SELECT count(*) FROM piece JOIN writer ON writer.id = piece.writer")" 1
  lacks "$(sqlite3 "$SOLIPOST_REGISTER" .dump)" 'Beispielweg'
  lacks "$(sqlite3 "$SOLIPOST_REGISTER" .dump)" 'Ada Beispiel'
  # Without the vault the sender is left to be filled in.
  expect 0 solipost print again 1 --output again
  text=$(pdftotext -layout again/cards-run-1.pdf -)
  lacks "$text" 'Ada Beispiel'
  lacks "$text" 'vault_name'
  contains "$errors" 'fill in the sender by hand'
  lacks "$errors" 'fonts or program'
}

@test "a writer whose level does not fit is told, and the vault is opened only for who gives the own name" {
  solipost add writer Meise --privacy pseudonym 2>/dev/null
  solipost add writer Fink --privacy own-name 2>/dev/null
  expect 1 cards MOA --writer Meise --acknowledge --yes
  contains "$errors" 'home address, and Meise does not give it'
  expect 1 cards SHA --writer Fink --acknowledge --yes
  contains "$errors" 'solipost vault set Fink'
  expect 0 cards SHA --writer Meise --acknowledge --yes
  text=$(pdftotext -layout cards-run-1.pdf -)
  contains "$text" 'Meise'
  contains "$text" 'c/o Letter group Example'
  expect 2 cards SHA --writer Meise --sender group --yes
  expect 1 cards SHA --writer Nobody --yes
}

@test "Schwäbisch Hall: a greeting passes; whoever adds something by hand is told" {
  expect 3 cards SHA --dry-run
  lacks "$output" 'left out'
  lacks "$output" 'de-sha-envelope'
  expect 0 solipost print cards SHA --lines --dry-run
  contains "$output" 'de-sha-envelope'
  contains "$output" 'de-sha-stamps'
}

@test "Pennsylvania: its vendor and a residence; another address is blocked" {
  expect 3 cards PA --dry-run
  contains "$output" 'us-pa-sender'
  expect 0 solipost print cards PA --lines --dry-run
  lacks "$output" 'us-pa-vendor'
  solipost edit US-PA-DOC 'address_template={name}|SCI Example|Example Road 1|{unit}|{number}' 2>/dev/null
  expect 3 solipost print cards PA --lines --dry-run
  contains "$output" 'us-pa-vendor'
  contains "$(flat)" 'Smart Communications'
}

@test "Texas: number and full name, or nothing is printed" {
  expect 3 cards TX --dry-run
  lacks "$output" 'us-tx'
  solipost edit TX name=Alex 2>/dev/null
  expect 3 cards TX --dry-run
  contains "$output" 'us-tx-name'
  contains "$(flat)" 'legal_name='
}

@test "Evin: no sender that names the organisation; the rest is answered for once" {
  expect 3 cards EVN --dry-run
  contains "$(flat)" 'ir-organisation'
  contains "$(flat)" 'sender_plain='
  solipost group edit sender_plain='Musterstraße 1|10115 Berlin' 2>/dev/null
  expect 3 cards EVN --dry-run
  contains "$(flat)" 'ir-topics to acknowledge'
  lacks "$output" 'left out'
  expect 0 cards EVN --acknowledge --yes
  lacks "$(pdftotext -layout cards-run-1.pdf -)" 'Letter group Example'
}

@test "remand in Stuttgart: no word of the case, answered for once per run" {
  expect 3 cards STG SHA --dry-run
  contains "$(flat)" 'de-remand-topic to acknowledge 1 card'
  on_terminal 0 'y\ny\n' solipost print cards STG SHA --template greeting
  # Once with the question, and not again with the warnings.
  equals "$(grep -c 'rule de-remand-topic' <<<"$output")" 1
  contains "$output" 'the case or the charge'
  contains "$(judged)" $'acknowledge\tde-remand-topic\t'
}

@test "a Kurdish letter to Turkey only on the wish, and then answered for" {
  expect 3 cards KU --dry-run
  contains "$errors" 'tr: 1 card'
  lacks "$output" 'tr-kurdish'
  solipost edit KU language_wish=ku 2>/dev/null
  expect 3 cards KU --dry-run
  contains "$errors" 'ku: 1 card'
  contains "$(flat)" 'tr-kurdish to acknowledge'
  expect 0 cards KU --acknowledge --yes
}

@test "a suspended prison gets nothing, also where it is entered as open" {
  expect 3 cards IL --dry-run
  contains "$output" 'mail suspended'
  solipost edit IL-OFR mail_status=open 2>/dev/null
  expect 3 cards IL --dry-run
  contains "$output" 'il-suspended'
  contains "$(flat)" 'solipost add relay'
}

@test "of two prisons the rule of one blocks nobody in the other, and a rule of the group's own blocks as well" {
  solipost rule add piece.kind only letter --prison GB-MAN --severity block --source 'the prison' 2>/dev/null
  expect 3 cards GB SHA --dry-run
  contains "$(flat)" 'John Example left out only letters are let in'
  contains "$errors" '1 card on 1 sheet'
  solipost rule retire R001 --why 'a mistake' 2>/dev/null
  expect 3 cards GB SHA --dry-run
  contains "$errors" '2 cards on'
}

@test "a language that rules keep out is not chosen where there is another" {
  solipost rule add language only tr --country TR --severity block --source x 2>/dev/null
  solipost edit KU language_wish=ku 2>/dev/null
  expect 3 cards KU --dry-run
  contains "$errors" 'tr: 1 card'
  solipost edit KU languages=ku 2>/dev/null
  expect 3 cards KU --dry-run
  contains "$(flat)" 'left out'
  contains "$(flat)" 'only in these languages: Turkish'
}

@test "the run remembers what was judged: severity, rule, words, source and letter numbers" {
  expect 3 cards MOA STG SHA --acknowledge --yes
  local first
  first=$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT min(number) FROM piece')
  line=$(judged | grep de-remand-topic)
  contains "$line" 'the case or the charge'
  contains "$line" 'anwalt-clausen.de'
  [[ "$line" == *$'\t'$first || "$line" == *$'\t'$((first + 1)) ]]
  contains "$(judged | grep all-card-envelope)" "$first-$((first + 1))"
  [[ "$(judged | head -n 1)" == $'block\tde-moa-sender\t'* ]]
  expect 0 solipost show run 1
  [[ "$output" =~ de-moa-sender\ +left\ out\  ]]
  [[ "$output" =~ de-remand-topic\ +to\ acknowledge\ +[0-9]+\ +to\ people\ on\ remand ]]
  [[ $output =~ size\ of\ the\ cards\ +A6 ]]
  [[ $output =~ on\ each\ sheet\ +4up ]]
  [[ $output =~ paper\ +A4 ]]
  lacks "$output" 'offset_x_um'
}

@test "a dry run for programs has the rules in the same list, without names" {
  expect 3 cards MOA STG --dry-run --format csv
  contains "$output" 'de-remand-topic'
  contains "$output" ',to acknowledge,'
  equals "$(grep -c '^prisoner,' <<<"$output")" 1
}

@test "letters: pages, enclosures and labels are judged, before and after they are laid out" {
  solipost rule add pages at-most 1 --prison DE-SHA --severity block --source x 2>/dev/null
  { printf -- '---\nkind: letter\nlanguage: de\ntitle: lang\n---\n\n{salutation}\n\n'
    for _ in $(seq 60); do printf 'Das ist ein Absatz, der einen Brief so lang macht, dass er nicht auf eine Seite passt.\n\n'; done
    printf '{closing}\n'; } >long.md
  expect 3 solipost print letters SHA --template ./long.md --dry-run
  contains "$(flat)" 'Max Probe left out a letter may have at most this many pages: 1'
  contains "$(flat)" 'shorten the text'
  solipost rule retire R001 --why x 2>/dev/null
  expect 3 solipost print letters SHA --template ./long.md --dry-run
  lacks "$output" 'left out'
  expect 3 solipost print letters SHA --template first-letter --enclose '6 stamps' --dry-run
  contains "$(flat)" 'de-sha-stamps warning'
  expect 3 solipost print letters SHA --template first-letter --enclose 'a photo' --dry-run
  contains "$(flat)" 'de-bw-enclosures left out'
  solipost rule add labels forbidden --prison DE-SHA --severity block --source x 2>/dev/null
  expect 3 solipost print letters SHA --template first-letter --labels L7163 --dry-run
  contains "$(flat)" 'labels are refused'
}

@test "words of a topic that stand in the text are named" {
  printf -- '---\nkind: card\nlanguage: de\ntitle: x\n---\n\nWir kommen zum Prozess und denken an die Anklage.\n' >trial.md
  expect 3 solipost print cards STG --template ./trial.md --dry-run
  contains "$(flat)" "the text says 'Prozess'"
  contains "$(flat)" "'Anklage'"
}

@test "a couple in one cell: one letter for both, unless the prison wants one for each" {
  person GB2 'Jane Example' GB-MAN en --number A1111AA 2>/dev/null
  person SH2 'Eva Probe' DE-SHA de 2>/dev/null
  expect 3 cards SHA+SH2 --dry-run
  lacks "$output" 'left out'
  expect 3 cards GB+GB2 --dry-run
  contains "$(flat)" 'left out'
  contains "$(flat)" 'gb-recipients'
  contains "$(flat)" 'at most this many people: 1'
}

@test "print again leaves out what a rule blocks by now" {
  expect 0 cards SHA STG --acknowledge --yes
  solipost rule add piece.kind only letter --prison DE-SHA --severity block --source 'the prison' 2>/dev/null
  expect 3 solipost print again 1 --output again
  contains "$errors" 'Max Probe is left out, only letters are let in: R001'
}

@test "on a terminal it is asked what the pictures show, one key each, and everybody is judged by that" {
  solipost group edit sender_plain='Kim Muster|Musterstraße 1|10115 Berlin' 2>/dev/null
  picture=(--picture "$SOLIPOST_DATA/samples/sunrise.jpg" --acknowledge)
  on_terminal 0 '\n5\n0\n' solipost print cards EVN --template greeting "${picture[@]}" --yes --output out
  contains "$output" '1  people'
  contains "$output" '3  gambling'
  contains "$output" "'5' is none of them"
  lacks "$output" '--picture-shows'
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT layout FROM run' | grep picture_shows | tr -d '\r')" picture_shows=nothing
  on_terminal 0 '13\n' solipost print cards EVN --template greeting "${picture[@]}" --dry-run
  contains "$(flat)" 'the picture shows people'
  # Where it was said, and where no rule asks, nobody is.
  on_terminal 0 '' solipost print cards EVN --template greeting "${picture[@]}" --picture-shows nothing --dry-run
  lacks "$output" 'Which of them'
  on_terminal 0 '' solipost print cards STG --template greeting "${picture[@]}" --dry-run
  lacks "$output" 'Which of them'
}

@test "what a picture shows is asked for where a rule speaks of it, and taken as said" {
  solipost group edit sender_plain='Kim Muster|Musterstraße 1|10115 Berlin' 2>/dev/null
  run_cards() { solipost print cards EVN --template greeting --picture "$SOLIPOST_DATA/samples/sunrise.jpg" --dry-run "$@" 2>&1 | tr -s ' \n' ' '; }
  contains "$(run_cards)" '--picture-shows'
  contains "$(run_cards --picture-shows 'People, flowers')" 'the picture shows people'
  lacks "$(run_cards --picture-shows nothing)" 'the picture shows'
  lacks "$(run_cards --picture-shows nothing)" '--picture-shows'
}
