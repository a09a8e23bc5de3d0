# SPDX-License-Identifier: MIT
# The vault: who writers really are. It opens with its own passphrase alone, and nothing of it stands anywhere else.
load helper
load register
load terminal

passphrase='otter velvet canyon thimble jigsaw meadow'
other='karton wimpel feder tiger zitrone quelle'

setup() {
  solipost_fresh_home
  sample_register
  printf '%s\n' "$passphrase" >passphrase
  printf '%s\n' "$other" >other
  printf '%s\n%s\n' "$passphrase" "$other" >both
}

vault() {
  local status=$1
  shift
  expect "$status" solipost vault "$@" --vault-passphrase-fd 3 3<passphrase
}

erika() {
  vault 0 set Amsel --name 'Erika Mustermann' --address 'Erlenpfad 1|12345 Örtlingen' --email=erika@example.org
}

@test "what is put into the vault is shown to whoever knows its passphrase" {
  erika
  contains "$errors" 'The vault is made now'
  contains "$errors" 'Amsel is in the vault'
  vault 0 show Amsel
  contains "$output" 'Erika Mustermann'
  contains "$output" '12345 Örtlingen'
  contains "$output" 'erika@example.org'
  expect 1 solipost vault show Amsel --vault-passphrase-fd 3 3<other
  contains "$errors" 'not the passphrase of the vault'
  equals "$output" ''
}

@test "what was not given stays, and an empty value takes a detail out" {
  erika
  vault 0 set Amsel --phone '0711 0' --email ''
  lacks "$errors" 'made now'
  vault 0 show
  contains "$output" 'Erika Mustermann'
  contains "$output" '0711 0'
  lacks "$output" '@'
  vault 2 set Amsel --name '' --address '' --phone ''
  contains "$errors" 'vault remove'
}

@test "nothing of it stands in the register's bytes, in history, lists or files" {
  erika
  solipost vault set Amsel --name='Erika Andersname' --phone 07110815 --vault-passphrase-fd 3 3<passphrase 2>/dev/null
  expect 0 solipost history
  contains "$output" 'vault set Amsel'
  contains "$output" 'entry of the vault Amsel'
  lacks "$output" Erika
  lacks "$output" '-fd'
  solipost backup copy.solipost 2>/dev/null
  {
    cat "$SOLIPOST_REGISTER"* copy.solipost
    solipost history --format csv
    solipost list writers --format json
    solipost list writers --format csv
    solipost show writer Amsel
    sqlite3 "$SOLIPOST_REGISTER" .dump
  } >everything
  for text in Erika Mustermann Andersname Erlenpfad rtlingen erika@ 07110815 otter canyon; do
    run grep -caF -- "$text" everything
    equals "$text: $output" "$text: 0"
  done
  grep -qaF Amsel everything
  # Not even the ciphertext goes into a file of the history.
  sealed=$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT sealed FROM vault_entry')
  lacks "$(solipost history --format csv)" "${sealed:0:24}"
}

@test "lists and show say that there is an entry, and no more" {
  expect 0 solipost list writers
  lacks "$output" vault
  erika
  expect 0 solipost list writers
  contains "$output" 'in the vault'
  expect 0 solipost list writers --format csv
  contains "${lines[0]}" vault
  contains "${lines[1]}" yes
  expect 0 solipost show writer Amsel
  contains "$output" 'in the vault'
}

@test "a weak passphrase is refused, with the reason" {
  printf 'briefgruppe2026\n' >weak
  expect 1 solipost vault set Amsel --name X --vault-passphrase-fd 3 3<weak
  contains "$errors" 'too weak'
  contains "$errors" 'five words'
  # The name of the group is known to everybody.
  printf 'Letter group Example\n' >weak
  expect 1 solipost vault set Amsel --name X --new-passphrase-fd 3 3<weak
  contains "$errors" 'too weak'
  expect 1 solipost vault show --vault-passphrase-fd 3 3<weak
  contains "$errors" 'no vault in this register yet'
}

@test "another passphrase locks the same entries, and undo goes on working" {
  erika
  vault 0 set Amsel --name 'Max Muster'
  expect 0 solipost vault passphrase --vault-passphrase-fd 3 --new-passphrase-fd 3 3<both
  contains "$errors" 'backups that were made before'
  vault 1 show
  expect 0 solipost undo
  expect 0 solipost vault show --vault-passphrase-fd 3 3<other
  contains "$output" 'Erika Mustermann'
}

@test "an entry is taken out without the passphrase, and undo brings it back" {
  erika
  expect 2 solipost vault remove Amsel
  contains "$errors" '--yes'
  expect 0 solipost vault remove Amsel --yes
  expect 1 solipost vault remove Amsel --yes
  contains "$errors" 'not in the vault'
  vault 1 show Amsel
  expect 0 solipost undo
  vault 0 show Amsel
  contains "$output" 'Erika Mustermann'
}

@test "whoever is deleted is in the vault no longer" {
  erika
  expect 0 solipost delete writer Amsel --yes
  vault 0 show
  equals "$output" ''
  contains "$errors" 'The vault is empty'
}

@test "with a lost passphrase only an empty vault begins anew" {
  erika
  expect 1 solipost vault passphrase --forgotten --yes --new-passphrase-fd 3 3<other
  contains "$errors" 'still in the vault'
  solipost vault remove Amsel --yes 2>/dev/null
  expect 0 solipost vault passphrase --forgotten --yes --new-passphrase-fd 3 3<other
  expect 0 solipost vault set Amsel --name 'Max Muster' --vault-passphrase-fd 3 3<other
  vault 1 show
}

