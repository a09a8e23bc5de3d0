# SPDX-License-Identifier: MIT
# The same program under a Turkish locale, where C's own letters change: the upper case of i is not I, and 1.5 is 1,5.
load helper
load register

setup_file() {
  localedef -i tr_TR -f UTF-8 "$BATS_FILE_TMPDIR/tr_TR.UTF-8" # from the package locales
}

setup() {
  solipost_fresh_home
  sample_register
  export LOCPATH="$BATS_FILE_TMPDIR"
  export LC_ALL=tr_TR.UTF-8
}

@test "the locale is really in force" {
  equals "$(locale decimal_point)" ','
  equals "$(env printf '%.1f' 1,5)" '1,5'
}

@test "codes, fields, options and choices are found whatever their capitals" {
  for who in tr-snc TR-SNC Tr-Snc; do
    expect 0 solipost show prison "$who"
    contains "$output" 'TR-SNC'
  done
  expect 0 solipost edit P001 DISTINGUISHER=x STATUS=ADMINISTRATIVE
  expect 0 solipost list prisoners P001 --format JSON
  contains "$output" '"distinguisher": "x"'
  contains "$output" '"status": "administrative"'
  expect 0 solipost list prisoners --country tr --language KURDISH
  contains "$output" P001
}

@test "names with every i are found" {
  for typed in isil ISIL Işıl IŞIL ışıl; do
    expect 0 solipost find "$typed"
    contains "$output" 'Işıl Örnekoğlu'
  done
}

@test "mistakes are suggested as elsewhere" {
  expect 2 solipost HISTROY
  contains "$errors" "'history'"
  expect 2 solipost list prisoners --CONTRY TR
  contains "$errors" '--country'
}

@test "dates, history, undo and JSON keep their form" {
  expect 0 solipost edit P001 birthday=3.4.1980 verified_on=today
  expect 0 solipost list prisoners P001 --format json
  contains "$output" '"birthday": "1980-04-03"'
  expect 0 solipost history --limit 1
  contains "$output" '2026-08-01 12:00'
  expect 0 solipost undo
  expect 0 solipost list prisoners P001 --format json
  contains "$output" '"birthday": "--02-29"'
}

@test "names stand in Turkish order" {
  for name in 'Irmak Bir' 'İnci İki' 'Jale Üç' 'Ömer Dört' 'Oya Beş'; do solipost add prisoner "$name" 2>/dev/null; done
  expect 0 solipost list prisoners --format csv
  order=$(cut -d, -f2 <<<"$output" | grep -E 'Bir|İki|Üç|Dört|Beş' | cut -d' ' -f1 | tr '\n' ' ')
  equals "$order" 'Irmak İnci Jale Oya Ömer '
}

@test "a screen language nobody has heard of is English" {
  LC_ALL=xx_XX.UTF-8 expect 0 solipost help
  contains "$output" 'add prisoner'
  contains "$output" 'letters and cards'
}
