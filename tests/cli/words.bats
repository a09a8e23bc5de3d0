# SPDX-License-Identifier: MIT
# The command line itself: help, typing mistakes, options anywhere, output to files and pipes.
load helper
load register
load terminal

setup() {
  solipost_fresh_home
  sample_register
}

@test "a mistyped command is suggested" {
  expect 2 solipost histroy
  contains "$errors" "'history'"
  expect 2 solipost list prisonrs
  contains "$errors" "'list prisoners'"
  expect 2 solipost remove P001
  contains "$errors" "'delete'"
  equals "$output" ''
}

@test "the list of all commands names each of them once" {
  expect 0 solipost --help
  contains "$output" 'Texts, mail rules, postage, printers:'
  equals "$(grep -oE '^  [a-z]+( [a-z-]+)?  ' <<<"$output" | sort | uniq -d)" ''
}

@test "swapped words are understood" {
  expect 0 solipost prisoners list --format csv
  contains "$output" P001
  expect 0 solipost show group
  contains "$output" 'Letter group Example'
}

@test "the first word of a command alone lists what may follow" {
  expect 2 solipost add
  contains "$errors" 'solipost add prisoner'
  expect 0 solipost add --help
  contains "$output" 'add prison'
}

@test "mistyped options and choices are suggested" {
  expect 2 solipost list prisoners --contry TR
  contains "$errors" '--country'
  expect 2 solipost list prisoners --format=cvs
  contains "$errors" "'csv'"
  expect 2 solipost add prisoner X --lanugages tr
  contains "$errors" '--languages'
}

@test "an option that means nothing to a command is refused" {
  expect 2 solipost add prisoner X --format csv
  contains "$errors" '--format'
  expect 2 solipost list prisoners --dry-run
  contains "$errors" '--dry-run'
}

@test "values are wanted where they are needed, and only there" {
  expect 2 solipost list prisoners --country
  contains "$errors" '--country needs a value'
  expect 2 solipost list prisoners --country --format csv
  contains "$errors" '--country needs a value'
  expect 2 solipost list prisoners --all=yes
  contains "$errors" 'takes no value'
}

@test "options stand anywhere, with a blank or an equals sign, underscores or dashes" {
  expect 0 solipost --format csv list --country=TR prisoners
  contains "$output" P001
  lacks "$output" P003
  expect 0 solipost add prisoner --name_native 'دنیز' 'Someone Else'
  expect 0 solipost show -- P004
  contains "$output" 'دنیز'
}

@test "too much and too little is told with the right way to write it" {
  expect 2 solipost release
  contains "$errors" 'solipost release WHO'
  expect 2 solipost add prisoner Deniz Örnek
  contains "$errors" 'quotes'
}

@test "every command explains itself, with an example" {
  while IFS= read -r command; do
    # shellcheck disable=SC2086
    expect 0 solipost $command --help
    contains "$output" "Usage: solipost $command"
    contains "$output" "  solipost "
    equals "$errors" ''
    while IFS= read -r line; do [ "${#line}" -le 80 ]; done < <(grep -v solipost <<<"$output")
  done < <(solipost help --list-commands)
}

@test "help works without a register and with a broken rest of the line" {
  expect 0 solipost help
  contains "$output" 'add prisoner'
  expect 0 solipost list prisoners --nonsense --help
  contains "$output" 'Usage:'
  expect 2 solipost help nonsense
  contains "$errors" 'nonsense'
}

@test "the version names the libraries and that there is no network code" {
  expect 0 solipost --version
  for name in solipost SQLite libharu HarfBuzz ICU libpng; do contains "$output" "$name "; done
  contains "$output" 'no network code'
}

@test "a reader that goes away early is no failure" {
  set -o pipefail
  solipost help --markdown | head -n 1 >first
  [ "$(cat first)" = '# Commands' ]
}

@test "an answer that cannot be written is a failure" {
  status=0
  solipost list prisoners >/dev/full 2>messages || status=$?
  equals "$status" 1
  contains "$(cat messages)" 'standard output'
}

@test "colours only on a terminal, and never with NO_COLOR" {
  export TERM=xterm
  expect 0 solipost show P001
  lacks "$output" $'\033'
  on_terminal 0 '' solipost show --no-pager P001
  contains "$output" $'\033[1m'
  NO_COLOR=1 on_terminal 0 '' solipost show --no-pager P001
  lacks "$output" $'\033'
}

@test "long answers go through the pager on a terminal, and only there" {
  export TERM=xterm PAGER="sed 's/^/paged: /'"
  on_terminal 0 '' solipost list prisoners
  contains "$output" 'paged: P001'
  on_terminal 0 '' solipost list prisoners --no-pager
  lacks "$output" 'paged:'
  expect 0 solipost list prisoners
  lacks "$output" 'paged:'
  PAGER=/nonexistent/pager on_terminal 0 '' solipost list prisoners
  contains "$output" 'P001'
}

@test "a dumb terminal gets no pager" {
  export PAGER="sed 's/^/paged: /'"
  for terminal in dumb ''; do
    TERM=$terminal on_terminal 0 '' solipost list prisoners
    contains "$output" 'P001'
    lacks "$output" 'paged:'
  done
}

@test "control sequences, overrides and line ends in names are shown harmlessly" {
  solipost add prisoner 'Plain Name' 2>/dev/null
  sqlite3 "$SOLIPOST_REGISTER" "UPDATE prisoner SET name = 'a' || char(27) || ']0;owned' || char(7) || char(8238) || 'txt' || char(10) || 'P999', note = char(27) || '[2J' WHERE code = 'P004'"
  for command in 'list prisoners' 'show P004' 'check' 'history' 'list prisoners --format csv' 'find P004'; do
    # shellcheck disable=SC2086
    expect 0 solipost $command
    case $command in
    *csv) ;;
    *)
      lacks "$output$errors" $'\033'
      lacks "$output$errors" $'\007'
      lacks "$output$errors" $'\u202e'
      ;;
    esac
  done
  expect 0 solipost show P004
  contains "$output" '<U+001B>'
}

@test "text that is not UTF-8 is refused" {
  expect 2 solipost add prisoner "$(printf 'Ali \xdee')"
  contains "$errors" 'UTF-8'
}

@test "another user's name stands in the history" {
  solipost edit P001 status=sentenced --who Anna 2>/dev/null
  SOLIPOST_WHO=Berta solipost edit P001 status=remand 2>/dev/null
  expect 0 solipost history P001
  contains "$output" '  Anna  edit P001 status=sentenced'
  contains "$output" '  Berta  edit'
  lacks "$output" '--who'
}
