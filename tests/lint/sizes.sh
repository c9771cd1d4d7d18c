#!/bin/sh
# Functions under 60 lines, files under 600, headers under 150; at most 10 includes of our own per file,
# the words of base/ that every file speaks not counted.
set -eu
LC_ALL=C
export LC_ALL
cd "$srcdir"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

folders=
for folder in src ui tests; do
	[ -d $folder ] && folders="$folders $folder"
done
# shellcheck disable=SC2086
find $folders -name '*.[ch]' | sort > "$work/files"

ctags --languages=C --langmap=C:.c.h --kinds-C=f --fields=+ne --sort=no -f - -L "$work/files" |
	awk -F '\t' '!/^!/ {
		line = end = 0
		for (i = 4; i <= NF; i++) {
			if ($i ~ /^line:/) line = substr($i, 6)
			if ($i ~ /^end:/) end = substr($i, 5)
		}
		functions++
		if (end - line + 1 >= 60)
			print $2 ":" line ": " $1 "() has " end - line + 1 " lines, 59 are allowed"
	}
	END { if (!functions) print "ctags finds no function" }' > "$work/long"

while IFS= read -r file; do
	awk -v file="$file" '
	/^#include "/ && !/"base\// { includes++ }
	END {
		most = file ~ /\.h$/ ? 149 : 599
		if (NR > most)
			print file ": " NR " lines, " most " are allowed"
		if (includes > 10 && file !~ /^tests/)
			print file ": " includes " includes from above base/, 10 are allowed"
	}' "$file"
done < "$work/files" >> "$work/long"

cat "$work/long"
[ ! -s "$work/long" ]
