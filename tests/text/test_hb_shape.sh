#!/bin/sh
# SPDX-License-Identifier: MIT
# Every word of the goldens, shaped by HarfBuzz' own program hb-shape with the same font: the same glyphs at the same
# places. The goldens themselves are compared with what solipost makes by tests/unit/text/test_goldens.c.
# Left out are words of which a glyph is a hyphen at a soft one's place, since their text is not what is drawn.
set -u
cd "$(dirname "$0")" || exit 1
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT

# Prints the golden's words as "font path|face|direction|text|glyphs".
words() {
  awk '
    function shown(path) { sub(/.*\//, "", path); return path }
    /^font: / { split($2, part, "#"); next }
    /^  / {
      font = $2; direction = $3
      start = index($0, "\""); end = index($0, "\" [")
      text = substr($0, start + 1, end - start - 1)
      glyphs = substr($0, end + 3); sub(/\]$/, "", glyphs)
      gsub(/[*]/, "", glyphs); gsub(/~[0-9]+/, "", glyphs)
      print font "\t" direction "\t" text "\t" glyphs
    }' "$1"
}

# Finds the file of a font by its PostScript name, as solipost named it.
file_of() { fc-list ":postscriptname=$1" file index | head -n 1 | sed 's/^\(.*\): :index=\([0-9]*\).*$/\1\t\2/'; }

# Turkish has no ligatures here: one of f and i could swallow the dot.
features_of() { [ "$1" != tr ] || echo --features=-liga; }

number=0
failed=0
for golden in goldens/*.txt; do
  number=$((number + 1))
  name=$(basename "$golden" .txt)
  language=$(sed -n 's/^language: //p' "$golden")
  words "$golden" >"$folder/words"
  : >"$folder/expected"
  : >"$folder/shaped"
  cut -f 1,2 "$folder/words" | sort -u >"$folder/fonts"
  while read -r font direction; do
    awk -F '\t' -v f="$font" -v d="$direction" '$1 == f && $2 == d' "$folder/words" >"$folder/some"
    place=$(file_of "$font")
    cut -f 4 "$folder/some" >>"$folder/expected"
    cut -f 3 "$folder/some" |
      hb-shape --font-file="${place%	*}" --face-index="${place#*	}" --direction="$direction" \
        --language="$language" $(features_of "$language") --cluster-level=1 --text-file=- 2>&1 |
      sed 's/^\[//; s/\]$//' >>"$folder/shaped"
  done <"$folder/fonts"
  if [ -s "$folder/expected" ] && cmp -s "$folder/expected" "$folder/shaped"; then
    echo "ok $number - $name: $(wc -l <"$folder/expected") words as hb-shape has them"
  else
    failed=1
    echo "not ok $number - $name: not as hb-shape has it (- golden, + hb-shape)"
    diff "$folder/expected" "$folder/shaped" | sed 's/^/# /' | head -n 20
  fi
done
echo "1..$number"
exit "$failed"
