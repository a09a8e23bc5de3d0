# SPDX-License-Identifier: MIT
# Cards of every size on every sheet, measured on the finished pages: bleed, folding cards, motifs that take turns.
load helper

setup_file() {
  export SOLIPOST_DATA=${SOLIPOST_DATA:-$(cd "$BATS_TEST_DIRNAME/../../data" && pwd)}
}

# Two people: the shortest address there is, and one as long as prisons have them.
setup() {
  solipost_fresh_home
  export SOLIPOST_REGISTER="$BATS_TEST_TMPDIR/group/register.solipost"
  mkdir -p "$BATS_TEST_TMPDIR/group"
  local kept="$BATS_FILE_TMPDIR/cards.solipost"
  if [ ! -f "$kept" ]; then
    {
      solipost init --name 'Letter group Example' --sender 'Letter group Example|Musterstraße 1|10115 Berlin' \
        --country DE --language en
      solipost add prison 'Ax' --code DE-AX --country DE --mail-status open --confidence official \
        --address-template '{name}|1 Ulm'
      solipost add prison 'Sincan' --code TR-SNC --country TR --mail-status open --confidence official \
        --address-template '{name}|Sincan 1 Nolu F Tipi Yüksek Güvenlikli Kapalı Ceza İnfaz Kurumu, {ward}|Ankara Ceza İnfaz Kurumları Kampüsü|İstanbul Yolu 35. Kilometre, Yenikent|06930 Sincan / ANKARA'
      solipost add prisoner 'Li Ng' --prison DE-AX --languages en --contact direct --status sentenced
      solipost add prisoner 'Zoë Longname-van-der-Musterhausen-Example' --prison TR-SNC --ward 'A-7' --languages tr \
        --contact direct --status sentenced
      solipost add prisoner 'Sara Nemouneh' --prison TR-SNC --ward 'A-7' --languages fa --contact direct --status sentenced
    } >/dev/null 2>"$BATS_FILE_TMPDIR/cards.log" || { cat "$BATS_FILE_TMPDIR/cards.log" >&2; return 1; }
    solipost backup "$kept" 2>/dev/null
    return 0
  fi
  cp "$kept" "$SOLIPOST_REGISTER"
}

pages_of() { pdfinfo "$1" | awk '/^Pages:/ { print $2 }'; }
sunrise() { echo "$SOLIPOST_DATA/samples/sunrise.jpg"; }

# words FILE: "page width height word left top right bottom", in mm from the top left
words() {
  pdftotext -bbox "$1" - | awk -F '"' -v mm=0.352777778 '
    /<page / { page++; width = $2 * mm; height = $4 * mm }
    /<word / { text = $9; sub(/^>/, "", text); sub(/<.*/, "", text)
               print page, width, height, text, $2 * mm, $4 * mm, $6 * mm, $8 * mm }'
}

# The outermost 4.2 mm of a page, but for a tenth of a millimetre of rounding.
edge_is_white() {
  local width height strip
  pdftoppm -r 254 -gray -f "$2" -l "$2" -singlefile "$1" edge
  read -r width height < <(sed -n 2p edge.pgm)
  for strip in "0 0 $width 41" "0 $((height - 41)) $width 41" "0 0 41 $height" "$((width - 41)) 0 41 $height"; do
    # shellcheck disable=SC2086
    set -- "$1" "$2" $strip
    pdftoppm -r 254 -gray -f "$2" -l "$2" -x "$3" -y "$4" -W "$5" -H "$6" -singlefile "$1" strip
    equals "$(tail -n +4 strip.pgm | tr -d '\377' | wc -c)" 0
  done
}

# colour_at FILE PAGE X Y (mm): "white" or "coloured"
colour_at() {
  pdftoppm -r 254 -f "$2" -l "$2" -x "$(awk "BEGIN { print int($3 * 10) }")" -y "$(awk "BEGIN { print int($4 * 10) }")" \
    -W 1 -H 1 -singlefile "$1" pixel
  [ "$(tail -c 3 pixel.ppm | od -An -tx1 | tr -d ' ')" = ffffff ] && echo white || echo coloured
}

sizes='A6 DL DL-99 A5 US-4x6 US-4.25x5.5 150x100'

