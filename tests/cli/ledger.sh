#!/bin/sh
# The ledger over years: history by CSV, points by person, unit, post, kind of day and year, rest owed.
. "$srcdir/tests/cli/lib.sh"

sample so 30-4/2027
now=2027-05-20T08:00

# History: aliases, BOM, semicolons, CRLF, letters in pieces; a year, a month, a holiday, a day.
printf '\357\273\277' > lich-su.csv
python3 -c 'import unicodedata; print(unicodedata.normalize("NFD", """Mã nhân viên;Năm;Vị trí;Loại ngày;Số ca;Giờ;Điểm trực;Ghi chú
LD1;2025;Lãnh đạo trực;Ngày lễ;3;72;;
Nguyễn Văn A;2025;TRỰC BAN;Tết;2;24;9;theo sổ tay
CB02;5/2026;Tổ xe;T7, CN;4;32,5;6;
CB01;tet/2026;Trực ban;giao thừa;1;7:30;5;
CB03;01/05/2026;Trực ban;;;12;;""").replace("\n", "\r\n"))' >> lich-su.csv
run 0 ledger import --dry-run lich-su.csv
out 'chỉ kiểm tra, chưa ghi gì: sẽ thêm 5 dòng, đã có 0 dòng'
run 0 ledger list
no_out 'lich-su.csv'
run 0 ledger import lich-su.csv
out 'thêm 5, cập nhật 0, giữ nguyên 0'
run 0 ledger import lich-su.csv
out 'thêm 0, cập nhật 0, giữ nguyên 5'
run 0 ledger list
out '1   lich-su.csv  20/05/2027  QT          5     30'

# What is written reads the same, here and in another database.
run 0 ledger export -o so.csv
run 0 ledger import so.csv
out 'thêm 0, cập nhật 0, giữ nguyên 5'
run 0 ledger export
cmp -s out so.csv || die 'stdout and -o differ'
out 'mã,họ tên,kỳ,vị trí trực,loại ngày,số lượt,số giờ,giờ đêm,điểm,ghi chú' \
	'CB01,Nguyễn Văn A,2025,truc-ban,tết,2,24,0,9,theo sổ tay' \
	'CB02,Lê Văn C,2026-05,Tổ xe,nghỉ hằng tuần,4,"32,5",0,6,'
cp t.db kept.db
run 0 init --sample --profile so --db other.db
run 0 --db other.db ledger import so.csv
run 0 --db other.db ledger export
cmp -s out so.csv || die 'another database writes something else'

# With duty of rosters the whole ledger moves to a database that has none.
run 2 ledger export 1 --rosters
run 0 ledger export --rosters -o tat-ca.csv
grep -q '^LD[0-9]*,[^,]*,2027-04-29,lanh-dao,' tat-ca.csv || die 'no duty of rosters'
run 1 ledger import tat-ca.csv
first=$(sed -n 's/^LD[0-9]*,\([^,]*\),2027-04-29,lanh-dao,.*/\1/p' tat-ca.csv | head -n 1)
err "lịch trực đã ban hành đã tính lượt trực của $first ngày 29/04/2027"
run 0 init --sample --profile so --db moved.db
run 0 --db moved.db ledger import tat-ca.csv
run 0 --db moved.db --json roster ledger
cp out moved.json
run 0 --json roster ledger
json '
m = {x["person"]: x for x in json.load(open("moved.json"))["people"]}
for x in d["people"]:
    y = m[x["person"]]
    for key in "shifts", "points", "minutes", "night_minutes":
        assert x[key] == y[key], (key, x, y)'

# Every fault is told with its line, and nothing of the file is kept.
cat > sai.csv <<'END'
mã,kỳ,vị trí trực,loại ngày,số lượt,số giờ,điểm
CB05,2024,truc-ban,ngày thường,1,8,1
CB99,2024,truc-ban,lễ,1,8,1
CB05,hôm nọ,truc-ban,lễ,1,8,1
CB05,2024,truc-ban,ngày đẹp,1,8,1
CB05,2024,truc-ban,lễ,nhiều,8,1
CB05,2024,Tổ lái,lễ,1,8,
CB05,2024,truc-ban,ngày thường,1,8,1
CB01,2025,truc-ban,tết,2,24,10
CB05,2027,truc-ban,lễ,1,8,1
CB05,2030,truc-ban,lễ,1,8,1
END
cp t.db before.db
run 1 ledger import sai.csv
nothing_on out
err 'sai.csv:3: cột "mã": không có "CB99" trong danh sách nhân sự' \
	'sai.csv:4: cột "kỳ": "hôm nọ" không đúng; ghi năm 2024, tháng 5/2024' \
	'sai.csv:5: cột "loại ngày": "ngày đẹp"' 'sai.csv:6: cột "số lượt": "nhiều"' \
	'sai.csv:7: cột "điểm": phải ghi số điểm: vị trí trực không có trong cấu hình' \
	'sai.csv:8: cột "kỳ": những ngày này đã tính ở dòng 2' \
	'sai.csv:9: cột "kỳ": CB01, 2025: đã tính ở dòng 3 của lần nhập 1' \
	'sai.csv:10: cột "kỳ": lịch trực đã ban hành đã tính lượt trực của Mai Thị M ngày ' \
	'sai.csv:11: cột "kỳ": 01/01/2030 chưa tới' \
	'sai.csv: chưa nhập gì vì có dòng sai (9 dòng)'
cmp -s t.db before.db || die 'a refused file has changed the database'
run 1 --json ledger import sai.csv
json 'assert d["imported"] is False and d["bad"] == 9 and len(d["findings"]) == 9'
printf 'mã,điểm\nCB01,1\n' > cot.csv
run 1 ledger import cot.csv
err 'cot.csv:1: thiếu cột "kỳ"'

# Taken back: with a reason, on record, never twice.
run 2 ledger remove
run 2 ledger remove 1
err 'phải ghi lý do'
run 0 ledger remove 1 --reason 'nhầm sổ'
run 1 ledger remove 1 --reason 'nhầm sổ'
run 1 ledger remove 7 --reason 'nhầm sổ'
run 1 ledger export 1
run 0 ledger list
out 'QT hủy ngày 20/05/2027: nhầm sổ'
run 0 --json roster ledger
json 'assert sum(x["points"] for x in d["people"]) == 61, d'
run 0 ledger import lich-su.csv
run 0 --json ledger list
json '
assert [(x["import"], x["rows"], x["reason"]) for x in d] == [(1, 5, "nhầm sổ"), (2, 5, None)]
assert len(d[1]["sha256"]) == 64'
run 1 --as CB01 ledger import lich-su.csv
run 1 --as CB01 ledger remove 2 --reason x

# The ledger by person; the officer who entered it all is no duty officer and is not in it.
printf 'mã,họ tên,ngày nghỉ việc\nCB04,Phan Văn Q,2027-05-15\n' > leaver.csv
run 0 staff import leaver.csv
run 0 staff exempt LD4 all --from 1/5/2027 --to 31/12/2027
run 0 roster ledger
head -n 3 out | tail -n 1 | grep -q '^CB01  Nguyễn Văn A  [4-9] .*  1[5-9] .*  +1[0-9],[0-9]  █\{20\}$' || die 'first line'
out 'được miễn, không tính' 'đã thôi, không tính' 'mới vào sổ từ ' 'chưa trực lượt nào' \
	'các cột theo loại ngày: số giờ' 'bình quân: ' 'độ lệch chuẩn: '
no_out 'Tống Văn Z'
run 0 --json roster ledger
json '
p = {x["person"]: x for x in d["people"]}
a = p["CB01"]
assert a["points"] >= 15 and a["kinds"]["tet"] == {"shifts": 2, "points": 9, "minutes": 1440, "night_minutes": 0}
assert all(x["points"] == sum(k["points"] for k in x["kinds"].values()) for x in p.values())
assert all(x["shifts"] == sum(k["shifts"] for k in x["kinds"].values()) for x in p.values())
assert p["LD4"]["exempt"] and p["CB04"]["left"] and p["CB12"]["new"] and not a["new"]
assert p["CB01"]["first_duty"] == "2025-01-01"
there = [x["points"] for x in p.values() if not x["exempt"] and not x["left"]]
assert d["average_tenths"] == round(sum(there) * 10 / len(there)), d["average_tenths"]
assert [x["points"] for x in d["people"]] == sorted((x["points"] for x in d["people"]), reverse=True)'

# The other ways to look at it give the same sums.
for by in unit post kind year; do
	run 0 --json roster ledger --by $by
	json "
assert d['by'] == '$by'
assert sum(x['points'] for x in d['groups']) == 91 and sum(x['shifts'] for x in d['groups']) == 40"
	run 0 roster ledger --by $by
	out 'cộng: 40 lượt, ' ', 91 điểm' '█'
done
run 0 roster ledger --by year
out '2025  5 ' '2026  6 ' '2027  29 '
run 0 roster ledger --by post
out 'Tổ xe  ' 'Trực ban  '
run 0 roster ledger 2026 --by kind --count points
out 'giao thừa' 'nghỉ hằng tuần'
no_out 'các cột'
run 0 roster ledger --year 2026 --person 'nguyen van a'
out 'CB01' 'cộng: 1 lượt, 7,5 giờ, 5 điểm'
run 0 roster ledger --unit 'van phong' --post 'trực ban' --count shifts
out 'CB01' 'các cột theo loại ngày: số lượt'
no_out 'LD1'
run 0 roster ledger --from 1/3/2025 --to 31/5/2026 --by kind
err '2 dòng lịch sử trực chỉ nằm một phần'
out 'cộng: 6 lượt, '
run 2 roster ledger 2026 --year 2026
run 2 roster ledger --from 1/1/2026
run 2 roster ledger 2026 --from 1/1/2026 --to 2/1/2026
run 2 roster ledger --from 2/1/2026 --to 1/1/2026
run 2 roster ledger --by moon
run 2 roster ledger --count money
run 2 roster ledger --rest --by unit
run 1 roster ledger --unit 'đâu đó'
run 1 roster ledger --post 'đâu đó'
run 0 --lang en roster ledger
out 'standard deviation' 'not in the ledger yet'

# On a terminal the bars fill what is left, and no line is longer than it.
env TRUCBAN_DB=t.db TRUCBAN_NOW=$now HOME="$work/home" python3 - "$TRUCBAN" --by post <<'END' || die 'at a terminal'
import fcntl, os, pty, struct, sys, termios
for columns in (80, 100, 132, 200):
    pid, fd = pty.fork()
    if pid == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        os.execv(sys.argv[1], [sys.argv[1], "roster", "ledger"] + sys.argv[2:])
    said = b""
    try:
        while chunk := os.read(fd, 4096):
            said += chunk
    except OSError:
        pass
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    lines = said.decode().splitlines()
    assert ("--by kind" in said.decode()) == (columns < 100), lines
    assert max(map(len, lines)) <= columns, (columns, lines)
    assert "█" * 8 in said.decode(), lines
END

# Rest: hours by class, only of duty that is over; unverified unless the configuration says why.
cat > nghi-bu.csv <<'END'
mã,từ,đến,loại
BV1,6/5/2027,7/5/2027,nghỉ bù
BV2,2027-05-06T13:00,2027-05-06T17:00,nghỉ bù
BV3,2027-05-08,2027-05-09,nghỉ bù
END
run 0 leave import nghi-bu.csv
run 0 leave list
out 'nghỉ bù sau trực'
run 0 roster ledger --rest
out 'CHƯA XÁC MINH' 'chỉ tính giờ, không tính tiền' 'Điều 106'
run 0 --json roster ledger --rest
json '
p = {x["person"]: x for x in d["people"]}
assert d["rule"]["status"] == "unverified" and d["rule"]["source"] is None
assert (p["BV1"]["taken_minutes"], p["BV2"]["taken_minutes"], p["BV3"]["taken_minutes"]) == (960, 240, 0)
for x in p.values():
    assert x["earned_minutes"] == sum(x["duty_minutes"].values())
    assert x["owed_minutes"] == x["earned_minutes"] - x["taken_minutes"]
assert any(x["duty_minutes"]["night"] > 0 for x in p.values())'
run 0 staff show BV2
out 'nghỉ bù: được hưởng' 'đã nghỉ 4 giờ, còn lại' 'CHƯA XÁC MINH'
run 0 --json staff show BV1
json '
assert d["rest"]["taken_minutes"] == 960 and d["rest"]["status"] == "unverified"
assert d["rest"]["owed_minutes"] == d["rest"]["earned_minutes"] - 960'
(now=2027-05-01T08:00; run 0 --json roster ledger --rest --year 2027)
json '
p = {x["person"]: x for x in d["people"]}
assert 0 < sum(x["earned_minutes"] for x in p.values()) < 6 * 24 * 60 * 4
assert sum(x["taken_minutes"] for x in p.values()) == 0'
cp t.conf half.conf
printf '\nrest {\n\tholiday = 200\n\tsince = "2027-05-01"\n}\n' >> half.conf
run 1 --config half.conf roster ledger --rest
err 'tỷ lệ nghỉ bù khác 100 phải có '
cp t.conf whole.conf
printf '\nrest {\n\tholiday = 200\n\tsource = "Quy chế số 12"\n\tsince = "2027-05-01"\n\twhole-day = "07:30"\n}\n' >> whole.conf
run 0 --config whole.conf roster ledger --rest
out 'lễ, Tết 200%; căn cứ ghi trong cấu hình: Quy chế số 12' 'tính từ 01/05/2027 theo cấu hình'
no_out 'CHƯA XÁC MINH'
run 0 --json --config whole.conf roster ledger --rest --person BV1
json '
x = d["people"][0]
assert x["taken_minutes"] == 900, x
assert x["earned_minutes"] == sum(x["duty_minutes"].values()) + x["duty_minutes"]["holiday"]'
