#!/bin/sh
# SPDX-License-Identifier: MIT
# Each header compiles alone, with both compilers: a file may include them in any order.
. "$(dirname "$0")/tap.sh"

flags=$(pkg-config --cflags sqlite3 harfbuzz icu-uc fontconfig libpng libjpeg libcmark libsodium | sed 's/-I/-isystem /g')
for compiler in gcc clang; do
  for header in $(find include src -name '*.h' | sort); do
    # shellcheck disable=SC2086 # flags are meant to be split
    printf '#include "%s"\ntypedef int iso_c_forbids_an_empty_file;\n' "$PWD/$header" |
      "$compiler" -std=c17 -D_XOPEN_SOURCE=700 -DSQLITE_ENABLE_SESSION -DSQLITE_ENABLE_PREUPDATE_HOOK -Iinclude \
        -Wall -Wextra -Werror $flags -fsyntax-only -x c - 2>&1 | head -n 3
  done | check "each header compiles alone with $compiler"
done

finish
