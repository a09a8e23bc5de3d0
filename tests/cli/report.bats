# SPDX-License-Identifier: MIT
# Figures of what was done: counted right, defined in words, nobody named. (tests/unit/jobs/test_report.c counts by hand.)
load helper
load register

setup() {
  solipost_fresh_home
  sample_register
}

# Three handwritten letters in March and one in July; the first was answered.
letters() {
  {
    solipost written P001 P002 P003 --by guest --on 2026-03-01
    solipost mailed P001 P002 P003 --on 2026-03-02
    solipost written P001 --by guest --on 2026-07-01
    solipost mailed P001 --on 2026-07-02
    sqlite3 "$SOLIPOST_REGISTER" "UPDATE piece SET answered_on = '2026-04-01', stage = 'answered' WHERE first_mailed_on =
      '2026-03-02' AND prisoner = (SELECT id FROM prisoner WHERE code = 'P001')"
  } >letters.log 2>&1 || { cat letters.log >&2; return 1; }
}

# figure KEY [ARGUMENT...]: its value, as CSV has it.
figure() {
  local key=$1
  shift
  solipost report --format csv "$@" 2>/dev/null | awk -F, -v key="$key" '$1 == key { print $3 }'
}

@test "all that was logged is counted" {
  letters
  equals "$(figure sent)" 4
  equals "$(figure people --internal)" 3
  equals "$(figure answered)" 1
  equals "$(figure median_days)" 30
  equals "$(figure reply_rate)" 33.3
  equals "$(figure without_letter --internal)" 2
  expect 0 solipost report
  contains "$output" 'letters sent'
  contains "$output" '33.3 %  at least; of 3 letters'
}

@test "a period, a country, a prison and a campaign narrow" {
  letters
  equals "$(figure sent --month 2026-03)" 3
  equals "$(figure sent --year 2025)" 0
  equals "$(figure sent --from 2026-03-03)" 1
  equals "$(figure sent --from 1.3.2026 --until 2.3.2026)" 3
  equals "$(figure sent --country TR)" 3
  equals "$(figure sent --prison DE-BEI --year 2026)" 1
  equals "$(figure sent --campaign M18)" 0
}

@test "what makes no period is refused" {
  expect 2 solipost report --month 2026-13
  contains "$errors" '2026-12'
  expect 2 solipost report --month march
  expect 2 solipost report --year 2026 --month 2026-03
  contains "$errors" 'given twice'
  expect 2 solipost report --from 2026-03-02 --until 2026-03-01
  contains "$errors" 'before the first'
}

@test "a line for each month, country, prison and campaign" {
  letters
  expect 0 solipost report --by month --format csv
  contains "${lines[0]}" 'month,sent,people'
  contains "${lines[1]}" '2026-03,3,'
  contains "${lines[3]}" '2026-07,1,'
  expect 0 solipost report --by country
  contains "$output" 'Turkey'
  contains "$output" 'all'
  expect 0 solipost report --by prison --format json
  contains "$output" '"prison": "TR-SNC Sincan", "sent": "3"'
  expect 0 solipost report --by campaign
  contains "$output" 'not known'
}

@test "a number of people from 1 to 4 is told to the group alone" {
  letters
  expect 0 solipost report --by prison
  contains "$output" '<5'
  contains "$errors" '--internal'
  expect 0 solipost report --by prison --internal
  lacks "$output" '<5'
  for format in csv json; do
    expect 0 solipost report --by prison --format $format
    contains "$output" '<5'
  done
}

@test "no report names a prisoner, and holds change no figure" {
  letters
  solipost hold P001 --reason 'the family asked' >/dev/null 2>&1
  for by in month country prison campaign; do
    for internal in '' --internal; do
      expect 0 solipost report --by $by $internal
      for name in P001 P002 Örnek Deniz; do lacks "$output" "$name"; done
    done
  done
  equals "$(figure sent)" 4
}

@test "the definitions in the guide are those of the program" {
  solipost report --definitions --format json |
    sed -n 's/.*{"figure": "\(.*\)", "label": "\(.*\)", "definition": "\(.*\)"}.*/| `\1` | \2 | \3 |/p' >program
  [ "$(wc -l <program)" -eq 12 ]
  grep '^| `' "$BATS_TEST_DIRNAME/../../docs/guide/report.md" | diff program -
}

@test "an empty register has a report" {
  equals "$(figure sent)" 0
  expect 0 solipost report --by country
  equals "$(figure reply_rate)" ''
}

@test "the definitions need no register, and a table fits the screen" {
  SOLIPOST_REGISTER=nowhere expect 0 solipost report --definitions
  contains "$output" 'posted for the'
  SOLIPOST_REGISTER=nowhere expect 1 solipost report
  contains "$errors" 'no register'
  letters
  sqlite3 "$SOLIPOST_REGISTER" "UPDATE piece SET postage = 125, currency = 'EUR'"
  COLUMNS=44 expect 0 solipost report --by country
  for line in "${lines[@]}"; do [ "${#line}" -le 44 ]; done
  contains "$errors" 'The window is too narrow for: '
  contains "$errors" 'postage'
  COLUMNS=200 expect 0 solipost report --by country
  contains "$output" postage
  lacks "$output" evenings
  lacks "$errors" narrow
}
