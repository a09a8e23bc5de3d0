#!/bin/sh
# SPDX-License-Identifier: MIT
# One line of each script as solipost prints it, against the PDF that hb-view (or, for several directions in one line,
# pango-view) makes of the same text in the same font. Both are rendered by pdftoppm at 150 dpi. What counts as different
# is darkness that no neighbouring pixel of the other page explains (tests/pdf/look.c); at most 4 thousandths of a line's
# ink may differ. A single wrong letter makes more: the last tests prove it.
set -u
cd "$(dirname "$0")/../.." || exit 1
: "${BUILD:=$PWD/build}" "${SOLIPOST_DATA:=$PWD/data}"
export SOLIPOST_DATA XDG_DATA_HOME=/nonexistent
tolerance=4
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT

number=0
failed=0
ok() { number=$((number + 1)); echo "ok $number - $1"; }
not_ok() { number=$((number + 1)); failed=1; echo "not ok $number - $1"; }

render() { pdftoppm -r 150 -singlefile "$folder/$1.pdf" "$folder/$1"; }
ours() { "$BUILD/tests/text/make_line" "$folder/ours.pdf" "$1" "$2" && render ours; }
file_of() { fc-list ":postscriptname=$1" file | head -n 1 | sed 's/: *$//'; }
# Turkish has no ligatures here: one of f and i could swallow the dot.
features_of() { [ "$1" != tr ] || echo --features=-liga; }
by_hb_view() { # font, direction, language, text
  hb-view --font-file="$(file_of "$1")" --direction="$2" --language="$3" --font-size=24 --margin=24 $(features_of "$3") \
    --font-extents=24,24 -O pdf -o "$folder/theirs.pdf" "$4" && render theirs
}
difference() { "$BUILD/tests/pdf/look" "$folder/ours.ppm" against "$folder/theirs.ppm"; }

judge() { # name
  found=$(difference)
  if [ -n "$found" ] && [ "$found" -le "$tolerance" ]; then
    ok "$1: ${found:-?} thousandths differ"
  else
    not_ok "$1: ${found:-?} thousandths differ, $tolerance may"
  fi
}

line() { # name, language, direction, font, text
  rm -f "$folder"/*.p*
  ours "$2" "$5" && by_hb_view "$4" "$3" "$2" "$5"
  judge "$1"
}

line English en ltr NotoSans-Regular 'Dear Ms O’Connor — “Tomorrow” AVATAR To office efficient'
line German de ltr NotoSans-Regular 'Liebe Frau Großmann, „Grüße“ aus Übersee und Österreich'
line Turkish tr ltr NotoSans-Regular 'Sevgili Işıl Öğretmenim, İstanbul’dan ılık bir rüzgâr, fikir'
line Kurmancî ku ltr NotoSans-Regular 'Hevalê hêja Şêrko, çiyayên bilind, xwişk û birayên me'
line Sorani ckb rtl NotoNaskhArabic-Regular 'هاوڕێی ئازیزم، ئێمە لەبیرت ناکەین. خۆشەویستی گوڵ'
line 'Arabic with harakat' ar rtl NotoNaskhArabic-Regular 'السَّلامُ عَلَيْكُمْ يَا صَدِيقَتَنَا العَزِيزَة، لَا تَنْسَ أَنَّ الحُرِّيَّةَ'
line 'Persian with ZWNJ' fa rtl NotoNaskhArabic-Regular 'ما می‌خواهیم بدانید که تنها نیستید؛ نامه‌های شما'
line 'Hebrew with niqqud' he rtl NotoSansHebrew-Regular 'שָׁלוֹם לָךְ יְדִידָתֵנוּ הַיְּקָרָה אֲנַחְנוּ חוֹשְׁבִים'
line Filipino tl ltr NotoSans-Regular 'Mahal naming kaibigan, hindi ka nag-iisa; ñandú at ₱100'
line Russian ru ltr NotoSans-Regular 'Дорогая Елена, мы помним — «ёлка», съезд, щётка, №18'
line Ukrainian uk ltr NotoSans-Regular 'Дорогий Юрію Ющенку: ґанок, їжак, єдність, п’ять листів'
line 'Greek, polytonic' el ltr NotoSans-Regular 'Ἀγαπητὲ φίλε, κάθε μέρα· ᾧ τινι, Ὀδυσσεύς, τῆς ΐ ΰ ᾳ ῷ'
line Armenian hy ltr NotoSansArmenian-Regular 'Սիրելի՛ ընկեր մենք քո մասին մտածում ենք ամեն օր։'
line Georgian ka ltr NotoSansGeorgian-Regular 'ძვირფასო მეგობარო ყოველდღე შენზე ვფიქრობთ'
line Thai th ltr NotoSansThai-Regular 'ถึงเพื่อนรัก เราคิดถึงคุณทุกวัน น้ำใจและผู้ใหญ่ที่นี่'
line 'Hindi, Devanagari' hi ltr NotoSansDevanagari-Regular 'प्रिय मित्र, स्वतंत्रता और शान्ति, क्षमा, ज्ञान, कर्तृत्व।'
line Chinese zh ltr WenQuanYiZenHei '亲爱的朋友，我们每天都想着你。2026年3月18日'
line Japanese ja ltr WenQuanYiZenHei '親愛なる友へ、「自由」はみんなのもの、コーヒー'

# Several directions in one line: pango-view orders and places it, in the same fonts, named in the same order.
fonts='Noto Sans, Noto Naskh Arabic, Noto Sans Hebrew, WenQuanYi Zen Hei'
mixed() { # name, language, text
  rm -f "$folder"/*.p*
  ours "$2" "$3"
  pango-view --no-display --font="$fonts 24" --language="$2" --dpi=72 --margin=24 --hinting=none --subpixel-positions \
    --output="$folder/theirs.pdf" --text="$3" 2>/dev/null && render theirs
  # Pango puts the line's top, not its baseline, at the margin: cut the white off above and below on both sides.
  for side in ours theirs; do crop "$side"; done
  judge "$1"
}
# Cuts a rendered page to its ink, so that two pages with other margins can be laid upon each other.
crop() { "$BUILD/tests/text/crop" "$folder/$1.ppm" "$folder/$1.cut.ppm" && mv "$folder/$1.cut.ppm" "$folder/$1.ppm"; }

mixed 'English with Arabic and Hebrew' en 'The words שלום (peace) and سلام, Leyla Öcalan, Москва'
mixed 'Arabic with a name and Hebrew' ar 'الرسالة إلى Leyla Öcalan ثم Москва שלום هنا'

# The comparison sees a single wrong letter, a missing dot, an exchanged order.
differs() { # name, language, direction, font, ours, theirs
  rm -f "$folder"/*.p*
  ours "$2" "$5" && by_hb_view "$4" "$3" "$2" "$6"
  found=$(difference)
  if [ "$found" -gt "$tolerance" ]; then ok "$1 is seen: $found thousandths"; else not_ok "$1 is not seen: $found"; fi
}
differs 'a wrong letter' tr ltr NotoSans-Regular 'Işık ve Işıl' 'Işik ve Işıl'
differs 'a missing dot' ar rtl NotoNaskhArabic-Regular 'خبر جديد' 'حبر جديد'
differs 'an exchanged order' he rtl NotoSansHebrew-Regular 'שלום לך' 'לך שלום'

echo "1..$number"
exit "$failed"
