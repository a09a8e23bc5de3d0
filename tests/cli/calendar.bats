# SPDX-License-Identifier: MIT
# Days on which people are written to, and how long before a card is posted.

load helper
load register

setup() {
  solipost_fresh_home
  sample_register
  export COLUMNS=160
}

# ---- lead times ----

@test "lead times are listed with where each is known from" {
  expect 0 solipost lead-time list
  [[ $output == *"TR "*"Turkey"*"21"*"shipped, an estimate"* ]]
  [[ $output == *"all others"* && $output == *"within the country"* ]]
}

@test "a group's own lead time stands in the place of the shipped one until it is removed" {
  expect 0 solipost lead-time set Turkey 25 --source 'the lawyers'
  contains "$errors" "Turkey: a card is posted 25 days before"
  expect 0 solipost lead-time list --format csv
  contains "$output" "TR,Turkey,25,own,,the lawyers"
  expect 0 solipost lead-time set TR 28
  expect 0 solipost lead-time list --format csv
  contains "$output" "TR,Turkey,28,own,,"
  lacks "$output" "TR,Turkey,25"
  expect 0 solipost lead-time remove TR
  expect 0 solipost lead-time list --format csv
  contains "$output" "TR,Turkey,21,shipped"
  expect 0 solipost undo
  expect 0 solipost lead-time list --format csv
  contains "$output" "TR,Turkey,28,own"
}

@test "inland and all other countries are set like a country" {
  expect 0 solipost edit P003 birthday=1991-09-10
  expect 0 solipost lead-time set inland 3
  contains "$errors" 'within the country: a card is posted 3 days before'
  expect 0 solipost lead-time set '*' 50
  expect 0 solipost lead-time list --format csv
  contains "$output" 'inland,within the country,3,own'
  contains "$output" '*,all others,50,own'
  expect 0 solipost calendar --month 2026-09 --format csv
  contains "$output" '2026-09-10,,2026-09-07,birthday,P003'
  solipost check >out 2>&1 || true
  lacks "$(cat out)" inland
  expect 0 solipost lead-time remove inland
  expect 0 solipost lead-time list --format csv
  contains "$output" 'inland,within the country,5,shipped'
}

@test "the register learns a lead time from ten letters, and not from nine" {
  expect 0 solipost print cards P001 --lines --copies 10 --output out --yes
  expect 0 solipost mailed run 1 --on 2026-08-01
  export SOLIPOST_TODAY=2026-09-30
  letters=$(sqlite3 "$SOLIPOST_REGISTER" 'SELECT number FROM piece ORDER BY number LIMIT 9')
  expect 0 solipost arrived $letters --on 2026-08-13
  expect 0 solipost lead-time list --format csv
  contains "$output" "TR,Turkey,21,shipped"
  expect 0 solipost arrived run 1 --on 2026-08-13 --force
  expect 0 solipost lead-time list
  [[ $output == *"Turkey"*"12"*"learned from 10 letters"* ]]
}

@test "what is no lead time is said, with what would be right" {
  expect 2 solipost lead-time set Atlantis 20
  contains "$errors" '"Atlantis" is no country'
  expect 2 solipost lead-time set TR soon
  contains "$errors" '"soon" is no number of days'
  expect 2 solipost lead-time set TR 0
  contains "$errors" 'from 1 to 180'
  expect 1 solipost lead-time remove IR
  contains "$errors" 'has entered no lead time: Iran'
}

# ---- calendar ----

@test "a birthday comes with the day on which a card must be posted" {
  expect 0 solipost edit P002 birthday=1980-09-10
  expect 0 solipost calendar
  [[ $output == *"2026-09-10"*"2026-08-20"*"TR"*"Birthday: P002 Deniz Örnek (46)"* ]]
  expect 0 solipost lead-time set TR 30
  expect 0 solipost calendar --format csv
  contains "$output" '2026-09-10,,2026-08-11,birthday,P002,Deniz Örnek,TR,'
  SOLIPOST_TODAY=2026-08-20 expect 0 solipost calendar
  [[ $output == *"2026-09-10"*"2026-08-11, past"* ]]
}

@test "a birthday on 29 February is kept on the 28th in other years; its year may be unknown" {
  expect 0 solipost calendar --month 2027-02
  [[ $output == *"2027-02-28"*"2027-02-07"*"Birthday: P001 Işıl Örnekoğlu"* ]]
  lacks "$output" "P001 Işıl Örnekoğlu ("
  expect 0 solipost calendar --month 2028-02
  [[ $output == *"2028-02-29"*"Birthday: P001"* && $output != *"2028-02-28"* ]]
  expect 0 solipost calendar --from 2027-03-01 --until 2028-02-28
  lacks "$output" "P001"
}

@test "whoever cannot be written to has no birthday in it, and is counted" {
  expect 0 solipost edit P002 birthday=1980-09-10
  expect 0 solipost hold P002 --reason 'the family asked us to stop'
  expect 0 solipost calendar --month 2026-09
  lacks "$output" "P002"
  contains "$errors" "1 birthday is left out"
  expect 0 solipost lift P002 --reason 'agreed' --yes
  expect 0 solipost release P002
  expect 0 solipost calendar --month 2026-09
  lacks "$output" "P002"
}

