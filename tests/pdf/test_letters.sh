#!/bin/sh
# SPDX-License-Identifier: MIT
# Letters measured on the finished page: the address lies in the window of each form, nothing lies where printers do not
# reach, marks are where one folds, and what is read from right to left is mirrored.
. tests/pdf/tap.sh

# letter FORM LANGUAGE ADDRESS: writes $folder/letter.pdf and its words: page, x and y from and to in mm, the word
letter() {
  "$BUILD/tests/pdf/make_letter" "$1" "$2" "$3" "$folder/letter.pdf" || return 1
  pdftotext -bbox "$folder/letter.pdf" "$folder/letter.html" && awk -F'"' '
    /<page/ { page++ }
    /<word/ { word = $9; gsub(/^>|<.*/, "", word); k = 25.4 / 72
              print page, $2 * k, $6 * k, $4 * k, $8 * k, word }' "$folder/letter.html" >"$folder/words"
}

# between PREFIX X1 X2 Y1 Y2: all words that begin so, on the first page, lie in this box (mm) with 1 mm to spare
between() {
  awk -v prefix="$1" -v x1="$2" -v x2="$3" -v y1="$4" -v y2="$5" '
    $1 == 1 && index($6, prefix) == 1 {
      found++
      if ($2 < x1 + 1 || $3 > x2 - 1 || $4 < y1 + 1 || $5 > y2 - 1) { print $0, "is not within", x1, x2, y1, y2; bad = 1 }
    }
    END { if (!found) print "no word begins with", prefix; exit bad || !found }' "$folder/words"
}

address_fits() {
  for address in $6; do
    letter "$1" tr "$address" || return 1
    between Adr "$2" "$3" "$4" "$5" || { echo "address $address"; return 1; }
  done
}
address_refused() { ! letter "$1" tr "$2" 2>"$folder/refused" && grep -q "in the window" "$folder/refused"; }

# ---- windows: of the norms, and as computed for envelopes that are larger than the sheet ---------------------------------
check "DIN 5008 A" address_fits din-a 20 105 27 72 "short seven eight wide"
check "DIN 5008 B" address_fits din-b 20 105 45 90 "short seven eight wide"
check "DIN 5008 B, the address zone, for up to five lines" address_fits din-b 20 105 62.7 90 "short five"
check "Swiss, right" address_fits ch-right 112 202 45 90 "short seven eight wide"
check "Swiss, left" address_fits ch-left 20 120 35.5 80.5 "short seven eight wide"
check "French" address_fits fr 100 200 35 80 "short seven eight wide"
check "French, the zone of the post, for a short one" address_fits fr 109 195 55 88 "short"

# slides FORM LEFT RIGHT TOP BOTTOM ACROSS DOWN ADDRESSES: the window of an envelope in which the sheet moves so far
slides() {
  for address in $8; do
    letter "$1" tr "$address" || return 1
    for moved in "0 0" "$6 0" "0 $7" "$6 $7"; do
      # shellcheck disable=SC2086 # two numbers
      set -- "$1" "$2" "$3" "$4" "$5" "$6" "$7" "$8" $moved
      # shellcheck disable=SC2046 # four numbers
      between Adr $(awk -v l="$2" -v r="$3" -v t="$4" -v b="$5" -v x="$9" -v y="${10}" \
        'BEGIN { print l - x, r - x, t - y, b - y }') || { echo "address $address, moved by $moved"; return 1; }
      set -- "$1" "$2" "$3" "$4" "$5" "$6" "$7" "$8"
    done
  done
}
# Envelope 241.3 x 104.78, sheet 215.9 wide and folded at 100: window 1/2 in or 5/8 in from below.
check "US #10, low window, however the sheet lies" slides us-10 22.2 136.5 63.48 92.08 25.4 4.78 "short five"
check "US #10, high window, however the sheet lies" slides us-10 22.2 136.5 60.28 88.88 25.4 4.78 "short five"
check "US #10: what is too long is refused" address_refused us-10 eight
# Envelope 220 x 110, sheet 210 wide and folded at 105: window 18 or 20 from below.
check "British DL, however the sheet lies" slides gb-dl 20 110 57 92 10 5 "short five seven"
check "British DL, high window, however the sheet lies" slides gb-dl 20 110 55 90 10 5 "short five seven"

# alone FORM: nothing but address and sender line may be seen through the window and so far around it as the sheet slides
alone() {
  letter "$1" tr short || return 1
  awk -v x1="$2" -v x2="$3" -v y1="$4" -v y2="$5" '
    $1 == 1 && $6 !~ /^(Adr|Snd|·)/ && $3 > x1 && $2 < x2 && $5 > y1 && $4 < y2 { print; bad = 1 } END { exit bad }' \
    "$folder/words"
}
check "nothing else is seen: DIN 5008 B in DL" alone din-b 10 110 45 95
check "nothing else is seen: US #10" alone us-10 0 136.5 55.5 92.1
check "nothing else is seen: British DL" alone gb-dl 10 110 50 92
check "nothing else is seen: Swiss, right" alone ch-right 93 203 35 90
check "nothing else is seen: French" alone fr 90 210 34 91

