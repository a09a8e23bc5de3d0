#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# The encrypted register: made, locked, unlocked, given another passphrase, copied and brought back. The program itself is
# called here, with and without its passphrase.
load helper
load terminal

secret='rot kamel sonne tisch wolke berg'
other='karton wimpel feder tiger zitrone quelle'

# with PASSPHRASE solipost ...: gives it through a file descriptor. (The program's name makes the tests easy to find.)
with() {
  local given=$1
  shift 2
  "$solipost_itself" "$@" --passphrase-fd 8 8<<<"$given"
}

with_two() {
  local old=$1 new=$2
  shift 3
  "$solipost_itself" "$@" --passphrase-fd 8 --new-passphrase-fd 7 8<<<"$old" 7<<<"$new"
}

bare() {
  shift
  "$solipost_itself" "$@"
}

# As if somebody else sat down: no key of this register rests in the kernel.
an_encrypted_register() {
  export SOLIPOST_REGISTER="$PWD/group.solipost"
  with "$secret" solipost init --light --name 'Letter group Example' --sender 'Postfach 12|70001 Stuttgart' --country DE 2>/dev/null
  with "$secret" solipost add prison Sincan --code TR-SNC --country TR 2>/dev/null
  with "$secret" solipost add prisoner 'Deniz Zinciroglu' --prison TR-SNC --contact direct 2>/dev/null
}

ready_to_print() {
  with "$secret" solipost edit P001 languages=de 2>/dev/null
  with "$secret" solipost add prison JVA --code DE-X --country DE --street 'Weg 1' --city Stuttgart --postcode 70001 2>/dev/null
  with "$secret" solipost transfer P001 DE-X 2>/dev/null
}

# A keyring may be missing where tests run; then what rests in it is asked every time, and that is said.
has_keyring() {
  local key
  key=$(keyctl add user "solipost-test-$$" x @u 2>/dev/null) && keyctl unlink "$key" @u 2>/dev/null
}

holds_no_name() { ! grep -qaiE 'zinciroglu|deniz|letter group|postfach|SQLite format' "$@"; }

# ---- making one ----

@test "a register is encrypted unless somebody says that it is not" {
  expect 2 bare solipost init --name G --sender 'A|B' --country DE
  contains "$errors" 'a register is encrypted, and no passphrase was given'
  contains "$errors" '--plain'
  [ ! -e "$HOME/.local/share/solipost/register.solipost" ]
  expect 0 bare solipost init --plain --name G --sender 'A|B' --country DE
  contains "$errors" 'It is not encrypted'
  expect 2 bare solipost init --plain --passphrase-fd 8 --name G --sender 'A|B' --country DE --register x.solipost 8<<<"$secret"
  contains "$errors" 'exclude each other'
}

@test "a weak passphrase is refused, and nothing is made" {
  expect 1 with 'sommer2024' solipost init --name G --sender 'A|B' --country DE --register x.solipost
  contains "$errors" 'too weak'
  [ ! -e x.solipost ]
}

@test "on a terminal the passphrase is asked twice and never shown" {
  start_terminal "$solipost_itself init --light --name G --sender A --country DE --register x.solipost"
  wait_for 'assphrase'
  sleep 0.3
  type_keys "$secret\n"
  wait_for 'once more'
  type_keys "$secret\n"
  end_terminal
  equals "$terminal_status" 0
  lacks "$(<screen)" 'kamel'
  lacks "$(<screen)" 'not encrypted'
  equals "$(head -c 8 x.solipost)" SOLIPOST
  bare solipost lock --register x.solipost 2>/dev/null
  expect 0 with "$secret" solipost group show --register x.solipost
  contains "$output" 'G'
}

@test "no file of an encrypted register holds a name, and all are private" {
  an_encrypted_register
  holds_no_name group.solipost*
  equals "$(stat -c %a group.solipost group.solipost.previous group.solipost.lock | sort -u)" 600
  expect 0 with "$secret" solipost list prisoners
  contains "$output" 'Deniz Zinciroglu'
}

# ---- locked ----

@test "without the passphrase nothing is told, with a wrong one neither" {
  an_encrypted_register
  local before
  before=$(sha256sum group.solipost)
  expect 2 bare solipost list prisoners
  contains "$errors" '--passphrase-fd'
  equals "$output" ''
  expect 1 with 'falsch falsch falsch falsch' solipost list prisoners
  contains "$errors" 'not the passphrase'
  equals "$output" ''
  expect 1 with 'falsch falsch falsch falsch' solipost add prison X --country DE
  expect 1 with 'falsch falsch falsch falsch' solipost backup copy.solipost
  [ ! -e copy.solipost ]
  equals "$(sha256sum group.solipost)" "$before"
}

