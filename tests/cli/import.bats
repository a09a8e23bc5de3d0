# SPDX-License-Identifier: MIT
# Lists as people have them, from the file to the register.
load helper
load terminal
load register

setup() {
  solipost_fresh_home
  sample_register
}

# saved_as NAME LINES PROGRAM...: the sample people whose lines match, through a converter, into a register of their own;
# prints what is there then, without ids and times.
saved_as() {
  local name=$1 only=$2
  shift 2
  export SOLIPOST_REGISTER="$BATS_TEST_TMPDIR/$name.solipost"
  solipost init --name G --sender 'a|b' --country DE --language en 2>/dev/null
  solipost import prisons "$SOLIPOST_DATA/prisons.csv" --source public --yes 2>/dev/null
  { head -n 1 "$SOLIPOST_DATA/sample-prisoners.csv"; grep -E "$only" "$SOLIPOST_DATA/sample-prisoners.csv"; } >source.csv
  "$@" <source.csv >"$name.csv" || return 1
  expect 0 solipost import prisoners "$name.csv" --source sample --date 2026-07-01 --contact direct || return 1
  solipost list prisoners --format csv
  solipost show P001
  solipost show P003
}

# Every cell in quotes, semicolons between them.
semicolons() {
  awk '{
    row = cell = ""
    quoted = 0
    for (i = 1; i <= length($0); i++) {
      c = substr($0, i, 1)
      if (c == "\"" && quoted && substr($0, i + 1, 1) == "\"") { cell = cell "\"\""; i++ }
      else if (c == "\"") quoted = !quoted
      else if (c == "," && !quoted) { row = row "\"" cell "\";"; cell = "" }
      else cell = cell c
    }
    print row "\"" cell "\""
  }'
}

@test "the sample people come out the same from UTF-8, UTF-16 and semicolons" {
  saved_as plain '^P' cat >plain.txt
  saved_as semicolon '^P' semicolons >semicolon.txt
  saved_as marked '^P' sed '1s/^/\xef\xbb\xbf/' >marked.txt
  saved_as le '^P' sh -c "printf '\\377\\376'; iconv -f UTF-8 -t UTF-16LE" >le.txt
  saved_as be '^P' sh -c "printf '\\376\\377'; iconv -f UTF-8 -t UTF-16BE" >be.txt
  saved_as bare '^P' iconv -f UTF-8 -t UTF-16LE >bare.txt
  saved_as windows '^P' sed 's/$/\r/' >windows.txt
  contains "$(cat plain.txt)" 'Işıl Örnekoğlu'
  contains "$(cat plain.txt)" 'سارا نمونه'
  for other in semicolon marked le be bare windows; do diff plain.txt "$other.txt"; done
}

@test "the sample people that Windows-1254 can hold come out the same from it" {
  local people='^P(00[1-7]|01[0-6]),'
  saved_as plain "$people" cat >plain.txt
  saved_as turkish "$people" iconv -f UTF-8 -t WINDOWS-1254 >turkish.txt
  saved_as latin5 "$people" sh -c "iconv -f UTF-8 -t ISO-8859-9" >latin5.txt
  contains "$(cat turkish.txt)" 'Işıl Örnekoğlu'
  diff plain.txt turkish.txt
  diff plain.txt latin5.txt
}

@test "a dry run shows encoding, columns, prisons and rows, and writes nothing" {
  printf 'Ad Soyad;Cezaevi;Doğum tarihi;Kan grubu\nIşıl Örnekoğlu;Sincan;29.2.;A+\nŞêrko Mînak;Sincan;3 Nisan 1980;\n' |
    iconv -t WINDOWS-1254 >list.csv
  expect 0 solipost import prisoners list.csv --dry-run
  contains "$output" 'WINDOWS-1254 (reads as Turkish:'
  contains "$output" 'reads: Işıl, Örnekoğlu, Şêrko'
  contains "$output" 'Ad Soyad → name'
  contains "$output" 'Kan grubu → not known: kept in the note'
  contains "$output" 'Sincan → TR-SNC Sincan'
  contains "$output" 'row 2  changed  P001 Işıl Örnekoğlu'
  contains "$output" 'note: - → Kan grubu: A+'
  contains "$output" 'row 3  new  P004 Şêrko Mînak'
  contains "$output" 'list.csv: 1 new, 1 changed'
  contains "$errors" 'Nothing was written'
  expect 0 solipost list prisoners --format csv
  lacks "$output" 'Mînak'
}

