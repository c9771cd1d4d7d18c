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
out '005' '[đính chính 2]'
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
out '[đính chính 2]'
no_out 'bình thường'
run 0 log list --kind incident
out '[đã đính chính ở 5]'
no_out 'lãnh đạo'
run 0 log list --person CB01
out '003'
no_out '001'
run 0 --json log list --from 2027-04-30T08:00 --to 2027-04-30T08:50
json 'assert 2 in [e["seq"] for e in d] and 1 not in [e["seq"] for e in d]'

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

run 0 log verify
out 'đã kiểm tra 5 dòng' 'sổ trực nguyên vẹn'
run 0 --json log verify
json 'assert d == {"checked": 5, "broken": None}'

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
