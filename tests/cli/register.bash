# SPDX-License-Identifier: MIT
# A small register to try commands on.

# Made once per file of tests, copied for each: two prisons, three people (two of one name), a campaign, a writer.
sample_register() {
  local kept="$BATS_FILE_TMPDIR/sample.solipost"
  export SOLIPOST_REGISTER="$BATS_TEST_TMPDIR/register.solipost"
  if [ ! -f "$kept" ]; then
    {
      solipost init --name 'Letter group Example' --sender 'Postfach 12|70001 Stuttgart' --country DE --language en
      solipost add prison 'Sincan' --code TR-SNC --country TR --mail-status open --confidence official \
        --address-template '{name}|Sincan Kadın Kapalı Cezaevi|{ward}|06930 Sincan/Ankara'
      solipost add prison 'JVA Beispiel' --code DE-BEI --country DE --street 'Musterweg 1' --city Stuttgart \
        --postcode 70001 --mail-status open
      solipost add prisoner 'Işıl Örnekoğlu' --prison TR-SNC --ward 'A-7' --languages ku,tr --contact direct \
        --status remand --birthday 02-29 --number 4711
      solipost add prisoner 'Deniz Örnek' --prison TR-SNC --distinguisher 'born 1980' --contact direct --status sentenced
      solipost add prisoner 'Deniz Örnek' --prison DE-BEI --distinguisher 'born 1991' --contact direct \
        --name-native 'دنیز نمونه'
      solipost add campaign '18 March' --code M18
      solipost campaign add M18 P001
      solipost add writer Amsel --languages de,tr --capacity 4
    } >/dev/null 2>"$BATS_FILE_TMPDIR/sample.log" || { cat "$BATS_FILE_TMPDIR/sample.log" >&2; return 1; }
    solipost backup "$kept" 2>/dev/null || return 1
    return 0
  fi
  cp "$kept" "$SOLIPOST_REGISTER"
}

# The sample people of data/: fictional, in public prisons. What the rules of those prisons say about senders is the business
# of rules-print.bats; here everybody can be printed to.
sample_people() {
  local code
  solipost import prisons "$SOLIPOST_DATA/prisons.csv" --source 'public lists' --yes >/dev/null 2>&1
  solipost import prisoners "$SOLIPOST_DATA/sample-prisoners.csv" --source 'fictional' --date 2026-08-01 \
    --contact direct --yes >/dev/null 2>&1
  for code in de-moa-sender de-remand-topic us-pa-sender ir-organisation ir-topics; do
    solipost rule retire "$code" --why 'tried elsewhere' >/dev/null 2>&1
  done
}
