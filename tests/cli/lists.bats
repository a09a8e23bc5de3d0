# SPDX-License-Identifier: MIT
# Lists of prisoners and letters: conditions that go together, columns, order.
load helper
load register

setup() {
  solipost_fresh_home
  sample_register
}

# P001 was written to in March and answered, P002 in March and July without a word, P003 never; one letter waits.
letters() {
  {
    solipost written P001 P002 --by Amsel --on 2026-03-01
    solipost mailed P001 P002 --on 2026-03-02
    solipost written P002 --by guest --on 2026-07-01
    solipost mailed P002 --on 2026-07-02
    solipost written P003 --by guest --waits stamp --kind letter --on 2026-07-20
    sqlite3 "$SOLIPOST_REGISTER" "UPDATE piece SET answered_on = '2026-05-01', stage = 'answered' WHERE
      prisoner = (SELECT id FROM prisoner WHERE code = 'P001')"
  } >letters.log 2>&1 || { cat letters.log >&2; return 1; }
}

# people CONDITION...: their codes, as they are listed.
people() { solipost list prisoners --columns code --order code --format csv "$@" | tail -n +2 | tr -d '\r' | paste -sd ' '; }
# pieces CONDITION...: to whom they are and when they were mailed.
pieces() {
  solipost list pieces --columns prisoner,mailed --order mailed --format csv "$@" | tail -n +2 | tr -d '\r' |
    sed 's/^"*\(P00.\)[^,]*,/\1:/' | paste -sd ' '
}

@test "prisoners by what letters they got" {
  letters
  equals "$(people)" 'P001 P002 P003'
  equals "$(people --never-written)" 'P003'
  equals "$(people --unwritten 90d)" 'P001 P003'
  equals "$(people --silent 120d)" 'P002'
  equals "$(people --silent 60d)" 'P001 P002'
  equals "$(people --silent 8m)" ''
  equals "$(people --waiting)" 'P003'
  equals "$(people --writer Amsel)" 'P001 P002'
  equals "$(people --stage answered)" 'P001'
}

@test "conditions go together" {
  letters
  equals "$(people --country TR --unwritten 90d)" 'P001'
  equals "$(people --prison DE-BEI --never-written)" 'P003'
  equals "$(people --campaign M18 --language ku)" 'P001'
  equals "$(people --campaign M18 --silent 120d)" ''
  equals "$(people P002 P003)" 'P002 P003'
  equals "$(people P002 P003 --status sentenced)" 'P002'
  expect 0 solipost list prisoners --campaign M18 --never-written
  contains "$errors" 'None fits'
}

@test "letters by where they went and what became of them" {
  letters
  equals "$(pieces)" 'P001:2026-03-02 P002:2026-03-02 P002:2026-07-02 P003:'
  equals "$(pieces P002)" 'P002:2026-03-02 P002:2026-07-02'
  equals "$(pieces P001 P003)" 'P001:2026-03-02 P003:'
  equals "$(pieces --to P002 --since 2026-04-01)" 'P002:2026-07-02'
  equals "$(pieces --country TR --silent 120d)" 'P002:2026-03-02'
  equals "$(pieces --until 3.3.2026 --stage answered)" 'P001:2026-03-02'
  equals "$(pieces --writer Amsel --stage mailed)" 'P002:2026-03-02'
  equals "$(pieces --waiting)" 'P003:'
  equals "$(pieces --kind letter --prison DE-BEI)" 'P003:'
  equals "$(pieces --campaign M18)" ''
}

@test "columns and order are chosen by name, in the words of files or of the screen" {
  letters
  expect 0 solipost list prisoners --columns name,code,letters,mailed --order -letters,code --format csv
  equals "${lines[0]%$'\r'}" 'name,code,letters,mailed_on'
  contains "${lines[1]}" 'P002,2,2026-07-02'
  contains "${lines[2]}" 'P001,1,2026-03-02'
  contains "${lines[3]}" 'P003,0,'
  expect 0 solipost list prisoners --columns 'own script,code'
  contains "${lines[0]}" 'own script'
  expect 0 solipost list pieces --order -mailed,prisoner --columns mailed,prisoner --format csv
  contains "${lines[1]}" '2026-07-02'
  contains "${lines[2]}" '2026-03-02,P001'
  contains "${lines[4]}" 'P003' # without a day: last
}

