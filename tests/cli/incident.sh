#!/bin/sh
# A defaced website at 02:40: calls, the duty leader's decision, report, steps, to reviewed closing.
. "$srcdir/tests/cli/lib.sh"

sample
run 0 incident list
nothing_on out
err 'không có sự cố nào'
now=2027-05-01T02:38
run 0 log add --kind check 'Trang chủ hiện ảnh lạ'

# ---- 02:40: opened from the entry ----
now=2027-05-01T02:42
run 2 incident open 'Trang chủ bị thay'
err '--group'
run 2 incident open --group xyz 'Trang chủ bị thay'
err 'thay-doi-noi-dung'
run 1 incident open --group khac --from NK-2027-30-4-099 x
run 2 incident open --group khac --at 03:00\ 1/5/2027 x
run 2 incident open --group khac --severity grave x
run 0 incident open --group 'Thay đổi nội dung' --system web --at 02:40 --how 'lượt kiểm tra website' \
	--from NK-2027-30-4-001 Trang chủ bị thay bằng ảnh lạ
out 'Mở sự cố SC-2027-30-4-01: Thay đổi nội dung, giao diện; mức độ: chưa xác định' \
	'Từ dòng NK-2027-30-4-001' 'đã qua 2 phút' 'Báo ngay (ngay)' '(chưa có quyết định của lãnh đạo trực' \
	'còn 23 giờ 58 phút' 'còn 2 ngày 23 giờ' '(gọi ngay)'
run 0 --json incident show 01
json '
assert d["number"] == "SC-2027-30-4-01" and d["state"] == "open" and d["system"] == "web"
assert d["detected"] == "2027-05-01T02:40:00+07:00" and d["from"] == "NK-2027-30-4-001"
c = {x["clock"]: x for x in d["clocks"]}
assert sorted(c) == ["24h", "72h", "ngay", "phuc-hoi"], sorted(c)
assert all(x["undecided"] == (x["kind"] == "report") for x in c.values())
assert c["24h"]["due"] == "2027-05-02T02:40:00+07:00" and c["24h"]["article"] == "điểm d khoản 2 Điều 31"
assert "không định nghĩa" in c["24h"]["note"] and c["24h"]["rule"] == "Nghị định 331/2026/NĐ-CP"
assert c["phuc-hoi"]["verified"] is False
assert [x["rung"] for x in d["ladder"]] == ["watch", "leader", "specialist", "police", "national", "national"]
assert d["next"] == 1 and d["ladder"][3]["status"] == "current" and d["ladder"][4]["status"] == "unverified"
assert all(s["state"] == "open" for s in d["steps"]) and d["steps_all"] == 9'

# ---- calls stop nothing; the timer names the next rung ----
run 0 incident call 01 busy
out 'cuộc gọi' 'máy bận' 'lãnh đạo trực: ' '(sau 5 phút *)'
now=2027-05-01T02:47
run 0 now
out 'SỰ CỐ' 'SC-2027-30-4-01' 'đang xử lý · bước 0/9' 'lãnh đạo trực: ' '(gọi ngay)'
run 0 incident call SC-2027-30-4-01 answered --note 'đã nắm, sẽ quyết định'
out 'đã nghe. đã nắm, sẽ quyết định' 'chuyên trách: '
run 0 --json incident call 01 none --rung 4
json '
i = d["incident"]
assert [c["result"] for c in i["calls"]] == ["busy", "answered", "none"]
assert i["calls"][2]["rung"] == "police" and i["calls"][2]["phone"] == "+84692785415"
assert all(c["met"] is None for c in i["clocks"]), "a call stops no deadline"'
run 1 incident call 01 busy --rung 9
err 'từ 1 đến 6'
run 2 incident call 01 maybe
run 0 incident ladder 01 --qr
out '→3' 'CHƯA XÁC MINH' '02:42 máy bận' '▄▄▄▄▄'
[ "$(grep -c '█' out)" -ge 14 ] || die 'no QR code'

# ---- the decision ----
run 2 incident decide 01 --clocks 24h,72h
err '--means'
run 2 incident decide 01 --means 'điện thoại'
err '--clocks'
run 2 incident decide 01 --means 'điện thoại' --clocks 48h
err 'ngay, 24h, 72h, du-lieu-ca-nhan'
run 1 incident decide 01 --means 'điện thoại' --clocks 24h --by CB05
err 'lãnh đạo trực'
run 0 incident decide 01 --means 'điện thoại' --clocks 24h,72h coi là nghiêm trọng
out 'quyết định của' 'Báo cáo ban đầu (24h, Nghị định 331/2026/NĐ-CP)' 'coi là nghiêm trọng'
no_out '(ngay)'
run 0 --json incident show 01
json '
assert sorted(c["clock"] for c in d["clocks"]) == ["24h", "72h", "phuc-hoi"]
assert not any(c["undecided"] for c in d["clocks"]) and d["decision"]["clocks"] == "24h;72h"'

