#!/bin/sh
# SPDX-License-Identifier: MIT
# Sheets in the PDF: turned scenes, lines, sizes, very many pages; the same bytes each time and no word about us.
. tests/pdf/tap.sh

# ---- quarter turns: the red corner begins at the top left and goes round clockwise ------------------------------------
sample turns
render turns 1
check "the file is sound" qpdf --check "$folder/turns.pdf"
check "not turned: top left" colour_is 15 24 255 0 0
check "not turned: bottom right is paper" colour_is 65 55 204 204 255
check "turned once: top right" colour_is 146 25 255 0 0
check "turned once: takes 40 x 60" colour_is 115 75 204 204 255
check "turned once: not more" colour_is 155 25 255 255 255
check "turned twice: bottom right" colour_is 265 56 255 0 0
check "turned twice: top left is paper" colour_is 215 25 204 204 255
check "turned three times: bottom left" colour_is 314 75 255 0 0
check "turned three times: takes 40 x 60" colour_is 345 25 204 204 255
check "turned text is found" sh -c "pdftotext '$folder/turns.pdf' - | grep -c turned | grep -qx 4"

# ---- lines --------------------------------------------------------------------------------------------------------------
sample lines
render lines 1
check "a solid line" colour_is 105 20 0 0 0
check "a dash" colour_is 105 40 0 0 0
check "the gap after it" colour_is 115 40 255 255 255
check "a thick blue line" colour_is 105 62 0 0 255
check "the next line is black, thin and solid again" colour_is 115 80 0 0 0
check "thin" colour_is 115 83 255 255 255

# ---- sizes ---------------------------------------------------------------------------------------------------------------
sample sizes
check "3 points a side" sh -c "pdfinfo -f 1 -l 3 '$folder/sizes.pdf' | grep -q 'Page    1 size: *3 x 3 pts'"
check "14400 points a side" sh -c "pdfinfo -f 1 -l 3 '$folder/sizes.pdf' | grep -q 'Page    2 size: *14400 x 14400 pts'"
check "an A6 page" sh -c "pdfinfo -f 1 -l 3 '$folder/sizes.pdf' | grep -q 'Page    3 size: *297.64 x 419.53 pts'"

# ---- more pages than a flat page tree can hold ---------------------------------------------------------------------------
sample many-pages
check "33000 pages" sh -c "pdfinfo '$folder/many-pages.pdf' | grep -q 'Pages: *33000'"
check "the last one can be read" sh -c "pdftotext -f 33000 -l 33000 '$folder/many-pages.pdf' - | grep -q many"
check "and the 32768th" sh -c "pdftotext -f 32768 -l 32768 '$folder/many-pages.pdf' - | grep -q many"

# ---- nothing about us -----------------------------------------------------------------------------------------------------
sample scripts
check "the title is kept in any script" sh -c "pdfinfo '$folder/scripts.pdf' | grep -qF 'Mektuplar رسائل — сборник 𝄞 (1)'"
check "no date" sh -c "! pdfinfo '$folder/scripts.pdf' | grep -qi date"
qpdf --qdf --object-streams=disable "$folder/scripts.pdf" "$folder/scripts.qdf"
tells_nothing() {
  ! grep -aniE "/usr/|/tmp/|/home/|\.ttf|\.ttc|CreationDate|ModDate|/Author|/Creator|Haru" "$folder/scripts.qdf" &&
    ! grep -anE "/ID *\[" "$folder/scripts.pdf" &&
    ! grep -anF -e "$(id -un)@" -e "$(uname -n)" -e "$folder" -e "$PWD" "$folder/scripts.qdf"
}
check "no path, program, user or machine" tells_nothing
mkdir "$folder/elsewhere"
again() {
  cp "$folder/scripts.pdf" "$folder/first.pdf"
  sleep 1
  TZ=Asia/Tehran LC_ALL=C HOME=$folder/elsewhere TMPDIR=$folder/elsewhere \
    "$BUILD/tests/pdf/make_sample" scripts "$folder/elsewhere/second.pdf" &&
    cmp "$folder/first.pdf" "$folder/elsewhere/second.pdf"
}
check "the same bytes at another time, in another folder" again
check "nothing is left in the folder for temporary files" sh -c "ls '$folder/elsewhere' | grep -qx second.pdf"

finish
