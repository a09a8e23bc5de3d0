# SPDX-License-Identifier: MIT
# What needs doing, the most urgent first, each with the command that does it.

load helper
load register

setup() {
  solipost_fresh_home
  sample_register
  export COLUMNS=200
  solipost backup ../copy.solipost 2>/dev/null
}

sql() { sqlite3 "$SOLIPOST_REGISTER" "$1"; }

@test "on a quiet day there is nothing to do" {
  SOLIPOST_TODAY=2026-04-20 expect 0 solipost today
  equals "$output" ''
  contains "$errors" 'Nothing needs doing today'
}

@test "a birthday is said within a week of posting, until a card is made for it" {
  expect 0 solipost edit P002 birthday=1980-08-29
  expect 0 solipost today
  contains "$output" 'P002 Deniz Örnek has a birthday on 2026-08-29; a card must be posted by 2026-08-08: solipost print cards P002 --template birthday'
  SOLIPOST_TODAY=2026-08-12 expect 0 solipost today
  contains "$output" 'a card should have been posted by 2026-08-08'
  SOLIPOST_TODAY=2026-08-30 expect 0 solipost today
  lacks "$output" P002
  expect 0 solipost edit P002 birthday=1980-08-30
  expect 0 solipost today
  lacks "$output" P002
  expect 0 solipost edit P002 birthday=1980-08-29
  expect 0 solipost print cards P002 --lines --output out --yes
  expect 0 solipost today
  lacks "$output" P002
  expect 0 solipost cancel P002
  expect 0 solipost today
  contains "$output" P002
}

@test "a card for two counts for both" {
  expect 0 solipost edit P002 birthday=1980-08-29
  expect 0 solipost print cards P001 --lines --output out --yes
  sql "INSERT INTO addressee (id, piece, prisoner, position) SELECT randomblob(16), piece.id, prisoner.id, 2 FROM piece,
    prisoner WHERE prisoner.code = 'P002'"
  expect 0 solipost today
  lacks "$output" P002
}

@test "nobody who cannot be written to is said to have a birthday" {
  expect 0 solipost edit P002 birthday=1980-08-29
  expect 0 solipost hold P002 --reason 'the family asked us to stop'
  expect 0 solipost today
  lacks "$output" P002
}

@test "what was printed or written and lies about is said after a week, with the letters meant" {
  expect 0 solipost print cards P001 P002 --lines --output out --yes
  SOLIPOST_TODAY=2026-08-07 expect 0 solipost today
  lacks "$output" "Run 1"
  export SOLIPOST_TODAY=2026-08-08
  expect 0 solipost today
  contains "$output" 'Run 1, printed on 2026-08-01: 2 letters are neither written nor mailed: solipost mailed run 1'
  number=$(sql 'SELECT min(number) FROM piece')
  expect 0 solipost written "$number" --by guest
  expect 0 solipost today
  contains "$output" 'Run 1, printed on 2026-08-01: 1 letter is neither'
  SOLIPOST_TODAY=2026-08-15 expect 0 solipost today
  contains "$output" "1 letter was written more than a week ago and is not mailed: solipost mailed $number"
  expect 0 solipost mailed run 1
  SOLIPOST_TODAY=2026-08-15 expect 0 solipost today
  lacks "$output" mailed
}

@test "a letter that waits is said after a week, with what for and where" {
  expect 0 solipost print cards P001 --lines --output out --yes
  expect 0 solipost written P001 --by Amsel --waits translation --who Eva
  SOLIPOST_TODAY=2026-08-07 expect 0 solipost today
  lacks "$output" waits
  SOLIPOST_TODAY=2026-08-08 expect 0 solipost today
  contains "$output" 'to P001 Işıl Örnekoğlu waits since 2026-08-01: '
  contains "$output" ', Eva: solipost mailed '
}

