# SPDX-License-Identifier: MIT
# Letters from prisoners: which of ours they answer, whose they are, what they ask for, their scans.
load helper
load register
load terminal

# letters_mailed WHO COUNT [DAY]: written by Amsel and mailed; their numbers in $numbers.
letters_mailed() {
  local who=() i
  for i in $(seq "$2"); do who+=("$1"); done
  solipost written "${who[@]}" --by Amsel --on 2026-05-01 --new >/dev/null 2>said
  mapfile -t numbers < <(grep -o '^[0-9]*' said)
  solipost mailed "${numbers[@]}" --on "${3:-2026-05-03}" 2>/dev/null
}

stage_of() { solipost list pieces --format csv | awk -F, -v n="$1" '$1 == n { print $6 }'; }

# ---- which letter ----

@test "a reply to a letter number answers that letter, and undo takes it back" {
  sample_register
  solipost edit writer Amsel code_word=Distel 2>/dev/null
  letters_mailed P001 1
  expect 0 solipost reply "${numbers[0]}" --dated 2026-07-02 --received yesterday --at po-box --language ku
  contains "$errors" "Reply 1 from P001 Işıl Örnekoğlu; answers no. ${numbers[0]}"
  contains "$errors" 'for Amsel (Distel)'
  equals "$(stage_of "${numbers[0]}")" answered
  expect 0 solipost show reply 1
  for part in '2026-07-02' '2026-07-31' 'po-box' 'Kurdish' "${numbers[0]}" 'Amsel'; do contains "$output" "$part"; done
  expect 0 solipost undo
  equals "$(stage_of "${numbers[0]}")" mailed
  expect 0 solipost list replies
  contains "$errors" 'No replies'
}

@test "one reply may answer several letters, of one person only" {
  sample_register
  letters_mailed P001 2
  both="${numbers[0]}, ${numbers[1]}"
  expect 0 solipost reply "${numbers[@]}"
  contains "$errors" "answers no. $both"
  letters_mailed P002 1
  expect 2 solipost reply P001 "${numbers[0]}"
  contains "$errors" "went to P002"
  expect 2 solipost reply P001 P002
  contains "$errors" 'comes from one person'
  expect 0 solipost list replies --format csv
  contains "$output" "$both"
}

@test "off a terminal the one letter that waits is taken; of several somebody has to say which" {
  sample_register
  letters_mailed P001 1
  expect 0 solipost reply isil
  contains "$errors" "answers no. ${numbers[0]}"
  letters_mailed P001 2
  expect 2 solipost reply P001
  contains "$errors" 'which letter to P001'
  contains "$errors" "no. ${numbers[1]}, mailed on 2026-05-03, by Amsel"
  contains "$errors" 'answered once already'
  expect 0 solipost reply P001 --letter "${numbers[1]}"
  equals "$(stage_of "${numbers[0]}")" mailed
  equals "$(stage_of "${numbers[1]}")" answered
  expect 0 solipost reply P001 --unmatched
  contains "$errors" 'no letter it answers'
  contains "$errors" "nobody's yet"
}

@test "a first letter from somebody nobody wrote to needs no letter; a stranger is added first" {
  sample_register
  expect 0 solipost reply P003
  contains "$errors" 'no letter it answers'
  expect 1 solipost reply 'Zoë Nobody'
  contains "$errors" 'solipost add prisoner'
}

@test "what makes no sense is refused, and can be forced" {
  sample_register
  letters_mailed P001 1
  expect 1 solipost reply "${numbers[0]}" --received 2026-05-02
  contains "$errors" 'it was mailed later'
  expect 2 solipost reply "${numbers[0]}" --received 2026-06-01 --dated 2026-06-02
  contains "$errors" 'before the day that stands on it'
  expect 1 solipost reply "${numbers[0]}" --dated 2026-04-30
  contains "$errors" 'mailed only on 2026-05-03, after the day on the reply'
  expect 2 solipost reply "${numbers[0]}" --follow-up bok
  contains "$errors" 'book'
  expect 2 solipost reply P001 --unmatched --letter "${numbers[0]}"
  expect 0 solipost list replies
  contains "$errors" 'No replies'
  solipost written P002 --by guest 2>said
  expect 1 solipost reply "$(grep -o '^[0-9]*' said)"
  contains "$errors" 'never marked as mailed'
  expect 0 solipost reply "$(grep -o '^[0-9]*' said)" --force
}