# ---- where people and machines look ----

@test "on cards of every size the address lies in its zone with a millimetre to spare, short or long" {
  local size
  for size in $sizes; do
    expect 0 solipost print cards P001 P002 --lines --sender group --yes --card "$size" --layout single \
      --output "of-$size"
    words of-"$size"/cards-run-*.pdf >words.txt
    awk -v card="$size" '
      function bad(why) { print card ", page " $1 ": " $4 " " why, $5, $6, $7, $8 > "/dev/stderr"; failed = 1 }
      { address = $5 > 0.41 * $2 && $6 > 38; page[$1]++; in_address[$1] += address }
      # The right half below the stamp is for the address alone: 15 mm from the right, above 16 mm for the sorting code.
      address && $7 > $2 - 15 - 1 { bad("is too far right:") }
      address && $6 < 40 + 1 { bad("is too high:") }
      $8 > $3 - 16 - 1 { bad("reaches into the sorting strip:") }
      $7 > $2 - 74 - 1 && $6 < 40 + 1 { bad("reaches into the stamp:") }
      $5 < 4.2 + 1 || $6 < 4.2 + 1 { bad("is too near to the edge:") }
      END { if (in_address[1] != 4 || in_address[2] < 15) { print card ": " in_address[1] + 0 ", " in_address[2] + 0 " words in the address" > "/dev/stderr"; failed = 1 }
            exit failed }' words.txt
  done
}

@test "nothing is printed within 4.2 mm of the edge of the paper" {
  local size
  for size in $sizes; do
    expect 0 solipost print cards P001 P002 P003 --template greeting --picture "$(sunrise)" --acknowledge --yes \
      --card "$size" --output "of-$size"
    edge_is_white of-"$size"/cards-run-*.pdf 1
    edge_is_white of-"$size"/cards-run-*.pdf 2
  done
  expect 0 solipost print cards P001 P002 --template greeting --motto 'Light' --acknowledge --yes --fold left --output fold
  edge_is_white fold/cards-run-*.pdf 1
  edge_is_white fold/cards-run-*.pdf 2
}

# ---- sizes and sheets ----

@test "as many cards as fit lie on a sheet of the country's paper" {
  expect 0 solipost print cards P001 --lines --yes --card US-4x6
  contains "$(pdfinfo cards-run-1.pdf)" '595.276 x 841.89 pts (A4)'
  solipost group edit --country US 2>/dev/null
  expect 0 solipost print cards P001 P002 P003 --lines --yes
  contains "$(pdfinfo cards-run-2.pdf)" '612 x 792 pts (letter)'
  equals "$(pages_of cards-run-2.pdf)" 1
  expect 0 solipost print cards P001 P002 P003 --lines --yes --card us-4.25x5.5
  contains "$(pdfinfo cards-run-3.pdf)" '792 x 612 pts (letter)'
  equals "$(pages_of cards-run-3.pdf)" 1
  expect 0 solipost print cards P001 P002 P003 --lines --yes --sheet A4 --layout 1up
  contains "$(pdfinfo cards-run-4.pdf)" '841.89 x 595.276 pts (A4)'
  equals "$(pages_of cards-run-4.pdf)" 3
}

@test "a layout that does not fit names the one that does" {
  expect 2 solipost print cards P001 --lines --yes --layout 4up --sheet Letter
  contains "$errors" '4 cards of 148 x 105 mm do not fit on Letter'
  contains "$errors" '--layout 3up'
  expect 1 solipost print cards P001 --lines --yes --card A7
  contains "$errors" 'DL-99'
  expect 1 solipost print cards P001 --lines --yes --card 100x70
  contains "$errors" '127 x 88.9'
  equals "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT count(*) FROM run')" 0
}

