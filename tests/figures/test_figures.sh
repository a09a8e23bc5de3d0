#!/bin/sh
# SPDX-License-Identifier: MIT
# In a small register of the kind `make bench` is measured with the program tells the figures that
# bare SQL counts: today, show, mailed, report. Two ways to the same, so that neither gets quicker by being wrong.
cd "$(dirname "$0")/../.." || exit 1
. tests/policy/tap.sh
: "${BUILD:=build}"
SOLIPOST_DATA=${SOLIPOST_DATA:-$PWD/data} SOLIPOST_TODAY=2026-08-01
export BUILD SOLIPOST_DATA SOLIPOST_TODAY
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
HOME=$work
export HOME
. tests/bench/bare_sql.sh
register=$work/register
solipost() { "$BUILD/solipost" --register "$register" "$@"; }
ask() { sqlite3 "$register" "$1"; }
same() { diff -U 0 "$work/counted" "$work/told" | head -n 30 | check "$1"; }

sh tests/bench/big_register.sh "$register" 6000 400 >"$work/made" 2>&1 || cat "$work/made"
solipost check 2>&1 | grep -E '^fault|damaged' | check 'the register made is a good one'
{ [ "$(ask 'SELECT count(*) FROM piece')" -eq 6000 ] || echo 'other letters'; } | check 'it has the letters that were asked for'

# ---- report ----

report() { # OPTION...: key|value
  solipost report --internal --format csv "$@" | sed 1d | awk -F '"?,"?' '{ print $1 "|" $3 }' | sort >"$work/told"
}
counted() { sh -c "$(sql report.sql)" | sed 's/^\(median_days|.*\)\.0$/\1/' | sort >"$work/counted"; }

with today "'2026-08-01'" from "'0000-01-01'" until "'9999-12-31'"
counted
report
{ grep -qx 'sent|5[0-9]*' "$work/told" || echo 'no letters'; } | check 'there is something to report'
same 'the report of all tells what SQL counts'
for year in 2025 2026; do
  with today "'2026-08-01'" from "'$year-01-01'" until "'$year-12-31'"
  counted
  report --year $year
  same "the report of $year tells what SQL counts"
done

# parts PART SQL: group, letters sent, people written to
parts() {
  solipost report --internal --format csv --by "$1" | sed 1d | tr -d '"' | cut -d , -f 1-3 | tr , '|' | sort >"$work/told"
  ask "WITH letter AS (
      SELECT piece.id, prisoner, first_mailed_on, prison.code AS prison, country, campaign.code AS campaign
        FROM piece JOIN prison ON prison.id = piece.prison LEFT JOIN campaign ON campaign.id = piece.campaign
       WHERE piece.row_state = 0 AND first_mailed_on IS NOT NULL),
    met AS (SELECT *, 1 AS one FROM letter UNION ALL SELECT l.id, a.prisoner, l.first_mailed_on, l.prison, l.country,
      l.campaign, 0 FROM addressee AS a JOIN letter AS l ON l.id = a.piece WHERE a.row_state = 0)
    SELECT $2, sum(one), count(DISTINCT prisoner) FROM met GROUP BY 1" | sort >"$work/counted"
}
parts month 'substr(first_mailed_on, 1, 7)'
sed -i '/|0|0$/d' "$work/told" # a month in which nothing was sent and something came
same 'letters and people by month are those SQL counts'
parts country country
same 'letters and people by country are those SQL counts'
parts prison prison
sed -i 's/ [^|]*//' "$work/told"
same 'letters and people by prison are those SQL counts'
parts campaign campaign
sed -i '/^not known|\|^|/d' "$work/told"
sed -i '/^|/d' "$work/counted"
same 'letters and people by campaign are those SQL counts'

# ---- today ----

# The commands; of letters written and of holds, how many. Days of solidarity and backups are not asked for.
solipost today --all | awk '
  / for it must be posted by / || /^  [A-Z].*cards for it must/ { if (!/--campaign/) next }
  /: solipost backup / || /: solipost print cards --template greeting --dry-run$/ { next }
  /: solipost mailed( [0-9 -]*)?$/ && / written more than a week ago / { print "=written " $1; next }
  /: solipost list holds$/ { print "=hold " $1; next }
  /: solipost list returns --untold$/ { print "=untold " $1; next }
  { sub(/.*: solipost /, ""); sub(/ --writer .*/, ""); gsub(/\047/, ""); print }' | sort >"$work/told"
