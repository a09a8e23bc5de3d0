#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# A register that somebody else made to do harm: what stands in it shows on the screen and does nothing else.
load helper
load register
load terminal

setup() {
  solipost_fresh_home
  sample_register
}

@test "control sequences in the register never reach the terminal" {
  sqlite3 "$SOLIPOST_REGISTER" "UPDATE writer SET pseudonym = char(27) || '[2J' || char(7) || 'Amsel' || char(0x202e);
    UPDATE prisoner SET name = char(27) || ']0;x' || char(7) || code, note = char(0x9b) || '31m' || char(13) || 'gone';
    UPDATE journal_commit SET who = char(27) || '[31m', command = char(27) || 'c';"
  for command in 'list writers' 'list prisoners' 'list prisoners --format csv' 'list prisoners --format json' \
    'list writers --format csv' 'show P001' 'history' 'history P001' 'check' 'find P0' 'show Nobody'; do
    on_terminal 0 '' bash -c "PAGER=cat solipost $command || true"
    output=${output//$'\033[K'/} # of the line that shows how far "check" is
    [ -n "$output" ]
    for bad in $'\033' $'\a' $'\xc2\x9b' $'\xe2\x80\xae'; do
      lacks "$output" "$bad"
    done
  done
  expect 0 solipost list writers
  contains "$output" '<U+001B>[2J'
}

@test "bytes that are no UTF-8 are shown as unknown signs, everywhere" {
  sqlite3 "$SOLIPOST_REGISTER" "UPDATE prisoner SET name = CAST(x'41ff42' AS TEXT) WHERE code = 'P001';"
  expect 0 solipost show P001
  contains "$output" $'A\xef\xbf\xbdB'
  for command in 'list prisoners' 'list prisoners --format json' 'list prisoners --format csv' 'find P001' 'check'; do
    solipost $command >out 2>err || true
    iconv -f UTF-8 -t UTF-8 <out >/dev/null
    iconv -f UTF-8 -t UTF-8 <err >/dev/null
  done
}

@test "a trigger, a view or another table is refused in plain words, and check says the same" {
  for sql in "CREATE TRIGGER evil AFTER UPDATE ON prisoner BEGIN DELETE FROM hold; END" \
    "DROP TABLE hold; CREATE VIEW hold AS SELECT * FROM note" "CREATE TABLE evil (x)"; do
    cp "$SOLIPOST_REGISTER" evil.solipost
    if [ "$(head -c 8 evil.solipost)" = SOLIPOST ]; then
      solipost decrypt --yes --register evil.solipost 2>/dev/null
    fi
    command sqlite3 evil.solipost "$sql"
    for command in 'list prisoners' 'check' 'edit P001 name=Ada'; do
      expect 1 solipost $command --register evil.solipost
      contains "$errors" 'is not built as solipost builds it'
    done
    expect 1 solipost restore evil.solipost --yes
    contains "$errors" 'cannot be restored'
    equals "$(command sqlite3 evil.solipost "SELECT name FROM prisoner WHERE code = 'P001'")" 'Işıl Örnekoğlu'
  done
  expect 0 solipost check
}

@test "a database that is no register is left as it is" {
  command sqlite3 other.db "CREATE TABLE music (title); INSERT INTO music VALUES ('x')"
  before=$(sha256sum <other.db)
  for command in 'list prisoners' 'edit P001 name=Ada' 'encrypt --light --new-passphrase-fd 9'; do
    solipost $command --register other.db >out 2>err && return 1
    contains "$(cat err)" 'other.db is not a register'
  done
  equals "$(sha256sum <other.db)" "$before"
}

@test "days without a year, put in by other hands, stop no command" {
  local command
  solipost decrypt --yes 2>/dev/null || true # such a file is refused by "encrypt"
  sqlite3 "$SOLIPOST_REGISTER" "
    PRAGMA ignore_check_constraints = 1;
    UPDATE prison SET checked_on = '--03-05', closed_on = '--02-29', confidence = 'confirmed';
    UPDATE prisoner SET ended_on = '--03-05' WHERE code = 'P002';
    UPDATE stay SET since = '--03-05';
    INSERT INTO backup_made (at, place, checksum) VALUES ('--03-05', '/stick/x', 'x');
    INSERT INTO hold (id, prisoner, since, reason) SELECT randomblob(16), id, '--03-05', 'x' FROM prisoner WHERE code = 'P003';
    INSERT INTO retention (id, kind, days) VALUES (randomblob(16), 'ended', 2147483648), (randomblob(16), 'notes', -1)"
  for command in '' check 'list prisons' 'list holds' 'show P001' 'show TR-SNC' 'print cards --lines --dry-run' \
    handover 'retention list' 'retention run --dry-run' 'history' 'forget P002 --dry-run'; do
    local status=0
    # shellcheck disable=SC2086
    solipost $command >said 2>&1 || status=$?
    [ "$status" -le 3 ] || { printf '%s: %s\n' "$command" "$status" >&2; cat said >&2; return 1; }
  done
}