@test "good rows are taken, refused ones come back with reasons, the corrected file makes no duplicates" {
  printf 'name,prison,birthday\nAli Kaya,TR-SNC,3.4.1980\n"Stray,TR-SNC,\nVeli Örnek,Nowhere,\nCan Örnek,DE-BEI,03/04/1980\n' >list.csv
  expect 3 solipost import prisoners list.csv --source Committee
  contains "$errors" 'list.csv: 1 new, 3 refused'
  contains "$errors" 'list.csv.rejected.csv'
  equals "$(stat -c %a list.csv.rejected.csv)" 600
  contains "$(cat list.csv.rejected.csv)" 'name,prison,birthday,reason'
  contains "$(cat list.csv.rejected.csv)" 'Veli Örnek,Nowhere,,"no prison here is called '
  sed -i 's|03/04/1980|3.4.1980|; s/Nowhere/TR-SNC/; s/"""Stray",TR-SNC/Stray,TR-SNC/' list.csv.rejected.csv
  expect 0 solipost import prisoners list.csv.rejected.csv --source Committee
  contains "$errors" '3 new'
  expect 3 solipost import prisoners list.csv --source Committee
  contains "$errors" '1 the same, 3 refused'
  [ -f list.csv.rejected-2.csv ]
  expect 0 solipost list prisoners --format csv
  equals "$(grep -c 'Kaya' <<<"$output")" 1
}

@test "the whole import is one undoable step" {
  printf 'name,prison\nAli Kaya,TR-SNC\nVeli Kaya,TR-SNC\n' >list.csv
  solipost import prisoners list.csv --source Committee 2>/dev/null
  expect 0 solipost undo
  expect 0 solipost list prisoners --format csv
  lacks "$output" 'Kaya'
}

@test "standard input and several files are read" {
  printf 'name\nAli Kaya\n' >a.csv
  printf 'name\nVeli Kaya\n' >b.csv
  expect 0 solipost import prisoners a.csv b.csv --source Committee
  contains "$errors" 'b.csv: 1 new'
  expect 0 bash -c "printf 'name;note\nCan Kaya;x\n' | solipost import prisoners - --source Committee"
  contains "$errors" '-: 1 new'
}

@test "without a terminal a missing source is an error that names the option" {
  printf 'name\nAli Kaya\n' >list.csv
  expect 2 solipost import prisoners list.csv
  contains "$errors" '--source'
  printf 'name,source\nAli Kaya,Committee\n' >list.csv
  expect 0 solipost import prisoners list.csv
}

@test "an encoding in doubt is refused with both readings, and taken with --encoding" {
  printf 'name\nJ\375n Kaya\n' >list.csv
  expect 2 solipost import prisoners list.csv --source Committee
  contains "$errors" '--encoding'
  contains "$errors" 'Jın'
  contains "$errors" 'Jýn'
  expect 0 solipost import prisoners list.csv --source Committee --encoding windows-1254
  expect 0 solipost list prisoners --format csv
  contains "$output" 'Jın Kaya'
}

@test "a byte that does not fit is named with row, column and offset" {
  printf 'name,note\nAli Kaya,\201\n' >list.csv
  expect 1 solipost import prisoners list.csv --source Committee --encoding WINDOWS-1254
  contains "$errors" 'list.csv, row 2, column 2: the byte 0x81 at offset 19'
}

@test "a workbook is refused with advice" {
  printf 'PK\003\004rest' >list.xlsx
  expect 1 solipost import prisoners list.xlsx --source Committee
  contains "$errors" 'save the sheet as CSV'
}

@test "a doubt about a prison is asked once, with candidates" {
  solipost add prison 'Sincan 2 Nolu' --code TR-SN2 --country TR 2>/dev/null
  printf 'name,prison\nAli Kaya,Sinc\nVeli Kaya,Sinc\n' >list.csv
  on_terminal 0 '2\n' solipost import prisoners list.csv --source C --date 2026-07-01 --contact direct --yes
  contains "$output" "2 rows name the prison 'Sinc'."
  equals "$(grep -c 'Which one is it' <<<"$output")" 1
  expect 0 solipost list prisoners --format csv
  contains "$output" 'Veli Kaya'
}

@test "prisons may be told or entered" {
  printf 'name,prison\nAli Kaya,Maltepe\nVeli Kaya,the big one\n' >list.csv
  expect 0 solipost import prisoners list.csv --source C --create-prisons Turkey --prison 'The Big One=TR-SNC'
  contains "$errors" '2 new, 1 prison entered'
  expect 0 solipost show 'Veli Kaya'
  contains "$output" 'Sincan'
}

@test "a log of letters sent earlier is taken once" {
  printf 'An;Datum;Von;Art\nP001;3.4.2026;Amsel;Karte\n4711;4.4.2026;Drossel;Brief\n' >log.csv
  expect 0 solipost import pieces log.csv
  contains "$errors" '2 new, 1 writer entered'
  expect 0 solipost import pieces log.csv
  contains "$errors" '2 the same'
}

@test "control sequences in a list never reach the terminal" {
  printf 'name,prison\n\033[31mAli Kaya,\033]0;x\007\n' >list.csv
  expect 0 solipost import prisoners list.csv --dry-run
  lacks "$output$errors" $'\033'
}