@test "the command beside a line can be typed as it stands there" {
  sql "INSERT INTO reply (id, number, prisoner, received_on, claimed_by) SELECT randomblob(16), 3, id, '2026-07-10', 'Karl'
    FROM prisoner WHERE code = 'P001'; INSERT INTO follow_up (id, number, prisoner, kind, due_on) SELECT randomblob(16), 9,
    id, 'book', '2026-07-30' FROM prisoner WHERE code = 'P002'; INSERT INTO pair (id, writer, prisoner, confirm_by) SELECT
    randomblob(16), writer.id, prisoner.id, '2026-08-02' FROM writer, prisoner WHERE prisoner.code = 'P003'"
  solipost edit P002 birthday=1980-08-29 languages=en 2>/dev/null
  SOLIPOST_TODAY=2026-07-20 solipost print cards P001 --lines --output out --yes 2>/dev/null
  SOLIPOST_TODAY=2026-07-20 solipost written P003 --by guest --new 2>/dev/null
  expect 0 solipost today --all --format json
  python3 -c 'import json, sys; print("\n".join(row["command"] for row in json.load(sys.stdin)))' <<<"$output" >commands
  for wanted in 'reply hand 3' 'follow-up done 9' 'written P003' 'mailed run 1' 'print cards P002'; do
    grep -q "^solipost $wanted" commands || { cat commands; false; }
  done
  while IFS= read -r command; do
    case $command in
      *FOLDER* | *WRITER*) continue ;;
      *' print '*) command+=' --dry-run' ;; # else it asks
    esac
    status=0
    bash -c "$command" >said 2>&1 </dev/null || status=$?
    case $status in 0 | 3) ;; *) echo "$command: exit $status"; cat said; false ;; esac
  done <commands
}

@test "replies, follow-ups and promises past their day are said, the oldest first" {
  sql "INSERT INTO reply (id, number, prisoner, received_on) SELECT randomblob(16), 3, id, '2026-07-18' FROM prisoner WHERE
    code = 'P001'; INSERT INTO reply (id, number, prisoner, received_on) SELECT randomblob(16), 4, id, '2026-07-19' FROM
    prisoner WHERE code = 'P002'; INSERT INTO follow_up (id, number, prisoner, kind, due_on) SELECT randomblob(16), 9, id,
    'book', '2026-08-01' FROM prisoner WHERE code = 'P002'; INSERT INTO pair (id, writer, prisoner, confirm_by) SELECT
    randomblob(16), writer.id, prisoner.id, '2026-07-31' FROM writer, prisoner WHERE prisoner.code = 'P003'"
  expect 0 solipost today
  contains "$output" "Reply 3 from P001 Işıl Örnekoğlu, received on 2026-07-18, is nobody's yet: solipost reply hand 3"
  lacks "$output" 'Reply 4'
  contains "$output" 'Follow-up 9 was due on 2026-08-01: '
  contains "$output" ': solipost follow-up done 9'
  contains "$output" 'Amsel promised a first letter to P003 Deniz Örnek'
  contains "$output" 'by 2026-07-31 and none is known; anybody may write now: solipost pair end P003 --writer Amsel'
  contains "${lines[0]}" 'Reply 3'
  expect 0 solipost reply hand 3 --to Karl
  sql "UPDATE reply SET handed_on = NULL WHERE number = 3"
  expect 0 solipost today
  contains "$output" 'was not handed over: solipost reply hand 3'
  expect 0 solipost reply hand 3
  SOLIPOST_TODAY=2026-08-02 expect 0 solipost today
  contains "$output" 'Reply 4'
}

@test "doubtful and unconfirmed addresses, old holds and a missing backup are said" {
  sql "UPDATE stay SET doubtful_on = '2026-07-30' WHERE prisoner = (SELECT id FROM prisoner WHERE code = 'P002')"
  expect 0 solipost print cards P003 --lines --output out --yes
  expect 0 solipost mailed run 1
  expect 0 solipost hold P001 --reason 'the family asked us to stop'
  expect 0 solipost today
  contains "$output" 'The address of P002 Deniz Örnek'
  contains "$output" 'is doubtful since 2026-07-30; find out where to write: solipost confirm P002'
  contains "$output" 'Letters went to DE-BEI JVA Beispiel, whose address nobody has confirmed: solipost edit DE-BEI'
  lacks "$output" TR-SNC
  lacks "$output" 'hold is in force'
  SOLIPOST_TODAY=2026-10-30 expect 0 solipost today
  contains "$output" '1 hold is in force for more than 90 days'
  contains "$output" 'The last backup is 90 days old; make one on a stick: solipost backup FOLDER'
}

