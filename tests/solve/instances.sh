#!/bin/sh
# Made-up instances are what they were, and wrong use of solve_instance is told. Needs $srcdir and $builddir.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

complain() {
	echo "$1"
	bad=1
}

# What is made up is made up the same again.
for what in '5 200 1 hol200' '31 40 1 month40'; do
	# shellcheck disable=SC2086
	set -- $what
	"$builddir/tests/bench/make_instance" "$1" "$2" "$3" > "$work/made"
	cmp "$work/made" "$srcdir/tests/solve/instances/$4.txt" || complain "$4 is another one now"
done

# ---- wrong use ---------------------------------------------------------------------------------------

file=$srcdir/tests/solve/instances/hol12.txt
echo '7 days' > "$work/bad.txt"
# status, words of the message, arguments
while IFS='|' read -r wanted words arguments; do
	status=0
	# shellcheck disable=SC2086
	"$builddir/tests/bench/solve_instance" $arguments > "$work/said" 2> "$work/err" || status=$?
	[ $status = "$wanted" ] || complain "solve_instance $arguments: status $status"
	grep -q -e "$words" "$work/err" || complain "solve_instance $arguments: $(cat "$work/err")"
	[ ! -s "$work/said" ] || complain "solve_instance $arguments prints: $(cat "$work/said")"
done <<END
2|one file is wanted|
2|one file is wanted|a b
2|unknown option|--best a
2|--time wants|--time 0 $file
2|--time wants|--time x $file
2|--time wants|--time inf $file
2|want whole numbers|--seed -1 $file
2|want whole numbers|--steps 1.5 $file
1|nowhere.txt|nowhere.txt
1|bad.txt:1: a line before the first section|$work/bad.txt
END
exit $bad