# ---- whose ----

@test "a reply waits until it is handed over, to whom it is for or to somebody who takes it" {
  sample_register
  letters_mailed P001 1
  solipost reply "${numbers[0]}" 2>/dev/null
  solipost reply P002 --unmatched 2>/dev/null
  expect 0 solipost list replies --waiting --format csv
  equals "${#lines[@]}" 3
  expect 0 solipost list replies --unclaimed --format csv
  equals "${#lines[@]}" 2
  contains "$output" P002
  expect 2 solipost reply hand 2
  contains "$errors" '--to WRITER'
  on_terminal 0 'the one with the hat\n' solipost reply hand 2
  contains "$output" 'who takes it'
  expect 0 solipost reply hand 1 --on today
  contains "$errors" 'is with Amsel'
  expect 2 solipost reply hand 1
  contains "$errors" 'already'
  expect 0 solipost list replies --waiting
  contains "$errors" 'No replies'
  expect 1 solipost reply hand 7
  contains "$errors" 'solipost list replies'
}

@test "what came to a writer's home is there already" {
  sample_register
  letters_mailed P001 1
  expect 0 solipost reply "${numbers[0]}" --at home
  expect 0 solipost list replies --waiting
  contains "$errors" 'No replies'
}

@test "a list for a program leaves out who is on hold" {
  sample_register
  solipost reply P002 --unmatched --follow-up book 2>/dev/null
  solipost hold P002 --reason 'the family asked us' 2>/dev/null
  expect 0 solipost list replies
  contains "$output" P002
  expect 3 solipost list replies --format csv
  lacks "$output" P002
  expect 3 solipost list follow-ups --format json
  lacks "$output" P002
}

# ---- our answers ----

# reply_with WHO WRITER: received a week ago, handed over to the writer.
reply_with() {
  solipost reply "$1" --unmatched --received 2026-07-25 --writer "$2" 2>/dev/null
  solipost reply hand "$(solipost list replies --format csv | tail -n 1 | cut -d, -f1)" --on 2026-07-26 2>/dev/null
}
answer_of() {
  solipost list replies --format json |
    python3 -c 'import json,sys; print(next(r["answer"] or "none" for r in json.load(sys.stdin) if int(r["number"]) == int(sys.argv[1])))' "$1"
}

@test "a letter by the writer who has the one reply of that person answers it by itself, and says so" {
  sample_register
  reply_with P001 Amsel
  expect 0 solipost written P001 --by Amsel
  contains "$errors" 'answers reply 1 from P001 Işıl Örnekoğlu, received on 2026-07-25'
  answer=$(grep -o '^[0-9]*' <<<"$errors")
  equals "$(answer_of 1)" "$answer"
  expect 0 solipost show reply 1
  contains "$(tr -s ' ' <<<"$output")" "answered with letter $answer"
  expect 0 solipost show P001
  contains "$(tr -s ' ' <<<"$output")" "$answer our answer reply 1"
  expect 0 solipost list replies --format csv
  contains "$output" ",$answer,"
  expect 0 solipost list replies --unanswered
  contains "$errors" 'No replies'
  # A second letter answers nothing any more; the first taken back leaves the reply to be answered.
  expect 0 solipost written P001 --by Amsel --new
  lacks "$errors" 'answers reply'
  solipost undo 2>/dev/null
  expect 0 solipost undo
  equals "$(answer_of 1)" none
}

@test "a letter by somebody else, or to somebody else, answers nothing by itself" {
  sample_register
  solipost add writer Tülin 2>/dev/null
  reply_with P001 Amsel
  expect 0 solipost written P001 --by Tülin --new
  lacks "$errors" 'answers reply'
  expect 0 solipost written P001 --by guest --new
  lacks "$errors" 'answers reply'
  expect 0 solipost written P002 --by Amsel
  lacks "$errors" 'answers reply'
  # Nor does a reply count that nobody was given, or that came after the letter.
  solipost reply P003 --unmatched --writer Amsel 2>/dev/null
  expect 0 solipost written P003 --by Amsel
  lacks "$errors" 'answers reply'
  expect 0 solipost written P001 --by Amsel --on 2026-07-01 --new
  lacks "$errors" 'answers reply'
  equals "$(answer_of 1)$(answer_of 2)" nonenone
  # Whoever signs as well may have it.
  expect 0 solipost written P001 --by Tülin --by Amsel --new
  contains "$errors" 'answers reply 1'
}

