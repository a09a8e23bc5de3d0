# SPDX-License-Identifier: MIT
# Really run: what each command lets out of a person, for each hold, contact and naming. tests/unit/cli/test_uses.c says the
# same of the table of commands.
load helper
load register

setup() {
  solipost_fresh_home
  export SOLIPOST_DATA=${SOLIPOST_DATA:-$(cd "$BATS_TEST_DIRNAME/../../data" && pwd)}
  sample_register
  solipost print cards --campaign M18 --lines --acknowledge --yes >/dev/null 2>&1
  cp "$SOLIPOST_REGISTER" printed.solipost
}

# Sets contact and naming of P001, the only person of M18, and puts the hold named.
arrange() {
  cp printed.solipost "$SOLIPOST_REGISTER"
  solipost edit P001 contact="$2" naming="$3" 2>/dev/null
  case $1 in
  none) ;;
  person) solipost hold P001 --reason x 2>/dev/null ;;
  prison) solipost hold TR-SNC --reason x 2>/dev/null ;;
  country) solipost hold --country TR --reason x 2>/dev/null ;;
  campaign) solipost hold M18 --reason x 2>/dev/null ;;
  esac
}

# allowed COMMAND...: P001 is in what comes out. refused: is not.
wanted() {
  local ruling=$1 told status=0
  shift
  told=$("$@" 2>/dev/null </dev/null) || status=$?
  case $ruling in
  allowed) [[ "$told" == *Işıl* ]] && return ;;
  refused) [[ "$told" != *Işıl* && "$status" != 0 ]] && return ;;
  esac
  printf '%s: not %s (hold %s, contact %s, naming %s, exit %s)\n%s\n' "$*" "$ruling" "$hold" "$contact" "$naming" \
    "$status" "$told" >&2
  return 1
}

