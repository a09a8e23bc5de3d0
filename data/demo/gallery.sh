#!/bin/sh
# SPDX-License-Identifier: MIT
# The gallery: every product in every language it is written in, as pictures on one page (gallery/index.html). Called by
# `make gallery`, which builds the program first. BUILD is the folder it was built in. People and senders are fictional.
set -eu
program=$(realpath "${BUILD:-build}/solipost")
here=$(pwd)
gallery=$here/gallery
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -rf "$gallery"
mkdir -p "$gallery"

SOLIPOST_REGISTER=$work/register.solipost
export SOLIPOST_REGISTER

# Partly done (3) is expected: some people may not be written to, and the dry run says so elsewhere.
solipost() { "$program" "$@" >/dev/null 2>"$work/said" || [ $? -eq 3 ] || { cat "$work/said" >&2; exit 1; }; }

solipost init --plain --name 'Letter group Example' --sender 'Letter group Example
Musterstraße 1
10115 Berlin' --country DE --language en
solipost edit group writer_languages='en de' sender_plain='Kim Muster|Musterstraße 1|10115 Berlin'
solipost import prisons data/prisons.csv --source 'public addresses' --yes
solipost import prisoners data/demo/gallery-people.csv --source 'fictional' --date 2026-08-01 --contact direct --yes
solipost edit G-TR naming=yes 'summary=She was arrested for a song and is ill.'

# picture NAME TITLE FILE.pdf: each page becomes a picture under this title.
: >"$work/page"
picture() {
  printf '<h2>%s</h2>\n<div>\n' "$2" >>"$work/page"
  pdftoppm -r 72 -png "$3" "$gallery/$1"
  for file in "$gallery/$1"-*.png; do
    image=$(basename "$file")
    printf '<a href="%s"><img src="%s" alt="%s"></a>\n' "$image" "$image" "$2" >>"$work/page"
  done
  printf '</div>\n' >>"$work/page"
}

# page NAME TITLE COMMAND...: prints pieces into a folder of its own, and shows each file; paper: whatever draws no numbers.
page() {
  name=$1 title=$2
  shift 2
  paper "$name" "$title" "$@" --acknowledge --yes
}

paper() {
  name=$1 title=$2
  shift 2
  printf '%s\n' "$title"
  out=$work/$name
  solipost "$@" --output "$out"
  for file in "$out"/*.pdf; do
    part=$(basename "$file" .pdf | sed 's/-run-[0-9]*//')
    picture "$name-$part" "$title: $part" "$file"
  done
}

. "$here/data/demo/gallery-pages.sh"

{
  cat <<'HTML'
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>solipost: what it prints</title>
<style>
body { font-family: sans-serif; background: #e8e8e8; margin: 2em; }
div { display: flex; flex-wrap: wrap; gap: 1em; align-items: flex-start; }
img { background: white; box-shadow: 0 1px 4px #888; max-width: 26em; height: auto; }
</style></head><body>
<h1>What solipost prints</h1>
<p>All people are fictional; prison addresses are public.</p>
HTML
  cat "$work/page"
  echo '</body></html>'
} >"$gallery/index.html"
printf '%s pictures: gallery/index.html\n' "$(find "$gallery" -name '*.png' | wc -l)"