@test "of two replies nothing is guessed; --answers says which, or both" {
  sample_register
  reply_with P001 Amsel
  reply_with P001 Amsel
  expect 0 solipost written P001 --by Amsel --dry-run
  contains "$errors" 'may answer one of the replies 1, 2'
  expect 0 solipost written P001 --by Amsel
  number=$(grep -o '^[0-9]*' <<<"$errors")
  contains "$errors" "may answer one of the replies 1, 2; if so: solipost reply answered REPLY $number"
  equals "$(answer_of 1)$(answer_of 2)" nonenone
  expect 0 solipost reply answered 2 "$number"
  contains "$errors" "Reply 2 from P001 Işıl Örnekoğlu is answered with letter no. $number"
  equals "$(answer_of 2)" "$number"
  expect 1 solipost written P001 --by Amsel --new --answers 2
  contains "$errors" "reply 2 was answered with letter no. $number already"
  expect 0 solipost written P001 --by Amsel --new --answers 1 --answers 2 --force
  contains "$errors" 'answers reply 1'
  contains "$errors" 'answers reply 2'
  [ "$(answer_of 2)" != "$number" ]
  equals "$(answer_of 1)" "$(answer_of 2)"
}

@test "a reply nobody was given is with whoever answers it, and today asks no longer" {
  sample_register
  solipost reply P002 --unmatched --received 2026-07-01 2>/dev/null
  expect 0 solipost today
  contains "$output" 'solipost reply hand 1'
  expect 0 solipost written P002 --by Amsel --answers 1
  contains "$errors" 'answers reply 1'
  expect 0 solipost today
  lacks "$output" 'solipost reply hand'
  expect 0 solipost list replies --format csv
  contains "$output" 'Amsel,2026-08-01'
}

@test "a printed letter, and one to two people, answer as well; a cancelled one does not any more" {
  sample_register
  reply_with P001 Amsel
  solipost reply P002 --unmatched --received 2026-07-25 --writer Amsel 2>/dev/null
  solipost reply hand 2 2>/dev/null
  expect 0 solipost written P001+P002 --by Amsel
  both=$(grep -o '^[0-9]*' <<<"$errors")
  equals "$(answer_of 1) $(answer_of 2)" "$both $both"
  expect 0 solipost cancel "$both"
  expect 0 solipost list replies --unanswered --format csv
  equals "${#lines[@]}" 3
  solipost print cards P001 --lines --output out --acknowledge --yes 2>/dev/null
  printed=$(solipost list pieces --run 1 --columns number --format csv | tail -n 1)
  expect 0 solipost written "$printed" --by Amsel
  equals "$(answer_of 1)" "$printed"
}

@test "what cannot be an answer is refused" {
  sample_register
  reply_with P001 Amsel
  expect 2 solipost written P002 --by Amsel --answers 1
  contains "$errors" 'reply 1 is from P001 Işıl Örnekoğlu, and no letter here is to them'
  expect 1 solipost written P001 --by Amsel --answers 9
  contains "$errors" 'there is no reply 9'
  expect 1 solipost written P001 --on 2026-07-01 --answers 1
  contains "$errors" 'arrived later, on 2026-07-25'
  expect 0 solipost list pieces --format csv
  equals "${#lines[@]}" 1
  solipost written P002 P001 --by guest 2>said
  mapfile -t numbers < <(grep -o '^[0-9]*' said)
  expect 2 solipost reply answered 1 "${numbers[0]}"
  expect 2 solipost reply answered 1 "${numbers[0]}-${numbers[1]}"
  contains "$errors" 'with one letter'
  expect 0 solipost reply answered 1 P001
  expect 0 solipost undo
  solipost cancel "${numbers[1]}" 2>/dev/null
  expect 1 solipost reply answered 1 "${numbers[1]}"
  contains "$errors" 'was cancelled'
}

# ---- words and scans ----

