#!/bin/sh
# SPDX-License-Identifier: MIT
# How files look: size, first line, words that may not stand in them.
. "$(dirname "$0")/tap.sh"

code=$(find src include -name '*.[ch]' | sort)
all=$(find src include tests .ci -type f \( -name '*.[ch]' -o -name '*.sh' -o -name '*.bats' -o -name '*.bash' \
  -o -name '*.awk' -o -name '*.sql' -o -name '*.py' \) | sort)

# shellcheck disable=SC2086 # lists of names without spaces
wc -l $all | awk '$2 != "total" && $1 > 600 { print $2 ": " $1 " lines" }' | check 'no file has more than 600 lines'

for file in $all; do
  head -n 2 "$file" | grep -q 'SPDX-License-Identifier: MIT' || echo "$file"
done | check 'every file begins with its licence'

# shellcheck disable=SC2086
grep -nE '\<(TODO|FIXME|XXX|HACK)\>' $all | grep -v '^tests/policy/' | check 'nothing was put off'

# The names come from the header that bans them, so that the two cannot differ.
banned=$(sed -n 's/^#define \([a-z]*\)(\.\.\.) BANNED.*/\1/p' include/solipost/base/banned.h | paste -sd '|')
[ -n "$banned" ] || echo 'banned.h names no function' | check 'the ban can be read'
# shellcheck disable=SC2086
grep -nE "(^|[^A-Za-z0-9_\"])($banned)[ ]*\(" $code | grep -vE '^include/solipost/base/banned\.h:|^[^:]*:[0-9]+: *(/\*|\*|//)' |
  grep -v '^src/base/ascii.c:.*strtod' | check 'no banned function is called'
# shellcheck disable=SC2086
grep -nE "#[ ]*undef[ ]+($banned)\>" $code | grep -vE '^(include/solipost/base/banned\.h|src/base/ascii\.c):' |
  check 'no ban is lifted'

# Out of memory or of random numbers ends the program where it happens; all else is told to the caller.
below_cli=$(printf '%s\n' "$code" | grep -vE '^src/(cli/|main\.c)|^src/base/(memory|uuid)\.c$')
# shellcheck disable=SC2086
grep -nE '(^|[^A-Za-z0-9_])(_?exit|_Exit|abort|longjmp|siglongjmp|printf|puts|putchar|perror|fputs)[ ]*\(' $below_cli |
  grep -vE '^[^:]*:[0-9]+: *(/\*|\*|//)' | awk '
    # The process that renders one volume is a child of ours: it must leave by _exit.
    /^src\/print\// && /(^|[^A-Za-z0-9])_exit *\(/ { next }
    # libjpeg forbids its error handler to return: there is no other way out of it.
    /^src\/image\/jpeg_/ && /[^A-Za-z0-9]longjmp *\(/ { next }
    { print }
  ' | check 'below cli nobody prints and nobody exits'

# A public project names no machine it was made on.
{ git ls-files 2>/dev/null || find . -type f -not -path './.git/*' -not -path './build/*'; } | grep -v '^tests/policy/' |
  while IFS= read -r file; do
    [ ! -f "$file" ] || grep -nHIE '(^|[^A-Za-z0-9_.])/(work|root|home/[a-z]+)/' "$file" | cut -c 1-200
  done | check 'no path of a developer machine'

finish
