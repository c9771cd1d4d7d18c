#!/bin/sh
# After the roster is signed: who was really on, beside the roster of the past, which stays.
. "$srcdir/tests/cli/lib.sh"

sample so 30-4/2027
night=truc-ban.2027-05-01.dem
run 0 --json roster show 30-4/2027
cp out signed.json
planned=$(python3 -c '
import json
print(next(s["person"] for s in json.load(open("signed.json"))["slots"] if s["id"] == "'$night'"))')
[ "$planned" = CB01 ] && other=CB02 || other=CB01

# ---- actual duty ----

run 0 --json roster ledger
cp out before.json
run 1 actual set $night $other --reason 'ốm'
err "$night bắt đầu lúc 19:30 01/05/2027: chỉ ghi trực thực tế của ca đã qua"
now=2027-05-10T08:00
run 2 actual set $night $other
err 'thiếu lý do: --reason LÝ-DO'
run 2 actual set $night "$other:22:00" --reason 'ốm'
err 'cần NGƯỜI hoặc NGƯỜI:TỪ..ĐẾN'
run 0 actual list 30-4/2027
err 'chưa ghi trực thực tế khác với lịch trực'
run 0 --json actual set $night "$planned:..22:00" "$other:22:00..7:30" --reason 'ốm lúc 22:00'
json '
assert [(x["person"], x["from"][:16], x["to"][:16]) for x in d] == [
    ("'$planned'", "2027-05-01T19:30", "2027-05-01T22:00"),
    ("'$other'", "2027-05-01T22:00", "2027-05-02T07:30")], d
assert all(x["counts"] and x["source"] == "supervisor" and x["by"] == "QT" for x in d)'
run 0 --json roster ledger
json '
def minutes(doc, who):
    return next((x["minutes"] for x in doc["people"] if x["person"] == who), {})
old = json.load(open("before.json"))
moved = {who: sum(minutes(d, who).values()) - sum(minutes(old, who).values())
         for who in ("'$planned'", "'$other'")}
assert moved == {"'$planned'": -570, "'$other'": 570}, moved'
run 0 --json roster show 30-4/2027
cmp -s out signed.json || die 'the roster of the past has changed'
run 0 actual set $night --reason 'không ai đến'
out '(không có ai)'
run 0 actual list 30-4/2027
out 'ốm lúc 22:00 (sau đó đã ghi lại)' 'không ai đến'

# ---- an illness at 20:00 on 1 May, recorded by the officer on watch ----

rm -f t.*
now=2027-04-20T08:00
sample so 30-4/2027
now=2027-05-01T20:05
run 0 --json now
python3 -c '
import json
on = {x["post"]: x["person"] for x in json.load(open("out"))["on_duty"]}
print(on["truc-ban"], on["lanh-dao"])' > on
read -r ill leader < on
[ "$ill" = CB01 ] && stranger=CB02 || stranger=CB01
run 1 --as $stranger roster cover $night CB12 --reason 'ốm' --approved-by "$leader"
err 'hiện không trực'
run 1 --as "$ill" roster cover $night CB12 --reason 'ốm'
err 'người trực ghi theo ý kiến của lãnh đạo trực'
relief=
for person in CB01 CB02 CB03 CB04 CB05 CB06 CB07 CB08 CB09 CB10 CB11 CB12; do
	if t --as "$ill" roster cover $night $person --vacant-from 20:00 --from 21:30 \
		--reason 'ốm, đi cấp cứu' --approved-by "$leader" > out 2> err; then
		relief=$person
		break
	fi
done
[ -n "$relief" ] || die 'nobody can stand in'
out 'trực thay · chờ người phụ trách lịch trực xác nhận' 'điện thoại, 20:05 01/05/2027' \
	'20:05 T7 1/5 – 21:30 T7 1/5: không có người trực'
run 3 now --at 2027-05-01T20:45
out 'Trực ban phải có người trực 24/24 nhưng lúc 20:45 01/05/2027 không có ai' \
	'! 1 lượt trực thay, đổi ca chờ xác nhận: trucban roster changes 30-4/2027 --pending'
run 0 --json now --at 2027-05-01T21:30
json '
assert next(x["person"] for x in d["on_duty"] if x["post"] == "truc-ban") == "'$relief'"
assert d["changes_to_confirm"] == 1'
run 0 --as "$leader" --json now --at 2027-05-01T21:30
json 'assert d["changes_to_confirm"] == 0'
run 1 --as "$leader" roster confirm $night
run 0 --json roster changes 30-4/2027 --pending
json '
assert [c["person"] for c in d["changes"]] == [None, "'$relief'"]
assert all(c["pending"] for c in d["changes"])
assert [(n["kind"], n["person"], n["by"]) for n in d["notes"]] == [("pending", "'$leader'", "'$ill'")]
open("pair", "w").write(d["changes"][0]["pair"])'
run 1 roster confirm khong-co
run 0 roster confirm "$(cut -c 1-8 pair)" --note 'đã gọi lại'
run 0 --json roster changes 30-4/2027 --pending
json 'assert d["changes"] == d["notes"] == []'
run 0 roster changes 30-4/2027
out 'xác nhận, 20:05 01/05/2027: đã gọi lại'
run 1 roster confirm $night
err 'không có gì chờ xác nhận'

# ---- a swap wants both ----

a=bao-ve.2027-05-02.ngay
run 1 roster swap $a bao-ve.2027-05-03.ngay --consent-a 'ký' --force
err 'chưa đồng ý đổi ca' 'hai lần roster cover'
run 2 roster swap $a bao-ve.2027-05-03.ngay --consent-a '@10:00' --consent-b 'ký'
err 'đồng ý bằng cách nào'
run 2 roster swap $a bao-ve.2027-05-03.ngay --consent-a 'ký@2027-05-02T10:00' --consent-b 'ký' --force
# A day that is still to come, without its year, would be that of last year.
run 2 roster swap $a bao-ve.2027-05-03.ngay --consent-a 'ký@10:00 28/5' --consent-b 'ký' --force
err '10:00 28/05/2026, quá nửa năm trước'

# ---- the attendance sheet, of the cover at night and of somebody who did not come ----

run 0 report attendance 30-4/2027
out 'Kỳ trực chưa kết thúc: mới tính các ca đã xong đến 20:05 01/05/2027'
now=2027-05-10T08:00
run 0 actual set truc-ban.2027-05-02.ngay --reason 'không ai đến'
run 0 --json roster ledger --rest
cp out rest.json
run 0 --json report attendance 30-4/2027
json '
rest = {x["person"]: x for x in json.load(open("rest.json"))["people"]}
assert d["over"] and d["rest_status"] == "unverified" and d["rest_source"] is None
for x in d["people"]:
    assert sum(x["day_minutes"].values()) == sum(x["duty_minutes"].values()), x
    assert x["duty_minutes"] == rest[x["person"]]["duty_minutes"], (x, rest[x["person"]])
    assert x["rest_owed_minutes"] == rest[x["person"]]["owed_minutes"]
by = {x["person"]: x for x in d["people"]}
assert by["'$ill'"]["covers"] == 0 and by["'$relief'"]["covers"] == 1
assert sum(x["missed_minutes"] for x in d["people"]) == 720
open("n", "w").write(str(len(d["people"])))'
run 0 report attendance 30-4/2027 --format html -o sheet.html
err 'đã ghi sheet.html'
python3 "$srcdir/tests/cli/page.py" sheet.html 21 > out || die 'not a page'
out 'BẢNG CHẤM CÔNG TRỰC LỄ' 'NGƯỜI CHẤM CÔNG' 'THỦ TRƯỞNG ĐƠN VỊ' 'CHƯA XÁC MINH' \
	'trực thay, đổi ca 1 lượt' 'vắng 12 giờ'
run 0 report attendance 30-4/2027 --format csv
python3 -c '
import csv, sys
rows = list(csv.reader(open("out", encoding="utf-8-sig")))
assert len(rows) == int(open("n").read()) + 2 and len({len(r) for r in rows}) == 1
head, last = rows[0], rows[-1]
assert head[:5] == ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "T5 29/4"], head
number = lambda s: float(s.replace(",", ".") or 0)
assert last[1] == "CỘNG"
assert abs(sum(map(number, last[4:10])) - number(last[head.index("Cộng")])) < 1' || die 'not the sheet'
run 2 report attendance 30-4/2027 --format pdf
err 'không có dạng "pdf": chỉ có text, csv hoặc html'
run 1 report attendance 2-9/2027