@test "days of solidarity, ends of campaigns, promises and follow-ups stand among them" {
  expect 0 solipost edit campaign M18 until=2026-08-20
  sqlite3 "$SOLIPOST_REGISTER" "INSERT INTO pair (id, writer, prisoner, since, confirm_by) SELECT randomblob(16), writer.id,
    prisoner.id, '2026-08-01', '2026-08-15' FROM writer, prisoner WHERE prisoner.code = 'P003';
    INSERT INTO follow_up (id, number, prisoner, kind, detail, made_on, due_on) SELECT randomblob(16), 4, id, 'book',
    'a dictionary', '2026-08-01', '2026-08-12' FROM prisoner WHERE code = 'P002'"
  expect 0 solipost calendar --month 2026-08
  [[ $output == *"2026-08-01"*"2026-08-31"*"Black August"* ]]
  [[ $output == *"2026-08-10"*"2026-07-20"*"Prisoners' Justice Day"* ]]
  [[ $output == *"2026-08-12"*"Follow-up 4: a dictionary, P002 Deniz Örnek"* ]]
  [[ $output == *"2026-08-15"*"A first letter to P003 Deniz Örnek is promised by Amsel"* ]]
  [[ $output == *"2026-08-20"*"2026-07-30"*"The campaign M18 18 March ends"* ]]
  expect 0 solipost calendar --month 2026-08 --text
  [[ $output == *"Black August"* && $output == *"M18"* ]]
  lacks "$output" "Deniz"
  lacks "$output" "Follow-up"
  lacks "$output" "Amsel"
}

@test "the text for a mailing list has codes and countries, no names" {
  expect 0 solipost edit P002 birthday=1980-09-10
  expect 0 solipost calendar --month 2026-09 --text
  contains "$output" $'2026-09-10\n  birthday: P002, in Turkey; post your card by 2026-08-20'
  lacks "$output" "Deniz"
}

# What two other programs read in a calendar file: libical, and vobject.
read_ics() {
  /usr/bin/python3 - "$1" <<'PYTHON'
import sys, gi, vobject
gi.require_version('ICalGLib', '3.0')
from gi.repository import ICalGLib
text = open(sys.argv[1], newline='', encoding='utf-8').read()
root = ICalGLib.Component.new_from_string(text)
assert root.is_valid() and root.count_errors() == 0
first = []
event = root.get_first_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
while event:
    start, end = event.get_dtstart(), event.get_dtend()
    assert start.is_date() and end.is_date()
    day = lambda time: '%04d-%02d-%02d' % (time.get_year(), time.get_month(), time.get_day())
    first.append((event.get_uid(), day(start), day(end), event.get_summary(), event.get_description() or ''))
    event = root.get_next_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
second = []
calendar = vobject.readOne(text)
calendar.validate(raiseException=True)
for event in calendar.vevent_list:
    second.append((event.uid.value, str(event.dtstart.value), str(event.dtend.value), event.summary.value,
                   event.description.value if hasattr(event, 'description') else ''))
assert first == second, (first, second)
assert len({event[0] for event in first}) == len(first)
for event in first: print('|'.join(event).replace('\n', '/'))
PYTHON
}

@test "calendar programs read the file: whole days, codes and first names, no whole names" {
  expect 0 solipost edit P002 birthday=1980-09-10
  expect 0 solipost calendar --month 2026-09 --ics out.ics
  equals "$output" out.ics
  read=$(read_ics out.ics)
  contains "$read" "|2026-09-10|2026-09-11|Birthday: P002 Deniz (46)|A card must be posted by 2026-08-20"
  contains "$read" "|2026-08-20|2026-08-21|Post a card to P002 Deniz, birthday 2026-09-10|"
  contains "$read" "2026-09-09-day@solipost|2026-09-09|2026-09-10|Attica uprising anniversary|"
  lacks "$read" "Örnek"
  [ "$(stat -c %a out.ics)" = 600 ]
}

@test "a second file replaces events of the first, and is asked for" {
  expect 0 solipost edit P002 birthday=1980-09-10
  expect 0 solipost calendar --month 2026-09 --ics out.ics
  read_ics out.ics | cut -d'|' -f1 >before
  expect 1 solipost calendar --month 2026-09 --ics out.ics
  expect 0 solipost calendar --month 2026-09 --ics out.ics --names --replace
  contains "$errors" "names stand in this file"
  read=$(read_ics out.ics)
  contains "$read" "Birthday: P002 Deniz Örnek (46)"
  diff before <(cut -d'|' -f1 <<<"$read")
  # What is put off is the same event on another day.
  expect 0 solipost edit P002 birthday=1980-09-11
  expect 0 solipost calendar --month 2026-09 --ics out.ics --replace
  diff before <(read_ics out.ics | cut -d'|' -f1)
}

