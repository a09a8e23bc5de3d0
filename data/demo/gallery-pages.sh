# SPDX-License-Identifier: MIT
# What the gallery shows, in this order. Read by gallery.sh.
page cards 'Cards in 14 languages, four on a sheet' \
  print cards --template greeting --picture data/samples/sunrise.jpg --local-script
page birthday 'Birthday cards, one per page, with envelopes' \
  print cards G-EN G-TR G-FA --template birthday --motto 'You are not forgotten' --layout single --envelopes C6
page by-hand 'Cards to write on by hand' print cards G-DE G-US --lines --layout single
