# SPDX-License-Identifier: MIT
# The papers of an evening: what stands on them, in which languages, and what never reaches them.
load helper
load register
load terminal

setup() {
  solipost_fresh_home
  sample_register
}

text_of() { pdftotext -layout "$1" - | tr -s ' '; }
pages_of() { pdfinfo "$1" | awk '/^Pages:/ { print $2 }'; }

# ---- what is asked for ----

@test "all papers of an evening come with one command, as private files" {
  expect 0 solipost print papers all --output evening
  contains "$output" 'evening/about.pdf'
  for kind in about what-not phrases new-writer table-list checklist post-office; do
    equals "$(stat -c %a "evening/$kind.pdf")" 600
  done
  [ ! -e evening/reply-cover.pdf ]
  contains "$errors" 'remove them once they are printed'
}

@test "several kinds are named in one go, then the people" {
  expect 0 solipost print papers about table-list P003
  equals "$output" $'./about.pdf\n./table-list.pdf'
  equals "$(pages_of about.pdf)" 1
  contains "$(text_of table-list.pdf)" 'P003'
  lacks "$(text_of table-list.pdf)" 'P001'
}

@test "a dry run lists the files and writes none" {
  expect 0 solipost print papers all --dry-run --format csv
  equals "${lines[0]}" 'file,pages,sheets'
  equals "${lines[1]}" 'about.pdf,3,3'
  [ -z "$(find . -name '*.pdf')" ]
}

@test "a word that is no paper is told, with all that are" {
  expect 2 solipost print papers P001
  contains "$errors" '"P001" is no paper'
  contains "$errors" 'about, what-not, phrases, new-writer, table-list, checklist, post-office, reply-cover'
  expect 2 solipost print papers about P001 checklist
  contains "$errors" 'name the papers first, then the people'
}

@test "a run and names exclude each other, and covers go alone" {
  expect 2 solipost print papers about P001 --run 1
  contains "$errors" '--run says who is meant'
  expect 2 solipost print papers about reply-cover Amsel
  contains "$errors" 'reply-cover goes alone'
  expect 2 solipost print papers reply-cover
  contains "$errors" 'whose answer is it?'
}

@test "what lies there already is not touched, and nothing else is written" {
  echo mine >checklist.pdf
  expect 1 solipost print papers about checklist
  contains "$errors" 'checklist.pdf is already there'
  equals "$(<checklist.pdf)" mine
  [ ! -e about.pdf ]
}

@test "a campaign says who is meant" {
  expect 0 solipost print papers table-list --campaign M18
  contains "$(text_of table-list.pdf)" 'P001'
  lacks "$(text_of table-list.pdf)" 'P003'
}

# ---- languages ----

@test "papers are in two languages beside each other" {
  expect 0 solipost print papers what-not --languages de,en
  local text
  text=$(text_of what-not.pdf)
  contains "$text" 'Was nicht in den Brief gehört What not to write'
  contains "$text" 'Türkei'
  lacks "$text" 'Philippin'
  equals "$(pages_of what-not.pdf)" 1
}

@test "the number of each rule stands in one line with it, in one language and in two" {
  for languages in en de,en; do
    expect 0 solipost print papers what-not P003 --languages "$languages" --output "$languages"
    equals "$(pdftotext -layout "$languages/what-not.pdf" - | grep -cE '^ *([1-9]|10) +[[:alpha:]]')" 10
  done
}

@test "without being asked they are in the languages of the group's writers, else of the group" {
  expect 0 solipost print papers checklist
  contains "$(text_of checklist.pdf)" 'Envelopes'
  lacks "$(text_of checklist.pdf)" 'Umschläge'
  solipost group edit --writer-languages de,en 2>/dev/null
  expect 0 solipost print papers checklist --output both
  contains "$(text_of both/checklist.pdf)" 'Umschläge Envelopes'
}

@test "a language without these words is told, and is English" {
  expect 0 solipost print papers checklist --languages Japanese
  contains "$errors" 'nobody has put the words of these papers into Japanese yet: they are in English'
  contains "$(text_of checklist.pdf)" 'Envelopes'
}

@test "a language that is none, and a third, are refused" {
  expect 2 solipost print papers checklist --languages de,xq
  contains "$errors" '"xq" is no language'
  expect 2 solipost print papers checklist --languages de,en,tr
  contains "$errors" 'more than two languages'
}

# ---- about somebody ----

@test "a sheet says what a writer needs, and is numbered to be counted back in" {
  solipost edit P002 topics_liked='poems, football' topics_avoid='the family' known_as=Deno gender=male 2>/dev/null
  expect 0 solipost print papers about --languages en,de
  local text
  text=$(text_of about.pdf)
  contains "$text" 'Sheet 1 of 3'
  contains "$text" 'Blatt 3 von 3'
  contains "$text" 'Deno'
  contains "$text" 'poems, football'
  contains "$text" 'the family'
  contains "$text" 'Sincan'
}

@test "on remand there is no word of the case, not even the public one" {
  solipost edit P001 naming=yes summary='Arrested for a speech' 2>/dev/null
  solipost edit P002 naming=yes summary='Sentenced for a poem' 2>/dev/null
  solipost edit P003 naming=ask summary='Sentenced for a song' 2>/dev/null
  expect 0 solipost print papers about
  local text
  text=$(text_of about.pdf)
  contains "$text" 'Not a word of the case'
  lacks "$text" 'Arrested for a speech'
  contains "$text" 'Sentenced for a poem'
  lacks "$text" 'Sentenced for a song'
}