@test "a size that is no postcard is told with the figures of the post, unless it goes into an envelope" {
  local abroad='210 x 148 mm is no postcard to other countries (Universal Postal Union: 140 x 90 to 235 x 120 mm'
  local inland='within the country (Deutsche Post: 140 x 90 to 235 x 125 mm'
  solipost add prisoner "Ali Ornek" --code TR1 --prison TR-SNC --ward A-7 --contact direct --languages en --status sentenced 2>/dev/null
  expect 0 solipost print cards P001 TR1 --lines --dry-run --card A5
  contains "$errors" "$abroad"
  contains "$errors" "$inland"
  # Each where it matters: P001 is within the country, TR1 is not.
  expect 0 solipost print cards P001 --lines --dry-run --card A5
  contains "$errors" "$inland"
  lacks "$errors" "$abroad"
  expect 0 solipost print cards TR1 --lines --dry-run --card A5
  contains "$errors" "$abroad"
  lacks "$errors" "$inland"
  expect 0 solipost print cards P001 --lines --dry-run
  lacks "$errors" 'postcard'
  expect 0 solipost print cards P001 --lines --dry-run --card 160x112 --envelopes DL --layout single --card 210x90
  lacks "$errors" 'postcard'
  expect 2 solipost print cards P001 --lines --dry-run --card A5 --envelopes C6
  contains "$errors" 'does not go into an envelope C6 (162 x 114 mm)'
}

@test "a run of an older solipost is printed again as it was" {
  expect 0 solipost print cards P001 P002 --template greeting --acknowledge --yes
  sqlite3 "$SOLIPOST_REGISTER" "UPDATE run SET layout = replace(replace(replace(layout, char(10) || 'sheet=A4', ''),
    char(10) || 'bleed=no', ''), char(10) || 'fold=none', '')"
  lacks "$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT layout FROM run')" 'sheet=A4'
  expect 0 solipost print again 1 --output again
  cmp cards-run-1.pdf again/cards-run-1.pdf
}

# ---- bleed ----

@test "with a bleed the picture reaches 3 mm beyond the cut, and no further" {
  expect 0 solipost print cards P001 P002 --template greeting --picture "$(sunrise)" --bleed --acknowledge --yes
  contains "$(pdfinfo cards-run-1.pdf)" '595.276 x 841.89 pts (A4)'
  # Two cards of 148 x 105 with 6 mm between them, in the middle of 210 x 297: the first is cut at 31 and 40.5.
  equals "$(colour_at cards-run-1.pdf 2 28.3 90)" coloured
  equals "$(colour_at cards-run-1.pdf 2 27.6 90)" white
  equals "$(colour_at cards-run-1.pdf 2 100 37.8)" coloured
  equals "$(colour_at cards-run-1.pdf 2 100 37.2)" white
  equals "$(colour_at cards-run-1.pdf 2 181.7 90)" coloured
  equals "$(colour_at cards-run-1.pdf 2 182.4 90)" white
  edge_is_white cards-run-1.pdf 1
  expect 0 solipost print again 1 --output again
  cmp cards-run-1.pdf again/cards-run-1.pdf
}

@test "a bleed without room says which layout has it, without a picture it is a misuse" {
  expect 2 solipost print cards P001 --lines --picture "$(sunrise)" --bleed --layout 4up --yes
  contains "$errors" '12.2 mm around the cards'
  contains "$errors" '--layout 2up'
  expect 2 solipost print cards P001 --lines --bleed --yes
  contains "$errors" '--picture or --motto'
  expect 2 solipost print cards P001 --lines --motto x --bleed --fold left --yes
  contains "$errors" '--bleed or --fold'
}

# ---- folding cards ----

# The letter number stands on the back cover and inside behind it: turn the sheet, and both are on the same panel.
numbers_match() {
  words "$1" | awk -v edge="$2" '
    $4 ~ /^[0-9]+$/ && length($4) >= 4 && $4 != "10115" {
      if ($1 == 1) { x[$4] = ($5 + $7) / 2; y[$4] = ($6 + $8) / 2; outside++ }
      else {
        vertical = ($3 >= $2) == (edge == "long")
        dx = (vertical ? $2 - x[$4] : x[$4]) - ($5 + $7) / 2
        dy = (vertical ? y[$4] : $3 - y[$4]) - ($6 + $8) / 2
        # A panel is 105 x 148: the middle of a word on the other one would be much further off.
        if (!($4 in x) || dx > 100 || dx < -100 || dy > 20 || dy < -20) { print $4 " is off by", dx, dy > "/dev/stderr"; failed = 1 }
        inside++
      }
    }
    END { if (outside != 2 || inside != 2) { print outside + 0, inside + 0 > "/dev/stderr"; failed = 1 }; exit failed }'
}

