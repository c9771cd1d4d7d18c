# Shared by tests/cli/*.sh, to be sourced: a folder of its own, a fixed clock, nothing of the user's
# environment. Expected texts stand in the tests.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir home
now=2027-04-20T08:00

die() {
	echo "$*"
	for file in out err; do
		[ -s $file ] && sed "s/^/  $file: /" $file | head -n 20
	done
	exit 1
}

# The program as a user has it who set nothing but PATH and HOME; TRUCBAN_* as the test wants them.
t() {
	env -i PATH="$PATH" HOME="$work/home" TRUCBAN_DB="$work/t.db" ${now:+TRUCBAN_NOW="$now"} \
		${ASAN_OPTIONS:+ASAN_OPTIONS="$ASAN_OPTIONS"} "$TRUCBAN" "$@"
}

# run STATUS ARGUMENTS...: runs it, keeps `out` and `err`, wants that exit status.
run() {
	want=$1
	shift
	got=0
	t "$@" > out 2> err < /dev/null || got=$?
	[ "$got" = "$want" ] || die "trucban $*: exit status $got, not $want"
}

# Each wants a text on one line of `out` or `err`.
out() {
	for text; do
		grep -qF -e "$text" out || die "not on stdout: $text"
	done
}
err() {
	for text; do
		grep -qF -e "$text" err || die "not on stderr: $text"
	done
}
no_out() {
	for text; do
		! grep -qF -e "$text" out || die "on stdout: $text"
	done
}
nothing_on() {
	[ ! -s "$1" ] || die "$1 should be empty"
}

# json 'PYTHON': `d` is the document of stdout; each statement may assert.
json() {
	python3 -c 'import json, sys
d = json.load(open("out", encoding="utf-8"))
exec(sys.argv[1])' "$1" || die "JSON: $1"
}

# A published roster of made-up people: profile and period.
sample() {
	run 0 init --sample --profile "${1:-so}"
	run 0 roster generate "${2:-30-4/2027}"
	run 0 roster publish "${2:-30-4/2027}"
}
