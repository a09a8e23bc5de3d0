#!/bin/sh
# SPDX-License-Identifier: MIT
# The demo: a sample register, cards for its (fictional) people in their languages and scripts, and pictures of the pages.
# Called by `make demo`, which builds the program first. BUILD is the folder it was built in.
set -eu
program=${BUILD:-build}/solipost
demo=demo

rm -rf "$demo"
mkdir -p "$demo"
SOLIPOST_REGISTER=$demo/register.solipost
export SOLIPOST_REGISTER

# The register is encrypted, as every new one is. Only because nobody real is in it does its passphrase lie beside it.
passphrase='otter basket violin thunder lemon quartz'
printf '%s\n' "$passphrase" >"$demo/passphrase.txt"

say() { printf '\n== %s\n' "$1"; }
solipost() { "$program" "$@" --passphrase-fd 3 3<"$demo/passphrase.txt"; }

say 'An encrypted register for a group in Berlin'
echo "Passphrase: $passphrase"
solipost init --name 'Letter group Example' --sender 'Letter group Example
Musterstraße 1
10115 Berlin' --country DE --language en
solipost group edit sender_plain='Musterstraße 1|10115 Berlin'
say 'Unlocked for a while, so that not every command works the key out anew'
solipost unlock

say 'Prisons, from public sources'
solipost import prisons data/prisons.csv --source 'data/prisons.csv: public addresses' --yes
say 'Sample people (fictional)'
solipost import prisoners data/sample-prisoners.csv --source 'fictional sample people' --date 2026-08-01 \
  --contact direct --yes
solipost list prisoners

say 'Who would get a card, and who not, and why'
solipost print cards --template greeting --picture data/samples/sunrise.jpg --dry-run || [ $? -eq 3 ]

say 'Cards with a greeting, four on a sheet, picture on the back'
solipost print cards --template greeting --picture data/samples/sunrise.jpg --local-script --output "$demo/cards" \
  --acknowledge --yes || [ $? -eq 3 ]
say 'Cards to write on by hand, one per page, each with an envelope'
solipost print cards P001 P003 P008 P014 --lines --motto 'After every winter comes a spring' --layout single \
  --envelopes C6 --output "$demo/by-hand" --acknowledge --yes

say 'Letters for envelopes with a window'
solipost print letters P002 P003 P005 --template first-letter --output "$demo/letters" --acknowledge --yes || [ $? -eq 3 ]

say 'The cards are posted'
solipost mailed run 1

say 'A letter evening for two people, from planning to closing: one card was written, one taken home, the rest goes back'
solipost evening plan --on today --writers 2 --each 2 --languages any --keep
solipost evening print 1 --output "$demo/evening" --acknowledge --yes || [ $? -eq 3 ]
awk -F, -v OFS=, 'NR == 2 { $5 = "guest" } NR == 3 { $5 = "guest"; $6 = "home" } 1' "$demo/evening/list.csv" \
  >"$demo/evening/filled.csv"
solipost evening enter 1 @"$demo/evening/filled.csv"
solipost evening close 1 --yes

say 'What was done so far'
solipost report --internal >"$demo/report.txt"

say 'Pictures of the pages'
for pdf in "$demo"/*/*.pdf; do
  pdftoppm -r 70 -png "$pdf" "${pdf%.pdf}"
done
solipost list pieces >"$demo/pieces.txt"
solipost history >"$demo/history.txt"

say 'A backup, which opens with the same passphrase, and the register locked'
mkdir "$demo/stick"
solipost backup "$demo/stick"
"$program" lock

say 'Look at these'
cat <<TEXT
$demo/cards/cards-run-1.pdf       12 cards in seven languages, four on a sheet, each followed by its back
$demo/cards/cards-run-1-1.png     the first front: French, German, English; the postal zones stay free
$demo/cards/cards-run-1-3.png     Persian and Filipino; the address also in Persian letters
$demo/cards/cards-run-1-5.png     Turkish and Kurmancî, with long addresses that wrap
$demo/by-hand/cards-run-2.pdf     cards to write on by hand, a motto on the other side
$demo/by-hand/envelopes-run-2.pdf their envelopes
$demo/letters/letters-run-3.pdf   first letters, the address where the window of the envelope is
$demo/evening/table-list.pdf      the papers of a letter evening: the list, sheets about people, sentences to copy
$demo/report.txt                  what was done so far, in figures
$demo/pieces.txt                  what the register remembers of them
$demo/history.txt                 every change so far, ready to be undone
$demo/register.solipost           all of it, encrypted: no name can be read in it

All pages are there as PNG too. No card with the address of the group was made for P013 (released), P009 (mail suspended), P004 and P011 (their prisons
want the sender's own address): the register said so.
Try:  SOLIPOST_REGISTER=$SOLIPOST_REGISTER $program show P001
It asks for the passphrase: $passphrase
TEXT
