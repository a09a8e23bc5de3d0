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
