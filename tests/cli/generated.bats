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
  while IFS= read -r command; do grep -qF "solipost ${command//-/\\-}" solipost.1; done < <(solipost help --list-commands)
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

# What examples speak of: lists to import, a picture, a copy of the register.
example_files() {
  printf 'code,name,prison\nP090,Ali Ornek,TR-SNC\n' >list.csv
  printf 'code,name,country,address\nTR-XYZ,Ornek Cezaevi,TR,{name}|Ornek Cezaevi|06930 Ankara\n' >prisons.csv
  printf 'number,prisoner,date\n77,P001,2026-01-05\n' >letters.csv
  printf 'code,writer\nP003,Amsel\n' >evening.csv
  cp "$SOLIPOST_DATA/samples/sunrise.jpg" .
  echo 'otter velvet canyon thimble jigsaw meadow' >passphrase
  echo 'karton wimpel feder tiger zitrone quelle' >new-passphrase
  case $1 in
    'solipost print protest'*) solipost edit P001 naming=yes >/dev/null 2>&1 ;;
    'solipost edit relay'*) solipost add relay Office --code OFFICE --address 'Street 1|12345 City' --country DE \
      --language de >/dev/null 2>&1 ;;
    'solipost postage remove'*) solipost postage set DE world letter 50 1.80 >/dev/null 2>&1 ;;
    'solipost reply answered'*) solipost written P002 --by guest >/dev/null 2>&1 ;;
    'solipost restore'*) cp ../start.solipost copy.solipost ;;
    'solipost unlock'* | 'solipost lock' | 'solipost decrypt'*) "$solipost_itself" encrypt --light --new-passphrase-fd 3 \
      3<"$BATS_TEST_TMPDIR/passphrase" >/dev/null 2>&1 || true ;;
  esac
}

# Those that ask on a terminal are in init.bats, people.bats, vault.bats and encryption.bats; a stick is not there.
example_asks() {
  case $1 in
    *-passphrase-fd* | 'solipost vault remove'*) return 1 ;;
    'solipost vault'*) return 0 ;;
    'solipost init'* | 'solipost add prisoner' | 'solipost add prison' | 'solipost passphrase' | 'solipost encrypt' | \
      'solipost backup /media/stick/') return 0 ;;
    *) return 1 ;;
  esac
}

# Each runs in a folder and on a register of its own; done (0) or partly done (3).
@test "every example of every command does what it says" {
  sample_register
  {
    solipost lead-time set TR 25
    solipost edit P002 languages=de
    solipost edit P003 languages=en
    solipost add prisoner 'Max Muster' --prison DE-BEI
    SOLIPOST_TODAY=2026-07-30 solipost print cards P001 --lines --motto Hello --acknowledge --yes
    solipost edit P003 known_as=Denise
    solipost vault set Amsel --name Erika --vault-passphrase-fd 3 3< <(echo 'otter velvet canyon thimble jigsaw meadow')
    solipost add prisoner 'Ali Beispiel' --prison DE-BEI
    solipost add prisoner 'Eva Beispiel' --prison DE-BEI --contact direct
    solipost written P006 --by Amsel --on yesterday
    solipost mailed P006
    solipost returned P006 --reason postage
    solipost hold P005 --reason 'the family asked us to stop'
    solipost note add P001 'likes football' --level table
    solipost printer add Laser
    solipost add writer Karl
    solipost writer pause Karl --from 2030-07-01
    solipost take-on P001 --writer Amsel
    solipost plan --places 2 --languages any --add P001 --keep
    solipost reply P002 --unmatched --follow-up book --scan "$SOLIPOST_DATA/samples/sunrise.jpg"
    echo P003 >who
    solipost evening plan --on today --list who --keep
    solipost backup start.solipost
  } 2>/dev/null
  failed=0 tried=0
  while IFS= read -r example; do
    example_asks "$example" && continue
    tried=$((tried + 1))
    cp start.solipost "$SOLIPOST_REGISTER"
    rm -rf "$SOLIPOST_REGISTER"-* "$SOLIPOST_REGISTER".* example "$HOME/.local/share/solipost/templates"
    mkdir example
    status=0
    (cd example && example_files "$example" && bash -c "$example" >../said 2>&1 </dev/null) || status=$?
    case $status in 0 | 3) continue ;; esac
    printf '%s: exit %s\n' "$example" "$status"
    cat said
    failed=1
  done < <(while IFS= read -r command; do
    # shellcheck disable=SC2086
    solipost help $command | sed -n '/^Examples:/,$ s/^  //p'
  done < <(solipost help --list-commands))
  [ "$failed" = 0 ]
  [ "$tried" -gt 40 ]
}