with today "'2026-08-01'" most -1
with_lead_times
sh -c "$(sql today.sql)" | sed 's/^\(=written [0-9]*\):.*/\1/; s/ ([0-9]*)$//' | grep -vE \
  '^=(birthday|reply|follow-up|promise|waiting|printed|doubtful|unverified|dormant|left) ' | sort >"$work/counted"
for kind in 'print cards B' 'reply hand' 'follow-up done' 'mailed [0-9]' '=written' 'mailed run' confirm '=hold' edit; do
  grep -q "^$kind" "$work/counted" || echo "none: $kind"
done | check 'something of each kind needs doing'
same 'today tells what SQL finds'

# ---- a bare solipost ----

sh -c "$(sql overview.sql)" | sed 's/^\(=prisoners [0-9]*\) .*/\1/' | sort >"$work/counted"
solipost | awk '
  /^prisoners to write to: / { gsub(/,/, ""); print "=prisoners " $5; print "=prisons " $7; print "=runs " $10; print "=letters " $12 }
  /holds? (is|are) in force: solipost list holds/ && !/more than/ { print "=holds " $1 }' | sort >"$work/told"
same 'a bare solipost tells what SQL counts'

# ---- plan ----

# A quarter of the places may go to birthdays: those before them stand in the order of need.
solipost plan --places 40 >"$work/plan" 2>&1
with today "'2026-08-01'" most 30
sh -c "$(sql plan.sql)" >"$work/asked"
awk '
  /who may be written to:$/ { print "=allowed " $2 }
  /never got a letter: / { sub(/,.*/, ""); print "=never " $NF }
  /longest wait: / { print "=longest " $3; sub(/.*over 90 days wait /, ""); sub(/,.*/, ""); print "=over " $0 }' \
  "$work/plan" | sort >"$work/told"
grep '^=' "$work/asked" | sort >"$work/counted"
same 'plan tells the figures that SQL counts'
grep -c '^B' "$work/asked" | grep -vx 30 | check 'there are people enough to be planned'
sed -n 's/^\(B[0-9]*\) .*/\1/p' "$work/asked" | while read -r who; do
  grep -q "^$who " "$work/plan" || echo "$who is not planned"
done | check 'plan chooses those who stand first'

# ---- show ----

for who in $(ask 'SELECT code FROM prisoner WHERE rowid % 37 = 5'); do
  with who "'$who'"
  sh -c "$(sql show.sql)" | sed -n 's/^=letters /letters /p; s/^@\([^|]*\)|.*/\1/p' | sed 's/ *$//' | sort >"$work/counted"
  solipost show "$who" | awk '
    /^letters so far/ { print "letters " $NF }
    /^Correspondence/ { timeline = 1; next }
    timeline && /^[0-9]/ { print $1 ($2 ~ /^1[0-9][0-9][0-9][0-9][0-9]$/ ? " " $2 : "") }' | sort >"$work/told"
  diff -U 0 "$work/counted" "$work/told" || echo "$who"
done | check 'show tells the letters and days that SQL finds'

# ---- mailed ----

# What stands in letters and history then, but for postage, which SQL does not know.
written() { # FILE
  ask "SELECT number, stage, mailed_on, first_mailed_on FROM piece ORDER BY number" >"$1"
  ask "SELECT hex(row), field, old, new FROM journal_entry WHERE commit_number = (SELECT max(number) FROM journal_commit)
    AND field NOT IN ('weight_g', 'postage', 'currency') ORDER BY 1, 2" >>"$1"
  ask "SELECT last_entry - first_entry - (SELECT count(*) FROM journal_entry WHERE commit_number = c.number) + 1,
    rows_changed FROM journal_commit AS c ORDER BY number DESC LIMIT 1" >>"$1"
}
both_ways() { # NUMBER RUN WORD...
  with today "'2026-08-01'" number "$1" run "$2"
  shift 2
  cp "$register" "$work/kept"
  sh -c "$(sql mailed.sql)" >/dev/null
  written "$work/counted"
  cp "$work/kept" "$register"
  solipost mailed "$@" --force >/dev/null 2>&1
  written "$work/told"
}
letter=$(ask "SELECT min(number) FROM piece WHERE stage = 'written' AND waiting IS NULL")
run=$(ask "SELECT max(number) FROM run WHERE id IN (SELECT run FROM piece WHERE stage = 'printed')")
both_ways "$letter" NULL "$letter"
same 'a letter mailed is written as SQL writes it'
both_ways NULL "$run" run "$run"
same 'a run mailed is written as SQL writes it'
{ [ "$(tail -n 1 "$work/told" | cut -d '|' -f 2)" -gt 100 ] || echo 'too few'; } | check 'the run has its letters'
finish
