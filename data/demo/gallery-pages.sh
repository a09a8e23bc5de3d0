# SPDX-License-Identifier: MIT
# What the gallery shows, in this order. Read by gallery.sh.
page cards 'Cards in 14 languages, four on a sheet' \
  print cards --template greeting --picture data/samples/sunrise.jpg --local-script
page birthday 'Birthday cards, one per page, with envelopes' \
  print cards G-EN G-TR G-FA --template birthday --motto 'You are not forgotten' --layout single --envelopes C6
page by-hand 'Cards to write on by hand' print cards G-DE G-US --lines --layout single
page letters 'Letters in six languages, window at the left as DIN 5008 B has it' \
  print letters --template first-letter --enclose 'a photo'
page letters-right-to-left 'Greetings as letters, window at the right, from right to left too' \
  print letters G-FA G-AR G-CKB G-RU --template greeting --form ch-right
page letter-us 'Letters on US Letter to write on by hand' \
  print letters G-US G-DE --lines --form us-plain
