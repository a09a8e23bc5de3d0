#!/bin/sh
# SPDX-License-Identifier: MIT
# What the built program promises: no network, every command explained and tested, generated texts fresh.
. "$(dirname "$0")/tap.sh"
: "${SOLIPOST_PROGRAM:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" XDG_DATA_HOME="$work/data" SOLIPOST_TODAY=2026-08-01 COLUMNS=80
solipost() { "$SOLIPOST_PROGRAM" "$@"; }

nm -D --undefined-only "$SOLIPOST_PROGRAM" | sed 's/.* U //; s/@.*//' | sort >"$work/symbols"
check 'the list of symbols can be read' <<END
$(grep -qx sqlite3_prepare_v2 "$work/symbols" || echo 'sqlite3_prepare_v2 is missing in it')
END
grep -xE '(socket|socketpair|connect|bind|listen|accept4?|send(to|msg|mmsg)?|recv(from|msg|mmsg)?|getaddrinfo|getnameinfo|gethostby.*|getservby.*|res_.*|inet_.*|curl_.*)' \
  "$work/symbols" | check 'the program cannot reach a network'

solipost help --list-commands >"$work/commands" 2>&1
check 'the program lists its commands' <<END
$([ "$(wc -l <"$work/commands")" -ge 10 ] || cat "$work/commands")
END

while IFS= read -r command; do
  # shellcheck disable=SC2086 # "print cards" are two words
  solipost help $command </dev/null >"$work/help" 2>&1 || echo "$command: no help"
  grep -q '^  solipost ' "$work/help" || echo "$command: no example"
  # shellcheck disable=SC2086
  solipost $command --help </dev/null 2>&1 | cmp -s - "$work/help" || echo "$command: --help differs from help"
done <"$work/commands" | check 'every command has help and an example'

cat tests/cli/*.bats >"$work/tests"
while IFS= read -r command; do
  grep -qE "solipost $command( |\$|\")" "$work/tests" || echo "$command"
done <"$work/commands" | check 'every command is tested'

solipost help --markdown 2>&1 | diff docs/guide/commands.md - | head -n 10 |
  check 'docs/guide/commands.md is what the program says (make docs)'

strings -n 6 "$SOLIPOST_PROGRAM" | grep -F "$PWD/src" | head -n 3 | check 'the program holds no path of its sources'

finish
