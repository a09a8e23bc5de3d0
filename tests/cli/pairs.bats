# SPDX-License-Identifier: MIT
# Who writes to whom: taken on, confirmed by a letter, fallen back, dormant, ended, handed on; writers who pause or leave.
load helper
load register
load terminal

ask() { sqlite3 "$SOLIPOST_REGISTER" "$1"; }

# Amsel (4 letters a month) and Karl; it is 1 August.
writers() {
  sample_register
  solipost add writer Karl >/dev/null 2>&1
}
# state WHO WRITER [DAY]
state() {
  SOLIPOST_TODAY=${3:-$SOLIPOST_TODAY} solipost list pairs "$1" --writer "$2" --all --columns state --format csv |
    tail -n +2 | paste -sd ,
}
number_of_letters() { ask 'SELECT max(number) FROM piece'; }

@test "a promise is confirmed by the first letter, and one undo takes back both" {
  writers
  expect 0 solipost take-on P001 P002 --writer Amsel
  contains "$errors" 'Amsel has taken on P001 Işıl Örnekoğlu: a first letter by 2026-08-15'
  equals "$(state P001 Amsel)" promised
  equals "$(state P001 Amsel 2026-08-15)" promised
  equals "$(state P001 Amsel 2026-08-16)" fallen-back
  expect 0 solipost written P001 --by Amsel
  equals "$(state P001 Amsel)" live
  equals "$(state P002 Amsel)" promised
  expect 0 solipost undo
  equals "$(state P001 Amsel)" promised
  equals "$(ask 'SELECT count(*) FROM piece WHERE row_state = 0')" 0
}

@test "a printed letter confirms it when it is mailed, one to two people confirms both, and so does whoever signs" {
  writers
  expect 0 solipost take-on P001 P002 -w Amsel
  expect 0 solipost take-on P001 -w Karl
  expect 0 solipost written P001+P002 --by Amsel --by Karl
  equals "$(state P001 Amsel),$(state P002 Amsel),$(state P001 Karl)" live,live,live
  expect 0 solipost undo
  expect 0 solipost print cards P002 --writer Amsel --lines --acknowledge --yes
  equals "$(state P002 Amsel)" promised
  SOLIPOST_TODAY=2026-08-03 expect 0 solipost mailed "$(number_of_letters)"
  equals "$(state P002 Amsel 2026-08-03)" live
  equals "$(ask 'SELECT confirmed_on FROM pair WHERE confirmed_on IS NOT NULL')" 2026-08-03
}

@test "a letter alone makes no pair; whoever takes on afterwards has written the first one" {
  writers
  expect 0 solipost written P001 --by Amsel
  expect 0 solipost list pairs
  contains "$errors" 'Nobody has taken anybody on yet'
  SOLIPOST_TODAY=2026-08-10 expect 0 solipost take-on P001 -w Amsel
  contains "$errors" 'Amsel writes to P001 Işıl Örnekoğlu: the first letter is that of 2026-08-01'
  equals "$(state P001 Amsel 2026-08-10)" live
  SOLIPOST_TODAY=2026-09-10 expect 0 solipost take-on P001 -w Amsel
  contains "$errors" 'Amsel has this correspondence already'
}

@test "nobody takes on who is held or wants no letters; the others are taken on" {
  writers
  expect 0 solipost hold P001 --reason 'the family asked us to stop'
  expect 1 solipost take-on P001 -w Amsel
  contains "$errors" 'P001 Işıl Örnekoğlu cannot be taken on: on hold since 2026-08-01'
  expect 0 solipost end prisoner P002 --reason 'asked us to stop'
  expect 3 solipost take-on P001 P002 P003 -w Amsel
  contains "$errors" 'P002 Deniz Örnek'
  contains "$errors" 'Amsel has taken on P003'
  equals "$(ask 'SELECT count(*) FROM pair')" 1
}