@test "on folding cards cover and inside belong to the same person, for both folds and both ways of turning" {
  local fold edge
  for fold in left top; do
    for edge in long short; do
      expect 0 solipost print cards P001 P002 --template greeting --motto 'Light' --fold "$fold" --duplex "$edge" \
        --acknowledge --yes --output "$fold-$edge"
      contains "$errors" 'folding cards travel in envelopes'
      equals "$(pages_of "$fold-$edge"/cards-run-*.pdf)" 2
      numbers_match "$fold-$edge"/cards-run-*.pdf "$edge"
    done
  done
}

@test "a folding card holds a text that a postcard cannot, and comes with its envelope" {
  {
    printf '%s\n' '---' 'kind: card' 'language: en' 'title: t' 'checked-by: me' '---' ''
    for _ in 1 2 3 4 5 6 7; do printf 'We think of you and of all the others. %.0s' 1 2 3 4; printf '\n\n'; done
  } >long.md
  expect 1 solipost print cards P001 --template long.md --acknowledge --yes
  contains "$errors" '% over'
  expect 0 solipost print cards P001 --template long.md --fold left --envelopes C6 --acknowledge --yes
  lacks "$errors" 'travel in envelopes'
  [ -f envelopes-run-1.pdf ]
  lacks "$(pdftotext cards-run-1.pdf -)" 'Ulm'
  contains "$(pdftotext envelopes-run-1.pdf -)" 'Ulm'
  { cat long.md; for _ in $(seq 90); do printf 'We think of you and of all the others. '; done; } >longer.md
  expect 1 solipost print cards P001 --template longer.md --fold left --envelopes C6 --acknowledge --yes
  contains "$errors" 'pages inside the card and has 2'
}

@test "a Persian folding card opens the other way" {
  expect 0 solipost print cards P003 --template greeting --motto 'Light' --fold left --layout 1up --acknowledge --yes
  words cards-run-1.pdf >words.txt
  awk '$1 == 1 && $4 == "Light" { exit !($7 < $2 / 2) }' words.txt
  expect 0 solipost print cards P001 --template greeting --motto 'Light' --fold left --layout 1up --acknowledge --yes
  words cards-run-2.pdf >words.txt
  awk '$1 == 1 && $4 == "Light" { exit !($5 > $2 / 2) }' words.txt
}

# ---- motifs ----

# The picture of each back of a run with one card per page.
motifs() { pdfimages -list "$1" | awk 'NR > 2 { print $11 }'; }

@test "several pictures take turns, so that neighbours in the list do not get the same" {
  mkdir motifs
  cp "$(sunrise)" motifs/b.JPG
  solipost print cards P001 --lines --motto 'Light' --layout single --yes >/dev/null 2>&1
  pdftoppm -r 100 -f 2 -l 2 -png -singlefile cards-run-1.pdf motifs/a
  echo 'no picture' >motifs/readme.txt
  expect 0 solipost print cards P001 P002 P003 --lines --picture motifs --layout single --yes
  local turns
  turns=$(motifs cards-run-2.pdf)
  equals "$(wc -l <<<"$turns")" 3
  equals "$(uniq <<<"$turns" | wc -l)" 3
  equals "$(sort -u <<<"$turns" | wc -l)" 2
  rm -r motifs/a.png
  expect 0 solipost print again 2 --output again
  cmp cards-run-2.pdf again/cards-run-2.pdf
}

@test "pictures may be named one by one, and a folder without any is refused" {
  mkdir none
  solipost print cards P001 --lines --motto 'Light' --layout single --yes >/dev/null 2>&1
  pdftoppm -r 100 -f 2 -l 2 -png -singlefile cards-run-1.pdf a
  expect 0 solipost print cards P001 P002 --lines --picture a.png -p "$(sunrise)" --layout single --yes
  equals "$(motifs cards-run-2.pdf | sort -u | wc -l)" 2
  expect 1 solipost print cards P001 --lines --picture none --yes
  contains "$errors" 'there is no picture in none'
  expect 2 solipost print cards P001 --lines --picture '' --yes
  expect 2 solipost print cards P001 --lines --picture a.png --motto x --yes
}
