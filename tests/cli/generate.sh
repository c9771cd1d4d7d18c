#!/bin/sh
# How a roster is generated: its quality in words and JSON, limits, signals. Needs $builddir.
. "$srcdir/tests/cli/lib.sh"

run 0 init --sample
run 0 --json roster generate 30-4/2027
nothing_on_words() {
	! grep -q "$(printf '\r')" err || die "a progress line without a terminal"
}
nothing_on_words
json '
q = d["quality"]
assert q["status"] == "optimal" and q["objective"] == q["bound"] and q["gap"] == 0, q
assert 0 < q["seconds"] < 60, q'
run 0 --json roster show 30-4/2027
json 'assert "seconds" not in d["quality"] and d["quality"]["gap"] == 0'
run 0 roster generate 30-4/2027
out 'phương án tốt nhất (đã kiểm chứng)'
! grep -q 'không thể dưới' out err || die 'a bound that nobody asked for'
run 0 --verbose roster generate 30-4/2027 --time-limit 20
err 'điểm phạt' 'không thể dưới'
run 2 roster generate 30-4/2027 --time-limit 0
run 2 roster generate 30-4/2027 --steps 0
run 2 roster generate 30-4/2027 --time-limit 1,5
run 0 --json roster generate 30-4/2027 --seconds 20 --seed 5 --steps 50
json 'json.dump(d["slots"], open("one", "w"))'
run 0 --json roster generate 30-4/2027 --seed 5 --steps 50
json 'assert d["slots"] == json.load(open("one")), "seed and steps do not make the same roster"'

# ---- what nobody could fill --------------------------------------------------------------------------

printf 'mã;từ ngày;đến ngày;loại\nKT1;29/04/2027;05/05/2027;nghỉ phép\nKT2;29/04/2027;05/05/2027;nghỉ phép\n' > leave.csv
run 0 leave import leave.csv
run 1 --json roster generate 30-4/2027
json '
assert d["quality"]["status"] == "infeasible" and d["quality"]["bound"] is None
assert d["findings"][0]["code"] == "infeasible"'
err 'Kỹ thuật'
run 1 roster generate 30-4/2027
nothing_on out

# ---- a search that takes long: signals ------------------------------------------------------------------

job=
trap '[ -z "$job" ] || kill "$job" 2> /dev/null || :; rm -rf "$work"' EXIT

slow() {
	env -i PATH="$PATH" HOME="$work/home" TRUCBAN_DB="$work/t.db" TRUCBAN_NOW="$now" \
		TRUCBAN_SOLVE="$builddir/tests/solve/slow_worker" \
		TRUCBAN_REAL_SOLVE="${REAL:-$builddir/trucban-solve}" \
		${ASAN_OPTIONS:+ASAN_OPTIONS="$ASAN_OPTIONS"} \
		env --default-signal=INT,HUP,TERM "$TRUCBAN" "$@" > out 2> err &
	job=$!
}
workers() {
	grep -ls "^$builddir/tests/solve/slow[_]worker" /proc/[0-9]*/cmdline > workers || :
	[ -s workers ]
}
# $1 is a status; the program has to be gone by itself, and no worker of it may be left.
gone() {
	got=0
	wait "$job" || got=$?
	[ "$got" = "$1" ] || die "exit status $got, not $1"
	tries=0
	while workers; do
		tries=$((tries + 1))
		[ $tries -lt 50 ] || die 'a worker is left'
		sleep 0.1
	done
}

slow --json roster generate 2027-06-01..2027-06-10 --time-limit 1
gone 0
json '
q = d["quality"]
assert q["status"] == "feasible" and q["bound"] < q["objective"] and q["gap"] > 0, q
assert 1 <= q["seconds"] < 1.5, q'
run 0 roster show 2027-06-01..2027-06-10
out 'chưa chắc tốt nhất, chênh tối đa'

slow --json roster generate 2027-07-01..2027-07-10 --time-limit 600
sleep 1
workers || die 'no worker was seen'
kill -INT "$job"
gone 0
json 'assert d["quality"]["status"] == "feasible" and d["quality"]["seconds"] < 60'
run 0 roster show 2027-07-01..2027-07-10

slow roster generate 2027-08-01..2027-08-10 --time-limit 600
sleep 1
kill -INT "$job"
sleep 0.1
kill -INT "$job"
gone 1
err 'đã bỏ: chưa lưu gì'
run 1 roster show 2027-08-01..2027-08-10

for signal in TERM HUP KILL; do
	slow roster generate 2027-08-01..2027-08-10 --time-limit 600
	sleep 0.5
	kill -$signal "$job"
	case $signal in
	TERM) gone 143 ;;
	HUP) gone 129 ;;
	KILL) gone 137 ;;
	esac
	run 1 roster show 2027-08-01..2027-08-10
done
[ "$(sqlite3 t.db 'PRAGMA integrity_check')" = ok ] || die 'the database is damaged'
