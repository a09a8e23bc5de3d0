#!/bin/sh
# SPDX-License-Identifier: MIT
# Pictures in the PDF: the right colours, the right way up, clipped, seen through, once in the file, and without notes.
. tests/pdf/tap.sh

# quarters CELL "RED" "GREEN" "BLUE": the cell's picture has red, green; blue, white quarters in these colours
quarters() {
  left=$((10 + $1 % 5 * 100))
  top=$((10 + $1 / 5 * 100))
  # shellcheck disable=SC2086 # three numbers each
  colour_is $((left + 20)) $((top + 15)) $2 && colour_is $((left + 60)) $((top + 15)) $3 &&
    colour_is $((left + 20)) $((top + 45)) $4 && colour_is $((left + 60)) $((top + 45)) 255 255 255
}

sample orientations
render orientations 1
check "the file is sound" qpdf --check "$folder/orientations.pdf"
for n in 1 2 3 4 5 6 7 8; do
  check "EXIF orientation $n is upright" quarters $((n - 1)) "255 0 0" "0 255 0" "0 0 255"
done

sample kinds
render kinds 1
check "the file is sound" qpdf --check "$folder/kinds.pdf"
check "JPEG" quarters 0 "255 0 0" "0 255 0" "0 0 255"
check "progressive JPEG" quarters 1 "255 0 0" "0 255 0" "0 0 255"
# What inks make of the colours, as poppler paints them.
check "CMYK JPEG" quarters 2 "237 28 36" "0 166 81" "46 49 146"
check "CMYK JPEG without Adobe's marker" quarters 3 "237 28 36" "0 166 81" "46 49 146"
check "YCCK JPEG" quarters 4 "237 28 36" "0 166 81" "46 49 146"
check "RGB JPEG" quarters 5 "255 0 0" "0 255 0" "0 0 255"
cell=6
for kind in "PNG" "16-bit PNG" "PNG with alpha" "interlaced PNG with alpha" "interlaced 16-bit PNG with alpha" \
  "PNG with palette" "PNG with transparent palette entry" "interlaced PNG"; do
  check "$kind" quarters $cell "255 0 0" "0 255 0" "0 0 255"
  cell=$((cell + 1))
done

sample layers
render layers 10
check "the file is sound" qpdf --check "$folder/layers.pdf"
check "half-transparent red on yellow" colour_is 30 30 255 127 0
check "half-transparent blue on yellow" colour_is 30 70 127 127 127
check "inside the clip" colour_is 170 30 0 255 0
check "outside the clip" colour_is 130 30 255 255 255
check "below the clip" colour_is 170 70 255 255 255
check "after the clip" colour_is 250 50 0 127 0
check "ten pages share two pictures and a mask" sh -c "grep -ac '/Subtype /Image' '$folder/layers.pdf' | grep -qx 3"

for name in orientations kinds layers; do
  qpdf --qdf --object-streams=disable "$folder/$name.pdf" "$folder/$name.qdf"
  no_notes() { ! grep -aE 'Secret|Exif|JFIF|GPS|Serial' "$folder/$1.qdf" "$folder/$1.pdf"; }
  check "$name: no position, serial number, author or comment" no_notes "$name"
done

finish
