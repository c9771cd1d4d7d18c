#!/bin/sh
# What has to be done before a holiday: by whom, until when, why, and what was recorded of it.
. "$srcdir/tests/cli/lib.sh"

run 0 init --sample
run 0 checklist list 30-4
out 'VIỆC PHẢI XONG TRƯỚC LỄ · Nghỉ lễ 30/4–1/5/2027' 'hạn 17:00 T5 29/4, còn 9 ngày 9 giờ' \
	'Rà soát website, bỏ tên miền không dùng' 'Gọi thử mọi đường dây nóng trong Danh bạ *: 0/5' \
	'* mức gợi ý: chưa có công văn yêu cầu đơn vị làm việc này' 'DỮ LIỆU MẪU'
no_out '!'
run 0 --json checklist list 30-4/2027
json '
assert d["period"] == "30-4/2027" and d["due"] == "2027-04-29T17:00:00+07:00"
assert d["open"] == 12 == len(d["items"]) and d["overdue"] == 0
v = {x["id"]: x for x in d["items"]}
assert v["V01"]["basis"][0] == {"duty": "O-046", "clause": "1.d (1)",
    "dispatch": "Công văn của Sở TTTT về nghỉ lễ Quốc khánh 02/9 năm 2024"}
assert all(x["suggested"] == (not x["basis"]) and x["clause"] and x["wanted"] for x in v.values())
assert v["V10"]["progress"].startswith("0/5") and v["V01"]["progress"] is None'

# Marks want evidence and are kept.
run 2 checklist done 30-4/2027 V01
err '--evidence'
run 1 checklist done 30-4/2027 V77 --evidence x
err 'V77' 'trucban checklist list 30-4/2027'
run 2 checklist done 30-4/2027 V01 --evidence x --at 2027-04-20T08:01
run 0 checklist assign 30-4/2027 V01 'Lê Văn C'
out 'người làm' 'Lê Văn C' 'hạn'
run 0 checklist done 30-4/2027 v01 --evidence 'đã rà soát 12 trang' --at '19/4/2027 16:00'
out 'đã xong' 'đã rà soát 12 trang' 'giao Lê Văn C'
run 0 --json checklist show 30-4/2027 V01
json '
assert d["state"] == "done" and d["at"] == "2027-04-19T16:00:00+07:00" and d["by"] == "QT"
assert d["person"] == "CB02" and d["evidence"] == "đã rà soát 12 trang"'
run 0 checklist impossible 30-4/2027 V02 --evidence 'hãng chưa có bản vá; đã khóa cổng'
run 0 checklist not-ours 30-4/2027 V09 --evidence 'máy chủ đặt tại Sở khác'
run 0 checklist open 30-4/2027 V01 --evidence 'trang thứ 13 còn sót'
run 0 checklist list 30-4/2027
out 'không làm được' 'không thuộc đơn vị' 'trang thứ 13 còn sót'
[ "$(grep -n 'V03' out | cut -d: -f1)" -lt "$(grep -n 'V02' out | cut -d: -f1)" ] || die "open ones first"
run 0 --verbose checklist list 30-4/2027
out 'O-046 Công văn của Sở TTTT' 'minh chứng cần có'

# Who may: an officer what is his; everybody on duty once the watch has begun.
run 1 --as CB03 checklist done 30-4/2027 V03 --evidence x
err 'không giao cho Bùi Văn I' '17:00 29/04/2027'
run 0 --as CB02 checklist done 30-4/2027 V01 --evidence 'đã gỡ nốt'
run 1 --as CB03 checklist assign 30-4/2027 V03 CB03

# Overdue: exit status 3 until nothing is open.
now=2027-04-29T17:01
run 3 checklist list 30-4
out '! V03' 'quá hạn 1 phút' '✓ V01'
err '9 việc phải xong trước kỳ 30-4/2027 đã quá hạn'
run 3 --json checklist list 30-4
json 'assert d["overdue"] == 9 == d["open"]'
run 0 --as CB03 checklist done 30-4/2027 V03 --evidence 'ca đầu đã quét 40 máy'
for item in V04 V05 V06 V07 V08 V11 V12; do
	run 0 checklist done 30-4/2027 $item --evidence 'xong'
done

# The hotlines count themselves.
run 3 checklist list 30-4
t --json contact list > contacts.json
for id in $(python3 -c '
import json
print(*[c["id"] for c in json.load(open("contacts.json")) if c["status"] != "expired"])'); do
	run 0 contact confirm "$id" --by CB01
done
run 0 checklist list 30-4
out 'V10  đã xong' '5/5 đường dây nóng đã gọi thử'
run 0 --json checklist list 30-4
json 'assert d["open"] == 0 == d["overdue"]'

# Each kind of unit has its own, and each holiday.
run 0 --json checklist list 2-9/2027
json 'assert d["open"] == 12'
rm t.db t.conf
now=2027-04-20T08:00
run 0 init --sample --profile truong
run 0 --json checklist show 30-4 V01
json 'assert [b["duty"] for b in d["basis"]] == ["O-035"]'
run 0 checklist show 30-4 V07
out 'mức gợi ý: chưa có công văn yêu cầu'
run 0 --lang en checklist list 30-4
out 'TO BE DONE BEFORE' 'not done'
