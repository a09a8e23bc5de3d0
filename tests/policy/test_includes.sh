#!/bin/sh
# SPDX-License-Identifier: MIT
# Who may include whom: layers, libraries, no circles.
. "$(dirname "$0")/tap.sh"

sources=$(find src include -name '*.[ch]' | sort)

# Lines "file layer included-header", system headers in <>.
# shellcheck disable=SC2086 # a list of names without spaces
includes=$(awk '
  /^[ \t]*#[ \t]*include[ \t]*["<]/ {
    layer = FILENAME
    sub(/^src\/main\.c$/, "main", layer)
    sub(/^src\//, "", layer)
    sub(/^include\/solipost\//, "", layer)
    sub(/\/.*/, "", layer)
    header = $0
    sub(/^[^"<]*"?/, "", header)
    sub(/[">][^">]*$/, "", header)
    print FILENAME, layer, header (header ~ /^</ ? ">" : "")
  }
' $sources)

printf '%s\n' "$includes" | awk '
  FNR == NR { if ($0 !~ /^#/) { known[$1] = 1; for (i = 2; i <= NF; i++) allowed[$1, $i] = 1 } next }
  !known[$2] { print $1 ": the folder is not in layers.txt"; next }
  $3 !~ /^solipost\// { next }
  { split($3, part, "/") }
  part[2] != $2 && !allowed[$2, part[2]] { print $1 ": " $2 " may not use " $3 }
' tests/policy/layers.txt - | check 'folders use only the folders below them'

printf '%s\n' "$includes" | awk '
  $3 ~ /^</ { next }
  $3 ~ /^solipost\// { if (system("test -f include/" $3) != 0) print $1 ": no such header " $3; next }
  $3 ~ /\// || $3 ~ /\.c$/ { print $1 ": reaches out of its folder: " $3; next }
  $1 ~ /^include\// { print $1 ": a shared header uses a private one: " $3 }
' | check 'no path tricks: own headers by name, others through include/solipost'

printf '%s\n' "$includes" | awk '
  FNR == NR {
    if ($0 !~ /^#/ && NF > 1) { pattern[++count] = "^<?(" $1 ")>?$"; for (i = 2; i <= NF; i++) user[count, $i] = 1 }
    next
  }
  { for (i = 1; i <= count; i++) if ($3 ~ pattern[i] && !user[i, $2]) print $1 ": " $2 " may not use " $3 }
' tests/policy/libraries.txt - | check 'each library has its one folder'

# A module is a .c file with the headers of its name. tsort says "input contains a loop" and lists it.
printf '%s\n' "$includes" | awk '
  function module(file) { sub(/^(src|include\/solipost|solipost)\//, "", file); sub(/\.[ch]$/, "", file); return file }
  $3 ~ /^</ { next }
  { from = module($1); to = module($3 ~ /^solipost\// ? $3 : $2 "/" $3) }
  from != to { print from, to }
' | tsort 2>&1 >/dev/null | check 'modules do not need each other in a circle'

# include/solipost/<layer>/ holds what other folders (or their tests) use, or what such a header needs itself.
for header in $(find include -name '*.h' | sed 's|^include/||' | sort); do
  layer=$(echo "$header" | cut -d/ -f2)
  grep -rqF "\"$header\"" tests && continue
  printf '%s\n' "$includes" | awk -v header="$header" -v layer="$layer" '
    $3 == header && ($2 != layer || $1 ~ /^include\//) { used = 1 }
    END { if (!used) print "include/" header ": no other folder uses it; move it to src/" layer }'
done | check 'shared headers are used by other folders'

finish
