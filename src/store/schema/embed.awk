# SPDX-License-Identifier: MIT
# Turns the schema's .sql files, in the order given, into the C table declared in store/schema.h.

BEGIN {
  print "/* Made from src/store/schema by embed.awk; do not edit. */"
  print "#include \"schema.h\"\n"
  print "const struct schema_step schema_steps[] = {"
}

FNR == 1 {
  if (steps++) print "    },"
  name = FILENAME
  sub(/.*\//, "", name)
  sub(/\.sql$/, "", name)
  printf "    {\n     .name = \"%s\",\n     .sql =\n", name
}

{
  gsub(/\\/, "\\\\&")
  gsub(/"/, "\\\"")
  gsub(/\?/, "\\?") # no trigraphs
  gsub(/\r/, "\\r")
  printf "         \"%s\\n\"\n", $0
}

END {
  print "    },\n};\n"
  printf "const size_t schema_step_count = %d;\n", steps
}
