#!/bin/sh
# The watch log: write, correct, find without accents, verify; nothing is ever changed.
. "$srcdir/tests/cli/lib.sh"

sample
now=2027-04-30T09:00
run 0 log add 'Tình hình bình thường, không có vụ việc phát sinh'
out '001  09:00 30/04/2027  ghi chú'
run 0 log add --kind incident --at 2027-04-30T08:40 'Trang chủ bị thay đổi giao diện, có sự cố đêm qua'
out '002  08:40 30/04/2027  sự cố'
run 0 --as CB01 log add --kind 'cuộc gọi' Gọi lãnh đạo trực: đã nghe
out '003' 'cuộc gọi' 'Gọi lãnh đạo trực: đã nghe'
printf 'dòng một\ndòng hai\n' | t log add - > out
out '004' 'dòng một dòng hai'
run 2 log add
run 2 log add ''
run 2 log add --kind unknown x
err 'chọn note, check, incident'
run 2 log add --at 2027-04-30T10:00 'chưa xảy ra'
err 'chưa xảy ra'

run 0 log amend 2 'Trang chủ của trường bị thay đổi giao diện, có sự cố đêm qua'
out '005' '[đính chính 002]'
run 1 log amend 99 'không có'
run 2 log amend two 'x'

run 0 --json log list
json '
assert [e["seq"] for e in d] == [5, 4, 3, 2, 1]
by = {e["seq"]: e for e in d}
assert by[2]["kind"] == "incident" and by[2]["amended_by"] == 5 and by[5]["refers_to"] == 2
assert by[2]["happened_at"] == "2027-04-30T08:40:00+07:00"
assert by[2]["entered_at"] == "2027-04-30T09:00:00+07:00"
assert by[2]["text"].startswith("Trang chủ bị"), "the old entry stays"
assert by[3]["person"] == "CB01" and by[3]["auth"] == "stated" and by[1]["auth"] == "os"
assert by[4]["text"].rstrip("\n") == "dòng một\ndòng hai"
assert len({e["hash"] for e in d}) == 5 and all(len(e["hash"]) == 64 for e in d)'
run 0 log list --limit 1
out '[đính chính 002]'
no_out 'bình thường'
run 0 log list --kind incident
out '[đã đính chính ở 005]'
no_out 'lãnh đạo'
run 0 log list --person CB01
out '003'
no_out '001'
run 0 --json log list --from 2027-04-30T08:00 --to 2027-04-30T08:50
json 'assert 2 in [e["seq"] for e in d] and 1 not in [e["seq"] for e in d]'
run 0 log list --from 2027-04-30T09:00 --to 2027-04-30T09:01 --shift truc-ban.2027-04-30.ngay
run 2 log list --from 2027-05-01T00:00 --to 2027-04-30T00:00
err '00:00 01/05/2027' 'mốc đầu phải sớm hơn'
run 2 log search su co --from 2027-05-01T00:00 --to 2027-05-01T00:00
run 0 --json log list --open
json 'assert d == []'
run 0 --json log list --system web
json 'assert d == []'

for words in 'su co' 'sự cố' 'SỰ CỐ' dem đêm 'giao dien truong'; do
	# shellcheck disable=SC2086
	run 0 log search $words
	out 'Trang chủ'
	no_out 'bình thường'
done
run 0 log search 'binh thuong'
out '001'
run 0 log search khongco
nothing_on out
err 'không có dòng nào'
run 0 --json log search khongco
json 'assert d == []'

# Each entry has its number in its period; the place in the whole log is said with #.
json_numbers='
assert [e["number"][-4:] for e in d] == ["-005", "-004", "-003", "-002", "-001"]
assert d[0]["number"] == "NK-2027-30-4-005" and d[0]["refers_to_number"] == "NK-2027-30-4-002"
assert d[3]["amended_by_number"] == "NK-2027-30-4-005" and d[4]["record"] is None'
run 0 --json log list
json "$json_numbers"
for number in NK-2027-30-4-002 2027-30-4-2 '#2' 2 002; do
	run 0 log show "$number"
	out 'Dòng NK-2027-30-4-002 (thứ 2 của cả sổ)' 'Xảy ra lúc' '08:40 30/04/2027' 'sự cố' 'Mã băm' \
		'ngoài ca trực' 'tài khoản của máy'
	grep -Eq 'Đã đính chính ở dòng +005' out || die 'what corrects it'
done
run 0 --json log show '#2'
json 'assert d["number"] == "NK-2027-30-4-002" and d["amended_by"] == 5'
run 1 log show 2027-05-001
err 'không có dòng "2027-05-001"'
run 2 log show hai
err 'NK-2027-30-4-017, 2027-30-4-017'
# Another month has numbers of its own: digits alone could be either.
now=2027-06-02T08:00
run 0 log add 'Kiểm tra đầu tháng'
out '001  08:00 02/06/2027'
run 2 log amend 1 'x'
err 'NK-2027-06-001 hoặc #1'
run 0 log list
out '2027-06-001' '2027-30-4-005' '[đính chính 002]'
run 0 log amend 2027-06-001 'Kiểm tra đầu tháng 6'
out '002  08:00 02/06/2027' '[đính chính 001]'
run 0 log amend '#1' 'Tình hình bình thường, không có vụ việc nào'
out '003' '[đính chính 2027-30-4-001]'

# What was written on paper during a power cut.
now=2027-06-03T08:00
run 2 log transcribe --page 12 --written-at 03:40 'Mất điện'
err '--second-reader'
run 1 log transcribe --page 12 --written-at 03:40 --second-reader QT 'Mất điện'
err 'người soát lại phải là người khác'
run 2 log transcribe --page 12 --written-at 2027-06-04T03:40 --second-reader CB01 'Mất điện'
run 0 log transcribe --page 12 --written-at 03:40 --second-reader CB01 'Mất điện, chuyển sang máy phát'
out '004  03:40 03/06/2027  ghi chú'
run 0 log show 2027-06-004
out 'Người soát lại' 'CB01' '03:40 03/06/2027' '08:00 03/06/2027'
run 0 --json log show 2027-06-004
json 'assert d["record"]["kind"] == "paper" and d["record"]["fields"]["page"] == "12"'

run 0 log verify
out 'đã kiểm tra 9 dòng' 'sổ trực nguyên vẹn'
run 0 --json log verify
json 'assert d == {"checked": 9, "broken": None}'

# Somebody changes the file behind the program's back.
sqlite3 t.db .schema > schema
table=$(sed -n 's/^CREATE TABLE \([a-z_]*\).*/\1/p' schema | grep -E 'text' | head -n 1)
python3 - "$table" <<'EOF'
import sqlite3, sys
db = sqlite3.connect("t.db")
for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
    db.execute(f"DROP TRIGGER {name}")
table, column = next((t, c) for (t,) in db.execute("SELECT name FROM sqlite_master WHERE type='table'")
                     for c in [r[1] for r in db.execute(f"PRAGMA table_info({t})")]
                     if c == "text" and t.startswith(("entr", "log")))
n = db.execute(f"UPDATE {table} SET {column} = replace({column}, 'bị thay đổi', 'không thay đổi')")
assert n.rowcount > 0
db.commit()
EOF
run 3 log verify
err 'dòng 2 không khớp: đã bị sửa sau khi ghi'
run 3 doctor
