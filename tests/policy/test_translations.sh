#!/bin/sh
# SPDX-License-Identifier: MIT
# Every word of the screen exists in every language we ship.
. "$(dirname "$0")/tap.sh"
: "${BUILD:?}"
pot=$BUILD/solipost.pot
make -s --no-print-directory BUILD="$BUILD" pot >/dev/null 2>&1

check 'the texts of the screen can be collected' <<END
$([ "$(grep -c '^msgid' "$pot" 2>/dev/null || true)" -gt 100 ] || echo "too few in $pot")
END

ls data/locale/*.po >/dev/null 2>&1 || echo 'data/locale holds no translation'
for po in data/locale/*.po; do
  msgfmt --check --statistics -o /dev/null "$po" 2>&1 | grep -vE '^[0-9]+ translated messages?\.$' |
    check "$po is complete and well formed"
  msgcmp "$po" "$pot" 2>&1 | check "$po has every text of the sources (make po)"
  msgattrib --obsolete --no-wrap "$po" | grep '^#~ msgid' | check "$po has nothing left over"
done

finish
