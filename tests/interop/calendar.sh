#!/bin/sh
# What others make of our calendars: every period of 2027 under every profile through icslint,
# python3-icalendar and khal; then one roster through its life, edition by edition.
. "${srcdir:-.}/tests/interop/scene.sh"

khal_setup() {
	cat > "$work/khal.conf" <<-EOF
	[calendars]
	[[truc]]
	path = $work/khal
	type = calendar
	[locale]
	local_timezone = Asia/Ho_Chi_Minh
	default_timezone = Asia/Ho_Chi_Minh
	timeformat = %H:%M
	dateformat = %Y-%m-%d
	longdateformat = %Y-%m-%d
	datetimeformat = %Y-%m-%dT%H:%M
	longdatetimeformat = %Y-%m-%dT%H:%M
	[default]
	default_calendar = truc
	[sqlite]
	path = $work/khal.db
	EOF
	rm -rf "$work/khal" "$work/khal.db"
	mkdir "$work/khal"
}

# What khal has, UID|START|END|STATUS, after taking in the file.
by_khal() { # FILE.ics FIRST-DAY
	khal -c "$work/khal.conf" import --batch -a truc "$1" > "$work/khal.out" 2>&1 ||
		{ cat "$work/khal.out"; fail "khal import $1"; }
	khal -c "$work/khal.conf" list --once --day-format '' \
		--format '{uid}|{start-long-full}|{end-long-full}|{status}|{all-day}' "$2" 20d
}

read_by_all() { # FILE.ics PERIOD FIRST-DAY
	t --json roster show "$2" > "$work/roster.json"
	$python "$here/instants.py" "$1" "$work/roster.json" icalendar || fail "python3-icalendar: $1"
	by_khal "$1" "$3" > "$work/khal.lines"
	$python "$here/instants.py" "$1" "$work/roster.json" "$work/khal.lines" || fail "khal: $1"
}

# The text as a reader sees it, for grep.
flat() {
	tr -d '\r' < "$1" | sed -e ':a' -e 'N' -e '$!ba' -e 's/\n //g'
}

no_private_number() { # FILE
	if flat "$1" | grep -Eq '0900\.000|\+84900000'; then
		fail "$1 has telephone numbers of people"
	fi
}

hotline_everywhere() { # FILE
	events=$(grep -c '^BEGIN:VEVENT' "$1")
	named=$(flat "$1" | grep -c '^DESCRIPTION:.*069\.278\.5415.*Cập nhật')
	[ "$events" = "$named" ] || fail "$1: $named of $events events name the current hotline"
}

# ---- every period under every profile ----

for profile in truong so soc; do
	start "$profile"
	while read -r period first <&3; do
		file=$work/$profile-$(echo "$period" | tr / -).ics
		khal_setup
		publish "$period"
		t roster export "$period" --format ics -o "$file" 2> /dev/null
		lint "$file"
		read_by_all "$file" "$period" "$first"
		no_private_number "$file"
		hotline_everywhere "$file"
		t roster export "$period" --format text > "$work/table"
		grep -q 'BẢNG PHÂN CÔNG TRỰC' "$work/table" || fail "no table of $period"
		no_private_number "$work/table"
	done 3<<-EOF
	30-4/2027 2027-04-25
	van-hoa/2027 2027-11-20
	tet/2027 2027-01-31
	2-9/2027 2027-08-29
	EOF
done

# ---- one roster through its life ----

db=$work/so/trucban.db
period=30-4/2027
khal_setup

