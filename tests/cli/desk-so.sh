#!/bin/sh
# The supervisor's whole story of a department: 30/4/2027 from the dispatch to the attendance sheet,
# with a swap before and an illness on 1/5 at 20:00.
. "$srcdir/tests/cli/lib.sh"

# Prints what the Python expression says of the document in `out`.
of() {
	python3 -c 'import json, sys
d = json.load(open("out", encoding="utf-8"))
print(eval(sys.argv[1]))' "$1"
}
# Who holds a slot of the published roster now, by code.
holder() {
	run 0 --json roster show 30-4/2027 --version published
	of "[s for s in d['slots'] if s['id'] == '$1'][-1]['person']"
}

# ---- 12/4: the dispatch has come ----
now=2027-04-12T08:00
run 0 init --sample --profile so
run 0 checklist list 30-4/2027
out 'website' '17:00'
run 0 --json staff list
officer=$(of "[p['person'] for p in d if 'truc-ban' in p['skills']][0]")
other=$(of "[p['person'] for p in d if 'truc-ban' in p['skills']][1]")
unit=$(of "[p['unit'] for p in d if p['person'] == '$other'][0]")

# Hand work is kept: one locked by name, one given to a unit.
run 0 roster assign truc-ban.2027-04-30.ngay "$officer" --lock
run 0 roster assign truc-ban.2027-05-02.ngay --unit "$unit"
run 0 roster generate 30-4/2027
run 0 --json roster show 30-4/2027
[ "$(of "[s['person'] for s in d['slots'] if s['id'] == 'truc-ban.2027-04-30.ngay'][0]")" = "$officer" ] ||
	die 'a locked slot has another holder'
given=$(of "[s['person'] for s in d['slots'] if s['id'] == 'truc-ban.2027-05-02.ngay'][0]")
run 0 --json staff list
[ "$(of "[p['unit'] for p in d if p['person'] == '$given'][0]")" = "$unit" ] ||
	die 'a slot given to a unit is held by another one'
run 0 roster candidates truc-ban.2027-05-01.dem

# It goes to who signs; until it is back nobody changes it.
run 0 roster submit 30-4/2027
run 1 roster unassign truc-ban.2027-05-01.dem
err 'trình ký'
run 1 roster generate 30-4/2027
err 'trình ký'
run 0 roster export 30-4/2027 --version draft --layout table --signing
out 'DỰ THẢO' 'BẢN GIẢI TRÌNH' 'VIỆC CHƯA XONG TRƯỚC LỄ'
run 0 roster recall 30-4/2027 --reason 'bổ sung người trực'
run 0 roster unlock truc-ban.2027-04-30.ngay
run 0 roster submit 30-4/2027
run 0 roster publish 30-4/2027 --number 12/KH-SVD --date 2027-04-13 --signer 'Trần Thị B' \
	--title 'GIÁM ĐỐC' --basis 'Công văn 926/CAHP-ANM ngày 03/02/2026'
run 0 roster export 30-4/2027 --layout table --edition public
out 'Số: 12/KH-SVD' 'ngày 13 tháng 4 năm 2027' 'Công văn 926/CAHP-ANM' 'GIÁM ĐỐC'
no_out 'DỰ THẢO' '0900'

# ---- the list before the holiday ----
run 0 --json checklist list 30-4/2027
of "'\n'.join(l['id'] for l in d['items'] if l['state'] == 'open')" > open
left=$(tail -n 1 open)
sed '$d' open | while read -r item; do
	run 0 checklist done 30-4/2027 "$item" --evidence "biên bản ngày 12/4"
done
run 0 roster export 30-4/2027 --layout table --edition internal
out 'VIỆC CHƯA XONG TRƯỚC LỄ' '0900'

# ---- telling people ----
now=2027-04-14T09:00
run 0 --json notice list 30-4/2027
of "'\n'.join(l['person'] for l in d['people'])" > people
silent=$(tail -n 1 people)
while read -r person; do
	run 0 roster export 30-4/2027 --person "$person" --format message
	out 'LỊCH TRỰC'
	[ "$person" = "$silent" ] || run 0 notice add 30-4/2027 "$person" --state confirmed --means 'ký nhận'