# ---- evidence before restoring ----
run 0 --lang en incident note 01 --next-report '2/5/2027 08:00'
out 'SC-2027-30-4-01, cập nhật. lần báo cáo tiếp theo: 08:00 02/05/2027' 'left' 'specialist: '
run 1 incident step 01 TN4 --evidence 'đã phục hồi'
err 'giữ chứng cứ trước' 'CH3'
run 2 incident step 01 TN1
err '--evidence'
run 1 incident step 01 MD1 --evidence x
err 'MD1'
for step in CH1 CH2 CH3 TN1; do
	run 0 incident step 01 $step --evidence "ảnh $step.png"
done
run 0 incident step 01 tn2 --evidence 'trang bảo trì lúc 03:05' --at 02:47
run 0 --json incident show 01
json 'assert d["state"] == "contained"'

# ---- the report ----
now=2027-05-01T04:00
run 0 incident report 01 initial
out 'BÁO CÁO BAN ĐẦU SỰ CỐ MẠNG' '- mô tả ngắn (*): Trang chủ bị thay bằng ảnh lạ' \
	'02 giờ 40 phút, ngày 01/05/2027' '- cách phát hiện (*): lượt kiểm tra website' '[TBSC]'
no_out '[cần bổ sung]'
run 0 --lang en incident report 01 quick
out 'BÁO CÁO NHANH SỰ CỐ AN NINH MẠNG' 'không phải mẫu chính thức' 'SC-2027-30-4-01' 'ảnh TN1.png'
run 0 incident report 01 final
out '- kết quả xử lý (*): [cần bổ sung]'
run 2 incident report 01 other
run 2 incident sent 01 24h --means 'thư điện tử' --to 'Công an TP'
err '--signer'
run 0 incident sent 01 24h --means 'thư điện tử' --to 'Công an TP' --signer 'Lý Văn K' --at 03:50
out 'đã gửi: Báo cáo ban đầu'
no_out '(24h)  '
run 0 incident note 01 --cause 'phần mở rộng cũ' --extent 'một trang' đã tìm ra
out 'nguyên nhân: phần mở rộng cũ'

# ---- restored too late, closed, reviewed by somebody else ----
now=2027-05-02T04:00
run 3 incident list
out 'quá hạn 1 giờ 20 phút'
err '1 thời hạn'
run 0 incident step 01 TN3 --evidence 'gỡ phần mở rộng'
run 0 incident step 01 TN4 --evidence 'bản sao 30/4'
run 1 incident close 01 --outcome 'hoạt động lại'
err 'CH8, CH9'
run 0 incident step 01 CH8 --evidence 'đã ghi'
run 0 incident step 01 CH9 --skip --evidence 'làm sau lễ'
run 2 incident close 01
err '--outcome'
run 0 incident close 01 --outcome 'hoạt động lại bình thường'
out 'Kết thúc SC-2027-30-4-01' '(72h)'
run 1 incident step 01 CH9 --evidence x
err 'đã kết thúc'
run 0 incident list
out 'đã kết thúc, chờ soát'
run 1 incident review 01
err 'người thứ hai'
run 0 --as CB01 incident review 01 --return 'thiếu ảnh trang đã mở lại'
run 0 incident list
out 'đã ngăn chặn'
run 0 incident close 01 --outcome 'hoạt động lại, có ảnh'
run 0 --as CB01 incident review 01 đủ
run 0 incident list
out 'đã kết thúc, đã soát' '72h: còn'
run 0 incident sent 01 72h --means 'hệ thống văn bản' --to 'Công an TP' --signer 'Lý Văn K'
run 0 incident list
nothing_on out
run 0 --json incident list --all
json '
assert d[0]["state"] == "closed" and d[0]["reviewed_by"] == "CB01"
c = {x["clock"]: x["state"] for x in d[0]["clocks"]}
assert c == {"24h": "met", "72h": "met", "phuc-hoi": "late"}, c'
run 0 --json now
json 'assert d["incidents"] == []'
run 0 incident report 01 final
out '- kết quả xử lý (*): hoạt động lại, có ảnh' 'BÁO CÁO KẾT THÚC'

# ---- the numbers, and the log is whole ----
run 0 incident open --group ma-doc --severity serious 'máy văn thư bị mã hóa'
out 'SC-2027-30-4-02'
run 0 --json log list
json '
assert {e["kind"] for e in d} == {"check", "incident", "call"}
assert all("SC-2027-30-4-0" in e["text"] for e in d[:-1])'
run 0 log verify
