#!/bin/sh
# run.sh FOLDER NAME...: each harness in FOLDER under libFuzzer for $FUZZ_SECONDS (60), beginning with
# its corpus. New inputs stay in FOLDER/found/NAME; what breaks one is named, the others still run.
set -eu
folder=$1
shift
bad=

for name in "$@"; do
	mkdir -p "$folder/found/$name"
	set -- -max_total_time="${FUZZ_SECONDS:-60}" -timeout=10 -rss_limit_mb=1024 -print_final_stats=0 \
		-artifact_prefix="$folder/found/$name-"
	[ -f "$srcdir/tests/fuzz/$name.dict" ] && set -- "$@" -dict="$srcdir/tests/fuzz/$name.dict"
	echo "fuzz_$name"
	if "$folder/tests/fuzz/fuzz_$name" "$@" "$folder/found/$name" "$srcdir/tests/fuzz/corpus/$name" \
		> "$folder/found/$name.log" 2>&1; then
		grep -a '^Done' "$folder/found/$name.log"
	else
		tail -n 40 "$folder/found/$name.log"
		bad="$bad $name"
	fi
done
[ -z "$bad" ] || { echo "broken:$bad"; exit 1; }
