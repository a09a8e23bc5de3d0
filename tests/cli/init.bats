# SPDX-License-Identifier: MIT
# A new register: three questions on a terminal, options elsewhere.
load helper
load terminal

@test "a bare solipost says how to begin" {
  expect 0 solipost
  contains "$output" 'solipost init'
  contains "$output" "$HOME/.local/share/solipost/register.solipost"
  equals "$errors" ''
}

@test "init takes options and says what comes next" {
  expect 0 solipost init --name 'Letters for Freedom' --sender 'Postfach 12|70001 Stuttgart' --country Germany
  equals "$output" ''
  contains "$errors" 'Letters for Freedom'
  contains "$errors" 'solipost import prisons'
  [ "$(stat -c %a "$HOME/.local/share/solipost/register.solipost")" = 600 ]
  [ "$(stat -c %a "$HOME/.local/share/solipost")" = 700 ]
  expect 0 solipost group show
  contains "$output" 'Postfach 12'
  contains "$output" 'Germany'
}

@test "off a terminal nothing is asked: the missing option is named" {
  expect 2 solipost init --name 'Letters for Freedom'
  contains "$errors" '--sender'
  [ ! -e "$HOME/.local/share/solipost" ]
}

@test "a country that does not exist makes no register" {
  expect 2 solipost init --name A --sender B --country Atlantis
  contains "$errors" 'Atlantis'
  [ ! -e "$HOME/.local/share/solipost" ]
}

@test "an existing register is never touched" {
  solipost init --name A --sender B --country DE 2>/dev/null
  before=$(sha256sum <"$HOME/.local/share/solipost/register.solipost")
  expect 2 solipost init --name C --sender D --country DE
  contains "$errors" 'already'
  equals "$(sha256sum <"$HOME/.local/share/solipost/register.solipost")" "$before"
}

@test "on a terminal three questions are asked, '?' explains, a wrong country is asked again" {
  on_terminal 0 'Our group\n?\nPostfach 1\n70001 Stuttgart\n\nAtlantis\nGermany\n' solipost init
  contains "$output" 'for example a post box'
  contains "$output" '"Atlantis" is no country'
  expect 0 solipost group show
  contains "$output" 'Our group'
  contains "$output" '70001 Stuttgart'
}

@test "Ctrl-D in the middle leaves nothing behind" {
  on_terminal 1 'Our group\n' solipost init
  contains "$output" 'nothing was changed'
  [ ! -e "$HOME/.local/share/solipost/register.solipost" ]
}

@test "an empty answer to a question that needs one is asked again" {
  on_terminal 0 '\nOur group\nPostfach 1\n\nDE\n' solipost init
  contains "$output" 'This is needed'
}

@test "a register in a folder that is copied elsewhere is warned about" {
  mkdir -p "$HOME/Nextcloud/letters"
  expect 0 solipost init --name A --sender B --country DE --register "$HOME/Nextcloud/letters/r.solipost"
  contains "$errors" 'Nextcloud'
  mkdir -p "$HOME/shared/.stfolder" "$HOME/shared/deep"
  expect 0 solipost init --name A --sender B --country DE --register "$HOME/shared/deep/r.solipost"
  contains "$errors" 'Syncthing'
  expect 0 solipost init --name A --sender B --country DE --register "$HOME/plain.solipost"
  lacks "$errors" 'warning'
}

@test "a folder that cannot be made is an error with its name" {
  : >"$HOME/file"
  expect 1 solipost init --name A --sender B --country DE --register "$HOME/file/r.solipost"
  contains "$errors" "$HOME/file"
}

@test "without a register each command says how to begin one" {
  expect 1 solipost list prisoners
  contains "$errors" 'solipost init'
  equals "$output" ''
}

@test "what stands in the place of a new register is named as what it is, and left alone" {
  mkdir folder
  : >empty
  echo 'name,prison' >list.csv
  expect 2 solipost init --register folder --name A --sender B --country DE
  contains "$errors" 'folder is a folder'
  contains "$errors" '--register folder/register.solipost'
  expect 2 solipost init --register empty --name A --sender B --country DE
  contains "$errors" 'empty is an empty file'
  expect 2 solipost init --register list.csv --name A --sender B --country DE
  contains "$errors" 'list.csv is another kind of file'
  [ "$(cat list.csv)" = 'name,prison' ]
  sqlite3 other.db 'CREATE TABLE x (y)'
  expect 1 solipost init --register other.db --name A --sender B --country DE
  contains "$errors" 'other.db is not a register'
}
