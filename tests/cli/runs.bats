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