@test "on a terminal three attempts are given" {
  an_encrypted_register
  on_terminal 1 'a\nb\nc\nd\n' "$solipost_itself" list prisoners
  contains "$output" 'not the passphrase'
  lacks "$output" 'Zinciroglu'
  on_terminal 0 "wrong\n$secret\n" "$solipost_itself" list prisoners
  contains "$output" 'Zinciroglu'
  bare solipost lock 2>/dev/null
}

@test "unlock keeps the key for a while, lock drops it at once" {
  an_encrypted_register
  expect 0 bare solipost lock
  contains "$errors" 'locked already'
  expect 0 with "$secret" solipost unlock
  if has_keyring; then
    contains "$errors" '15 minutes'
    expect 0 bare solipost list prisoners
    contains "$output" 'Zinciroglu'
    expect 0 bare solipost add prisoner 'Ali Beispiel'
  else
    contains "$errors" 'keeps no keys'
  fi
  expect 0 bare solipost lock
  expect 2 bare solipost list prisoners
  expect 1 with wrong solipost unlock
}

@test "how long the key rests is a setting of the register" {
  an_encrypted_register
  expect 0 with "$secret" solipost unlock --minutes 1
  if has_keyring; then contains "$errors" '1 minute'; fi
  expect 0 with "$secret" solipost unlock --each-time
  contains "$errors" 'asked of every command'
  expect 2 bare solipost list prisoners
  expect 2 with "$secret" solipost unlock --each-time --minutes 3
  expect 2 with "$secret" solipost unlock --minutes 0
}

@test "a passphrase given through a file does not unlock for others" {
  an_encrypted_register
  expect 0 with "$secret" solipost list prisoners
  expect 2 bare solipost list prisoners
}

@test "unlock and lock say that a plain register has nothing to lock" {
  bare solipost init --plain --name G --sender 'A|B' --country DE --register x.solipost 2>/dev/null
  expect 2 bare solipost unlock --register x.solipost
  contains "$errors" 'solipost encrypt'
  expect 2 bare solipost lock --register x.solipost
  expect 1 bare solipost lock --register nothing.solipost
}

# ---- another passphrase ----

@test "a new passphrase opens the register, the former one neither it nor the step before" {
  an_encrypted_register
  with "$secret" solipost backup old.solipost 2>/dev/null
  expect 0 with_two "$secret" "$other" solipost passphrase --light
  contains "$errors" 'keep the passphrase they were made with'
  expect 1 with "$secret" solipost list prisoners --register group.solipost.previous
  expect 1 with "$secret" solipost list prisoners
  expect 0 with "$other" solipost list prisoners
  contains "$output" 'Zinciroglu'
  expect 0 with "$secret" solipost list prisoners --register old.solipost
  expect 1 with_two "$other" 'hallo' solipost passphrase
  expect 1 with_two "$other" "$other" solipost passphrase
  contains "$errors" 'has now'
  expect 0 with "$other" solipost list prisoners
}

@test "whoever finds it unlocked can neither change the passphrase nor make it plain" {
  an_encrypted_register
  with "$secret" solipost unlock 2>/dev/null
  expect 2 bare solipost passphrase --new-passphrase-fd 7 7<<<"$other"
  contains "$errors" 'its passphrase was not given'
  expect 2 bare solipost decrypt --yes
  expect 1 with 'falsch falsch falsch falsch' solipost decrypt --yes
  equals "$(head -c 8 group.solipost)" SOLIPOST
  expect 0 with "$secret" solipost list prisoners
  bare solipost lock 2>/dev/null
}

# ---- plain and back ----

