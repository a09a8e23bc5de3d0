# SPDX-License-Identifier: MIT
# An evening for eight people, planned and printed, and what stands in the register about it.

ask() { sqlite3 "$SOLIPOST_REGISTER" "$1"; }
text_of() { pdftotext -layout "$1" - | tr -s ' '; }
numbers_of() { ask "SELECT group_concat(number, ' ') FROM (SELECT number FROM piece WHERE row_state = 0 ORDER BY number)"; }

# eight: Q1 to Q8 in DE-BEI, who can be written to; an evening for them on 4 December, seen from the first. Names have two
# words; that of Q5 is unlike the others.
eight() {
  sample_register
  {
    echo 'code,name,prison,contact,languages,status'
    for i in 1 2 3 4 6 7 8; do echo "Q$i,Person Nummer$i,DE-BEI,direct,de,sentenced"; done
    echo 'Q5,Ulrike Beispielfrau,DE-BEI,direct,de,sentenced'
  } >people.csv
  {
    solipost import prisoners people.csv --source list --date 2026-07-01
    solipost edit P003 contact=none
    for name in Rose Tulip; do solipost add writer "$name" --languages de; done
  } >/dev/null 2>&1
  export SOLIPOST_TODAY=2026-12-01
}

# eight, planned as evening 1.
planned() {
  eight
  solipost evening plan --on 4.12. --writers 4 --each 2 --prison DE-BEI --place Kulturhaus --keep >/dev/null 2>&1
}

# And printed: letters $a to $((a + 7)) to Q1 ... Q8, which are rows 1 to 8; now it is the day after.
printed() {
  planned
  solipost evening print 1 --acknowledge --yes >/dev/null 2>&1
  a=$(ask 'SELECT min(number) FROM piece')
  export SOLIPOST_TODAY=2026-12-05
}

# As the list says: "Q1 Rose home" a line, of those about whom something was entered.
entered() {
  solipost show evening 1 --format csv | awk -F, 'NR > 1 && ($5 != "" || $6 != "") { print $3 " " $5 " " $6 }' |
    sed 's/  */ /g; s/ $//'
}
