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
