# shellcheck shell=sh
# A place to try the built program in: sourced by the scripts here. Makes $work (removed at the end)
# with HOME in it, a fixed clock, and functions.
set -eu
TRUCBAN=${TRUCBAN:-./trucban}
srcdir=${srcdir:-.}
here=$srcdir/tests/interop
python=${PYTHON:-/usr/bin/python3} # where Debian puts icalendar
# In memory where the machine has that: each change waits for the disk.
if [ -w /dev/shm ]; then
	work=$(mktemp -d /dev/shm/trucban-test.XXXXXX)
else
	work=$(mktemp -d)
fi
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
export HOME="$work" XDG_DATA_HOME="$work/data" XDG_CONFIG_HOME="$work/config" XDG_CACHE_HOME="$work/cache"
export TRUCBAN_NOW=2026-11-21T10:15:00
unset TRUCBAN_DB TRUCBAN_CONFIG

fail() {
	echo "FAIL: $*" >&2
	exit 1
}

# Each database has its own folder, since its configuration lies beside it.
start() { # PROFILE
	mkdir -p "$work/$1"
	db=$work/$1/trucban.db
	t init --profile "$1" --sample > /dev/null
}

t() {
	"$TRUCBAN" --db "$db" "$@"
}

publish() { # PERIOD
	t roster generate "$1" > /dev/null 2> "$work/err" || fail "generate $1: $(cat "$work/err")"
	t roster publish "$1" > /dev/null 2> "$work/err" || fail "publish $1: $(cat "$work/err")"
}

lint() { # FILE.ics [THE ONE BEFORE]
	$python "$here/icslint.py" "$@" > "$work/lint" || {
		cat "$work/lint"
		fail "icslint $*"
	}
}
