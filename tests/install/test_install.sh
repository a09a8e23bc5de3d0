#!/bin/sh
# SPDX-License-Identifier: MIT
# make install puts everything in place and the program works from there; make uninstall leaves nothing.
. "$(dirname "$0")/../policy/tap.sh"
: "${BUILD:?}"

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir -p "$place/root/usr/bin" "$place/home"
echo 'somebody else' >"$place/root/usr/bin/other"
(cd "$place/root" && find . | sort) >"$place/before"

place_files() {
  DESTDIR="$place/root" PREFIX=/usr DATADIR=/usr/share/solipost LOCALEDIR=/usr/share/locale sh src/install.sh "$1"
}

# The program as a user of this machine has it: nothing of the source tree helps it to find its data.
installed() {
  (cd / && env -i HOME="$place/home" PATH=/usr/bin:/bin LC_ALL="${language:-C.UTF-8}" SOLIPOST_TODAY=2026-08-01 \
    "$place/root/usr/bin/solipost" "$@")
}

place_files install >"$place/log" 2>&1 || cat "$place/log"
check 'every kind of file is in place' <<END
$(for file in bin/solipost share/man/man1/solipost.1 share/bash-completion/completions/solipost \
  share/zsh/site-functions/_solipost share/locale/de/LC_MESSAGES/solipost.mo share/doc/solipost/README.md \
  share/doc/solipost/LICENSE share/solipost/fonts/families.tsv share/solipost/words/de.tsv \
  share/solipost/address-formats.tsv; do
  [ -s "$place/root/usr/$file" ] || echo "missing: $file"
done)
END

check 'the man page is well formed' <<END
$(man --warnings -E UTF-8 -l -Tutf8 -Z "$place/root/usr/share/man/man1/solipost.1" 2>&1 >/dev/null)
$(grep -q '^\.TH SOLIPOST 1' "$place/root/usr/share/man/man1/solipost.1" || echo 'no title line')
END

check 'the installed program says who it is' <<END
$(installed --version 2>&1 | grep -q '^solipost [0-9]' || installed --version 2>&1)
END

check 'the installed program finds its data' <<END
$({ installed init --plain --name 'Test' --sender 'Test, 10115 Berlin' --country DE --language de &&
  installed import prisons "$place/root/usr/share/solipost/prisons.csv" --source 'the shipped list' --dry-run; } \
    >"$place/log" 2>&1 || cat "$place/log")
END

check 'the installed program speaks German' <<END
$(language=de_DE.UTF-8 installed help | grep -q 'Befehl' || language=de_DE.UTF-8 installed help | head -n 5)
END

check 'installing again over it is no trouble' <<END
$(place_files install 2>&1 >/dev/null)
END

check 'nothing stays after uninstalling, nothing else goes' <<END
$(place_files uninstall 2>&1 >/dev/null
  (cd "$place/root" && find . | sort) | diff "$place/before" -)
END

check 'what a user added stays' <<END
$(place_files install >/dev/null 2>&1
  echo 'my font' >"$place/root/usr/share/solipost/fonts/own.ttf"
  place_files uninstall >/dev/null 2>&1
  [ -f "$place/root/usr/share/solipost/fonts/own.ttf" ] || echo 'the font is gone'
  (cd "$place/root" && find . -type f | sort) | grep -v -e own.ttf -e bin/other)
END

finish
