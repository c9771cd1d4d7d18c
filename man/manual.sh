#!/bin/sh
# A page of the manual with its command section made anew, on standard output.
# Usage: manual.sh PROGRAM LANGUAGE PAGE
set -eu
LC_ALL=C
export LC_ALL
section=$(mktemp)
trap 'rm -f "$section"' EXIT
"$1" --lang "$2" help --mdoc > "$section"
awk -v section="$section" '
/^\.\\" end: made by/ { skip = 0 }
!skip
/^\.\\" begin: made by/ {
	skip = 1
	while ((getline line < section) > 0)
		print line
}' "$3"