@test "who writes there already is told, and what the prison wants of senders" {
  writers
  expect 0 solipost rule add sender.residence required --prison TR-SNC --source 'a letter from there'
  expect 0 solipost take-on P001 -w Karl
  expect 0 solipost take-on P001 -w Amsel --dry-run
  contains "$errors" 'Karl writes there too: a first letter is promised by 2026-08-15'
  contains "$errors" "P001: the sender's full name and home address must stand there (a letter from there)"
  contains "$errors" 'Nothing was written: this was a dry run'
  equals "$(ask 'SELECT count(*) FROM pair')" 1
  expect 0 solipost edit Amsel privacy=own-address
  expect 0 solipost take-on P001 -w Amsel --dry-run
  lacks "$errors" 'home address'
}

@test "capacity limits new correspondences: more is refused off a terminal, forced, and asked about on one" {
  writers
  expect 0 solipost edit Amsel capacity=1
  expect 0 solipost take-on P001 -w Amsel
  expect 1 solipost take-on P002 -w Amsel
  contains "$errors" 'Amsel writes 1 letter a month and would have 2 correspondences'
  contains "$errors" 'insist with --force'
  expect 0 solipost take-on P001 -w Amsel
  expect 0 solipost written P003 --by Amsel # a card is never limited
  expect 0 solipost take-on P002 -w Amsel --force
  equals "$(ask 'SELECT count(*) FROM pair')" 2
  on_terminal 1 'n\n' solipost take-on P003 -w Amsel
  contains "$output" 'Go on all the same'
  equals "$(ask 'SELECT count(*) FROM pair')" 2
  on_terminal 0 'y\n' solipost take-on P003 -w Amsel
  equals "$(ask 'SELECT count(*) FROM pair')" 3
}

@test "what makes no sense about days and people is refused with what to do" {
  writers
  expect 2 solipost take-on P001 -w Amsel --until 2026-07-01
  contains "$errors" '--until: 2026-07-01 has passed'
  expect 2 solipost take-on P001
  contains "$errors" '--writer'
  expect 1 solipost take-on P001 -w Nobody
  contains "$errors" 'solipost add writer Nobody'
  expect 1 solipost pair end P001 --why 'no time'
  contains "$errors" 'nobody is known to write to P001 Işıl Örnekoğlu'
}

@test "dormant after half a year without a letter or a reply, and either wakes it up" {
  writers
  expect 0 solipost take-on P001 -w Amsel
  expect 0 solipost written P001 --by Amsel
  equals "$(state P001 Amsel 2027-01-28)" live
  equals "$(state P001 Amsel 2027-01-29)" dormant
  SOLIPOST_TODAY=2027-02-01 expect 0 solipost list pairs --dormant
  contains "$output" dormant
  SOLIPOST_TODAY=2026-10-01 expect 0 solipost list pairs --dormant --dormant-after 30d
  contains "$output" dormant
  SOLIPOST_TODAY=2026-10-01 expect 0 solipost list pairs --dormant
  contains "$errors" 'None fits'
  SOLIPOST_TODAY=2027-02-01 expect 0 solipost today
  contains "$output" 'Amsel and P001 Işıl Örnekoğlu: no letter and no answer for 180 days; ask whether it goes on: solipost pair end P001 --writer Amsel'
  SOLIPOST_TODAY=2027-02-01 expect 0 solipost reply P001 --letter "$(number_of_letters)" --force
  equals "$(state P001 Amsel 2027-02-01)" live
  SOLIPOST_TODAY=2027-02-01 expect 0 solipost today
  lacks "$output" 'ask whether it goes on'
}

@test "a promise is said three days before, and after it fell back" {
  writers
  expect 0 solipost take-on P003 -w Amsel
  SOLIPOST_TODAY=2026-08-11 expect 0 solipost today
  lacks "$output" promised
  SOLIPOST_TODAY=2026-08-12 expect 0 solipost today
  contains "$output" 'Amsel promised a first letter to P003 Deniz Örnek'
  contains "$output" 'by 2026-08-15: solipost written P003 --by Amsel'
  SOLIPOST_TODAY=2026-08-16 expect 0 solipost today
  contains "$output" 'by 2026-08-15 and none is known; anybody may write now: solipost pair end P003 --writer Amsel'
}

