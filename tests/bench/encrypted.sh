#!/bin/sh
# SPDX-License-Identifier: MIT
# What encryption costs a command once the register is unlocked: encrypted (A) against plain (B), about 10 MB and 50 MB, one
# that reads and one that writes.
set -eu
build=${BUILD:-build}
program=$build/solipost
bench=$build/tests/bench
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
SOLIPOST_TODAY=2026-08-01
export SOLIPOST_TODAY
. tests/bench/people.sh

echo 'rot kamel sonne tisch wolke berg' >"$work/passphrase"

# An edit that changes something each time.
edit() { # REGISTER
  printf "exec '%s' --register '%s' edit B000777 known_as=\"x\$(date +%%N)\" >/dev/null 2>&1" "$program" "$1"
}

for people in 8300 42000; do
  register "$work/plain.register" "$people" en GB-MAN
  cp "$work/plain.register" "$work/encrypted.register"
  "$program" --register "$work/encrypted.register" encrypt --new-passphrase-fd 3 3<"$work/passphrase" >/dev/null 2>&1
  "$program" --register "$work/encrypted.register" unlock --passphrase-fd 3 3<"$work/passphrase" 2>&1 | grep -q 'minutes' || {
    echo 'This system keeps no keys (no keyring): each command would work the key out anew. Not measured.'
    exit 0
  }
  printf 'A register of %s MB, encrypted and unlocked (A), plain (B): finding somebody, then changing somebody\n' \
    "$(($(wc -c <"$work/encrypted.register") / 1000000))"
  printf '  '
  "$bench/ratio" 9 "$program" --register "$work/encrypted.register" find B000777 \
    ::: "$program" --register "$work/plain.register" find B000777
  printf '  '
  "$bench/ratio" 9 sh -c "$(edit "$work/encrypted.register")" ::: sh -c "$(edit "$work/plain.register")"
  "$program" --register "$work/encrypted.register" lock 2>/dev/null
  rm -f "$work"/*.register*
done
