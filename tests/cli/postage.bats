# SPDX-License-Identifier: MIT
# What posting costs: prices that come with solipost, and a group's own.

load helper
load register

setup() {
  solipost_fresh_home
  sample_register
}

@test "the prices of the country in which the group posts are listed, each with where it is known from" {
  expect 0 solipost postage list
  [[ $output == *"DE"*"world"*"letter"*"20"*"1.25 EUR"*"memory"* ]]
  [[ $output != *"CHF"* ]]
  expect 0 solipost postage list --all --format csv
  [[ $output == *"CH,europe,letter,20,190,CHF,"* ]]
}

@test "a price of the group stands in the place of the one that comes with solipost, until it is removed" {
  expect 0 solipost postage set Germany world letter 50 1,95 --currency EUR --source 'the post office'
  [[ $errors == *"Germany, world, letter, 50 g costs 1.95 EUR"* ]]
  expect 0 solipost postage list --format csv
  [[ $output == *"DE,world,letter,50,195,EUR,the post office,,group"* ]]
  [[ $output != *"DE,world,letter,50,180"* ]]
  expect 0 solipost postage set DE world letter 50 2.05
  expect 0 solipost postage list --format csv
  [[ $output == *"DE,world,letter,50,205,EUR"* && $output != *",195,"* ]]
  expect 0 solipost postage remove DE world letter 50
  expect 0 solipost postage list --format csv
  [[ $output == *"DE,world,letter,50,180,EUR"* ]]
  expect 0 solipost undo
  expect 0 solipost postage list --format csv
  [[ $output == *"DE,world,letter,50,205,EUR"* ]]
}

@test "each thing that is no postage is said, with what would be right" {
  expect 2 solipost postage set Atlantis world letter 50 1.80
  [[ $errors == *"Atlantis"*"is no country"* ]]
  expect 2 solipost postage set DE moon letter 50 1.80
  [[ $errors == *'"moon" is no zone'*"inland, world"* ]]
  expect 2 solipost postage set DE world parcel 50 1.80
  [[ $errors == *'"parcel" is no form'*"card"*"letter"* ]]
  expect 2 solipost postage set DE world letter heavy 1.80
  [[ $errors == *"is no weight"* ]]
  expect 2 solipost postage set DE world letter 50 dear
  [[ $errors == *'"dear" is no price'* ]]
  expect 2 solipost postage set NZ TR letter 50 1.80
  [[ $errors == *"--currency"* ]]
  expect 1 solipost postage remove DE world letter 50
  [[ $errors == *"no price of its own"* ]]
}

@test "a dry run and a run say what posting costs, by zone, and the register keeps it" {
  expect 0 solipost print cards --lines --dry-run
  contains "$errors" "1 card to Germany: 1 × 0.95 EUR"
  contains "$errors" "2 cards to Turkey: 2 × 1.25 EUR"
  contains "$errors" "postage in all: 3.45 EUR"
  expect 0 solipost print cards --lines --copies 8 --envelopes C6 --output out --yes
  contains "$errors" "2 envelopes to Turkey: 2 × 1.80 EUR"
  contains "$errors" "3 envelopes to print"
  [ "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT group_concat(weight_g || currency || postage) FROM envelope')" = 24EUR110,24EUR180,24EUR180 ]
  expect 0 solipost show run 1
  [[ $output =~ postage\ +1\ ×\ 1.10\ EUR ]]
  contains "$output" "2 × 1.80 EUR"
  contains "$output" "in all 4.70 EUR"
  expect 0 solipost print cards P001 --lines --output out --yes
  [ "$(sqlite3 "$SOLIPOST_REGISTER" "SELECT weight_g || currency || postage FROM piece WHERE envelope IS NULL")" = 3EUR125 ]
}

@test "where nothing is known of a price, that is said with the command that enters it" {
  expect 0 solipost group edit --country NZ
  expect 0 solipost print cards P001 --lines --dry-run
  contains "$errors" "1 card to Turkey: postage unknown: solipost postage set NZ TR card 3 PRICE"
}