@test "a correspondence ends with a reason, and stays in the register" {
  writers
  expect 0 solipost take-on P001 -w Amsel
  expect 0 solipost take-on P001 -w Karl
  expect 2 solipost pair end P001 --why 'no time'
  contains "$errors" 'several write to P001 Işıl Örnekoğlu: '
  expect 0 solipost pair end P001 --writer Karl --why 'no time'
  lacks "$errors" 'nobody else writes'
  expect 0 solipost pair end P001 --why 'moved away'
  contains "$errors" 'nobody else writes to P001 Işıl Örnekoğlu now'
  expect 0 solipost list pairs --ended --format csv
  contains "$output" 'moved away'
  expect 0 solipost list pairs --order writer --columns writer,state --all --format csv
  equals "${lines[1]},${lines[2]}" 'Amsel,ended,Karl,ended'
  expect 0 solipost undo
  equals "$(state P001 Amsel)" promised
}

@test "handing on: what is to be known, replies and follow-ups change hands, undo gives all back" {
  writers
  expect 0 solipost take-on P001 P002 -w Amsel
  expect 0 solipost written P001 --by Amsel
  expect 0 solipost mailed "$(number_of_letters)"
  SOLIPOST_TODAY=2026-08-05 expect 0 solipost reply "$(number_of_letters)" --follow-up book:'any novel'
  export SOLIPOST_TODAY=2026-08-06
  expect 0 solipost hand-on Amsel
  contains "$output" 'P001 Işıl Örnekoğlu'
  contains "$output" 'last letter 2026-08-01, last reply 2026-08-05'
  contains "$output" 'received on 2026-08-05, not handed over yet'
  contains "$output" 'any novel'
  contains "$errors" 'solipost hand-on Amsel --to WRITER'
  expect 0 solipost hand-on Amsel --to Karl --dry-run
  contains "$errors" '2 correspondences of Amsel go to Karl'
  lacks "$errors" 'Amsel writes there too'
  equals "$(state P001 Karl)" ''
  expect 2 solipost hand-on Amsel --to Karl
  contains "$errors" --yes
  expect 0 solipost hand-on Amsel P001 --to Karl --yes
  equals "$(state P001 Amsel),$(state P002 Amsel),$(state P001 Karl)" ended,promised,promised
  expect 0 solipost list replies --waiting --format csv
  contains "$output" Karl
  expect 0 solipost undo
  equals "$(state P001 Amsel),$(state P001 Karl)" live,
  expect 0 solipost list replies --waiting --format csv
  contains "$output" Amsel
  expect 1 solipost hand-on Amsel P003 --to Karl --yes
  contains "$errors" 'Amsel has nothing open with P003'
  expect 2 solipost hand-on Amsel --to Amsel --yes
}

@test "a reply that is handed over offers a correspondence, once" {
  writers
  expect 0 solipost reply P001 --unmatched
  expect 0 solipost reply hand 1 --to Karl
  contains "$errors" 'solipost take-on P001 --writer Karl'
  expect 0 solipost take-on P001 -w Karl
  expect 0 solipost reply hand 1 --to Karl
  lacks "$errors" take-on
}

@test "who pauses is asked about and back by itself" {
  writers
  expect 0 solipost writer pause Amsel --until 2026-08-20
  expect 1 solipost take-on P001 -w Amsel
  contains "$errors" 'Amsel pauses until 2026-08-20'
  expect 1 solipost print cards P001 --writer Amsel --lines --motto Hello --yes
  contains "$errors" 'insist with --acknowledge'
  expect 0 solipost print cards P001 --writer Amsel --lines --motto Hello --acknowledge --yes
  expect 0 solipost list writers
  contains "$output" 2026-08-20
  SOLIPOST_TODAY=2026-08-21 expect 0 solipost take-on P001 -w Amsel
  SOLIPOST_TODAY=2026-08-22 expect 0 solipost today
  contains "$output" 'Amsel is back after 2026-08-20: solipost show writer Amsel'
  expect 2 solipost writer pause Amsel --from 2026-08-20 --until 2026-08-10
  expect 0 solipost writer back Amsel
  expect 2 solipost writer back Amsel
  contains "$errors" 'neither pauses nor has left'
}

