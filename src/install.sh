#!/bin/sh
# SPDX-License-Identifier: MIT
# Puts the built program with its data, man page, completions and translations in place, or takes it all away again.
# Called by make with BUILD, DESTDIR, PREFIX, DATADIR and LOCALEDIR. What was made is written down in the data folder,
# so that nothing of ours stays and nothing of others is touched.
set -eu
: "${BUILD:?}" "${PREFIX:?}" "${DATADIR:?}" "${LOCALEDIR:?}"
DESTDIR=${DESTDIR:-}
record=$DESTDIR$DATADIR/.installed

# Newest first: files before the folders that hold them.
take_away() {
  [ -f "$record" ] || return 0
  list=$(cat "$record")
  printf '%s\n' "$list" | sed -n 's/^file //p' | while IFS= read -r path; do rm -f "$DESTDIR$path"; done
  rm -f "$record"
  printf '%s\n' "$list" | sed -n 's/^folder //p' | sort -r | while IFS= read -r path; do
    rmdir "$DESTDIR$path" 2>/dev/null || true # somebody put something into it: it stays
  done
}

make_folder() {
  [ -d "$DESTDIR$1" ] && return
  make_folder "$(dirname "$1")"
  mkdir "$DESTDIR$1"
  chmod 755 "$DESTDIR$1"
  made="$made
folder $1"
}

# put MODE SOURCE TARGET
put() {
  make_folder "$(dirname "$3")"
  cp "$2" "$DESTDIR$3.new"
  chmod "$1" "$DESTDIR$3.new"
  mv "$DESTDIR$3.new" "$DESTDIR$3"
  made="$made
file $3"
}

# put_tree SOURCE TARGET: all files below a folder; hidden ones, translations' sources and the demo's script stay out
put_tree() {
  for found in $(find "$1" -type f ! -path '*/.*' ! -path '*/locale/*' ! -path '*/demo/*' | sort); do
    put 644 "$found" "$2${found#"$1"}"
  done
}

put_all() {
  made=
  [ -z "$DESTDIR" ] || mkdir -p "$DESTDIR"
  put 755 "$BUILD/solipost" "$PREFIX/bin/solipost"
  put_tree data "$DATADIR"
  put_tree fonts "$DATADIR/fonts"
  make_folder "$DATADIR/fonts/own"
  put 644 "$BUILD/solipost.1" "$PREFIX/share/man/man1/solipost.1"
  put 644 "$BUILD/solipost.bash" "$PREFIX/share/bash-completion/completions/solipost"
  put 644 "$BUILD/solipost.zsh" "$PREFIX/share/zsh/site-functions/_solipost"
  for catalogue in "$BUILD"/locale/*/LC_MESSAGES/solipost.mo; do
    [ ! -f "$catalogue" ] || put 644 "$catalogue" "$LOCALEDIR${catalogue#"$BUILD/locale"}"
  done
  for text in README.md CHANGELOG.md LICENSE; do put 644 "$text" "$PREFIX/share/doc/solipost/$text"; done
  put_tree docs "$PREFIX/share/doc/solipost"
  printf '%s\n' "$made" | sed '/^$/d' >"$record"
}

case ${1:-} in
  install)
    take_away
    put_all
    echo "Installed solipost in $DESTDIR$PREFIX"
    ;;
  uninstall)
    if [ ! -f "$record" ]; then
      echo "solipost is not installed in $DESTDIR$PREFIX" >&2
      exit 1
    fi
    take_away
    echo "Removed solipost from $DESTDIR$PREFIX"
    ;;
  *)
    echo "usage: install.sh install|uninstall" >&2
    exit 2
    ;;
esac
