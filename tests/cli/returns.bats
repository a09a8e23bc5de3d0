# SPDX-License-Identifier: MIT
# Letters that came back: why, what follows for addresses, people and prisons, and what is left to do.
load helper
load register
load terminal

ask() { sqlite3 "$SOLIPOST_REGISTER" "$1"; }
number_of() { ask "SELECT max(piece.number) FROM piece JOIN prisoner ON prisoner.id = piece.prisoner WHERE code = '$1'"; }

# A letter to each of P001, P002 (Sincan) and P003 (Beispiel), written by Amsel, mailed in July; it is 1 August.
mailed_letters() {
  sample_register
  {
    solipost written P001 P002 P003 --by Amsel --on 2026-07-01
    solipost mailed P001 P002 P003 --on 2026-07-02
  } 2>/dev/null
}
# again WHO DAY: one more to the same person, mailed on this day
again() {
  solipost written "$1" --by guest --new --force --on "$2" 2>/dev/null
  solipost mailed "$(number_of "$1")" --on "$2" 2>/dev/null
}

@test "a hard return makes the address doubtful: nothing more is printed until it is confirmed" {
  mailed_letters
  expect 0 solipost returned P001 --reason transferred --on yesterday --mark 'nakil'
  contains "$errors" 'came back, transferred'
  contains "$errors" 'the address of P001 Işıl Örnekoğlu is doubtful now'
  equals "$(ask "SELECT stage || ' ' || returned_on FROM piece WHERE number = $(number_of P001)")" 'returned 2026-07-31'
  equals "$(ask "SELECT reason || ' ' || mark || ' ' || mailed_on || ' ' || returned_on FROM returned_mail")" \
    'transferred nakil 2026-07-02 2026-07-31'
  expect 1 solipost print cards P001 --lines --motto Hello --acknowledge --yes
  contains "$errors" 'address doubtful'
  contains "$errors" 'solipost confirm P001'
  expect 0 solipost list doubtful
  contains "$output" "$(number_of P001)"
  contains "$output" 'transferred'
  expect 0 solipost confirm P001 --source lawyer
  contains "$errors" 'letters are printed again'
  equals "$(ask 'SELECT confirmed_on FROM stay WHERE confirmed_on IS NOT NULL')" 2026-08-01
  expect 0 solipost print cards P001 --lines --motto Hello --acknowledge --yes
  expect 0 solipost list doubtful
  contains "$errors" 'No address is in doubt'
}

@test "undo takes a return back with everything that followed" {
  mailed_letters
  expect 0 solipost returned P001 --reason transferred
  expect 0 solipost history
  contains "$output" "added returned letter letter $(number_of P001)"
  expect 0 solipost undo
  equals "$(ask "SELECT stage || coalesce(returned_on, '') FROM piece WHERE number = $(number_of P001)")" mailed
  equals "$(ask 'SELECT count(*) FROM returned_mail WHERE row_state = 0')" 0
  equals "$(ask 'SELECT count(*) FROM stay WHERE doubtful_on IS NOT NULL')" 0
}

@test "a return is taken back whole or not at all" {
  mailed_letters
  expect 0 solipost returned P001 --reason transferred
  number=$(ask 'SELECT max(number) FROM journal_commit')
  expect 0 solipost mailed "$(number_of P001)" --force
  expect 1 solipost undo "$number"
  contains "$errors" "letter $(number_of P001) was changed later"
  equals "$(ask 'SELECT count(*) FROM returned_mail WHERE row_state = 0')" 1
  equals "$(ask 'SELECT count(*) FROM stay WHERE doubtful_on IS NOT NULL')" 1
  expect 0 solipost undo
  expect 0 solipost undo
  equals "$(ask 'SELECT count(*) FROM returned_mail WHERE row_state = 0')" 0
}

@test "two soft returns are needed, those before a confirmation do not count, and some say nothing" {
  mailed_letters
  again P001 2026-07-10
  expect 0 solipost returned "$(number_of P001)" --reason unclaimed
  contains "$errors" 'one more such return makes the address of P001 Işıl Örnekoğlu doubtful'
  expect 0 solipost confirm P001 --on 2026-08-01
  again P001 2026-07-12
  expect 0 solipost returned "$(number_of P001)" --reason illegible
  contains "$errors" 'one more such return'
  again P001 2026-07-13
  expect 0 solipost returned "$(number_of P001)" --reason refused-content
  lacks "$errors" 'doubtful'
  again P001 2026-07-14
  export SOLIPOST_TODAY=2026-08-02
  expect 0 solipost returned "$(number_of P001)" --reason address
  equals "$(ask 'SELECT count(*) FROM stay WHERE doubtful_on IS NOT NULL')" 0
  again P001 2026-07-15
  expect 0 solipost returned "$(number_of P001)" --reason other
  contains "$errors" 'is doubtful now'
}

