# SPDX-License-Identifier: MIT
# The bare SQL of tests/bench/*.sql in the sqlite3 shell. $work is a folder, $register a file.
given=0

# with NAME VALUE...: parameters of the next questions, in a file of their own.
with() {
  given=$((given + 1))
  echo '.param init' >"$work/given-$given"
  while [ $# -gt 0 ]; do
    printf '.param set :%s "%s"\n' "$1" "$2" >>"$work/given-$given"
    shift 2
  done
}

# Table lead, too: data/lead-times.tsv.
with_lead_times() {
  grep -v '^#' "$SOLIPOST_DATA/lead-times.tsv" >"$work/lead-times.tsv"
  printf '.mode tabs\n.import %s lead --schema temp\n.mode list\n' "$work/lead-times.tsv" >>"$work/given-$given"
}

# sql FILE...: the words of the command.
sql() {
  printf "exec sqlite3 -batch -bail '%s' '.read %s'" "$register" "$work/given-$given"
  for sql_file; do printf " '.read tests/bench/%s'" "$sql_file"; done
}
