#!/bin/sh
# What ical.js (Thunderbird) makes of a calendar of ours. For make check-interop: needs npm.
. "${srcdir:-.}/tests/interop/scene.sh"

modules=$PWD/icaljs
mkdir -p "$modules"
cp "$here/icaljs/package.json" "$here/icaljs/read.js" "$modules"
[ -d "$modules/node_modules/ical.js" ] ||
	(cd "$modules" && npm install --silent --no-audit --no-fund) || fail "npm install"

for profile in truong so soc; do
	start "$profile"
	publish 30-4/2027
	t --json roster show 30-4/2027 > "$work/roster.json"
	t roster export 30-4/2027 --format ics -o "$work/$profile.ics" 2> /dev/null
	node "$modules/read.js" "$work/$profile.ics" > "$work/lines"
	$python "$here/instants.py" "$work/$profile.ics" "$work/roster.json" "$work/lines" ||
		fail "ical.js: $profile"
done
echo "ical.js reads the same instants"
