#!/bin/sh
# SPDX-License-Identifier: MIT
# Text in the PDF: whole, embedded, in its place, and found again by other people's readers.
. tests/pdf/tap.sh

# ---- every script -----------------------------------------------------------------------------------------------------
sample scripts
check "the file is sound" qpdf --check "$folder/scripts.pdf"
pdffonts "$folder/scripts.pdf" | tail -n +3 >"$folder/fonts"
check "every font is embedded, a subset, and can tell its text" \
  awk '{ n++; if ($(NF - 4) $(NF - 3) $(NF - 2) != "yesyesyes") { print; exit 1 } } END { exit n < 7 }' "$folder/fonts"
check "the file is small" test "$(wc -c <"$folder/scripts.pdf")" -lt 60000

pdftotext "$folder/scripts.pdf" "$folder/text"
found() { grep -qF -- "$1" "$folder/text" || { cat "$folder/text"; return 1; }; }
for words in "AVATAR To. Wave, fi ffi “quotes” office" "Iğdır'da ılık bir İstanbul" "ÖĞÜŞÇ DİYARBAKIR" \
  "hevalê min ê hêja" "ñandu niño" "Дорогой товарищ" "їжак, ґанок" "Αγαπητέ φίλε Ἀθῆναι" "Սիրելի ընկեր" \
  "ძვირფასო მეგობარო" "สวัสดีเพื่อนที่รัก กำลังใจ น้ำ ป่า" "प्रिय मित्र स्वतंत्रता क्षत्रिय हिन्दी" "亲爱的朋友，祝你自由。友へ、自由を。" \
  "ڕۆژباش" "هاوڕێی" "خۆشەویستم" "کوردستان" "ئازادی" "السلام" "لا" "إله" "الآن" "الإنسان" "الأسرى" "שלום" "חבר" "مُحَمَّدٌ" \
  "لَأَنَّكَ" "كِتَابٌ" "מִכְתָּב" "לַאֲסִירִים"; do
  check "found: $words" found "$words"
done
check "Persian keeps its zero-width non-joiner" found "می‌خواهم"
check "and so in the middle of a book's plural" found "کتاب‌ها"

# ---- glyphs -----------------------------------------------------------------------------------------------------------
ink_of_page() { render "$1" "$2" && look ink; }
sample nested
bare=$(ink_of_page nested 1)
one=$(ink_of_page nested 2)
two=$(ink_of_page nested 3)
three=$(ink_of_page nested 4)
check "the bare letter has ink ($bare)" test "$bare" -gt 100
check "one nested dot is printed ($one)" test "$one" -gt $((bare + 30))
check "two nested dots are printed ($two)" test "$two" -gt $((one + 30))
check "three nested dots are printed ($three)" test "$three" -gt $((two + 10))

sample marks
plain=$(ink_of_page marks 1)
dot=$(ink_of_page marks 2)
dot_accent=$(ink_of_page marks 3)
check "a mark of no width is printed ($plain, $dot)" test "$dot" -gt $((plain + 20))
check "and a second one ($dot_accent)" test "$dot_accent" -gt $((dot + 20))

sample same-name
check "fonts of one name stay two" sh -c "pdffonts '$folder/same-name.pdf' | grep -c 'Twin--bold--1' | grep -qx 2"
pdftotext "$folder/same-name.pdf" "$folder/text"
check "and both are read: Latin" found "Latin"
check "and both are read: Kurdish" found "ژیان"

# ---- length -----------------------------------------------------------------------------------------------------------
expected=$(sample long)
actual=$(pdftotext -bbox "$folder/long.pdf" - | sed -n 's/.*xMin="\([0-9.]*\)".*>END<.*/\1/p')
check "5000 letters later the pen is where it should be" near "$actual" "$expected" 0.05
pdftotext "$folder/long.pdf" "$folder/text"
check "a word of 40000 letters is whole" sh -c "tr -d '\n' <'$folder/text' | grep -o m | wc -l | grep -qx 40000"

finish
