# SPDX-License-Identifier: MIT
# The whole correspondence with somebody, as 'solipost show' tells it.
load helper
load register

setup() {
  solipost_fresh_home
  sample_register
}

# what PERSON: day and what happened, one line each.
what() { solipost show "$1" 2>/dev/null | sed -n '/^Correspondence/,$p' | tail -n +3 | sed 's/  *$//'; }

@test "everything that happened stands in its order, the newest last" {
  {
    solipost written P001 --by Amsel --on 2026-03-01
    solipost mailed P001 --on 2026-03-02
    solipost note add P001 'likes chess' --level table
    solipost hold P001 --reason 'the family asked'
    sqlite3 "$SOLIPOST_REGISTER" "INSERT INTO returned_mail (id, piece, returned_on, reason) SELECT randomblob(16), id,
        '2026-04-05', 'unclaimed' FROM piece;
      INSERT INTO reply (id, number, prisoner, received_on) SELECT randomblob(16), 3, id, '2026-05-06' FROM prisoner
        WHERE code = 'P001';
      UPDATE piece SET answered_on = '2026-05-06', stage = 'answered'"
  } >log 2>&1
  what P001 >lines
  [ "$(sort -k1,1 -s lines | diff - lines)" = '' ]
  for part in '2026-03-01 .*written .*Amsel' '2026-03-02 .*mailed .*TR-SNC' '2026-04-05 .*came back .*not claimed' \
    '2026-05-06 .*answered' '2026-05-06 .*reply 3' '2026-08-01 .*note 1 .*likes chess' '2026-08-01 .*on hold .*the family'; do
    grep -qE "^$part" lines || { echo "$part"; cat lines; return 1; }
  done
  [ "$(grep -c . lines)" -eq 7 ]
}

@test "a letter for two stands with both, and nobody else" {
  {
    solipost written P001 --by guest --on 2026-03-01
    sqlite3 "$SOLIPOST_REGISTER" "INSERT INTO addressee (id, piece, prisoner, position) SELECT randomblob(16), piece.id,
      prisoner.id, 2 FROM piece, prisoner WHERE prisoner.code = 'P002'"
  } >log 2>&1
  contains "$(what P002)" 'written'
  lacks "$(what P003)" 'written'
}

@test "a transfer shows where the person was, and names of any script keep the columns" {
  {
    solipost transfer P003 TR-SNC --ward 'سارا' --date 2026-06-01
    solipost written P003 --by guest --on 2026-06-02
  } >log 2>&1
  what P003 >lines
  grep -qE '^2026-06-01 .*held at +TR-SNC' lines || { cat lines log; return 1; }
  # What happened begins in one column on every line.
  [ "$(awk '{ print index($0, "held at") + index($0, "written") + index($0, "left") }' lines | sort -u | wc -l)" -eq 1 ] ||
    { cat lines; return 1; }
}

@test "all who wrote are named, and what was cancelled says so, in the words of the screen" {
  {
    solipost written P003 --by Amsel --by guest --on 2026-06-02
    solipost written P003 --new --by guest --kind letter --on 2026-06-03
    solipost cancel "$(solipost list pieces P003 --columns number --format csv | tail -1)"
  } >log 2>&1
  what P003 >lines
  grep -qE '^2026-06-02 .*written +a card, Amsel, guest$' lines || { cat lines log; return 1; }
  grep -qE '^2026-06-03 .*written +a letter, guest, cancelled$' lines || { cat lines log; return 1; }
  LANGUAGE=de LC_ALL= LANG=de_DE.UTF-8 expect 0 solipost show P003
  contains "$output" 'eine Karte, Amsel'
}
