# SPDX-License-Identifier: MIT
# Loaded by every test of the program (`load helper`): each test starts in an empty folder, with an empty home, on a
# fixed day, in English, as if nobody had ever used solipost on this machine.

solipost_fresh_home() {
  : "${SOLIPOST_PROGRAM:?set it to the program under test}"
  export HOME="$BATS_TEST_TMPDIR/home"
  export XDG_DATA_HOME="$HOME/.local/share" XDG_CONFIG_HOME="$HOME/.config" XDG_STATE_HOME="$HOME/.local/state"
  export SOLIPOST_TODAY=2026-08-01 LC_ALL=C.UTF-8 COLUMNS=80 TZ=UTC TERM=dumb
  unset LANGUAGE LANG SOLIPOST_REGISTER NO_COLOR XDG_CACHE_HOME
  mkdir -p "$HOME" "$BATS_TEST_TMPDIR/bin" "$BATS_TEST_TMPDIR/work"
  # Fonts are indexed once for all tests, not once per home.
  export XDG_CACHE_HOME="${BUILD:-$BATS_RUN_TMPDIR}/test-cache"
  mkdir -p "$XDG_CACHE_HOME"
  solipost_as_kind
  cd "$BATS_TEST_TMPDIR/work" || return 1
}

setup() { solipost_fresh_home; }

# Every test holds for both kinds of register: SOLIPOST_TEST_KIND is "plain" or "encrypted". The program is called through a
# script that makes registers of that kind and gives the passphrase; $solipost_itself is the program without it.
solipost_passphrase='rot kamel sonne tisch wolke berg'
solipost_as_kind() {
  local script="$BATS_TEST_TMPDIR/bin/solipost"
  solipost_itself=$SOLIPOST_PROGRAM
  kind=${SOLIPOST_TEST_KIND:-plain}
  printf '%s\n%s\n' "$solipost_passphrase" "$solipost_passphrase" >"$BATS_TEST_TMPDIR/passphrase"
  {
    echo '#!/bin/bash'
    if [ "${SOLIPOST_TEST_KIND:-plain}" = encrypted ]; then
      echo 'case $1 in init) set -- "$@" --light ;; esac'
    else
      printf 'case $1 in init) exec -a "$0" %q "$@" --plain ;; backup) set -- "$@" --plain ;; esac\n' "$SOLIPOST_PROGRAM"
    fi
    printf 'exec -a "$0" %q --passphrase-fd 9 "$@" 9<%q\n' "$SOLIPOST_PROGRAM" "$BATS_TEST_TMPDIR/passphrase"
  } >"$script"
  chmod +x "$script"
  PATH="$BATS_TEST_TMPDIR/bin:$PATH"
}

# The shell of SQLite on a register of either kind: an encrypted one is made plain, asked or changed, and encrypted again.
sqlite3() {
  local file=$1 status=0
  if [ "$(head -c 8 "$file" 2>/dev/null)" != SOLIPOST ]; then
    command sqlite3 "$@"
    return
  fi
  "$solipost_itself" decrypt --yes --register "$file" --passphrase-fd 9 9<"$BATS_TEST_TMPDIR/passphrase" 2>/dev/null || return
  command sqlite3 "$@" || status=$?
  "$solipost_itself" encrypt --light --register "$file" --passphrase-fd 9 9<"$BATS_TEST_TMPDIR/passphrase" 2>/dev/null &&
    return $status
}

# expect STATUS COMMAND...: runs it; $output holds stdout, $errors stderr, $lines the lines of stdout.
expect() {
  local wanted=$1
  shift
  local status=0
  "$@" >"$BATS_TEST_TMPDIR/stdout" 2>"$BATS_TEST_TMPDIR/stderr" </dev/null || status=$?
  output=$(<"$BATS_TEST_TMPDIR/stdout")
  errors=$(<"$BATS_TEST_TMPDIR/stderr")
  mapfile -t lines <"$BATS_TEST_TMPDIR/stdout"
  [ "$status" -eq "$wanted" ] && return
  printf 'wanted exit %s, got %s from: %s\n--- stdout\n%s\n--- stderr\n%s\n' \
    "$wanted" "$status" "$*" "$output" "$errors" >&2
  return 1
}

# contains TEXT PART: fails and shows the text unless it contains the part.
contains() {
  [[ "$1" == *"$2"* ]] && return
  printf 'not found: %s\n--- in\n%s\n' "$2" "$1" >&2
  return 1
}

# lacks TEXT PART: the opposite. (A bare `! contains` cannot fail a bats test.)
lacks() {
  [[ "$1" != *"$2"* ]] && return
  printf 'found: %s\n--- in\n%s\n' "$2" "$1" >&2
  return 1
}

# equals TEXT WANTED
equals() {
  [[ "$1" == "$2" ]] && return
  printf -- '--- got\n%s\n--- wanted\n%s\n' "$1" "$2" >&2
  return 1
}

# The run exists once numbers are drawn: then rendering begins.
wait_for_rendering() {
  for _ in $(seq 500); do
    ! solipost list runs --format csv 2>/dev/null | grep -q 'making' || return 0
    sleep 0.02
  done
  return 1
}