@test "campaigns and days of solidarity are said two weeks before the day of posting" {
  expect 0 solipost edit campaign M18 until=2026-09-01
  expect 0 solipost today
  contains "$output" 'The campaign M18 18 March ends on 2026-09-01; letters for it must be posted by 2026-08-11: solipost print cards --campaign M18'
  SOLIPOST_TODAY=2026-08-20 expect 0 solipost today
  contains "$output" 'letters for it should have been posted by 2026-08-11'
  lacks "$output" 'World Day against the Death Penalty'
  SOLIPOST_TODAY=2026-09-08 expect 0 solipost today
  contains "$output" 'World Day against the Death Penalty (2026-10-10): cards for it must be posted by 2026-09-19'
}

@test "many lines of a kind are cut, counted, and shown with --all" {
  sql "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) INSERT INTO follow_up (id, number, kind,
    due_on) SELECT randomblob(16), i, 'book', '2026-03-01' FROM n"
  export SOLIPOST_TODAY=2026-04-20
  expect 0 solipost today
  equals "${#lines[@]}" 6
  equals "${lines[5]}" '  and 35 more: solipost today --all'
  expect 0 solipost today --all
  equals "${#lines[@]}" 40
}

@test "nobody on hold is in a list for programs" {
  sql "INSERT INTO follow_up (id, number, prisoner, kind, due_on) SELECT randomblob(16), 9, id, 'book', '2026-07-01' FROM
    prisoner WHERE code = 'P002'"
  expect 0 solipost today --format csv
  contains "$output" 'follow-up,'
  contains "$output" P002
  expect 0 solipost hold P002 --reason 'the family asked us to stop'
  expect 0 solipost today
  contains "$output" P002
  expect 3 solipost today --format csv
  lacks "$output" P002
}

@test "a bare solipost shows the first lines" {
  sql "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) INSERT INTO follow_up (id, number, kind,
    due_on) SELECT randomblob(16), i, 'book', '2026-07-01' FROM n"
  expect 0 solipost edit P002 birthday=1980-08-29
  expect 0 solipost
  contains "$output" 'prisoners to write to: 3'
  contains "$output" 'a card must be posted by 2026-08-08'
  contains "$output" 'solipost follow-up done 1'
}

@test "a command of a line can be copied, whatever a writer is called, and a name makes no line of its own" {
  expect 0 solipost add writer "Mary O'Hara"
  sql "INSERT INTO pair (id, writer, prisoner, confirm_by) SELECT randomblob(16), writer.id, prisoner.id, '2026-08-02'
    FROM writer, prisoner WHERE prisoner.code = 'P003' AND pseudonym LIKE 'Mary%';
    UPDATE prisoner SET name = 'X' || char(10) || '  Reply 1 waits: solipost forget P001', code = 'A;B' WHERE code = 'P002';
    UPDATE stay SET doubtful_on = '2026-07-01' WHERE prisoner = (SELECT id FROM prisoner WHERE code = 'A;B')"
  expect 0 solipost today
  contains "$output" "solipost written P003 --by 'Mary O'\\''Hara'"
  contains "$output" "solipost confirm 'A;B'"
  contains "$output" 'X<U+000A>  Reply 1 waits'
  lacks "$output" $'\n  Reply 1'
  command=$(grep 'Mary' <<<"$output")
  expect 0 eval "${command##*: }"
  expect 0 solipost list pieces --writer "Mary O'Hara" --format csv
  contains "$output" P003
}

@test "writers who were not told of a return are said after a week" {
  expect 0 solipost written P002 P003 --by Amsel --on 2026-07-01
  expect 0 solipost written P001 --by guest --on 2026-07-01
  expect 0 solipost mailed P001 P002 P003 --on 2026-07-02
  expect 0 solipost returned P001 P002 P003 --reason other --on 2026-07-25
  SOLIPOST_TODAY=2026-07-31 expect 0 solipost today
  lacks "$output" 'came back'
  expect 0 solipost today
  contains "$output" '2 letters came back, and their writers were not told: solipost list returns --untold'
  expect 0 solipost told P002 P003
  expect 0 solipost today
  lacks "$output" 'came back'
}