@test "every column there is can be shown" {
  letters
  for noun in prisoners pieces; do
    expect 2 solipost list $noun --columns xyzzy
    all=$(sed -n 's/.*there are: //p' <<<"$errors")
    expect 0 solipost list $noun --columns "$all" --order "${all%%,*}"
    [ "${#lines[@]}" -ge 4 ]
  done
}

@test "a mistake is named and something near to it proposed" {
  expect 2 solipost list pieces --columns nmber,stage
  contains "$errors" "there is no column 'nmber'"
  contains "$errors" 'did you mean'
  contains "$errors" 'number'
  expect 2 solipost list prisoners --order -naem
  contains "$errors" 'name'
  expect 2 solipost list prisoners --unwritten soon
  contains "$errors" '120d'
  expect 2 solipost list pieces --stage mialed
  contains "$errors" "'mailed'"
  expect 2 solipost list pieces --since 2026-05-02 --until 2026-05-01
  contains "$errors" 'before the first'
  expect 1 solipost list pieces --prison Nowhere
  expect 1 solipost list pieces --run 99
}

@test "values are values and no SQL" {
  letters
  expect 1 solipost list pieces --campaign "x' OR '1'='1"
  expect 1 solipost list prisoners --prison "TR-SNC' OR 1=1 --"
  expect 0 solipost list prisoners --format csv
}

# What came and what came back: P001 and P002 in Turkey, P003 in Germany.
mail() {
  {
    solipost written P001 --by Amsel --by guest --on 2026-03-01 --campaign M18
    solipost written P002 --by guest --on 2026-03-01
    solipost written P003 --by 'the one with the hat' --on 2026-03-01
    solipost mailed P001 P002 P003 --on 2026-03-02
    solipost reply P001 --received 2026-05-01
    solipost reply P003 --received 2026-06-01
    solipost returned P002 --reason transferred --on 2026-04-01
    solipost follow-up add P001 book 'any novel' --due 2026-07-01
    solipost follow-up add P003 lawyer --due 2026-09-01
    solipost follow-up add P003 book --due 2026-09-02
  } >mail.log 2>&1 || { cat mail.log >&2; return 1; }
}

# column LIST COLUMN [ARGUMENT...]: what stands there, on one line.
column() {
  local list=$1 name=$2
  shift 2
  solipost list "$list" --columns "$name" --format csv "$@" 2>/dev/null | tail -n +2 | cut -d' ' -f1 | paste -sd' '
}

@test "replies, follow-ups and returns by conditions that go together, with columns and order" {
  mail
  equals "$(column replies prisoner --country TR)" P001
  equals "$(column replies prisoner --since 2026-05-02)" P003
  equals "$(column replies prisoner --campaign M18)" P001
  equals "$(column replies prisoner --writer Amsel)" P001
  equals "$(column replies prisoner --order -received)" 'P003 P001'
  equals "$(column replies prisoner P001 P003 --prison DE-BEI)" P003
  equals "$(column follow-ups number --kind book)" '1 3'
  equals "$(column follow-ups number --kind book --country DE)" 3
  equals "$(column follow-ups number --due)" 1
  equals "$(column follow-ups number --until 2026-09-01 --order -number)" '2 1'
  equals "$(column returns prisoner --reason transferred --prison TR-SNC)" P002
  equals "$(column returns prisoner --since 2026-04-02)" ''
  equals "$(column returns prisoner --writer guest)" P002
  equals "$(column returns prisoner P001)" ''
  expect 2 solipost list returns --reason lost
  contains "$errors" 'unclaimed'
  expect 2 solipost list follow-ups --columns nmber
  contains "$errors" 'number'
  expect 2 solipost list replies --since 2026-05-02 --until 2026-05-01
}

@test "letters by a guest, by a name said at the table, and by all who wrote one" {
  mail
  equals "$(column pieces prisoner --writer guest)" 'P001 P002'
  equals "$(column pieces prisoner --writer 'the one with the hat')" P003
  equals "$(column pieces prisoner --writer Amsel)" P001
  equals "$(column prisoners code --writer guest --order code)" 'P001 P002'
  expect 1 solipost list pieces --writer 'the one'
  contains "$errors" "there is no writer 'the one'"
  expect 0 solipost list pieces P001 --columns writer
  contains "$output" 'Amsel, guest'
  solipost add writer Karl 2>/dev/null
  solipost written P003 --new --by Amsel --by Karl 2>/dev/null
  expect 0 solipost list pieces P003 --columns writer
  contains "$output" 'Amsel, Karl'
  # A column that is named twice stands once: an object of JSON has each name once.
  equals "$(column pieces number,number P001 | tr -cd ,)" ''
}