@test "on a terminal what is missing is asked, and the sums are shown before anything is written" {
  printf 'name;prison\nI\376\375l \320a\360da\376;TR-SNC\n' >list.csv
  on_terminal 0 'Committee\n1.7.2026\ndirect\nn\n' solipost import prisoners list.csv
  contains "$output" 'Whose list is this'
  contains "$output" 'Of what date is it'
  contains "$output" 'May these people be written to'
  contains "$output" 'taken for WINDOWS-1254'
  contains "$output" 'list.csv: 1 new'
  contains "$output" 'Take this into the register [no]'
  contains "$output" 'Nothing was written'
  on_terminal 0 'Committee\n1.7.2026\ndirect\ny\n' solipost import prisoners list.csv
  expect 0 solipost show Ğağdaş
  contains "$output" '2026-07-01'
  contains "$output" 'Committee'
  contains "$output" 'directly'
}

@test "on a terminal an encoding in doubt is asked, with the words as each would read them" {
  printf 'name\nJ\375n Kaya\n' >list.csv
  on_terminal 0 'windows-1252\n' solipost import prisoners list.csv --source C --date 2026-07-01 --contact none --yes
  contains "$output" 'as WINDOWS-1254 it reads: Jın'
  expect 0 solipost list prisoners --format csv
  contains "$output" 'Jýn Kaya'
}

@test "on a terminal it is said what Enter does at an unknown prison, and why rows are refused before the last question" {
  printf 'name,prison,birthday\nAli Kaya,Nowhere Hall,\nVeli Kaya,TR-SNC,03/04/1980\nCan Kaya,TR-SNC,\n' >list.csv
  on_terminal 3 '\ny\n' solipost import prisoners list.csv --source C --date 2026-07-01 --contact none
  contains "$output" "No prison here is called so; 'solipost add prison' or --create-prisons COUNTRY enters it."
  contains "$output" 'Which one is it (Enter: refuse these rows)'
  local before=${output%%Take this into*}
  contains "$before" "no prison here is called 'Nowhere Hall'"
  contains "$before" '--date-order'
  contains "$before" 'list.csv: 1 new, 2 refused'
  equals "$(grep -c 'row 3: refused' <<<"$output")" 1
}

@test "a prison chosen on a terminal is told with its country" {
  printf 'name,prison\nAli Kaya,Diyarbakir\n' >list.csv
  on_terminal 0 'DE-BEI\nn\n' solipost import prisoners list.csv --source C --date 2026-07-01 --contact none
  contains "$output" "'Diyarbakir' is taken for DE-BEI"
  contains "$output" '(Germany)'
}

@test "a list in two encodings is never read in one of them without a word" {
  printf 'name,prison\nI\376\375l Y\375ld\375z,TR-SNC\nGül Şen,TR-SNC\n' >mixed.csv
  expect 2 solipost import prisoners mixed.csv --source C --yes
  contains "$errors" 'some of its words are in UTF-8, others are not'
  contains "$errors" 'as UTF-8 it reads: Gül'
  expect 0 solipost list prisoners --format csv
  lacks "$output" 'Gül'
}

@test "random bytes are no text, and are not shown" {
  head -c 5000 /bin/sh >bin.csv
  expect 1 solipost import prisoners bin.csv --source C
  contains "$errors" 'this is no text'
  [ "${#errors}" -lt 300 ]
}

@test "rows that repeat the first and columns that count the rows are left out, and that is said" {
  printf 'Nr;Name;prison\n1;Ali Kaya;TR-SNC\nNr;Name;prison\n2;Veli Kaya;TR-SNC\n' >list.csv
  expect 0 solipost import prisoners list.csv --dry-run
  contains "$output" '1 row that repeats the first left out'
  contains "$output" 'Nr → running numbers: left out'
  expect 0 solipost import prisoners list.csv --source C
  contains "$errors" 'list.csv: 1 row that repeats the first is left out'
  contains "$errors" "the column 'Nr' is left out, it only counts the rows; if the prison gave these numbers: --map 'Nr=number'"
  contains "$errors" '2 new'
}

@test "only the import speaks of --date-order" {
  expect 2 solipost edit P001 birthday=03/04/1980
  contains "$errors" 'two different days'
  lacks "$errors" '--date-order'
  printf 'name,birthday\nAli Kaya,03/04/1980\n' >list.csv
  expect 3 solipost import prisoners list.csv --source C
  contains "$errors" '--date-order dmy'
}

@test "add and edit have the limits of the import" {
  expect 2 solipost add prisoner 'Ali Kaya' --code 'a b'
  contains "$errors" 'cannot be a code'
  expect 2 solipost add prisoner "$(printf 'x%.0s' $(seq 201))"
  contains "$errors" 'at most 200 are taken'
  expect 2 solipost edit P001 code=../x
  contains "$errors" 'cannot be a code'
}

@test "Ctrl-C leaves nothing half done" {
  { echo name,birthday; for i in $(seq 1 30000); do echo "Ali Kaya $i,03/04/1980"; echo "Veli Kaya $i,"; done; } >list.csv
  solipost import prisoners list.csv --source C 2>/dev/null &
  local process=$!
  sleep 0.5
  kill -INT "$process"
  local status=0
  wait "$process" || status=$?
  equals "$status" 1
  [ ! -e list.csv.rejected.csv ]
  expect 0 solipost list prisoners --format csv
  lacks "$output" 'Veli Kaya'
}
