# SPDX-License-Identifier: MIT
# For the tests of this folder, which are sourced with `. tests/pdf/tap.sh`: samples, other people's readers, TAP.
# BUILD says where the programs are.
set -u
export LC_ALL=C.UTF-8
: "${BUILD:=build}"
tests_run=0
tests_failed=0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# sample NAME: writes $folder/NAME.pdf
sample() { "$BUILD/tests/pdf/make_sample" "$1" "$folder/$1.pdf"; }

# render NAME PAGE [DPI]: writes $folder/page.ppm; at 72 dpi a pixel is a point
render() { pdftoppm -r "${3:-72}" -f "$2" -l "$2" -singlefile "$folder/$1.pdf" "$folder/page"; }
look() { "$BUILD/tests/pdf/look" "$folder/page.ppm" "$@"; }

# check "what must hold" COMMAND...
check() {
  tests_run=$((tests_run + 1))
  what=$1
  shift
  if "$@" >"$folder/output" 2>&1; then
    echo "ok $tests_run - $what"
  else
    echo "not ok $tests_run - $what"
    sed 's/^/# /' "$folder/output"
    tests_failed=$((tests_failed + 1))
  fi
}

# near ACTUAL EXPECTED TOLERANCE
near() {
  echo "$1 should be $2, give or take $3"
  awk -v a="$1" -v b="$2" -v t="$3" 'BEGIN { d = a - b; if (d < 0) d = -d; exit !(a != "" && d <= t) }'
}

# colour_is X Y RED GREEN BLUE: of the rendered page, give or take 24
colour_is() {
  found=$(look colour "$1" "$2")
  echo "at $1 $2: $found"
  echo "$found" | awk -v r="$3" -v g="$4" -v b="$5" '
    function far(x, y) { return x - y > 24 || y - x > 24 }
    { exit far($1, r) || far($2, g) || far($3, b) }'
}

finish() {
  echo "1..$tests_run"
  [ "$tests_failed" -eq 0 ]
}
