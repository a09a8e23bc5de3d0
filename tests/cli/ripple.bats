# SPDX-License-Identifier: MIT
# A transfer, a release, a death, the end of contact and a prison that delivers nothing reach letters that exist already.
load helper
load register
load terminal

ask() { sqlite3 "$SOLIPOST_REGISTER" "$1"; }
to() { ask "SELECT $2 FROM piece JOIN prisoner ON prisoner.id = piece.prisoner LEFT JOIN prison ON prison.id = piece.prison WHERE prisoner.code = '$1' AND piece.stage = '$3'"; }

# For P001 in Sincan: one letter in the post, one printed, one written.
letters() {
  sample_register
  {
    solipost written P001 --by guest --on 2026-07-01
    solipost mailed P001 --on 2026-07-02
    solipost print cards P001 --lines --motto Hello --acknowledge --yes
    solipost written P001 --new --by guest
  } >/dev/null 2>&1
  printed=$(to P001 piece.number printed) written=$(to P001 piece.number written)
}

@test "a transfer re-addresses what is not posted and marks what is" {
  letters
  expect 0 solipost transfer P001 DE-BEI --source lawyer
  contains "$errors" "not posted yet, goes to DE-BEI now: letter no. $printed $written"
  contains "$errors" "on paper with the former address: letter no. $printed"
  lacks "$errors" "former address: letter no. $printed $written"
  contains "$errors" '1 letter in the post went to the former place'
  for stage in printed written; do
    equals "$(to P001 prison.code $stage)" DE-BEI
    contains "$(to P001 piece.address $stage)" 'Musterweg 1'
  done
  equals "$(to P001 "prison.code || ' ' || old_place_on" mailed)" 'TR-SNC 2026-08-01'
  expect 0 solipost undo
  equals "$(to P001 prison.code printed)" TR-SNC
  contains "$(to P001 piece.address written)" Sincan
  equals "$(to P001 'old_place_on IS NULL' mailed)" 1
}

@test "printed again, a letter not posted yet has the new address" {
  letters
  solipost transfer P001 DE-BEI 2>/dev/null
  expect 0 solipost print again 1 --output again
  contains "$(pdftotext again/cards-run-1.pdf -)" 'Musterweg 1'
}

@test "letters in the post for longer than 120 days are not marked" {
  letters
  export SOLIPOST_TODAY=2026-12-24
  expect 0 solipost transfer P001 DE-BEI
  equals "$(to P001 'old_place_on IS NULL' mailed)" 1
}

@test "a letter for two people is not touched when one of them moves" {
  sample_register
  expect 0 solipost written P001+P002 --by guest
  expect 0 solipost transfer P002 DE-BEI
  contains "$errors" 'for several people, so look at it yourself'
  equals "$(to P001 prison.code written)" TR-SNC
}

@test "a release names what is not posted, and cancels it when somebody agrees" {
  letters
  expect 0 solipost release P001 --source family
  contains "$errors" "take them out of the pile: solipost cancel $printed $written"
  contains "$errors" 'in the post and perhaps too late'
  equals "$(to P001 'count(*)' cancelled)" 0
  expect 0 solipost undo
  on_terminal 0 'y\n' solipost release P001 --source family
  contains "$output" 'Cancel these 2 letters'
  equals "$(to P001 'count(*)' cancelled)" 2
  equals "$(to P001 old_place_on mailed)" 2026-08-01
  expect 0 solipost undo
  equals "$(to P001 'count(*)' cancelled)" 0
  equals "$(ask "SELECT status FROM prisoner WHERE code = 'P001'")" remand
}

@test "a death is entered, and its letters are told" {
  letters
  expect 0 solipost edit P001 status=deceased
  contains "$errors" "solipost cancel $printed $written"
  expect 0 solipost undo
  on_terminal 0 '\n' solipost edit P001 status=deceased
  equals "$(to P001 'count(*)' cancelled)" 2
}

@test "the end of contact offers to cancel, too" {
  letters
  on_terminal 0 'n\n' solipost end prisoner P001 --reason 'asked us to stop'
  contains "$output" "solipost cancel $printed $written"
  equals "$(to P001 'count(*)' cancelled)" 0
}

@test "a prison that delivers nothing: what lies ready for it is named" {
  letters
  expect 0 solipost edit TR-SNC mail_status=suspended
  contains "$errors" "made for TR-SNC and not posted yet, keep it back: letter no. $printed $written"
}

@test "a hold names what lies ready and what is out" {
  letters
  expect 0 solipost hold P001 --reason 'the family asked us'
  contains "$output" 'take these out of the pile'
  contains "$output" "$printed"
}

@test "a day without its year is the last one for what happened, and the next one for what is due" {
  sample_register
  expect 0 solipost transfer P001 DE-BEI --date 3.4.
  expect 0 solipost show P001
  contains "$output" '2026-04-03'
  expect 2 solipost transfer P001 TR-SNC --date tomorrow
  contains "$errors" 'lies in the future'
  expect 2 solipost release P001 --date 2.8.2027
  expect 2 solipost end prisoner P001 --date 2.8.2027
  expect 0 solipost follow-up add P001 book --due 3.4.
  contains "$errors" 'due on 2027-04-03'
  expect 0 solipost follow-up add P001 stamps --due tomorrow
  contains "$errors" 'due on 2026-08-02'
}