@test "the words of a reply are kept on request only, and stand in no list" {
  sample_register
  printf 'Dear friends\nthank you\n' | solipost reply P002 --unmatched --text - 2>/dev/null
  expect 0 solipost show reply 1
  contains "$output" 'thank you'
  expect 0 solipost list replies --format json
  lacks "$output" 'thank you'
}

@test "scans are kept beside the register, small and without metadata, sealed where it is, and written out for one alone" {
  sample_register
  cp "$SOLIPOST_DATA/samples/sunrise.jpg" photo.jpg
  python3 - <<'PY'
jpeg = open('photo.jpg', 'rb').read()
note = b'GPS-SECRET-PLACE'
open('photo.jpg', 'wb').write(jpeg[:2] + b'\xff\xfe' + (len(note) + 2).to_bytes(2, 'big') + note + jpeg[2:])
PY
  expect 0 solipost reply P002 --unmatched --scan photo.jpg --scan photo.jpg
  beside="$(dirname "$SOLIPOST_REGISTER")/pictures"
  equals "$(find "$beside" -type f | wc -l)" 1
  expect 1 grep -rq 'GPS-SECRET' "$beside"
  kept=$(find "$beside" -type f)
  if [ "$kind" = plain ]; then magic=ffd8; else magic=534f; fi
  equals "$(head -c 2 "$kept" | od -An -tx1 | tr -d ' \n')" "$magic"
  expect 2 solipost reply scan 1
  expect 0 solipost reply scan 1 --out seen.jpg
  equals "$(stat -c %a seen-1.jpg seen-2.jpg | sort -u)" 600
  equals "$(head -c 3 seen-1.jpg | od -An -tx1 | tr -d ' \n')" ffd8ff
  expect 0 grep -q 'GPS-SECRET' photo.jpg
  expect 1 grep -q 'GPS-SECRET' seen-1.jpg
  expect 1 solipost reply scan 1 --out seen.jpg
  contains "$errors" 'seen-1.jpg'
  expect 1 solipost reply P003 --scan "$SOLIPOST_REGISTER"
  contains "$errors" 'JPEG'
}

@test "scans are added to a reply that was entered before, in the same way, each once" {
  sample_register
  solipost reply P002 --unmatched --scan "$SOLIPOST_DATA/samples/sunrise.jpg" 2>/dev/null
  beside="$(dirname "$SOLIPOST_REGISTER")/pictures"
  cp "$SOLIPOST_DATA/samples/sunrise.jpg" photo.jpg
  python3 - <<'PY'
from zlib import crc32, compress
def chunk(kind, data):
    return len(data).to_bytes(4, 'big') + kind + data + crc32(kind + data).to_bytes(4, 'big')
head = (40).to_bytes(4, 'big') + (30).to_bytes(4, 'big') + bytes([8, 2, 0, 0, 0])
rows = compress(b''.join(b'\0' + bytes([200, 100, y] * 40) for y in range(30)))
open('second.png', 'wb').write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) + chunk(b'tEXt', b'Comment\0GPS-SECRET') +
                               chunk(b'IDAT', rows) + chunk(b'IEND', b''))