@test "encrypt leaves no name in the file, decrypt brings a plain register back" {
  export SOLIPOST_REGISTER="$PWD/group.solipost"
  bare solipost init --plain --name 'Letter group Example' --sender 'Postfach 12|70001 Stuttgart' --country DE 2>/dev/null
  bare solipost add prison Sincan --code TR-SNC --country TR 2>/dev/null
  bare solipost add prisoner 'Deniz Zinciroglu' --prison TR-SNC --contact direct 2>/dev/null
  cp group.solipost group.solipost.before-upgrade-1
  expect 0 bare solipost encrypt --light --new-passphrase-fd 7 7<<<"$secret"
  contains "$errors" 'before-upgrade-1 is an earlier state of the register and is not encrypted'
  rm group.solipost.before-upgrade-1
  holds_no_name group.solipost*
  expect 0 with "$secret" solipost show P001
  expect 0 with "$secret" solipost history
  contains "$output" 'add prisoner'
  expect 2 with "$secret" solipost encrypt
  contains "$errors" 'encrypted already'
  expect 2 with "$secret" solipost decrypt
  contains "$errors" '--yes'
  expect 0 with "$secret" solipost decrypt --yes
  equals "$(sqlite3 group.solipost 'PRAGMA integrity_check')" ok
  [ ! -e group.solipost.previous ]
  expect 0 bare solipost list prisoners
  contains "$output" 'Zinciroglu'
}