edition() { # NAME [THE ONE BEFORE]: exports all forms
	t roster export $period --format ics -o "$work/$1.ics" 2> /dev/null
	for privacy in duty full; do
		t roster export $period --format ics --privacy $privacy \
			-o "$work/$1-$privacy.ics" 2> /dev/null
	done
	for code in $out_code $in_code; do
		t roster export $period --format ics --person "$code" -o "$work/$1-$code.ics" 2> /dev/null
	done
	for file in "$work/$1.ics" "$work/$1"-*.ics; do
		before=
		[ $# -gt 1 ] && before=$(echo "$file" | sed "s|/$1|/$2|")
		lint "$file" ${before:+"$before"}
	done
	read_by_all "$work/$1.ics" $period 2027-04-25
	hotline_everywhere "$work/$1.ics"
}

raised() { # FILE COUNT: events with this SEQUENCE
	grep -c "^SEQUENCE:$2.\$" "$1" || true
}

# A night of the main post, who has it, and the first who may take it over by the program's own
# rules; then two shifts of guards that may be swapped.
t --json roster show $period > "$work/roster.json"
slots_of() { # POST: id and person of each
	$python -c 'import json, sys
for slot in json.load(open(sys.argv[1]))["slots"]:
    if slot["post"] == sys.argv[2]:
        print(slot["id"], slot["person"])' "$work/roster.json" "$1"
}
may() { # COMMAND...: on a copy
	cp "$db" "$work/try.db"
	"$TRUCBAN" --db "$work/try.db" "$@" > /dev/null 2>&1
}

slot=truc-ban.2027-05-01.dem
out_code=$(slots_of truc-ban | sed -n "s/^$slot //p")
in_code=
for code in CB01 CB02 CB03 CB04 CB05 CB06 CB07 CB08 CB09 CB10 CB11 CB12; do
	if [ "$code" != "$out_code" ] && may roster cover $slot $code --reason "thử"; then
		in_code=$code
		break
	fi
done
[ -n "$in_code" ] || fail "nobody can take over $slot"

edition e1-first
edition e1-again
cmp "$work/e1-first.ics" "$work/e1-again.ics" || fail "two exports in a row differ"
[ "$(raised "$work/e1-first.ics" 0)" = "$(grep -c '^BEGIN:VEVENT' "$work/e1-first.ics")" ] ||
	fail "a first edition counts from 0"

t roster cover "$slot" "$in_code" --reason "việc riêng" > /dev/null
edition e2 e1-first
grep -q 'việc riêng' "$work"/e2*.ics && fail "the reason of a cover went out"
flat "$work/e2-$out_code.ics" | grep -A20 "^UID:$slot@" | grep -q '^STATUS:CANCELLED' ||
	fail "who was replaced still sees a live shift"
flat "$work/e2-$in_code.ics" | grep -A30 "^UID:$slot@" | grep -q '^TRIGGER' ||
	fail "who takes over gets no alarm"
grep -q VALARM "$work/e2.ics" && fail "an alarm in the calendar of all"

# Two guards change places.
swapped=
for one in $(slots_of bao-ve | cut -d' ' -f1); do
	for two in $(slots_of bao-ve | cut -d' ' -f1); do
		if [ -z "$swapped" ] && may roster swap "$one" "$two" --consent-a ký --consent-b ký --reason "thử"; then
			swapped=$one
			t roster swap "$one" "$two" --consent-a ký --consent-b ký --reason "việc riêng" > /dev/null
		fi
	done
done
[ -n "$swapped" ] || fail "no two guards can change places"
edition e2b e2
flat "$work/e2b.ics" | grep -A15 "^UID:$swapped@" | grep -q '^SUMMARY:.*(đổi ca)' ||
	fail "the swap is not in the calendar"

# A hotline is confirmed: every event changes, once.
TRUCBAN_NOW=2026-11-22T08:00:00
t contact confirm C05 --by "Nguyễn Văn A" > /dev/null
edition e3 e2b
flat "$work/e3.ics" | grep -q 'VNCERT.*xác nhận ngày 22/11/2026' ||
	fail "the confirmation is not in the calendar"

# An amendment of what nobody changed changes no event.
TRUCBAN_NOW=2026-12-01T08:00:00
publish $period
edition e4 e3

# A new year: no more changes, the same bytes.
TRUCBAN_NOW=2027-04-30T09:00:00
t roster export $period --format ics -o "$work/e5.ics" 2> /dev/null
cmp "$work/e4.ics" "$work/e5.ics" || fail "mere time changes a calendar"

# ---- cards ----

t export vcf -o "$work/hotlines.vcf" 2> /dev/null
[ "$(grep -c '^BEGIN:VCARD' "$work/hotlines.vcf")" = "$(grep -c '^END:VCARD' "$work/hotlines.vcf")" ]
grep -q '^TEL;TYPE=WORK,VOICE,PREF:+84692785415' "$work/hotlines.vcf" || fail "no first contact"
no_private_number "$work/hotlines.vcf"
flat "$work/hotlines.vcf" | grep -Eq '0984462472|984462472|904185683' && fail "an expired contact"

echo "calendars: all readers agree"
