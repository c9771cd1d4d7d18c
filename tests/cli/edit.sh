#!/bin/sh
# Hand work on a draft: candidates, assign, lock, units that name their people, submit, recall, drop.
. "$srcdir/tests/cli/lib.sh"
slot=truc-ban.2027-05-01.dem

run 0 init --sample --profile so
run 0 roster generate 30-4/2027
run 0 --json roster show 30-4/2027
json 'assert d["revision"] == 1 and d["edited_at"] is None'
holder=$(python3 -c 'import json; print([s["person"] for s in json.load(open("out"))["slots"] if s["id"] == "'$slot'"][0])')

# Who may take it, and at what price.
run 0 roster candidates $slot
out 'Trực ban, 19:30 T7 1/5 – 07:30 CN 2/5 · dự thảo' 'ĐÃ NGHỈ' 'PHẠT THÊM' 'đang giữ lượt này' \
	'quy định 12 giờ (vẫn giao được nếu dùng --force)' '10 người khác không có kỹ năng "truc-ban"'
run 0 --json roster candidates $slot
json '
c = d["candidates"]
assert c[0]["is_holder"] and c[0]["person"] == "'$holder'" and d["unskilled"] == 10
free = [x for x in c[1:] if not x["code"]]
assert [x["cost"] for x in free] == sorted(x["cost"] for x in free)
assert all(x["can_be_forced"] for x in c if x["code"] == "rest")
open("who", "w").write(free[-1]["person"])
open("cost", "w").write(str(free[-1]["cost"]))
open("rest", "w").write([x["person"] for x in c if x["code"] == "rest"][0])'
who=$(cat who)
run 1 roster candidates truc-ban.2027-05-01.sang
run 2 roster candidates nothing

# What would happen, and then it does.
run 0 --json roster assign $slot "$who" --try
json '
assert d["stored"] is False and d["cost_after"] - d["cost_before"] == int(open("cost").read())
(c,) = d["changes"]
assert c["slot"] == "'$slot'" and c["before"]["person"] == "'$holder'"'
run 0 roster assign $slot "$who" --lock --revision 1
out "$slot, 19:30 T7 1/5 – 07:30 CN 2/5: " '; đã khóa' 'Mức công bằng và nguyện vọng: kém hơn trước'
grep -q 'điểm phạt' out && die "a sum without a unit, unasked"
err '30-4/2027: dự thảo, đã lưu lần sửa 2'
run 0 --verbose roster assign $slot "$holder" --try
out 'Mức công bằng và nguyện vọng: tốt hơn trước (điểm phạt −'
run 0 roster assign $slot "$who"
err 'không có gì thay đổi'
run 1 roster unassign $slot --revision 1
err 'vừa sửa dự thảo'
run 0 roster generate 30-4/2027
run 0 --json roster show 30-4/2027
json '(s,) = [s for s in d["slots"] if s["id"] == "'$slot'"]; assert s["person"] == "'"$who"'" and s["locked"]'
run 0 roster certify 30-4/2027
out 'đã khóa hoặc giao đơn vị cử: 1 lượt'
run 0 roster unlock $slot
out 'đã mở khóa' 'xếp thủ công'
run 0 roster lock $slot truc-ban.2027-05-01.ngay
run 0 roster explain 30-4/2027
out 'đã sửa tay, lần cuối lúc 08:00 20/04/2027'

# Rules hold for hands too.
run 1 roster assign $slot "$(cat rest)"
err '(dùng --force nếu vẫn muốn thực hiện)'
run 0 roster assign $slot "$(cat rest)" --force
out '!! '
run 1 roster assign $slot BV1 --force
err 'truc-ban'
run 1 roster assign ky-thuat.2027-05-01.xyz KT1
run 2 roster assign $slot
run 2 roster assign $slot --unit Thanh-tra --lock

# A unit names its people itself.
run 0 roster assign $slot --unit 'thanh tra'
out '(không có ai); giao Thanh tra cử người' 'Còn 1 lượt chưa có người'
run 1 roster assign $slot "$who"
err 'không thuộc Thanh tra'
run 0 roster show 30-4/2027
out '(Thanh tra cử)'
run 0 roster candidates $slot
out 'Lượt giao Thanh tra cử'
no_out "$who"
run 0 roster generate 30-4/2027 --keep-units
out 'Thanh tra chưa cử người'
run 1 roster publish 30-4/2027
err 'Thanh tra chưa cử người'
run 0 roster assign $slot CB03 --force
run 1 roster assign $slot --unit 'không có'
run 0 roster assign $slot --unit ''
cp t.db kept.db
run 0 roster allot 30-4/2027
out 'ĐƠN VỊ' 'SỐ LƯỢT PHẢI CỬ' 'Phòng Pháp chế'
err 'lượt giao đơn vị cử người'
run 0 roster allot 30-4/2027
err 'không có gì thay đổi'
mv kept.db t.db
run 0 --json roster allot 30-4/2027
json 'assert len(d["changes"]) > 10 and all(c["after"]["unit"] for c in d["changes"])'
# One person of a unit cannot have two slots that follow each other.
run 1 roster generate 30-4/2027
err "lượt $slot giao cho Thanh tra tự cử người" \
	"đủ người nếu người ngoài Thanh tra được nhận lượt $slot"
run 0 roster assign $slot --unit ''
run 0 roster generate 30-4/2027
out '0 điểm cần xử lý'

# Before who signs nobody changes it.
run 0 roster submit 30-4/2027
out 'dự thảo đã trình ký'
run 1 roster assign $slot CB03
err 'đã trình ký từ 08:00 20/04/2027' 'roster recall 30-4/2027'
run 1 roster generate 30-4/2027
run 1 roster drop 30-4/2027
run 2 roster recall 30-4/2027
run 0 --json roster recall 30-4/2027 --reason 'sai tên'
json 'assert d["submitted_at"] is None and d["open"] == 0'
run 1 roster recall 30-4/2027 --reason 'sai tên'
run 0 roster submit 30-4/2027
run 0 roster publish 30-4/2027 --number 12/KH-S

# The first edit of what is published is its amendment; dropped, nothing has happened.
run 0 roster unassign $slot
out 'So với bản đang thực hiện: thêm 1 lượt phải đổi người'
err 'dự thảo điều chỉnh lần 1 (bản 1 đang thực hiện), đã lưu lần sửa 1'
run 0 roster submit 30-4/2027
err 'còn 1 lượt chưa có người'
out 'dự thảo đã trình ký'
run 0 roster show 30-4/2027
out 'dự thảo điều chỉnh lần 1, đã trình ký (bản 1 đang thực hiện)'
run 1 roster repair 30-4/2027 --absent CB03 --yes
err 'đã trình ký từ 08:00 20/04/2027'
run 0 roster recall 30-4/2027 --reason 'còn lượt trống'
run 0 roster drop 30-4/2027
run 1 roster drop 30-4/2027
run 0 --json roster show 30-4/2027
json 'assert d["status"] == "published" and d["version"] == 1'
run 0 roster assign truc-ban.2027-09-02.dem CB01
err '2-9/2027: dự thảo, đã lưu lần sửa 1'