@test "the pictures of print runs are encrypted with the register and print again from it" {
  an_encrypted_register
  ready_to_print
  expect 0 with "$secret" solipost print cards P001 --lines --picture "$SOLIPOST_DATA/samples/sunrise.jpg" --acknowledge --yes
  equals "$(head -c 8 pictures/*)" SOLIPOST
  expect 0 with "$secret" solipost print again 1 --output again
  cmp cards-run-1.pdf again/*.pdf
  # Another passphrase, another key: what was copied before does not open them.
  cp -r pictures kept
  with "$secret" solipost backup old.solipost 2>/dev/null
  expect 0 with_two "$secret" "$other" solipost passphrase --light
  ! cmp -s pictures/* kept/*
  expect 0 with "$other" solipost print again 1 --output anew
  cmp cards-run-1.pdf anew/*.pdf
  expect 1 with "$secret" solipost print again 1 --output old --register old.solipost
  contains "$errors" 'no longer there'
  expect 0 with_two "$other" "$secret" solipost passphrase --light
  expect 0 with "$secret" solipost decrypt --yes
  equals "$(head -c 16 pictures/*)" 'solipost picture'
  expect 0 bare solipost print again 1 --output plain
  cmp cards-run-1.pdf plain/*.pdf
  expect 0 bare solipost encrypt --light --new-passphrase-fd 7 7<<<"$other"
  equals "$(head -c 8 pictures/*)" SOLIPOST
  expect 0 with "$other" solipost print again 1 --output third
  cmp cards-run-1.pdf third/*.pdf
}

# ---- copies ----

@test "a backup is encrypted, opens with the passphrase, and goes to another computer" {
  an_encrypted_register
  mkdir stick
  expect 0 with "$secret" solipost backup stick
  contains "$errors" 'opened the copy again'
  contains "$errors" 'on the same disk'
  holds_no_name stick/*
  expect 1 with "$secret" solipost backup stick/plain.solipost --plain
  contains "$errors" 'not copied without encryption'
  local copy=stick/solipost-2026-08-01.solipost
  export HOME="$PWD/laptop" XDG_DATA_HOME="$PWD/laptop/.local/share"
  unset SOLIPOST_REGISTER
  expect 1 with 'falsch falsch falsch falsch' solipost restore "$copy"
  [ ! -e "$XDG_DATA_HOME/solipost/register.solipost" ]
  expect 0 with "$secret" solipost restore "$copy"
  contains "$errors" 'is now as it was'
  expect 0 with "$secret" solipost list prisoners
  contains "$output" 'Zinciroglu'
  equals "$(head -c 8 "$XDG_DATA_HOME/solipost/register.solipost")" SOLIPOST
}

@test "pictures go along into every backup of one stick, whatever the passphrase was" {
  an_encrypted_register
  ready_to_print
  mkdir stick
  with "$secret" solipost print cards P001 --lines --picture "$SOLIPOST_DATA/samples/sunrise.jpg" --acknowledge --yes 2>/dev/null
  with "$secret" solipost backup stick/one.solipost 2>/dev/null
  with_two "$secret" "$other" solipost passphrase --light 2>/dev/null
  expect 0 with "$other" solipost backup stick/two.solipost
  contains "$errors" 'with 1 picture'
  expect 0 with "$other" solipost restore stick/two.solipost --register away/two.solipost
  expect 0 with "$other" solipost print again 1 --register away/two.solipost --output away
  expect 0 with "$secret" solipost restore stick/one.solipost --yes
  expect 0 with "$secret" solipost print again 1 --output back
  cmp cards-run-1.pdf away/*.pdf
  cmp cards-run-1.pdf back/*.pdf
}

@test "a bare solipost reminds of a backup that is missing or old" {
  an_encrypted_register
  expect 0 with "$secret" solipost
  contains "$output" 'No backup yet'
  with "$secret" solipost backup copy.solipost 2>/dev/null
  expect 0 with "$secret" solipost
  lacks "$output" 'backup'
  SOLIPOST_TODAY=2026-09-10 expect 0 with "$secret" solipost
  contains "$output" 'The last backup is 40 days old'
}

@test "a backup of a plain register is encrypted too, unless somebody says otherwise" {
  export SOLIPOST_REGISTER="$PWD/group.solipost"
  bare solipost init --plain --name 'Letter group Example' --sender 'Postfach 12|70001 Stuttgart' --country DE 2>/dev/null
  expect 2 bare solipost backup copy.solipost
  contains "$errors" 'a backup is encrypted'
  [ ! -e copy.solipost ]
  expect 0 bare solipost backup copy.solipost --light --new-passphrase-fd 7 7<<<"$secret"
  holds_no_name copy.solipost
  expect 0 with "$secret" solipost group show --register copy.solipost
  expect 0 bare solipost backup plain.solipost --plain
  contains "$errors" 'it is not encrypted'
}

@test "restore shows the difference first and says what would be lost" {
  an_encrypted_register
  with "$secret" solipost backup copy.solipost 2>/dev/null
  with "$secret" solipost add prisoner 'Ali Beispiel' 2>/dev/null
  expect 0 with "$secret" solipost restore copy.solipost --dry-run --format csv
  contains "$output" 'prisoners,2,1'
  contains "$errors" '1 step was made since and is not in the backup'
  expect 0 with "$secret" solipost list prisoners
  contains "$output" 'Ali'
  expect 2 with "$secret" solipost restore copy.solipost
  contains "$errors" '--yes'
  expect 0 with "$secret" solipost restore copy.solipost --yes
  contains "$errors" 'before-restore-1'
  expect 0 with "$secret" solipost list prisoners
  lacks "$output" 'Ali'
  expect 0 with "$secret" solipost list prisoners --register group.solipost.before-restore-1
  contains "$output" 'Ali'
}

@test "restore names holds that would be lost and people who would come back" {
  an_encrypted_register
  with "$secret" solipost add prisoner 'Ali Beispiel' 2>/dev/null
  with "$secret" solipost backup copy.solipost 2>/dev/null
  with "$secret" solipost hold P001 --reason 'the family asked' 2>/dev/null
  with "$secret" solipost forget P002 --yes >/dev/null 2>&1
  expect 0 with "$secret" solipost restore copy.solipost --dry-run
  contains "$errors" 'P001 is on hold now, and not in the backup'
  contains "$errors" 'P002 was forgotten since'
}

@test "the step before the last can be restored from beside the register" {
  an_encrypted_register
  with "$secret" solipost add prisoner 'Ali Beispiel' 2>/dev/null
  head -c 5000 group.solipost >cut && mv cut group.solipost
  expect 1 with "$secret" solipost list prisoners
  contains "$errors" 'damaged'
  contains "$errors" '.previous'
  expect 0 with "$secret" solipost restore group.solipost.previous --yes
  expect 0 with "$secret" solipost list prisoners
  contains "$output" 'Zinciroglu'
  lacks "$output" 'Ali'
}

# ---- what may go wrong ----

@test "a command that waits for another one says so, and both are kept" {
  an_encrypted_register
  exec 6>"group.solipost.lock"
  flock 6
  (with "$secret" solipost add prisoner 'Ali Beispiel' 2>said) 6>&- &
  for _ in $(seq 100); do
    ! grep -q waiting said 2>/dev/null || break
    sleep 0.1
  done
  contains "$(<said)" 'waiting for it'
  exec 6>&-
  wait $!
  expect 0 with "$secret" solipost list prisoners
  contains "$output" 'Ali Beispiel'
}

@test "a full disk is said, and the register is as it was" {
  an_encrypted_register
  local before
  before=$(sha256sum group.solipost)
  (ulimit -f 100 && with "$secret" solipost add prisoner 'Ali Beispiel' 2>said) && return 1
  contains "$(<said)" 'no room left'
  equals "$(sha256sum group.solipost)" "$before"
  equals "$(find . -name '.group*')" ''
}

@test "a descriptor that is not open is named" {
  an_encrypted_register
  expect 2 bare solipost list prisoners --passphrase-fd 77
  contains "$errors" '77'
  expect 2 bare solipost list prisoners --passphrase-fd x
}