@test "a stamp finds its reason in many languages" {
  mailed_letters
  while IFS='|' read -r mark reason; do
    expect 0 solipost returned P001 --mark "$mark" --dry-run
    contains "$errors" "came back, $reason"
  done <<'MARKS'
Tahliye oldu|released
NAKİL|transferred
iade|other
Inconnu à l'adresse|person not known there
برگشت|other
UNBEKANNT|person not known there
insufficient address|insufficient address
нет: адресат не значится|person not known there
MARKS
  expect 2 solipost returned P001 --mark 'xyzzy'
  contains "$errors" 'nobody knows here what "xyzzy" means'
  contains "$errors" 'rc refused: content'
  expect 2 solipost returned P001
  contains "$errors" 'why did it come back?'
}

@test "words that are kept are cleaned" {
  mailed_letters
  expect 0 solipost returned P001 --reason other --mark $'\e[31mred\e[0m\r'
  expect 0 solipost arrived P002 --from $' law\ayer '
  expect 0 solipost written P003 --new --waits home --who $'Frau\vHolle'
  equals "$(ask "SELECT count(*) FROM (SELECT mark AS word FROM returned_mail UNION ALL SELECT arrived_how FROM piece UNION ALL
    SELECT waiting_who FROM piece) WHERE word GLOB '*[' || char(1) || '-' || char(31) || ']*'")" 0
  equals "$(ask 'SELECT max(arrived_how) FROM piece')" lawyer
  expect 2 solipost returned P003 --reason other --mark "$(printf 'a%.0s' {1..3000})"
}

@test "every reason of the shipped marks is one of the choices" {
  while IFS=$'\t' read -r mark _ reason; do
    [ "$mark" = mark ] && continue
    grep -qF "\"$reason\"" "$BATS_TEST_DIRNAME/../../src/model/choices.c" || { echo "$mark: $reason"; false; }
  done < <(grep -v '^#' "$SOLIPOST_DATA/return-marks.tsv")
}

@test "a prompt lists the reasons, and asks whether somebody is free" {
  mailed_letters
  again P001 2026-07-03
  solipost written P001 --by guest --new 2>/dev/null
  ready=$(number_of P001) out=$((ready - 1)) first=$(ask 'SELECT min(number) FROM piece')
  on_terminal 0 "$first\n?\nf\ny\n\n" solipost returned
  contains "$output" "solipost cancel $ready"
  equals "$(ask "SELECT old_place_on FROM piece WHERE number = $out")" 2026-08-01
  contains "$output" 'rc refused: content'
  contains "$output" 'Note that P001 Işıl Örnekoğlu is free'
  equals "$(ask "SELECT status FROM prisoner WHERE code = 'P001'")" released
  equals "$(ask "SELECT count(*) FROM stay WHERE until = '2026-08-01'")" 1
  expect 0 solipost undo
  equals "$(ask "SELECT status FROM prisoner WHERE code = 'P001'")" remand
  equals "$(ask "SELECT count(*) FROM stay WHERE until IS NOT NULL")" 0
  expect 0 solipost returned "$first" --reason released
  contains "$errors" 'solipost release P001'
}

@test "at the prompt: whose letter it is before the reason, words of the envelope as reason, and Ctrl-D when done" {
  mailed_letters
  n=$(number_of P001) m=$(number_of P002) o=$(number_of P003)
  on_terminal 0 "$n\ntahliye oldu\nn\n$m\nunknown\n$o\nzz\nmoved\n" solipost returned
  contains "$output" 'P001 Işıl Örnekoğlu: why did it come back:'
  contains "$output" '"tahliye oldu": released'
  contains "$output" "'zz' is no reason"
  lacks "$output" 'rc refused: content'
  equals "$(ask "SELECT group_concat(reason || ':' || coalesce(mark, '')) FROM (SELECT reason, mark FROM returned_mail JOIN piece
    ON piece.id = piece ORDER BY number)")" 'released:tahliye oldu,unknown-person:,moved:'
}

@test "whoever stops in the middle of a pile is told that what was written down stays" {
  mailed_letters
  on_terminal 1 "$(number_of P001)\nt\n$(number_of P002)\n" solipost returned
  contains "$output" 'stopped; what was written down before stays'
  equals "$(ask 'SELECT count(*) FROM returned_mail')" 1
  on_terminal 1 "$(number_of P002)\n?\n" solipost returned
  contains "$output" 'stopped; nothing was changed'
  contains "$output" 'what was written down before stays)'
}

