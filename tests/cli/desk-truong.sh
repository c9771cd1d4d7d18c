#!/bin/sh
# A school of six: Tết 2028, whose days nobody has announced yet, and the one day of 24/11/2027.
. "$srcdir/tests/cli/lib.sh"

of() {
	python3 -c 'import json, sys
d = json.load(open("out", encoding="utf-8"))
print(eval(sys.argv[1]))' "$1"
}

now=2028-01-10T08:00
run 0 init --sample --profile truong
run 0 --json staff list
[ "$(of "len([p for p in d if p['skills'] and not p['left']])")" = 6 ] || die 'the school has not six people'

# ---- Tết: provisional, and everybody is told so ----
run 0 roster generate tet/2028
out 'tạm tính'
run 0 roster export tet/2028 --version draft --layout table
out 'DỰ THẢO' 'tạm tính'
run 0 roster submit tet/2028
run 0 roster publish tet/2028 --number 3/KH-TVD --date 2028-01-12 --signer 'Trần Thị B' --title 'HIỆU TRƯỞNG'
run 0 roster export tet/2028 --layout table
out '3/KH-TVD' 'tạm tính'
run 0 roster export tet/2028 --format ics -o tet.ics
grep -q 'tạm tính' tet.ics || die 'the calendar does not say that the days are provisional'
run 0 --json notice list tet/2028
first=$(of "d['people'][0]['person']")
run 0 roster export tet/2028 --person "$first" --format message
out 'LỊCH TRỰC' 'tạm tính'

# Each of six bears it: nobody goes without, and the points are near each other within a post.
run 0 --json roster show tet/2028 --version published
json '
from collections import Counter
people = Counter(s["person"] for s in d["slots"])
assert len(people) == 6, people
assert not [f for f in d["findings"] if f["severity"] == "error"], d["findings"]'

# An officer falls ill before his shift: the least change mends it.
now=2028-01-24T08:00
run 0 --json roster show tet/2028 --version published
ill=$(of "[s['person'] for s in d['slots'] if s['post'] == 'truc-ban'][0]")
run 0 roster repair tet/2028 --absent "$ill:2028-01-24..2028-01-27"
run 0 roster publish tet/2028 --number 5/KH-TVD --signer 'Trần Thị B' --title 'HIỆU TRƯỞNG'
run 0 --json notice list tet/2028
json 'assert d["version"] == 2'

# ---- 24/11/2027: one day, from the eve to the morning after ----
now=2027-11-15T08:00
rm -f t.db*
run 0 init --sample --profile truong
run 0 roster generate van-hoa/2027
run 0 roster publish van-hoa/2027 --number 40/KH-TVD --signer 'Trần Thị B' --title 'HIỆU TRƯỞNG'
run 0 --json roster show van-hoa/2027
json 'assert len({s["day"] for s in d["slots"]} if "day" in d["slots"][0] else {s["start"][:10] for s in d["slots"]}) <= 3'
a=$(of "[s['id'] for s in d['slots'] if s['post'] == 'truc-ban'][0]")
b=$(of "[s['id'] for s in d['slots'] if s['post'] == 'truc-ban'][1]")
run 0 roster swap "$a" "$b" --consent-a 'ký' --consent-b 'ký'
now=2027-11-25T09:00
run 0 actual set "$a" --reason 'trường mất điện, không ai vào được'
run 0 --json report attendance van-hoa/2027
json 'assert sum(l["missed_minutes"] for l in d["people"]) == 300, d["people"][0]'
run 0 report attendance van-hoa/2027
out 'BẢNG CHẤM CÔNG' '24/11'
