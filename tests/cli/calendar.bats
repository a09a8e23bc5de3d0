# SPDX-License-Identifier: MIT
# Days on which people are written to, and how long before a card is posted.

load helper
load register

setup() {
  solipost_fresh_home
  sample_register
}

# ---- lead times ----

@test "lead times are listed with where each is known from" {
  expect 0 solipost lead-time list
  [[ $output == *"TR "*"Turkey"*"21"*"shipped, an estimate"* ]]
  [[ $output == *"all others"* && $output == *"within the country"* ]]
}

@test "a group's own lead time stands in the place of the shipped one until it is removed" {
  expect 0 solipost lead-time set Turkey 25 --source 'the lawyers'
  contains "$errors" "A card to Turkey is posted 25 days before"
  expect 0 solipost lead-time list --format csv
  contains "$output" "TR,Turkey,25,own,,the lawyers"
  expect 0 solipost lead-time set TR 28
  expect 0 solipost lead-time list --format csv
  contains "$output" "TR,Turkey,28,own,,"
  lacks "$output" "TR,Turkey,25"
  expect 0 solipost lead-time remove TR
  expect 0 solipost lead-time list --format csv
  contains "$output" "TR,Turkey,21,shipped"
  expect 0 solipost undo
  expect 0 solipost lead-time list --format csv
  contains "$output" "TR,Turkey,28,own"
}

@test "the register learns a lead time from ten letters, and not from nine" {
  expect 0 solipost print cards P001 --lines --copies 10 --output out --yes
  expect 0 solipost mailed run 1 --on 2026-08-01
  export SOLIPOST_TODAY=2026-09-30
  letters=$(solipost list pieces --format csv | sed 1d | cut -d, -f1 | head -n 9)
  expect 0 solipost arrived $letters --on 2026-08-13
  expect 0 solipost lead-time list --format csv
  contains "$output" "TR,Turkey,21,shipped"
  expect 0 solipost arrived run 1 --on 2026-08-13 --force
  expect 0 solipost lead-time list
  [[ $output == *"Turkey"*"12"*"learned from 10 letters"* ]]
}

@test "what is no lead time is said, with what would be right" {
  expect 2 solipost lead-time set Atlantis 20
  contains "$errors" '"Atlantis" is no country'
  expect 2 solipost lead-time set TR soon
  contains "$errors" '"soon" is no number of days'
  expect 2 solipost lead-time set TR 0
  contains "$errors" 'from 1 to 180'
  expect 1 solipost lead-time remove IR
  contains "$errors" 'has entered no lead time for Iran'
}