# The text of what is printed, or of the file that is exported.
printed() {
  rm -rf out
  "$@" --output out >/dev/null || return
  pdftotext out/*.pdf -
}
exported() {
  rm -f out.csv
  solipost export prisoners out.csv --campaign M18 --to C --yes "$@" >/dev/null || return
  cat out.csv
}
cards() { printed solipost print cards --campaign M18 --lines --yes "$@"; }

try_all() {
  local print again publish publish_asked file=allowed
  case $contact in direct) print=allowed ;; *) print=refused ;; esac
  case $contact in direct | unknown) again=allowed ;; *) again=refused ;; esac
  case $naming in yes) publish=allowed publish_asked=allowed ;; ask) publish=refused publish_asked=allowed ;; *) publish=refused publish_asked=refused ;; esac
  if [ "$hold" != none ]; then print=refused again=refused publish=refused publish_asked=refused file=refused; fi
  arrange "$hold" "$contact" "$naming"
  wanted allowed solipost show P001
  wanted allowed solipost list prisoners --campaign M18
  wanted allowed solipost find isil
  wanted allowed solipost list pieces --campaign M18
  wanted $file solipost list prisoners --campaign M18 --format csv
  wanted $file solipost list prisoners --campaign M18 --format json
  wanted $file solipost list pieces --campaign M18 --format csv
  [ "$hold" = campaign ] || wanted $file solipost find isil --format csv
  wanted $again printed solipost print again 1
  wanted $file exported
  wanted "$publish" exported --public
  wanted "$publish_asked" exported --public --acknowledge
  wanted $print cards
  # What may be printed once somebody answers for it is what may be printed again.
  wanted $again cards --acknowledge
}

@test "every hold stops paper, files and the public, and never the screen" {
  local hold contact=direct naming=yes
  for hold in person prison country campaign; do try_all; done
}

@test "contact decides about paper, and about nothing else" {
  local hold=none contact naming=yes
  for contact in unknown direct relay none; do try_all; done
}

@test "naming decides about the public, and about nothing else" {
  local hold=none contact=direct naming
  for naming in unknown yes no ask; do try_all; done
}

@test "a hold wins over every contact and naming" {
  local hold=person contact naming
  for contact in unknown none; do
    for naming in no ask; do try_all; done
  done
}

# ---- what may no longer go out ----

# leaves_out REASON COMMAND...: after the change the card to P001 is not printed again, and the one to P003 is.
leaves_out() {
  local reason=$1
  shift
  cp both.solipost "$SOLIPOST_REGISTER"
  rm -rf out
  "$@" 2>/dev/null
  expect 3 solipost print again 2 --output out
  contains "$errors" 'Run 2 again: 1 card'
  contains "$errors" "P001 Işıl Örnekoğlu is left out, $reason"
  lacks "$(pdftotext out/*.pdf -)" 'Işıl'
  contains "$(pdftotext out/*.pdf -)" 'Deniz'
}

print_both() {
  solipost print cards P001 P003 --lines --acknowledge --yes >/dev/null 2>&1
  cp "$SOLIPOST_REGISTER" both.solipost
}

@test "whoever could not get a card today gets none again, and the reason is said" {
  print_both
  leaves_out 'released' solipost release P001 --date 2026-07-30
  leaves_out 'deceased' solipost edit P001 status=deceased
  leaves_out 'deported' solipost edit P001 status=deported
  leaves_out 'contact ended' solipost end prisoner P001 --reason 'asked us to stop'
  leaves_out 'no contact wanted' solipost edit P001 contact=none
  leaves_out 'only through somebody' solipost edit P001 contact=relay
  leaves_out 'mail suspended' solipost edit TR-SNC mail_status=suspended
  leaves_out 'prison only through somebody' solipost edit TR-SNC mail_status=relay
  leaves_out 'prison closed' solipost edit TR-SNC closed_on=2026-07-01
  # One that is not posted yet goes to the new place; one that is in the post went to the former.
  cp both.solipost "$SOLIPOST_REGISTER"
  solipost mailed run 2 2>/dev/null
  cp "$SOLIPOST_REGISTER" both.solipost
  leaves_out 'held elsewhere now' solipost transfer P001 DE-BEI
  contains "$errors" 'the card goes to Sincan, and the person is now in JVA Beispiel'
}

@test "after a paper jam the same pages come, whatever is only a warning or was answered for" {
  print_both
  solipost edit P001 contact=unknown 2>/dev/null
  solipost edit TR-SNC checked_on=2020-01-01 address_template= 2>/dev/null
  expect 3 solipost print cards P001 --lines --dry-run
  contains "$output" 'address incomplete'
  expect 0 solipost print again 2 --output out
  cmp cards-run-2.pdf out/cards-run-2.pdf
}

# Enough pages that something can be entered while they are made.
many_people() {
  sqlite3 "$SOLIPOST_REGISTER" "
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)
    INSERT INTO prisoner (id, code, name, languages, status, contact)
      SELECT randomblob(16), 'Q' || i, 'Person ' || i, 'de', 'remand', 'direct' FROM n;
    INSERT INTO stay (id, prisoner, prison)
      SELECT randomblob(16), p.id, (SELECT id FROM prison WHERE code = 'DE-BEI') FROM prisoner AS p WHERE p.code LIKE 'Q%';"
}

# meanwhile COMMAND...: is given while the cards of run 2 are being made; $status is how printing ended.
meanwhile() {
  solipost print cards --prison DE-BEI --template greeting --acknowledge --yes --jobs 1 --output out >/dev/null 2>said &
  local pid=$!
  wait_for_rendering
  "$@" 2>/dev/null
  status=0
  wait "$pid" || status=$?
}

@test "a release while the files are being made cancels the run, and a change that stops nobody does not" {
  many_people
  local status
  meanwhile solipost release Q7 --date 2026-07-30
  equals "$status" 1
  contains "$(<said)" 'meanwhile somebody must no longer be written to: Q7 Person 7, is released'
  [ -z "$(find out -type f)" ]
  equals "$(sqlite3 "$SOLIPOST_REGISTER" "SELECT stage FROM run WHERE number = 2")" cancelled
  meanwhile solipost edit Q8 contact=unknown
  equals "$status" 3
  equals "$(sqlite3 "$SOLIPOST_REGISTER" "SELECT stage FROM run WHERE number = 3")" printed
}