@test "who leaves: what is open is listed, nothing is deleted, and it is said until it is handed on" {
  writers
  expect 0 solipost take-on P001 -w Amsel
  expect 0 solipost written P001 --by Amsel
  expect 0 solipost written P003 --by Amsel --waits home --who Amsel
  expect 0 solipost writer leave Amsel --dry-run
  contains "$output" 'P003 Deniz Örnek'
  contains "$errors" 'Amsel would leave on 2026-08-01'
  equals "$(ask 'SELECT count(*) FROM writer WHERE left_on IS NOT NULL')" 0
  expect 0 solipost writer leave Amsel
  contains "$errors" '1 correspondence is open'
  contains "$errors" '2 letters are not posted; they may be at home with Amsel'
  contains "$errors" 'solipost hand-on Amsel --to WRITER'
  expect 0 solipost today
  contains "$output" 'Amsel has left on 2026-08-01, and correspondences are open: solipost hand-on Amsel'
  expect 1 solipost take-on P002 -w Amsel --force
  contains "$errors" 'solipost writer back Amsel'
  expect 1 solipost print cards P001 --writer Amsel --lines --motto Hello --yes
  expect 0 solipost hand-on Amsel --to Karl --yes
  expect 0 solipost today
  lacks "$output" 'Amsel has left'
  expect 0 solipost writer back Amsel
  equals "$(ask 'SELECT count(*) FROM piece WHERE row_state = 0')" 2
}

@test "show says who writes to whom, and what was written this month" {
  writers
  expect 0 solipost take-on P001 -w Amsel
  expect 0 solipost written P001 --by Amsel
  expect 0 solipost show writer Amsel
  contains "$output" '1 of 4'
  contains "$output" 'P001 Işıl Örnekoğlu: last letter 2026-08-01'
  expect 0 solipost show P001
  contains "$output" 'Amsel: last letter 2026-08-01'
}

@test "lists for programs leave held people out; names with blanks are quoted in what to type" {
  writers
  expect 0 solipost add writer 'Rote Lerche'
  expect 0 solipost take-on P001 P003 -w 'Rote Lerche'
  expect 0 solipost hold P001 --reason 'the family asked us to stop'
  expect 3 solipost list pairs --format csv
  lacks "$output" P001
  contains "$output" P003
  expect 0 solipost list pairs
  contains "$output" P001
  SOLIPOST_TODAY=2026-08-14 expect 0 solipost today
  contains "$output" "solipost written P003 --by 'Rote Lerche'"
}

@test "whoever is deleted or forgotten writes to nobody" {
  writers
  expect 0 solipost take-on P001 -w Karl
  expect 0 solipost delete writer Karl --yes
  expect 0 solipost list pairs
  contains "$errors" 'Nobody has taken anybody on yet'
  expect 0 solipost undo
  equals "$(state P001 Karl)" promised
  expect 0 solipost forget Karl --yes
  equals "$(ask 'SELECT count(*) FROM pair WHERE writer IS NOT NULL')" 0
}

@test "days ahead need no year" {
  sample_register
  expect 0 solipost take-on P001 -w Amsel --until 20.9.
  contains "$errors" "a first letter by 2026-09-20"
  expect 0 solipost writer pause Amsel --until 31.1.
  contains "$errors" "until 2027-01-31"
}

@test "a correspondence does not end without a reason" {
  sample_register
  expect 0 solipost take-on P001 -w Amsel
  expect 2 solipost pair end P001 --why ''
  contains "$errors" "--why: say it in a few words"
  expect 0 solipost pair end P001 --why 'moved away'
}

@test "who leaves later is still here: the day can be changed, and a pause entered" {
  sample_register
  expect 0 solipost writer leave Amsel --on 2026-12-31
  expect 0 solipost writer pause Amsel --until 31.8.
  expect 0 solipost writer leave Amsel --on 2026-11-30
  contains "$errors" "Amsel leaves on 2026-11-30"
  expect 0 solipost writer leave Amsel
  expect 2 solipost writer leave Amsel
  contains "$errors" "Amsel has left on 2026-08-01"
}