PY
  expect 1 solipost reply add-scan 1 second.png "$SOLIPOST_REGISTER"
  contains "$errors" 'JPEG'
  equals "$(find "$beside" -type f | wc -l)" 1
  expect 0 solipost reply add-scan 1 photo.jpg second.png
  contains "$errors" '1 of them was kept before'
  contains "$errors" 'Reply 1 from P002 Deniz Örnek (born 1980) has 2 scans'
  equals "$(find "$beside" -type f | wc -l)" 2
  expect 1 grep -rq 'GPS-SECRET' "$beside"
  if [ "$kind" = plain ]; then magic=ffd8; else magic=534f; fi
  for kept in "$beside"/*; do equals "$(head -c 2 "$kept" | od -An -tx1 | tr -d ' \n')" "$magic"; done
  expect 0 solipost show reply 1
  contains "$output" '2: solipost reply scan 1'
  expect 0 solipost reply scan 1 --out seen.jpg
  expect 1 grep -q 'GPS-SECRET' seen-2.jpg
  equals "$(head -c 2 seen-2.jpg | od -An -tx1 | tr -d ' \n')" ffd8
  expect 0 solipost reply add-scan 1 second.png
  contains "$errors" 'has 2 scans'
  expect 1 solipost reply add-scan 7 second.png
  expect 2 solipost reply add-scan 1
  expect 0 solipost forget P002 --yes
  equals "$(find "$beside" -type f | wc -l)" 0
}

@test "a scan is still read after the register was encrypted or decrypted, and lies there as the register does" {
  sample_register
  solipost reply P002 --unmatched --scan "$SOLIPOST_DATA/samples/sunrise.jpg" 2>/dev/null
  pictures="$(dirname "$SOLIPOST_REGISTER")/pictures"
  if [ "$kind" = plain ]; then
    "$solipost_itself" encrypt --light --new-passphrase-fd 3 3<"$BATS_TEST_TMPDIR/passphrase" 2>/dev/null
    wanted=534f
  else
    solipost decrypt --yes 2>/dev/null
    wanted=ffd8
  fi
  equals "$(find "$pictures" -type f | wc -l)" 1
  equals "$(find "$pictures" -type f -exec head -c 2 {} + | od -An -tx1 | tr -d ' \n')" "$wanted"
  expect 0 solipost reply scan 1 --out seen.jpg
  equals "$(head -c 2 seen.jpg | od -An -tx1 | tr -d ' \n')" ffd8
}

@test "a backup takes scans along, and forgetting takes them away" {
  sample_register
  echo 'the word is Zaunkoenigin' >words
  solipost reply P002 --unmatched --scan "$SOLIPOST_DATA/samples/sunrise.jpg" --text words --follow-up book:Zaunkoenigin \
    --note Zaunkoenigin 2>/dev/null
  beside="$(dirname "$SOLIPOST_REGISTER")/pictures"
  mkdir copy
  expect 0 solipost backup copy/
  contains "$errors" '1 scan of replies'
  equals "$(find copy/pictures -type f | wc -l)" 1
  expect 0 solipost forget P002 --yes
  equals "$(find "$beside" -type f | wc -l)" 0
  expect 0 solipost list replies
  contains "$errors" 'No replies'
  expect 0 solipost list follow-ups
  contains "$errors" 'Nothing to follow up'
  expect 1 grep -aq Zaunkoenigin "$SOLIPOST_REGISTER"
  expect 0 solipost history
  lacks "$output" Zaunkoenigin
}

@test "what was kept long enough takes its scans along as well" {
  sample_register
  solipost reply P002 --unmatched --scan "$SOLIPOST_DATA/samples/sunrise.jpg" 2>/dev/null
  solipost release P002 --date 2026-05-01 --source family 2>/dev/null
  solipost retention set released 30d 2>/dev/null
  expect 0 solipost retention run --yes
  equals "$(find "$(dirname "$SOLIPOST_REGISTER")/pictures" -type f | wc -l)" 0
  expect 0 solipost check
}

@test "a scan that another reply has as well stays, also when that reply was taken back and may come again" {
  sample_register
  beside="$(dirname "$SOLIPOST_REGISTER")/pictures"
  solipost reply P002 --unmatched --scan "$SOLIPOST_DATA/samples/sunrise.jpg" 2>/dev/null
  solipost reply P003 --unmatched --scan "$SOLIPOST_DATA/samples/sunrise.jpg" 2>/dev/null
  expect 0 solipost undo
  expect 0 solipost forget P002 --yes
  equals "$(find "$beside" -type f | wc -l)" 1
  expect 0 solipost forget P003 --yes
  equals "$(find "$beside" -type f | wc -l)" 0
}

@test "a writer who is forgotten leaves the reply to the prisoner's other letters" {
  sample_register
  letters_mailed P001 1
  solipost reply "${numbers[0]}" 2>/dev/null
  expect 0 solipost forget Amsel --yes
  expect 0 solipost list replies
  contains "$output" 'P001'
  lacks "$output" 'Amsel'
}

# ---- follow-ups ----

@test "no more letters ends contact at once; a new address whose prison is known is a transfer" {
  sample_register
  expect 0 solipost reply P001 --unmatched --follow-up address:DE-BEI --follow-up no-letters
  contains "$errors" 'is held in DE-BEI'
  contains "$errors" 'has ended'
  expect 0 solipost show P001
  contains "$output" 'DE-BEI JVA Beispiel, since 2026-08-01; source: reply 1'
  contains "$output" 'contact ended on'
  expect 0 solipost list follow-ups --open
  contains "$errors" 'Nothing to follow up'
}

@test "a new address nobody knows yet stays open" {
  sample_register
  expect 0 solipost reply P001 --unmatched --follow-up address:'somewhere in the east'
  contains "$errors" 'stays to be found out'
  expect 0 solipost list follow-ups --open
  contains "$output" 'new address'
}

@test "follow-ups are added, fall due, and are done" {
  sample_register
  expect 0 solipost follow-up add P001 book 'any novel' --who Amsel
  contains "$errors" 'due on 2026-08-31'
  expect 0 solipost follow-up add P002 ill-treatment --due yesterday
  expect 2 solipost follow-up add P001 publish everything
  contains "$errors" 'publish:anonymous'
  expect 0 solipost follow-up add P001 publish named
  expect 0 solipost list follow-ups --due --format csv
  equals "${#lines[@]}" 2
  contains "$output" 'ill-treatment'
  expect 0 solipost list follow-ups P001 --open
  contains "$output" 'any novel'
  contains "$output" 'Amsel'
  expect 0 solipost follow-up done 1 --outcome 'sent by the bookshop'
  expect 2 solipost follow-up done 1
  contains "$errors" 'already'
  expect 0 solipost list follow-ups P001 --open
  lacks "$output" 'any novel'
  expect 0 solipost undo
  expect 0 solipost list follow-ups P001 --open
  contains "$output" 'any novel'
}

# ---- on a terminal ----

@test "candidates are chosen by one key, follow-ups by one key each" {
  sample_register
  solipost edit writer Amsel code_word=Distel 2>/dev/null
  letters_mailed P001 1 2026-05-03
  older=${numbers[0]}
  letters_mailed P001 1 2026-06-03
  on_terminal 0 '2\nb any novel\na\nDE-BEI\np\nanonymous\nx\ni\n\n' solipost reply P001
  contains "$output" "1  no. ${numbers[0]}, mailed on 2026-06-03, by Amsel (Distel)"
  contains "$output" "2  no. $older"
  contains "$output" "answers no. $older"
  contains "$output" 'wants a book, any novel; due on'
  contains "$output" 'is held in DE-BEI'
  contains "$output" "'x' is none of the things"
  contains "$output" 'ill-treatment; due on 2026-08-04'
  expect 0 solipost list follow-ups --format csv
  contains "$output" 'anonymous'
  equals "$(stage_of "$older")" answered
  equals "$(stage_of "${numbers[0]}")" mailed
}

@test "five replies of a morning: the number and two keys each" {
  sample_register
  letters_mailed P001 5
  input=''
  for number in "${numbers[@]}"; do input+="$number\n\n"; done
  on_terminal 0 "$input\n" solipost reply
  contains "$output" 'Reply 5 from P001'
  equals "$(grep -c 'b book' <<<"$output")" 1
  for number in "${numbers[@]}"; do equals "$(stage_of "$number")" answered; done
  equals "$(grep -o 'Does it ask' <<<"$output" | wc -l)" 5
}

@test "days of a reply are given like all others, without a year too" {
  sample_register
  letters_mailed P001 1 2026-05-03
  expect 0 solipost reply "${numbers[0]}" --dated 3.6. --received 30.6.
  equals "$(sqlite3 "$SOLIPOST_REGISTER" "SELECT dated_on || ' ' || received_on FROM reply")" '2026-06-03 2026-06-30'
  expect 0 solipost reply hand 1 --to Amsel --on 1.7.
  expect 0 solipost transfer P001 DE-BEI --date 2.7. --source lawyer
  expect 0 solipost release P001 --date 3.7. --source lawyer
  equals "$(sqlite3 "$SOLIPOST_REGISTER" "SELECT group_concat(until) FROM (SELECT until FROM stay ORDER BY until) WHERE until IS NOT NULL")" '2026-07-02,2026-07-03'
}

@test "a mistake among replies typed one after another costs nothing else" {
  sample_register
  letters_mailed P001 1
  on_terminal 0 "999999\nNobody\n${numbers[0]}\n\n\n" solipost reply
  contains "$output" 'there is no letter no. 999999'
  contains "$output" 'solipost add prisoner'
  contains "$output" 'Reply 1 from P001'
}
