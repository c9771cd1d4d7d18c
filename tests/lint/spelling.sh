#!/bin/sh
# English of comments, names and documents. Strings are left out: many are Vietnamese.
set -eu
cd "$srcdir"
set --
for place in src ui tests/unit tests/store tests/cli tests/tui HACKING.md; do
	[ -e "$place" ] && set -- "$@" "$place"
done
# Vietnamese words that stand in comments too; screens are Vietnamese, on some terminals without marks.
codespell --skip "*/tui/screens/*" --ignore-regex '"[^"]*"' --ignore-words-list thay,nam,thi,tread "$@"