done < people
run 0 --json notice list 30-4/2027
[ "$(of "[l['person'] for l in d['people'] if l['standing'] != 'confirmed']")" = "['$silent']" ] ||
	die 'who has not confirmed is not named'

# ---- 27/4: two officers swap ----
now=2027-04-27T10:00
a=truc-ban.2027-04-30.dem
b=truc-ban.2027-05-02.dem
of_a=$(holder $a)
of_b=$(holder $b)
run 1 roster swap $a $b
err 'đồng ý'
run 0 roster swap $a $b --consent-a 'ký@09:30' --consent-b 'điện thoại@09:45' --reason 'việc gia đình'
[ "$(holder $a)" = "$of_b" ] && [ "$(holder $b)" = "$of_a" ] || die 'not swapped'
run 0 --json notice list 30-4/2027
[ "$(of "sorted(l['person'] for l in d['people'] if l['standing'] == 'again') == sorted(['$of_a', '$of_b'])")" = True ] ||
	die 'those who swapped are to be told again'

# ---- 29/4: what is open passes to the first shift ----
now=2027-04-29T18:00
run 0 now
out "$(t --json checklist list 30-4/2027 2>/dev/null | python3 -c 'import json,sys
print([l["title"] for l in json.load(sys.stdin)["items"] if l["state"] == "open"][0][:20])')"
first=$(holder truc-ban.2027-04-29.ngay)
run 0 checklist done 30-4/2027 "$left" --evidence 'làm xong trong ca đầu' --as "$first"

# ---- 1/5, 20:00: the officer on watch falls ill ----
now=2027-05-01T20:05
ill=$(holder truc-ban.2027-05-01.dem)
leader=$(holder lanh-dao.2027-05-01.24)
run 0 --json roster candidates truc-ban.2027-05-01.dem
relief=$(of "[c['person'] for c in d['candidates'] if not c['code'] and not c['is_holder']][0]")
run 1 roster cover truc-ban.2027-05-01.dem "$relief" --from 21:00 --reason 'ốm đột xuất' --as "$ill"
run 0 roster cover truc-ban.2027-05-01.dem "$relief" --from 21:00 --reason 'ốm đột xuất' \
	--approved-by "$leader" --as "$ill"
run 0 roster changes 30-4/2027 --pending
out 'chờ người phụ trách lịch trực xác nhận'
now=2027-05-01T21:30
run 0 --json now
[ "$(of "[p['person'] for p in d['on_duty'] if p['post'] == 'truc-ban'][0]")" = "$relief" ] ||
	die 'the relief is not on'
change=$(t --json roster changes 30-4/2027 --pending 2>/dev/null | python3 -c 'import json,sys
print(json.load(sys.stdin)["changes"][0]["pair"])')
run 1 roster confirm "$change" --as "$relief"
run 0 roster confirm "$change" --note 'đã gọi lãnh đạo trực'
run 0 roster changes 30-4/2027 --pending
no_out "$relief"

# ---- 4/5: who was really there, and what it earned ----
now=2027-05-04T09:00
run 2 actual set truc-ban.2027-05-01.dem "$ill"
err 'lý do'
run 0 actual set truc-ban.2027-05-01.dem "$ill:19:30..21:20" "$relief:21:20..07:30" \
	--reason 'người thay đến 21:20'
run 0 report attendance 30-4/2027
out 'BẢNG CHẤM CÔNG' 'nghỉ bù' 'CHƯA XÁC MINH'
no_out 'đồng'
run 0 --json report attendance 30-4/2027
json "
kept = {l['person']: sum(l['day_minutes'].values()) for l in d['people']}
assert kept['$relief'] >= 610, kept
# 17:00 on 29/4 to 07:30 on 4/5: leader, officer and technician, and the guard
assert sum(kept.values()) >= 3 * 6630 + 4 * 12 * 60, kept"
run 0 report attendance 30-4/2027 --format csv
run 0 report attendance 30-4/2027 --format html
out '<table'
run 0 roster history 30-4/2027
out '12/KH-SVD'
run 0 roster ledger 2027
