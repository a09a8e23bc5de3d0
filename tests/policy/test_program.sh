#!/bin/sh
# SPDX-License-Identifier: MIT
# What the built program promises: no network, no circles, every command explained and tested, generated texts fresh.
. "$(dirname "$0")/tap.sh"
: "${BUILD:?}" "${SOLIPOST_PROGRAM:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" XDG_DATA_HOME="$work/data" SOLIPOST_TODAY=2026-08-01 COLUMNS=80
solipost() { "$SOLIPOST_PROGRAM" "$@"; }

nm -D --undefined-only "$SOLIPOST_PROGRAM" | sed 's/.* U //; s/@.*//' | sort >"$work/symbols"
check 'the list of symbols can be read' <<END
$(grep -qx sqlite3_prepare_v2 "$work/symbols" || echo 'sqlite3_prepare_v2 is missing in it')
$(nm "$BUILD/src/cli/dispatch.o" | grep -q ' T cli_main$' || echo "$BUILD/src holds no objects")
END
grep -xE '(socket|socketpair|connect|bind|listen|accept4?|send(to|msg|mmsg)?|recv(from|msg|mmsg)?|getaddrinfo|getnameinfo|gethostby.*|getservby.*|res_.*|inet_.*|curl_.*)' \
  "$work/symbols" | check 'the program cannot reach a network'

# As in test_includes.sh, but by what is called: a header may hide who stands behind it.
find src -mindepth 2 -name '*.c' | sed "s|^\(.*\)c\$|$BUILD/\1o|" | xargs nm -A | awk -v folder="$BUILD/src/" '
  { split($1, part, ".o:"); object = substr(part[1], length(folder) + 1); kind = $(NF - 1) }
  kind ~ /[TDBR]$/ { home[$NF] = object }
  kind ~ /U$/ { needs[object, $NF] = 1 }
  END {
    for (pair in needs) {
      split(pair, part, SUBSEP)
      if (part[2] in home && home[part[2]] != part[1]) print part[1], home[part[2]]
    }
  }
' | tsort 2>&1 >/dev/null | check 'no two files of the program call each other in a circle'

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
