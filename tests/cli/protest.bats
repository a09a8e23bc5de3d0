# SPDX-License-Identifier: MIT
# Letters to authorities: never with the address or the numbers of letters to prisoners, and only about people who may be
# named.
load helper
load register

setup() {
  solipost_fresh_home
  export SOLIPOST_DATA=${SOLIPOST_DATA:-$(cd "$BATS_TEST_DIRNAME/../../data" && pwd)}
  sample_register
}

to=('--to' 'Ministry of Justice|Kizilay|06659 Ankara')
text_of() { pdftotext -layout "$1" - | tr -s ' \n' ' '; }

@test "it names the prisoner and tells what may be told, in the language of the authority, and says who it is from only if asked" {
  solipost edit P001 naming=yes 'summary=She was arrested for a song.' >/dev/null 2>&1
  expect 0 solipost print protest P001 "${to[@]}" --output out
  equals "$output" 'out/protest-P001.pdf'
  contains "$errors" 'fills in name and address'
  local text
  text=$(text_of out/protest-P001.pdf)
  contains "$text" 'Işıl Örnekoğlu'
  contains "$text" 'She was arrested for a song.'
  contains "$text" 'Ministry of Justice'
  contains "$text" 'TÜRKEI'
  contains "$text" 'Saygılarımızla'
  lacks "$text" 'Letter group'
  lacks "$text" '10115 Berlin'
  lacks "$text" 'Mektup no'
  expect 0 solipost print protest P001 "${to[@]}" --from 'Kim Muster|Musterweg 2|50667 Köln' --language de -o named
  contains "$(text_of named/protest-P001.pdf)" 'Kim Muster'
  contains "$(text_of named/protest-P001.pdf)" 'Mit freundlichen Grüßen'
}

@test "the register does not change, and the file is for its owner alone" {
  solipost edit P001 naming=yes >/dev/null 2>&1
  solipost list pieces >before
  solipost print protest P001 "${to[@]}" >/dev/null 2>&1
  solipost list pieces >after
  diff before after
  equals "$(stat -c %a protest-P001.pdf)" 600
}

@test "who may not be named is not, and who has not been asked must be answered for" {
  expect 1 solipost print protest P001 "${to[@]}" --acknowledge
  contains "$errors" 'nobody has said'
  solipost edit P001 naming=ask >/dev/null 2>&1
  expect 1 solipost print protest P001 "${to[@]}"
  contains "$errors" '--acknowledge'
  expect 0 solipost print protest P001 "${to[@]}" --acknowledge
  solipost edit P002 naming=no >/dev/null 2>&1
  expect 1 solipost print protest P002 "${to[@]}" --acknowledge
  contains "$errors" 'cannot be named'
  solipost hold P001 --reason 'the family asked us' >/dev/null 2>&1
  rm protest-P001.pdf
  expect 1 solipost print protest P001 "${to[@]}" --acknowledge
  [ ! -e protest-P001.pdf ]
}

@test "several authorities get a letter each; a dry run writes none; an address is needed" {
  solipost edit P001 naming=yes >/dev/null 2>&1
  expect 0 solipost print protest P001 "${to[@]}" --to 'Embassy|Street 1|10117 Berlin' --dry-run
  [ ! -e protest-P001-1.pdf ]
  expect 0 solipost print protest P001 "${to[@]}" --to 'Embassy|Street 1|10117 Berlin'
  [ -e protest-P001-1.pdf ] && [ -e protest-P001-2.pdf ]
  expect 1 solipost print protest P001 "${to[@]}" --to 'Embassy|Street 1|10117 Berlin'
  expect 2 solipost print protest P001
  contains "$errors" '--to'
  for empty in '' ' ' '|| |'; do
    expect 2 solipost print protest P001 "${to[@]}" --to "$empty" --output empty
    contains "$errors" 'to whom is it written?'
    [ ! -e empty ]
  done
}

@test "a text for authorities never goes to prisoners, and the other way round" {
  expect 2 solipost print letters P001 --template protest-letter --acknowledge --yes
  contains "$errors" 'solipost print protest'
  expect 2 solipost print protest P001 "${to[@]}" --template greeting --acknowledge
  contains "$errors" 'written to prisoners'
}