@test "one envelope is one event: all that lay in it comes back" {
  mailed_letters
  again P001 2026-07-02
  ask "INSERT INTO envelope (id, prison, mailed_on) SELECT randomblob(16), prison, mailed_on FROM piece WHERE number = $(number_of P002);
       UPDATE piece SET envelope = (SELECT id FROM envelope) WHERE prisoner IN (SELECT id FROM prisoner WHERE code IN ('P001', 'P002'))"
  expect 0 solipost returned P002 --reason unclaimed
  contains "$errors" '2 more letters lay in the same envelope'
  equals "$(ask "SELECT count(*) FROM piece WHERE stage = 'returned'")" 3
  equals "$(ask 'SELECT count(*) FROM stay WHERE doubtful_on IS NOT NULL')" 0
  contains "$errors" 'one more such return makes the address of P001'
}

@test "a letter that came back is mailed again under its number, in a new envelope" {
  mailed_letters
  n=$(number_of P003)
  expect 0 solipost returned "$n" --reason postage
  expect 0 solipost mailed "$n"
  equals "$(ask "SELECT stage || ' ' || first_mailed_on || ' ' || mailed_on || ' ' || postage FROM piece WHERE number = $n")" \
    'mailed 2026-07-02 2026-08-01 95'
  expect 0 solipost returned "$n" --reason postage --force
  equals "$(ask 'SELECT count(*) FROM returned_mail')" 2
}

@test "what came back in one envelope and is mailed again at once goes in one, is paid once and comes back as one" {
  mailed_letters
  again P001 2026-07-02
  ask "INSERT INTO envelope (id, prison, weight_g, postage, currency, mailed_on) SELECT randomblob(16), prison, 15, 125, 'EUR', mailed_on
         FROM piece WHERE number = $(number_of P001);
       UPDATE piece SET envelope = (SELECT id FROM envelope) WHERE prisoner = (SELECT id FROM prisoner WHERE code = 'P001')"
  n=$(number_of P001)
  first=$(ask 'SELECT min(number) FROM piece')
  expect 0 solipost returned "$n" --reason damaged
  expect 0 solipost mailed "$first" "$n"
  equals "$(ask "SELECT postage || ' ' || mailed_on || ' ' || (SELECT count(*) FROM piece WHERE envelope = envelope.id) FROM envelope")" \
    '250 2026-08-01 2'
  export SOLIPOST_TODAY=2026-08-03
  expect 0 solipost returned "$first" --reason damaged
  contains "$errors" '1 more letter lay in the same envelope'
  expect 0 solipost undo
  expect 0 solipost undo
  equals "$(ask "SELECT postage || ' ' || mailed_on FROM envelope")" '125 2026-07-02'
  # One of them alone has left the envelope.
  expect 0 solipost mailed "$n"
  equals "$(ask "SELECT count(*) FROM piece WHERE envelope IS NOT NULL")" 1
}

@test "it is not mailed again to an address that is still in doubt; corrected, it keeps its number" {
  mailed_letters
  n=$(number_of P001)
  expect 0 solipost returned "$n" --reason transferred
  expect 1 solipost mailed "$n"
  contains "$errors" 'its address is still in doubt'
  expect 0 solipost transfer P001 DE-BEI --source lawyer
  contains "$errors" "not posted yet, goes to DE-BEI now: letter no. $n"
  expect 0 solipost mailed "$n"
  equals "$(ask "SELECT stage || ' ' || prison.code || ' ' || mailed_on FROM piece JOIN prison ON prison.id = prison WHERE number = $n")" \
    'mailed DE-BEI 2026-08-01'
  equals "$(ask 'SELECT prison.code FROM returned_mail JOIN prison ON prison.id = prison')" TR-SNC
}

@test "what lies ready for an address in doubt is named, and mailed only by insisting" {
  mailed_letters
  solipost written P001 P002 --by guest --new --on 2026-07-20 2>/dev/null
  n=$(number_of P001)
  expect 0 solipost returned P003 --reason transferred
  lacks "$errors" 'keep it back'
  expect 0 solipost returned "$(ask 'SELECT min(number) FROM piece')" --reason transferred
  contains "$errors" "not posted yet, keep it back until then: letter no. $n"
  expect 1 solipost mailed "$n" P002
  contains "$errors" "letter no. $n, P001 Işıl Örnekoğlu: its address is in doubt since 2026-08-01"
  expect 0 solipost mailed "$n" --on 2026-07-25 --dry-run
  expect 0 solipost mailed "$n" --force
  expect 0 solipost confirm P001 --source lawyer
  expect 0 solipost mailed P002
}