# ---- sender line ----------------------------------------------------------------------------------------------------------
# senders FORM TIMES
senders() {
  letter "$1" tr short && [ "$(grep -c "SndBerlin" "$folder/words")" = "$2" ]
}
check "the sender stands in the window and inside" senders din-b 2
check "where the window is low, inside" senders us-10 1
# in_window X1 X2 Y1 Y2: the small line is left of the sender inside
in_window() {
  letter din-b tr short && awk -v x1="$1" -v x2="$2" -v y1="$3" -v y2="$4" '
    index($6, "Snd") == 1 && $2 < 110 && ($2 < x1 + 1 || $3 > x2 - 1 || $4 < y1 + 0.6 || $5 > y2 - 1) { print; bad = 1 }
    END { exit bad }' "$folder/words"
}
check "the small line lies in the window" in_window 20 105 45 90

# ---- the edge of the paper ------------------------------------------------------------------------------------------------
# blank X Y WIDTH HEIGHT: of the rendered page
blank() {
  found=$(look ink "$1" "$2" "$3" "$4")
  [ "$found" = 0 ] || { echo "ink $found at $*"; return 1; }
}
# white FORM LANGUAGE ADDRESS: no ink within 4.2 mm (at 100 dpi 16 pixels) of any edge of any page
white() {
  letter "$1" "$2" "$3" || return 1
  pages=$(pdfinfo "$folder/letter.pdf" | awk '/^Pages/ { print $2 }')
  page=1
  while [ "$page" -le "$pages" ]; do
    render letter "$page" 100
    # shellcheck disable=SC2046 # two numbers
    set -- "$1" "$2" $(sed -n 2p "$folder/page.ppm")
    blank 0 0 "$3" 16 && blank 0 0 16 "$4" && blank $(($3 - 16)) 0 16 "$4" && blank 0 $(($4 - 16)) "$3" 16 ||
      { echo "page $page of $1 $2"; return 1; }
    page=$((page + 1))
  done
}
for form in din-a din-b ch-right ch-left fr us-10 us-plain gb-dl; do
  check "nothing at the edge: $form" white "$form" de short
done
check "nothing at the edge: from right to left" white din-b fa eight
check "nothing at the edge: lines to write on" white us-10 lines short

# ---- marks ----------------------------------------------------------------------------------------------------------------
# marked FORM LANGUAGE MM...: a mark from 5 to 9 mm from the left at each of these heights and nothing above and below, in
# a render of 300 dpi; no mark anywhere else
marked() {
  form=$1
  language=$2
  shift 2
  letter "$form" "$language" short || return 1
  render letter 1 300
  for mm in "$@"; do
    y=$(awk -v y="$mm" 'BEGIN { printf "%d", y / 25.4 * 300 + 0.5 }')
    [ "$(look ink 60 $((y - 3)) 45 7)" -gt 15 ] || { echo "no mark at $mm"; return 1; }
    blank 50 $((y - 30)) 100 26 && blank 50 $((y + 5)) 100 26 || return 1
  done
  all=$(look ink 50 0 100 3600)
  one=$(look ink 50 $((y - 3)) 100 7)
  [ "$all" -le $((one * ($# + 1) + 20)) ] || { echo "more marks than those: $all against $one"; return 1; }
}
check "fold and hole marks of DIN 5008 B" marked din-b de 105 148.5 210
check "fold and hole marks of DIN 5008 A" marked din-a de 87 148.5 192
check "fold marks, French" marked fr de 99 198
check "fold marks, US #10" marked us-10 de 100 200
check "marks stay at the left in a letter from right to left" marked din-b fa 105 148.5 210

# ---- from right to left ---------------------------------------------------------------------------------------------------
# mirrored LANGUAGE: window as in any letter, lines end at the right margin, the number of the page stands at the left
mirrored() {
  letter din-b "$1" seven && between Adr 20 105 45 90 && awk '
    $1 == 1 && $4 > 110 && $4 < 250 { if ($3 > right) right = $3 }
    END { print "lines begin at", right; exit !(right > 189 && right < 190.5) }' "$folder/words"
}
for language in fa ar ckb; do
  check "mirrored: $language" mirrored "$language"
done

# Enclosures are words of the group: "2 Briefmarken" is read from left to right in any letter.
left_to_right() {
  letter din-b fa short && awk '/Briefmarken/ { word = $2; y = $4 } $6 == "2" && $1 == 2 { x[$4] = $2 }
    END { exit !(y in x && x[y] < word) }' "$folder/words"
}
check "what is enclosed keeps its own direction" left_to_right

# ---- each page tells whose it is ------------------------------------------------------------------------------------------
each_page() {
  letter "$1" de short || return 1
  for page in 1 2; do
    pdftotext -f $page -l $page "$folder/letter.pdf" - >"$folder/text"
    grep -q "Max Beispiel, Nr. A-123" "$folder/text" && grep -q "Seite $page von 2" "$folder/text" || return 1
  done
}
check "name, number and page x of y on each page" each_page din-b
check "the same on US Letter" each_page us-10

# dated LANGUAGE WORDS
dated() {
  letter din-b "$1" short && pdftotext -raw "$folder/letter.pdf" - | grep -q "$2"
}
check "the date in words" dated de "25. November 2026"
check "the American way" dated en-US "November 25, 2026"
check "Persian: the day in the calendar of Iran" dated fa "۱۴۰۵"
check "and in that of the sender" dated fa "۲۰۲۶"
check "Sorani: in both too" dated ckb "١٤٠٥"

finish
