#!/bin/sh
# compare.sh [RUNS]: trucban beside calcurse and khal (Debian packages of that name) on the same roster,
# in one run on one machine. Figures, not pass or fail. Needs $TRUCBAN and $builddir.
set -eu
runs=${1:-20}
measure=$builddir/tests/bench/measure
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
unset TRUCBAN_CONFIG XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME
export HOME="$work" LC_ALL=C.UTF-8 TZ=Asia/Ho_Chi_Minh TERM=xterm-256color
export TRUCBAN_DB="$work/truc.db" TRUCBAN_NOW=2027-04-20T08:00

# ---- the same roster for all three ---------------------------------------------------------------

"$TRUCBAN" init --sample > /dev/null 2>&1
"$TRUCBAN" roster generate 30-4/2027 > /dev/null 2>&1
"$TRUCBAN" roster publish 30-4/2027 > /dev/null 2>&1
"$TRUCBAN" roster export 30-4/2027 --format ics -o roster.ics > /dev/null 2>&1

if command -v calcurse > /dev/null; then
	mkdir cal
	calcurse -D cal -i roster.ics > /dev/null
fi
if command -v khal > /dev/null; then
	cat > khal.conf <<-END
		[calendars]
		[[truc]]
		path = $work/vdir
		[locale]
		local_timezone = Asia/Ho_Chi_Minh
		default_timezone = Asia/Ho_Chi_Minh
		timeformat = %H:%M
		dateformat = %Y-%m-%d
		longdateformat = %Y-%m-%d
		datetimeformat = %Y-%m-%d %H:%M
		longdatetimeformat = %Y-%m-%d %H:%M
		[sqlite]
		path = $work/khal.db
	END
	mkdir vdir
	khal -c khal.conf import --batch -a truc roster.ics > /dev/null 2>&1
fi

# ---- one table -------------------------------------------------------------------------------------

# line WHAT [--screen TEXT] COMMAND...: its figures: least and median wall time, the median as a multiple
# of that of trucban, which comes first; least processor time; largest resident set.
line() {
	what=$1
	shift
	screen=
	if [ "$1" = --screen ]; then
		screen=$2
		shift 2
	fi
	name=${1##*/}
	if ! command -v "$1" > /dev/null; then
		printf '%-14s %-9s %s\n' "$what" "$name" 'not installed'
		return
	fi
	# khal takes a quarter of a second each time.
	times=$runs
	[ "$name" != khal ] || times=$((runs / 4 + 1))
	"$measure" ${screen:+--screen "$screen"} "$times" "$@" > figures
	[ "$name" != trucban ] || ours=$(cut -f 2 figures)
	awk -F '\t' -v what="$what" -v name="$name" -v ours="$ours" -v line="$*" '{
		printf "%-14s %-9s %7.1f %7.1f %7.2f %7.1f %7.1f  %s\n", what, name, $1, $2, $2 / ours, $3, $4, line
	}' figures | sed "s|$TRUCBAN|trucban|"
}

printf '%-14s %-9s %7s %7s %7s %7s %7s\n' 'ms' '' least median ratio cpu MiB
line 'start' "$TRUCBAN" version
line 'start' calcurse --version
line 'start' khal --version
line 'who is on' "$TRUCBAN" now --at 2027-05-01T09:00
line 'who is on' calcurse -D cal -Q --from 05/01/2027 --days 1
line 'who is on' khal -c khal.conf list 2027-05-01 1d
line 'whole roster' "$TRUCBAN" roster show 30-4/2027
line 'whole roster' calcurse -D cal -Q --from 04/29/2027 --days 6
line 'whole roster' khal -c khal.conf list 2027-04-29 6d
line 'calendar file' "$TRUCBAN" roster export 30-4/2027 --format ics
line 'calendar file' calcurse -D cal --export=ical
line 'first screen' --screen 'q tho' "$TRUCBAN"
line 'first screen' --screen OtherCmd calcurse -D cal

# ---- drawing up rosters of the sample profiles -----------------------------------------------------

printf '\n%-24s %7s %7s %7s %7s %7s\n' 'generate, ms' least median '' cpu MiB
for profile in truong so soc; do
	TRUCBAN_DB=$work/$profile.db
	"$TRUCBAN" init --profile $profile --sample > /dev/null 2>&1
	for period in 30-4/2027 tet/2027; do
		"$measure" 5 "$TRUCBAN" roster generate $period > figures
		awk -F '\t' -v what="$profile $period" \
			'{ printf "%-24s %7.1f %7.1f %7s %7.1f %7.1f\n", what, $1, $2, "", $3, $4 }' figures
	done
done
