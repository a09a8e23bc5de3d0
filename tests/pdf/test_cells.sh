#!/bin/sh
# SPDX-License-Identifier: MIT
# Marked cards on real pages, measured with another program: on every layout and for both ways a printer turns paper, the
# back of each card lies behind its front, and the marks for the knife keep off the edge of the paper.
. tests/pdf/tap.sh
export SOLIPOST_DATA="${SOLIPOST_DATA:-$PWD/data}"

# words FILE: "page width height word x y" of the middle of each word, in points from the top left
words() {
  pdftotext -bbox "$1" - | awk -F '"' '
    /<page / { page++; width = $2; height = $4 }
    /<word / { text = $9; sub(/^>/, "", text); sub(/<.*/, "", text)
               print page, width, height, text, ($2 + $6) / 2, ($4 + $8) / 2 }'
}

# Turns the sheet about the edge the printer was told and compares each card: half a point of difference is a fault.
matches() {
  words "$1" | awk -v edge="$2" -v cells="$3" '
    $1 == 1 { x[$4] = $5; y[$4] = $6; fronts++ }
    $1 == 2 {
      portrait = $3 >= $2
      about_vertical = portrait == (edge == "long")
      seen_x = about_vertical ? $2 - x[$4] : x[$4]
      seen_y = about_vertical ? y[$4] : $3 - y[$4]
      dx = seen_x - $5; dy = seen_y - $6
      if (!($4 in x) || dx * dx + dy * dy > 0.25) { print "card " $4 " is at", $5, $6, "instead of", seen_x, seen_y; bad = 1 }
      backs++
    }
    END { if (fronts != cells || backs != cells) { print fronts " fronts and " backs " backs instead of " cells; bad = 1 }
          exit bad }'
}

# The outermost 4.2 mm of both pages, at 10 pixels a millimetre less one for rounding.
edge_is_white() {
  for page in 1 2; do
    pdftoppm -r 254 -gray -f "$page" -l "$page" -singlefile "$1" "$folder/edge" || return 1
    # shellcheck disable=SC2046
    set -- "$1" $(head -c 20 "$folder/edge.pgm" | tr '\n' ' ' | cut -d ' ' -f 2,3)
    for strip in "0 0 $2 41" "0 $(($3 - 41)) $2 41" "0 0 41 $3" "$(($2 - 41)) 0 41 $3"; do
      # shellcheck disable=SC2086
      set -- "$1" "$2" "$3" $strip
      pdftoppm -r 254 -gray -f "$page" -l "$page" -x "$4" -y "$5" -W "$6" -H "$7" -singlefile "$1" "$folder/strip"
      [ "$(tail -n +4 "$folder/strip.pgm" | tr -d '\377' | wc -c)" -eq 0 ] || {
        echo "page $page has marks in the strip $4 $5 $6 $7"
        return 1
      }
    done
  done
}

# cells LAYOUT SHEET CARD CELLS [BLEED]
cells() {
  for edge in long short; do
    "$BUILD/tests/pdf/make_cells" "$1" "$2" "$3" "${5:-0}" "$edge" "$folder/cells.pdf" || return
    check "$1 of $3 on $2${5:+ with a bleed}, turned over the $edge edge" matches "$folder/cells.pdf" "$edge" "$4"
  done
  check "$1 of $3 on $2${5:+ with a bleed}: nothing at the edge of the paper" edge_is_white "$folder/cells.pdf"
}

cells 4up A4 A6 4
cells 4up Letter US-4.25x5.5 4
cells 4up A4 140x100 4
cells 3up Letter US-4x6 3
cells 3up A4 US-4x6 3
cells 3up Letter A6 3
cells 3up A4 DL-99 3
cells 2up A4 A5 2
cells 2up A4 DL 2
cells 2up Letter DL 2
cells 2up A5 A6 2
cells 1up Letter A5 1
cells single A4 A6 1
cells single A4 US-4x6 1
cells 2up A4 A6 2 3
cells 2up Letter US-4x6 2 3
cells 1up A4 A5 1 3
cells 4up A4 127x88.9 4 3

finish