@test "an entry that was tampered with does not hide the others" {
  erika
  solipost add writer Drossel 2>/dev/null
  vault 0 set Drossel --name 'Max Muster'
  sqlite3 "$SOLIPOST_REGISTER" "UPDATE vault_entry SET sealed = (SELECT sealed FROM vault_entry ORDER BY id LIMIT 1)"
  vault 3 show
  contains "$output" 'Erika Mustermann'
  lacks "$output" 'Max Muster'
  contains "$errors" 'Drossel: this entry of the vault does not open'
}

@test "an entry of an older vault that undo brings back says that it was locked with that one" {
  erika
  solipost vault remove Amsel --yes 2>/dev/null
  local removal
  removal=$(solipost history --limit 1 --format csv | tail -n 1 | cut -d, -f1)
  expect 0 solipost vault passphrase --forgotten --yes --new-passphrase-fd 3 3<other
  expect 0 solipost undo "$removal"
  expect 1 solipost vault show Amsel --vault-passphrase-fd 3 3<other
  contains "$errors" 'locked with an older vault'
  contains "$errors" 'vault remove'
  expect 3 solipost vault show --vault-passphrase-fd 3 3<other
  contains "$errors" 'locked with an older vault'
  contains "$errors" 'vault remove'
  expect 0 solipost vault remove Amsel --yes
  expect 0 solipost vault set Amsel --name 'Max Muster' --vault-passphrase-fd 3 3<other
}

@test "the passphrase it has is no new one" {
  erika
  expect 1 solipost vault passphrase --vault-passphrase-fd 3 --new-passphrase-fd 4 3<passphrase 4<passphrase
  contains "$errors" 'has now'
}

@test "without a terminal the options are named" {
  expect 2 solipost vault set Amsel
  contains "$errors" '--address'
  expect 2 solipost vault set Amsel --name X
  contains "$errors" '--new-passphrase-fd 3 3<FILE'
  erika
  expect 2 solipost vault show
  contains "$errors" '--vault-passphrase-fd 3 3<FILE'
  expect 2 solipost vault show --vault-passphrase-fd 8
  contains "$errors" 'no file is open'
}

# ---- on a terminal ----

@test "a passphrase that is typed never stands on the screen" {
  start_terminal "$(printf '%q ' solipost vault set Amsel)"
  wait_for 'New passphrase for the vault'
  grep -qF 'Nobody can help when this passphrase is forgotten' screen
  type_keys 'passwort\n'
  wait_for 'Too weak'
  wait_for 'New passphrase for the vault'
  sleep 0.2
  type_keys "$passphrase\\n"
  wait_for 'The same once more'
  type_keys 'something else\n'
  wait_for 'These two are not the same'
  sleep 0.2
  type_keys "$passphrase\\n"
  wait_for 'Strong:'
  sleep 0.2
  type_keys "$passphrase\\n"
  wait_for 'Real name'
  type_keys 'Erika Mustermann\n'
  wait_for 'Address'
  type_keys '\n'
  wait_for 'E-mail'
  type_keys '\n'
  wait_for 'Telephone'
  type_keys '\n'
  wait_for 'Amsel is in the vault'
  end_terminal
  equals "$terminal_status" 0
  # What is asked in the open is seen again.
  grep -qF 'Erika Mustermann' screen
  for word in passwort otter canyon 'something else'; do
    lacks "$(<screen)" "$word"
  done
  vault 0 show
  contains "$output" 'Erika Mustermann'
}

@test "Enter alone gives six words, shown once, typed once" {
  start_terminal "$(printf '%q ' solipost vault set Amsel --name 'Erika Mustermann')"
  wait_for 'New passphrase for the vault'
  type_keys '\n'
  wait_for 'Type it once'
  words=$(tr -d '\r' <screen | sed -n 's/^    \([a-z ]*\)$/\1/p')
  equals "$(wc -w <<<"$words")" 6
  type_keys 'wrong words\n'
  wait_for 'it still stands above'
  sleep 0.2
  type_keys "$words\\n"
  wait_for 'Amsel is in the vault'
  end_terminal
  equals "$terminal_status" 0
  equals "$(grep -cF "$words" screen)" 1
  printf '%s\n' "$words" >passphrase
  vault 0 show
  contains "$output" 'Erika Mustermann'
}

@test "three tries, then it ends" {
  erika
  start_terminal "$(printf '%q ' solipost vault show)"
  for turn in 1 2 3; do
    wait_for 'Passphrase of the vault'
    sleep 0.3
    type_keys "wrong $turn\\n"
    sleep 1.2
  done
  end_terminal
  equals "$terminal_status" 1
  contains "$(<screen)" 'solipost: this is not the passphrase of the vault'
  lacks "$(<screen)" 'wrong 1'
  lacks "$(<screen)" 'Erika'
}

@test "Ctrl-C at the passphrase leaves the terminal as it was" {
  erika
  start_terminal "bash -c 'solipost vault show; stty -a; echo that was it'"
  wait_for 'Passphrase of the vault'
  type_keys 'half\003'
  wait_for 'that was it'
  end_terminal
  contains "$(<screen)" 'stopped; nothing was changed'
  contains "$(<screen)" ' echo '
  lacks "$(<screen)" half
}