@test "cards of one envelope that go out again one by one still came back once" {
  mailed_letters
  again P001 2026-07-02
  again P001 2026-07-02
  ask "INSERT INTO envelope (id, prison, mailed_on) SELECT randomblob(16), prison, mailed_on FROM piece WHERE number = $(number_of P001);
       UPDATE piece SET envelope = (SELECT id FROM envelope) WHERE prisoner = (SELECT id FROM prisoner WHERE code = 'P001')"
  n=$(number_of P001)
  expect 0 solipost returned "$n" --reason damaged
  expect 0 solipost mailed "$n"
  expect 0 solipost mailed "$((n - 1))"
  expect 0 solipost returned P002 --reason damaged
  lacks "$errors" 'Is it the prison'
}

@test "a letter for two names both, and is in doubt with the address of either" {
  sample_register
  solipost written P001+P002 --by Amsel --on 2026-07-01 2>/dev/null
  n=$(ask 'SELECT number FROM piece')
  expect 0 solipost mailed "$n" --on 2026-07-02
  contains "$errors" "$n  P001 Işıl Örnekoğlu + P002 Deniz Örnek (born 1980): mailed"
  solipost written P002 --by Amsel --on 2026-07-01 2>/dev/null
  solipost mailed "$(number_of P002)" --on 2026-07-02 2>/dev/null
  solipost written P001+P002 --by Amsel --on 2026-07-01 2>/dev/null
  expect 0 solipost returned "$(number_of P002)" --reason transferred
  contains "$errors" "keep it back until then: letter no. $(number_of P001)"
  expect 1 solipost mailed "$(number_of P001)"
  contains "$errors" 'its address is in doubt since 2026-08-01'
}

@test "three alike from one prison ask whether it is the prison" {
  mailed_letters
  again P001 2026-07-03
  expect 0 solipost returned "$(ask 'SELECT min(number) FROM piece')" P002 --reason mail-ban
  lacks "$errors" 'Is it the prison'
  expect 0 solipost returned "$(number_of P001)" --reason mail-ban
  contains "$errors" '3 letters came back from TR-SNC'
  contains "$errors" 'solipost edit TR-SNC mail_status=suspended'
}

@test "a prison that delivers no mail is noted when somebody agrees" {
  mailed_letters
  on_terminal 0 'y\n' solipost returned P003 --reason suspended
  contains "$output" 'Note that DE-BEI JVA Beispiel delivers no mail at present'
  equals "$(ask "SELECT mail_status FROM prison WHERE code = 'DE-BEI'")" suspended
  expect 0 solipost undo
  equals "$(ask "SELECT mail_status FROM prison WHERE code = 'DE-BEI'")" open
}

@test "a letter whose number cannot be read is found by prison and month" {
  mailed_letters
  again P001 2026-02-02
  expect 0 solipost returned --prison TR-SNC --near 2026-07
  contains "$output" 'P001 Işıl'
  contains "$output" 'P002 Deniz'
  lacks "$output" 2026-02-02
  lacks "$output" 'P003'
  expect 0 solipost returned --prison TR-SNC --near 2026-01
  contains "$output" 2026-02-02
  expect 0 solipost returned --prison TR-SNC --near 3.2.
  contains "$output" 2026-02-02
  lacks "$output" 2026-07
  expect 2 solipost returned P001 --near 2026-07
  expect 2 solipost returned --near 2026-07
  contains "$errors" 'to which prison was it sent?'
}

@test "writers are told, and the list gets shorter" {
  mailed_letters
  expect 0 solipost returned P001 P003 --reason transferred
  expect 0 solipost list returns --untold
  contains "$output" Amsel
  expect 0 solipost told P001
  expect 0 solipost list returns --untold --format csv
  equals "${#lines[@]}" 2
  expect 1 solipost told "$(number_of P001)"
  contains "$errors" 'none of these came back'
  expect 0 solipost list returns --format csv
  equals "${#lines[@]}" 3
}

@test "what was corrected is in doubt no more: another ward, another prison" {
  mailed_letters
  expect 0 solipost returned P001 P002 --reason unknown-person
  equals "$(ask 'SELECT count(*) FROM stay WHERE doubtful_on IS NOT NULL')" 2
  expect 0 solipost edit P001 'ward=C 12'
  equals "$(ask 'SELECT count(*) FROM stay WHERE doubtful_on IS NOT NULL')" 1
  expect 0 solipost transfer P002 DE-BEI
  expect 0 solipost list doubtful
  contains "$errors" 'No address is in doubt'
}

@test "the return of a letter to a former place says nothing about the new one" {
  mailed_letters
  expect 0 solipost transfer P001 DE-BEI
  expect 0 solipost returned "$(number_of P001)" --reason transferred
  contains "$errors" 'is not held there any more'
  equals "$(ask 'SELECT count(*) FROM stay WHERE doubtful_on IS NOT NULL')" 0
}