@test "signs and long names survive the calendar file" {
  expect 0 solipost edit P002 birthday=1980-09-10 first_name='Şêrîn; "Ay", \o/ 界界界界界界界界界界界界界界界界界界界界界界界界界界'
  expect 0 solipost calendar --month 2026-09 --ics out.ics
  contains "$(read_ics out.ics)" 'Birthday: P002 Şêrîn; "Ay", \o/ 界界界界界界界界界界界界界界界界界界界界界界界界界界 (46)'
  sqlite3 "$SOLIPOST_REGISTER" "UPDATE prisoner SET first_name = 'a' || char(8238) || 'b' || char(8294) || 'c–' WHERE code = 'P002'"
  expect 0 solipost calendar --month 2026-09 --ics out.ics --replace
  contains "$(read_ics out.ics)" 'Birthday: P002 abc– (46)'
  while IFS= read -r line; do [ "$(printf %s "${line%$'\r'}" | wc -c)" -le 75 ]; done <out.ics
}

@test "a name that holds a line makes no line in the text for a mailing list" {
  expect 0 solipost edit campaign M18 until=2026-08-31
  sqlite3 "$SOLIPOST_REGISTER" "UPDATE campaign SET name = 'A' || char(10) || '2026-08-20' || char(10) || '  B'"
  expect 0 solipost calendar --month 2026-08 --text
  contains "$output" 'A<U+000A>2026-08-20<U+000A>  B ends'
}

@test "nobody on hold is in what leaves the screen" {
  sqlite3 "$SOLIPOST_REGISTER" "INSERT INTO follow_up (id, number, prisoner, kind, made_on, due_on) SELECT randomblob(16), 4, id,
    'book', '2026-08-01', '2026-08-12' FROM prisoner WHERE code = 'P002'"
  expect 0 solipost hold P002 --reason 'the family asked us to stop'
  expect 0 solipost calendar --month 2026-08
  contains "$output" "P002"
  expect 3 solipost calendar --month 2026-08 --ics out.ics
  lacks "$(<out.ics)" "P002"
  expect 3 solipost calendar --month 2026-08 --format csv
  lacks "$output" "P002"
}

@test "a month is printed to hang up: days, codes and first names, and what must be posted by when" {
  expect 0 solipost edit P002 birthday=1980-09-10
  expect 0 solipost edit campaign M18 until=2026-08-31
  expect 0 solipost calendar --month 2026-08 --sheet august.pdf
  equals "$output" august.pdf
  qpdf --check august.pdf >/dev/null
  [ "$(pdfinfo august.pdf | sed -n 's/^Pages: *//p')" = 1 ]
  text=$(pdftotext -layout august.pdf -)
  contains "$text" "August 2026"
  [[ $text == *"20 Thu"*"Birthday: P002 Deniz (46), 10 September"*"21 Fri"* ]]
  [[ $text == *"31 Mon"*"Last day of the campaign M18 18 March"* ]]
  [[ $text == *"1 Sat"*"Black August"* ]]
  lacks "$text" "Örnek"
  expect 1 solipost calendar --month 2026-08 --sheet august.pdf
  expect 0 solipost group edit --language de
  expect 0 solipost calendar --month 2026-08 --sheet august.pdf --replace --names
  text=$(pdftotext -layout august.pdf -)
  contains "$text" "Geburtstag: P002 Deniz Örnek (46)"
  local language words
  for words in 'tr Doğum günü: P002' 'fr Anniversaire : P002' 'ku Rojbûn: P002' 'ja Birthday: P002'; do
    language=${words%% *}
    solipost group edit --language "$language" 2>/dev/null
    expect 0 solipost calendar --month 2026-08 --sheet august.pdf --replace
    contains "$(pdftotext -layout august.pdf -)" "${words#* }"
  done
  expect 2 solipost calendar --days 5 --sheet august.pdf
  contains "$errors" 'a sheet is of one month'
}

@test "days that cannot be are said" {
  expect 2 solipost calendar --month 2026-13
  contains "$errors" "'2026-13' is no month"
  expect 2 solipost calendar --month 2026-12 --days 3
  contains "$errors" 'given twice'
  expect 2 solipost calendar --from 2026-12-02 --until 2026-12-01
  contains "$errors" 'before the first'
  expect 1 solipost calendar --from 2026-09-11 --until 2026-09-12 --ics out.ics
  contains "$errors" 'nothing falls into these days'
  expect 2 solipost calendar --from 9999-12-01
  contains "$errors" '9900'
  expect 2 solipost calendar --names
  contains "$errors" '--names is about a file'
}

@test "a month is written in any handy way, and a day without its year is the next one" {
  local month
  expect 0 solipost calendar --month 2026-09
  local september=$output
  for month in 2026-9 9.2026 09/2026 'September 2026' 'eylül 2026'; do
    expect 0 solipost calendar --month "$month"
    equals "$output" "$september"
  done
  SOLIPOST_TODAY=2026-08-31 expect 0 solipost calendar --month 'next month' --format csv
  contains "$output" '2026-09-09'
  SOLIPOST_TODAY=2027-01-01 expect 0 solipost calendar --month 'last month' --format csv
  contains "$output" '2026-12-10'
  expect 0 solipost calendar --from 1.3. --until 31.3. --format csv
  contains "$output" '2027-03-18'
}
