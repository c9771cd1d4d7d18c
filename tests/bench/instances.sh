#!/bin/sh
# instances.sh [--time SECONDS] [--seeds N] [--no-peers] [FILE...]
#
# The generator on rostering problems in text form: ours in tests/solve/instances and, where the folder is
# there, the public ones in $TRUCBAN_BENCH or ../shared/bench beside the source, each for 60 s at most. With
# --seeds N each is solved with the seeds 1..N and the worst run is shown. Beside it CBC and GLPK, where
# installed (Debian: coinor-cbc, glpk-utils), on the compact integer program of the same file, in the same
# time on the same machine; cost/ours is what their roster costs for each 1 of ours. Figures, not pass or
# fail; but a roster that does not check, or a bound that another proof contradicts, is a failure.
# Needs $srcdir and $builddir.
# shellcheck disable=SC2317 # run_cbc and run_glpsol are called by name
set -eu
srcdir=${srcdir:-.}
builddir=${builddir:-.}
LC_ALL=C
export LC_ALL
time=${BENCH_SECONDS:-60}
seeds=${BENCH_SEEDS:-1}
peers='cbc glpsol'
while [ $# -gt 0 ]; do
	case $1 in
	--time) time=$2; shift 2 ;;
	--seeds) seeds=$2; shift 2 ;;
	--no-peers) peers=; shift ;;
	-*) echo "instances.sh: unknown option $1" >&2; exit 2 ;;
	*) break ;;
	esac
done
bench=${TRUCBAN_BENCH:-$srcdir/../shared/bench}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
bad=0

# Ours lie in both places; files that are the same are solved once.
if [ $# -gt 0 ]; then
	printf '%s\n' "$@"
else
	printf '%s\n' "$srcdir"/tests/solve/instances/*.txt
	for file in "$bench"/own/*.txt; do
		cmp -s "$file" "$srcdir/tests/solve/instances/${file##*/}" || echo "$file"
	done
	printf '%s\n' "$bench"/shift-scheduling/*.txt | sort -V
fi > "$work/files"

complain() {
	echo "$1" >&2
	bad=1
}

# FILE OBJECTIVE: is the roster in $work/roster what the generator says? Ours is asked, and the checker
# that came with the public instances.
verify() {
	told="objective $2 violations 0"
	got=$(awk -f "$srcdir/tests/solve/verify.awk" "$1" "$work/roster" | tail -n 1)
	[ "$got" = "$told" ] || complain "$1: the generator says $told, verify.awk $got"
	[ -f "$bench/verify_roster.py" ] && command -v python3 > /dev/null || return 0
	got=$(python3 "$bench/verify_roster.py" "$1" "$work/roster" | tail -n 1)
	[ "$got" = "$told" ] || complain "$1: the generator says $told, verify_roster.py $got"
}

# FILE -> $work/own: objective bound status seconds of the worst run.
solve() {
	: > "$work/runs"
	seed=1
	while [ "$seed" -le "$seeds" ]; do
		rm -f "$work/roster"
		"$builddir/tests/bench/solve_instance" "$1" --time "$time" --seed "$seed" \
			--out "$work/roster" > "$work/run" || :
		[ -s "$work/run" ] || complain "$1: failed with seed $seed"
		awk '{ print $2, $4, $6, $8 }' "$work/run" >> "$work/runs"
		objective=$(awk '{ print $2 }' "$work/run")
		[ "${objective:--}" = - ] || verify "$1" "$objective"
		seed=$((seed + 1))
	done
	awk '
	function worse() {
		if ((objective == "-") != ($1 == "-"))
			return $1 == "-"
		if ($1 != objective)
			return $1 > objective
		return $2 != bound ? $2 < bound : $4 > seconds
	}
	NR == 1 || worse() {
		objective = $1
		bound = $2
		status = $3
		seconds = $4
	}
	END { print NR ? objective " " bound " " status " " seconds : "- - failed -" }' \
		"$work/runs" > "$work/own"
}

now() {
	date +%s.%N
}

# Each leaves objective, bound, seconds in $work/NAME. Killed 10 s after a limit that it does not keep.
run_cbc() {
	start=$(now)
	timeout $((time + 10)) cbc "$work/model.lp" -timeMode elapsed -sec "$time" -solve > "$work/log" 2>&1 || :
	awk -v start="$start" -v end="$(now)" '
	/^Result - Optimal solution found/ { optimal = 1 }
	/^No feasible solution found/ { none = 1 }
	/^Objective value:/ { objective = $3 + 0 }
	/^Lower bound:/ { bound = $3 }
	END {
		if (optimal) bound = objective
		print objective == "" || none ? "-" : objective, bound == "" ? "-" : sprintf("%.1f", bound),
			sprintf("%.2f", end - start)
	}' "$work/log" > "$work/cbc"
}

run_glpsol() {
	start=$(now)
	timeout $((time + 10)) glpsol --lp "$work/model.lp" --cuts --tmlim "$time" > "$work/log" 2>&1 || :
	awk -v start="$start" -v end="$(now)" '
	/^\+ *[0-9]+: / && />=/ {
		line = $0
		sub(/.*: (mip =|>>>>>) */, "", line)
		found = line
		sub(/ *>=.*/, "", found)
		if (found ~ /^[-0-9.e+]+$/) objective = found + 0
		sub(/.*>= */, "", line)
		sub(/ .*/, "", line)
		if (line ~ /^[-0-9.e+]+$/) bound = line
	}
	/^INTEGER OPTIMAL SOLUTION FOUND/ { optimal = 1 }
	END {
		if (optimal) bound = objective
		print objective == "" ? "-" : objective, bound == "" ? "-" : sprintf("%.1f", bound),
			sprintf("%.2f", end - start)
	}' "$work/log" > "$work/glpsol"
}

# NAME, what the row shows of a peer; a proof that contradicts ours is a failure.
row_of() {
	awk -v name="$name" -v peer="$1" '
	NR == 1 { objective = $1; bound = $2 }
	NR == 2 {
		ratio = $1 == "-" || objective == "-" || objective == 0 ? "-" : sprintf("%.3f", $1 / objective)
		printf " | %8s %9s %7s %9s", $1, $2, $3, ratio
		if ($1 != "-" && bound != "-" && $1 + 0.5 < bound)
			print name ": " peer " has " $1 ", below our bound " bound > "/dev/stderr"
		if ($2 != "-" && objective != "-" && $2 - 0.5 > objective)
			print name ": we have " objective ", below the bound " $2 " of " peer > "/dev/stderr"
	}' "$work/own" "$work/$1" 2> "$work/contradiction"
	[ ! -s "$work/contradiction" ] || complain "$(cat "$work/contradiction")"
}

for peer in $peers; do
	command -v "$peer" > /dev/null && there="${there:-}$peer "
done
echo "at most $time s each, seeds 1..$seeds, $(nproc) cores"
printf '%-12s %8s %8s %-9s %7s' instance cost bound status seconds
for peer in ${there:-}; do
	printf ' | %8s %9s %7s %9s' "$peer" bound seconds cost/ours
done
echo
while IFS= read -r file <&3; do
	[ -f "$file" ] || continue # a pattern that fits nothing
	name=${file##*/}
	name=${name%.txt}
	solve "$file"
	awk -v name="$name" '{ printf "%-12s %8s %8s %-9s %7s", name, $1, $2, $3, $4 }' "$work/own"
	[ -z "${there:-}" ] || "$builddir/tests/bench/compact" "$file" > "$work/model.lp"
	for peer in ${there:-}; do
		"run_$peer"
		row_of "$peer"
	done
	echo
done 3< "$work/files"
exit $bad
