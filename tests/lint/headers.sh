#!/bin/sh
# Each header compiles alone and twice, and its guard is LAYER_THING_H.
set -eu
LC_ALL=C
export LC_ALL
cd "$srcdir"
bad=0
seen=0

for header in src/*/*.h ui/*.h; do
	[ -f "$header" ] || continue
	seen=$((seen + 1))
	path=${header#src/}
	guard=$(echo "${path%.h}" | tr 'a-z/' 'A-Z_')_H
	if [ "$(sed -n 1p "$header")" != "#ifndef $guard" ]; then
		echo "$header: the first line is not \"#ifndef $guard\""
		bad=1
	fi
	# shellcheck disable=SC2086
	printf '#include "%s"\n#include "%s"\n' "$header" "$header" |
		${CC:-cc} -std=c17 -D_GNU_SOURCE -I. -Isrc -Iui -Wall -Wextra -Werror -fsyntax-only \
			-x c - || bad=1
done
[ $seen -gt 0 ] || { echo "no header found"; exit 1; }
exit $bad
