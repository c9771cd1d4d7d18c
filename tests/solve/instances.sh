#!/bin/sh
# Our own instances are solved to proven optima that other solvers agree on (CBC and GLPK on the compact
# program, `make bench`), the roster written costs what is said, and the proof holds. Needs $srcdir and $builddir.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

complain() {
	echo "$1"
	bad=1
}

# instance, its optimum, the seconds that it may take here
while read -r name optimum seconds; do
	file=$srcdir/tests/solve/instances/$name.txt
	said=$("$builddir/tests/bench/solve_instance" "$file" --time "$seconds" --seed 1 \
		--out "$work/$name" --certificate "$work/$name.cert") || complain "$name: exit status $?"
	case $said in
	"objective $optimum bound $optimum status optimal seconds "*) ;;
	*) complain "$name: $said, not $optimum proven" ;;
	esac
	found=$(awk -f "$srcdir/tests/solve/verify.awk" "$file" "$work/$name") ||
		complain "$name: $found"
	[ "$found" = "objective $optimum violations 0" ] || complain "$name: $found"
	"$builddir/trucban-certify" --lang=en "$work/$name.cert" > "$work/certified" 2>&1 &&
		grep -q 'The best there is' "$work/certified" || complain "$name: $(cat "$work/certified")"
done <<END
hol12 1996 10
hol40 1257 10
month12 31074 20
hol200 9703 20
month40 21695 60
END

# The same seed and steps are the same roster, whatever the machine does meanwhile.
file=$srcdir/tests/solve/instances/month12.txt
for run in 1 2; do
	"$builddir/tests/bench/solve_instance" "$file" --time 60 --seed 7 --steps 20 --out "$work/$run" \
		> "$work/said" || complain "--steps: $(cat "$work/said")"
done
cmp "$work/1" "$work/2" || complain "one seed and number of steps, two rosters"

# What is made up is made up the same again.
for what in '5 200 1 hol200' '31 40 1 month40'; do
	# shellcheck disable=SC2086
	set -- $what
	"$builddir/tests/bench/make_instance" "$1" "$2" "$3" > "$work/made"
	cmp "$work/made" "$srcdir/tests/solve/instances/$4.txt" || complain "$4 is another one now"
done

# ---- what cannot be solved, and wrong use ----------------------------------------------------------

# One person, who must work and may not.
cat > "$work/none.txt" <<END
SECTION_HORIZON
7
SECTION_SHIFTS
D,480,
SECTION_STAFF
A,D=0,4800,480,5,1,1,1
SECTION_COVER
0,D,1,100,1
END
status=0
said=$("$builddir/tests/bench/solve_instance" "$work/none.txt" --time 5 --out "$work/none") || status=$?
[ $status = 3 ] || complain "no roster exists: status $status"
case $said in
"objective - bound - status infeasible seconds "*) ;;
*) complain "no roster exists: $said" ;;
esac
[ ! -e "$work/none" ] || complain "a roster where none exists"

sed 's/D=0/D=7/' "$work/none.txt" > "$work/one.txt"
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
1|no-such-folder|$work/one.txt --time 5 --out $work/no-such-folder/x
END
exit $bad