@test "the prison's language stands on the sheet" {
  solipost edit prison TR-SNC language=tr 2>/dev/null
  expect 0 solipost print papers about P001 --languages en,de
  contains "$(text_of about.pdf)" 'Write in Turkish: the prison wants it.'
  contains "$(text_of about.pdf)" 'Schreib auf Türkisch'
}

@test "mail rules stand on the sheet, those of the country and no others" {
  expect 0 solipost print papers about P001 --languages en,de
  contains "$(text_of about.pdf)" 'No politics.'
  contains "$(text_of about.pdf)" 'No politics. Keine Politik.'
  expect 0 solipost print papers about P003 --languages en,de --output germany
  lacks "$(text_of germany/about.pdf)" 'No politics.'
}

@test "with --codes names stay in the register" {
  expect 0 solipost print papers about table-list --codes
  for file in about table-list; do
    contains "$(text_of $file.pdf)" 'P001'
    lacks "$(text_of $file.pdf)" 'Işıl'
    lacks "$(text_of $file.pdf)" 'Örnek'
  done
}

# ---- a run ----

@test "the papers of a run follow its letters" {
  solipost print cards P002 P003 --lines --yes 2>/dev/null
  local first
  first=$(solipost list pieces --format csv 2>/dev/null | sed -n 2p | cut -d, -f1)
  expect 0 solipost print papers about table-list checklist post-office --run 1 --output run
  contains "$(text_of run/table-list.pdf)" "$first"
  contains "$(text_of run/about.pdf)" "$first"
  contains "$(text_of run/checklist.pdf)" 'Run 1'
  contains "$(text_of run/checklist.pdf)" 'Letters: 2'
  contains "$(text_of run/post-office.pdf)" 'Inland Card up to 20 g 1'
  contains "$(text_of run/post-office.pdf)" 'Turkey Card up to 20 g 1'
  expect 1 solipost print papers about --run 99
  contains "$errors" '99'
}

@test "the list for the post office has the group's own prices, and no price nobody knows" {
  solipost postage set DE inland letter 20 1.10 --currency EUR 2>/dev/null
  solipost postage set DE world letter 20 2.30 --currency EUR 2>/dev/null
  expect 0 solipost print papers post-office
  local text
  text=$(text_of post-office.pdf)
  contains "$text" 'Inland Letter up to 20 g 1 1.10 EUR 1.10 EUR'
  contains "$text" 'Turkey Letter up to 20 g 2 2.30 EUR 4.60 EUR'
  contains "$text" 'Total 3 5.70 EUR'
  solipost group edit --country PH 2>/dev/null
  expect 0 solipost print papers post-office --output elsewhere
  text=$(text_of elsewhere/post-office.pdf)
  contains "$text" 'Turkey Letter 2 ask'
  contains "$text" 'Total 3'
  lacks "$text" 'EUR'
}

# ---- slips and covers ----

@test "slips for new writers are two on a page, the real name apart from the rest" {
  expect 0 solipost print papers new-writer --slips 5 --languages de,en
  equals "$(pages_of new-writer.pdf)" 3
  contains "$(text_of new-writer.pdf)" 'Wirklicher Name'
  contains "$(text_of new-writer.pdf)" 'Code word'
}

@test "a cover names pseudonym and code word, and nobody inside" {
  solipost edit writer Amsel code_word=Birnbaum 2>/dev/null
  expect 0 solipost print papers reply-cover Amsel
  local text
  text=$(text_of reply-cover.pdf)
  contains "$text" Amsel
  contains "$text" Birnbaum
  for word in Işıl Deniz P001 Sincan Turkey 'Letter group'; do lacks "$text" "$word"; done
  expect 1 solipost print papers reply-cover Specht --output other
  expect 1 solipost print papers reply-cover 4711 --output other
  contains "$errors" 'there is no letter no. 4711'
}

# ---- what never reaches paper ----

@test "nobody on hold is on any paper, and it is said" {
  solipost hold P002 --reason 'the family asked us to stop' --said-by family 2>/dev/null
  expect 3 solipost print papers all
  contains "$errors" 'is left out, on hold'
  for file in *.pdf; do lacks "$(text_of "$file")" 'P002'; done
  equals "$(pages_of about.pdf)" 2
}

@test "only notes for the table are printed" {
  solipost note add P001 'likes mountains' --level table 2>/dev/null
  solipost note add P001 'SECRET GROUP' --level group 2>/dev/null
  solipost note add P001 'SECRET CORE' --level core 2>/dev/null
  solipost note add TR-SNC 'SECRET PRISON' --level core 2>/dev/null
  solipost edit P001 note='SECRET FIELD' contact_said_by='SECRET LAWYER' 2>/dev/null
  expect 0 solipost print papers all
  contains "$(text_of about.pdf)" 'likes mountains'
  for file in *.pdf; do lacks "$(text_of "$file")" SECRET; done
}

@test "no real name of a writer is printed" {
  printf 'otter velvet canyon thimble jigsaw meadow\n' >passphrase
  solipost vault set Amsel --name 'Erika Mustermann' --vault-passphrase-fd 3 3<passphrase 2>/dev/null
  expect 0 solipost print papers all
  expect 0 solipost print papers reply-cover Amsel
  for file in *.pdf; do lacks "$(text_of "$file")" Erika; done
}

@test "papers carry no author, path or time" {
  expect 0 solipost print papers about
  lacks "$(pdfinfo about.pdf)" 'Author'
  lacks "$(pdfinfo about.pdf)" 'CreationDate'
  lacks "$(strings about.pdf)" "$BATS_TEST_TMPDIR"
}

@test "the register does not change" {
  local before after
  before=$(solipost history --format csv | wc -l)
  solipost print papers all 2>/dev/null >&2
  after=$(solipost history --format csv | wc -l)
  equals "$after" "$before"
}
