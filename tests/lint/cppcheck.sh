#!/bin/sh
# What cppcheck calls an error, a warning or not portable is none of ours.
set -eu
cd "${srcdir:-.}"
command -v cppcheck >/dev/null || {
	echo "cppcheck is missing; ./check installs it" >&2
	exit 1
}
cppcheck -q -j2 --std=c11 --enable=warning,portability --suppress=missingInclude \
	--error-exitcode=1 -Isrc -Iui -D_GNU_SOURCE -D__GNUC__ src ui
