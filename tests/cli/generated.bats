# SPDX-License-Identifier: MIT
# Texts made from the table of commands: man page, guide, completion; and every example, run.
load helper
load register
load terminal

@test "docs/guide/commands.md is what the program says" {
  solipost help --markdown >commands.md
  diff "$BATS_TEST_DIRNAME/../../docs/guide/commands.md" commands.md
}

@test "the man page is read by groff without a complaint" {
  solipost help --man >solipost.1
  expect 0 groff -man -Tutf8 -ww -z solipost.1
  equals "$errors" ''
  while IFS= read -r command; do grep -qF "solipost $command" solipost.1; done < <(solipost help --list-commands)
}

@test "bash completes commands, options, words of choices and files" {
  solipost help --completion bash >completion
  bash -n completion
  cat >try <<'TRY'
source ./completion
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
_solipost
printf '%s\n' "${COMPREPLY[@]}"
TRY
  contains "$(bash try solipost hist)" history
  contains "$(bash try solipost add '')" prisoner
  contains "$(bash try solipost add prisoner --lang)" --languages
  contains "$(bash try solipost list prisoners --format '')" json
  contains "$(bash try solipost list prisoners --register tr)" try
  equals "$(bash try solipost list prisoners --country '')" ''
}

@test "zsh's completion names every command" {
  solipost help --completion zsh >completion
  contains "$(head -n 1 completion)" '#compdef solipost'
  while IFS= read -r command; do grep -qF "'$command')" completion; done < <(solipost help --list-commands)
}

# Each example runs on a register of its own that holds what examples speak of.
@test "every example of every command does what it says" {
  sample_register
  {
    solipost add prisoner 'Max Muster' --prison DE-BEI --contact direct
    solipost edit P002 known_as=Deno
  } 2>/dev/null
  solipost backup start.solipost 2>/dev/null
  printf 'code,name,prison\nP090,Ali Ornek,TR-SNC\n' >list.csv
  cp list.csv prisoners.csv
  failed=0
  while IFS= read -r example; do
    case $example in
    'solipost init'* | 'solipost add prisoner' | 'solipost add prison') continue ;; # asked on a terminal: init.bats, people.bats
    esac
    cp start.solipost "$SOLIPOST_REGISTER"
    rm -rf "$SOLIPOST_REGISTER"-* cards copy.solipost
    case $example in 'solipost restore'*) cp start.solipost copy.solipost ;; esac
    bash -c "$example" >said 2>&1 </dev/null && continue
    printf '%s: exit %s\n' "$example" $?
    cat said
    failed=1
  done < <(while IFS= read -r command; do
    # shellcheck disable=SC2086
    solipost help $command | sed -n '/^Examples:/,$ s/^  //p'
  done < <(solipost help --list-commands))
  [ "$failed" = 0 ]
}
