# SPDX-License-Identifier: MIT
# What the gallery shows, in this order. Read by gallery.sh.

# Letters: each language on a form of its own post.
page letters 'Letters in 14 languages' print letters --template first-letter --enclose 'a stamp' --enclose 'a photo' \
  G-EN G-DE G-TR G-KU G-ES G-FR
page letters-rtl 'Letters from right to left, and in Cyrillic and Greek' print letters --template greeting \
  G-FA G-AR G-CKB G-RU G-EL G-HE
for form in din-a ch-left ch-right fr gb-dl us-10; do
  page "form-$form" "Letter form $form" print letters G-EN --template answer --form "$form"
done
page letter-us 'Letters on US Letter to write on by hand' print letters G-US G-DE --lines --form us-plain
page urgent 'An urgent action' print letters G-TR G-KU --template urgent-action

# Cards
page cards 'Cards in 14 languages, four on a sheet' \
  print cards --template greeting --picture data/samples/sunrise.jpg --local-script
page birthday 'Birthday cards, one per page, with envelopes' \
  print cards G-EN G-TR G-FA --template birthday --motto 'You are not forgotten' --layout single --envelopes C6
page new-year 'For the new year, DIN long, three on a sheet' print cards G-DE G-TR G-KU --template new-year --card DL-99
page march-18 '18 March, two A5 on a sheet' print cards G-ES G-FR --template 18-march --card A5
page bleed 'With bleed and crop marks' print cards G-DE G-EN --template greeting --picture data/samples/sunrise.jpg \
  --bleed --layout 2up
page fold-left 'Folding cards, fold on the left' print cards G-DE G-FA --template birthday --fold left \
  --picture data/samples/sunrise.jpg
page fold-top 'Folding cards, fold on top' print cards G-TR G-KU --template birthday --fold top \
  --motto 'You are not forgotten'
page letter-paper 'Four on US Letter' print cards G-EN G-US G-ES G-DE --template greeting --card US-4.25x5.5 --sheet Letter
page by-hand 'Cards to write on by hand' print cards G-DE G-US --lines --layout single

# Envelopes and labels
for paper in DL C5 C6/5 '#10'; do
  page "envelope-$(printf '%s' "$paper" | tr -d '/#')" "Envelopes $paper" print envelopes G-EN G-TR --envelopes "$paper"
done
page labels 'Labels from the fifth on' print labels --labels L7160 --start 5 --outlines
page labels-us 'Labels on US Letter' print labels --labels 5160 --outlines

# An evening
paper papers 'Papers for an evening' print papers about what-not phrases new-writer table-list checklist post-office G-DE G-TR G-FA
paper protest 'To an authority' print protest G-TR --to 'Ministry of Justice|Kizilay|06659 Ankara' --acknowledge
