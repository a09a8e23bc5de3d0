# SPDX-License-Identifier: MIT
# The screen speaks German to who asks for it, also on a machine where no locale was ever made, and English otherwise.
load helper
load terminal

# german COMMAND...: as on such a machine, for somebody whose system is set to German.
german() { env -u LC_ALL -u LANGUAGE LOCPATH=/nonexistent LANG=de_DE.UTF-8 "$@"; }

@test "help is German where German is wished and no locale is installed" {
  expect 0 german solipost --help
  contains "$output" 'solipost: Briefe und Karten an Gefangene'
  contains "$output" 'Personen und Gefängnisse:'
  contains "$output" 'ein neues Register für die eigene Gruppe anlegen'
  lacks "$output" 'Options of every command'
  equals "$errors" ''
}

@test "the help of a command is German: usage, headings, options and their choices" {
  expect 0 german solipost print cards --help
  contains "$output" 'Aufruf: solipost print cards [WHO...] [OPTION]...'
  contains "$output" 'Optionen aller Befehle:'
  contains "$output" 'Bild für die andere Seite, JPEG oder PNG'
  contains "$output" 'wie Karten auf dem Bogen liegen'
  contains "$output" '4up, 3up, 2up, 1up oder single'
  contains "$output" '(sonst reading)'
  contains "$output" 'Beispiele:'
}

@test "an error and what to do about it are German" {
  expect 1 german solipost list prisoners
  equals "$output" ''
  contains "$errors" 'gibt es kein Register'
  contains "$errors" 'eines beginnen mit: solipost init'
}

@test "an error deep in the program is German too" {
  expect 0 german solipost init --name Briefe --sender 'Postfach 12|70001 Stuttgart' --country Deutschland
  expect 2 german solipost add prisoner 'Deniz Örnek' --birthday 31.2.1980
  contains "$errors" 'Geburtstag: „31.2.1980“ ist kein Datum: diesen Tag gibt es nicht'
  contains "$errors" 'Daten werden geschrieben wie 1980-04-03, 3.4.1980 oder 3. April 1980'
}

@test "numbers take the German plural" {
  expect 0 german solipost init --name Briefe --sender 'Postfach 12|70001 Stuttgart' --country Deutschland
  expect 0 german solipost add prison 'JVA Beispiel' --code DE-BSP --country Deutschland --street 'Am Beispiel 1' \
    --city Stuttgart --postcode 70001
  expect 0 german solipost add prisoner 'Mara Muster' --prison DE-BSP
  expect 0 german solipost add campaign '18. März' --code M18
  expect 0 german solipost campaign add M18 P001
  contains "$errors" 'gilt nun für 1 Person mehr'
  expect 0 german solipost add prisoner 'Max Muster' --prison DE-BSP
  expect 0 german solipost add prisoner 'Moritz Muster' --prison DE-BSP
  expect 0 german solipost campaign add M18 P002 P003
  contains "$errors" 'gilt nun für 2 Personen mehr'
}

@test "what a person types may be German: country, language and day" {
  expect 0 german solipost init --name Briefe --sender 'Postfach 12|70001 Stuttgart' --country Deutschland
  expect 0 german solipost add prisoner 'Deniz Örnek' --languages Türkisch,de --verified-on heute
  expect 0 german solipost show P001
  contains "$output" 'Türkisch, Deutsch'
  contains "$output" '2026-08-01'
}

@test "lists carry German headings, but a file for other programs keeps its names" {
  expect 0 german solipost init --name Briefe --sender 'Postfach 12|70001 Stuttgart' --country Deutschland
  expect 0 german solipost add prisoner 'Deniz Örnek' --status remand
  expect 0 german solipost list prisoners
  contains "${lines[0]}" 'Kürzel'
  contains "$output" 'in U-Haft'
  expect 0 german solipost list prisoners --format csv
  contains "${lines[0]}" 'code,name,'
  contains "$output" 'remand'
}

@test "on a terminal questions are German, and ja or nein answers them" {
  expect 0 german solipost init --name Briefe --sender 'Postfach 12|70001 Stuttgart' --country Deutschland
  expect 0 german solipost add prisoner 'Deniz Örnek'
  on_terminal 1 'nein\n' env -u LC_ALL -u LANGUAGE LOCPATH=/nonexistent LANG=de_DE.UTF-8 solipost delete P001
  contains "$output" 'Damit wird gelöscht: P001 Deniz Örnek. Weitermachen?'
  contains "$output" 'nichts wurde geändert'
  on_terminal 0 'vielleicht\nj\n' env -u LC_ALL -u LANGUAGE LOCPATH=/nonexistent LANG=de_DE.UTF-8 solipost delete P001
  contains "$output" 'bitte mit ja oder nein antworten'
  contains "$output" 'Gelöscht: P001 Deniz Örnek; „solipost undo“ holt es zurück'
}

@test "LANGUAGE chooses as well, a country of its own falls back to German" {
  expect 0 env -u LC_ALL LOCPATH=/nonexistent LANG=en_US.UTF-8 LANGUAGE=de solipost --help
  contains "$output" 'Karten und Klappkarten an Gefangene drucken'
  expect 0 env -u LC_ALL LOCPATH=/nonexistent LANG=de_AT.UTF-8 solipost --help
  contains "$output" 'Karten und Klappkarten an Gefangene drucken'
}

@test "LC_ALL=C speaks English, whatever else is set" {
  expect 0 env LC_ALL=C LANG=de_DE.UTF-8 LANGUAGE=de solipost --help
  contains "$output" 'Options of every command'
  lacks "$output" 'Gefangene'
  expect 1 env LC_ALL=C LANG=de_DE.UTF-8 LANGUAGE=de solipost list prisoners
  contains "$errors" 'there is no register at'
}

@test "a language nobody translated to is English" {
  expect 0 env -u LC_ALL -u LANGUAGE LOCPATH=/nonexistent LANG=is_IS.UTF-8 solipost --help
  contains "$output" 'Options of every command'
}

@test "the words on the screen can be typed: choices, fields of FIELD=VALUE, and in any capitals" {
  expect 0 german solipost init --name Briefe --sender 'Postfach 12|70001 Stuttgart' --country Deutschland
  expect 0 german solipost add prison 'JVA Beispiel' --code DE-BSP --country Deutschland --street 'Am Beispiel 1' \
    --city Stuttgart --postcode 70001
  expect 0 german solipost add prisoner 'Deniz Örnek' --prison DE-BSP --status 'in u-haft'
  expect 0 german solipost edit P001 Geburtstag=30.9. 'Geprüft am=1.7.2026' 'abteilung=B 12' status=Freigelassen
  expect 0 solipost list prisoners --all --format json
  for part in '"status": "released"' '"birthday": "--09-30"' '"verified_on": "2026-07-01"' '"ward": "B 12"'; do
    contains "$output" "$part"
  done
  expect 0 german solipost show P001
  contains "$output" '30. September'
  expect 0 german solipost list prisoners --status FREIGELASSEN --order kürzel
  contains "$output" 'Deniz Örnek'
  expect 2 german solipost edit P001 gefängnis=DE-BSP
  contains "$errors" 'solipost transfer P001'
  expect 0 german solipost edit P001 birthday=1.10. status=remand
}
