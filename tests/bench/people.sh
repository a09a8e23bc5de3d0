# SPDX-License-Identifier: MIT
# Made-up people, and registers full of them. $program is the program, $work a folder.

# people COUNT LANGUAGES PRISON: a list of made-up people.
people() {
  awk -v count="$1" -v languages="$2" -v prison="$3" 'BEGIN {
    split("Deniz Rojin Isil Mara Jonas Ligaya Sara Samir Anna Jordan Zoe Emre", first, " ")
    split("Örnek Nemûne Beispiel Halimbawa Nemouneh Mithal Exempel Sample Specimen Muster Esimerkki", last, " ")
    print "code,name,prison,languages,birthday,number"
    for (i = 1; i <= count; i++)
      printf "B%06d,%s %s-%s %d,%s,%s,19%02d-%02d-%02d,%06d\n", i, first[i % 12 + 1], last[i % 11 + 1], \
        last[int(i / 11) % 11 + 1], i, prison, languages, 40 + i % 60, i % 12 + 1, i % 28 + 1, (i * 7919) % 1000003
  }'
}

register() { # FILE COUNT LANGUAGES PRISON
  "$program" --register "$1" init --plain --name 'Bench' --sender 'Bench
Musterstraße 1
10115 Berlin' --country DE --language en >/dev/null 2>&1
  "$program" --register "$1" import prisons data/prisons.csv --source bench --yes >/dev/null 2>&1
  people "$2" "$3" "$4" >"$work/people.csv"
  "$program" --register "$1" import prisoners "$work/people.csv" --source bench --date 2026-08-01 --contact direct \
    --yes >/dev/null 2>&1
}
