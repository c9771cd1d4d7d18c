#!/bin/sh
# Rounds: due, made, not normal, missed; nothing is filled in later, nothing is called normal too early.
. "$srcdir/tests/cli/lib.sh"

sample
now=2027-04-30T19:30
run 0 log add 'Nhận ca'
now=2027-04-30T21:50
run 3 round due
out '! R01  quá hạn 20 phút' '! R02  quá hạn 20 phút' '2 giờ *' '* mức gợi ý'
err '2 lượt kiểm tra quá hạn'
run 3 --json round due
json '
r = {(x["id"], x["post"]): x for x in d["rounds"]}
late = r["R01", "attt"]
assert late["state"] == "overdue" and late["due"] == "2027-04-30T21:30:00+07:00"
assert late["missed_at"] == "2027-04-30T23:30:00+07:00" and late["made"] is None
assert r["R02", "attt"]["missed"] == 1 and r["R02", "attt"]["suggested"]
assert r["R06", "attt"]["due"] is None and r["R03", "attt"]["state"] == "waiting"
assert d["sample"] is True
open("person", "w").write(late["person"])'
me=$(cat person)

run 0 now
out 'VIỆC ĐẾN HẠN' '! R01' 'quá hạn 20 phút' 'Website và tên miền *'
no_out 'R03'
run 0 --json now
json 'assert d["rounds"][0]["state"] == "overdue" and d["rounds_fault"] is None'

# Normal is one word; what is not says what, where, whom.
run 0 --as "$me" round done R02
out 'Giám sát tập trung: bình thường'
err 'trước đó đã ghi 1 dòng về lượt kiểm tra bị lỡ' 'lượt tiếp theo đến hạn lúc 22:30'
run 1 --as "$me" round all-normal
err 'ca trực còn lượt kiểm tra chưa làm: R01 Website và tên miền (21:30)'
run 1 --as "$me" log add 'Tình hình bình thường, không có vụ việc phát sinh'
err 'R01'
run 2 --as "$me" round done R01 --abnormal 'trang chủ đổi giao diện'
err 'còn phải ghi: o-dau (trang hoặc tên miền nào), da-bao (đã báo ai)'
run 2 --as "$me" round done R01 --abnormal 'x' --field trang
err 'TÊN=NỘI-DUNG'
run 2 --as "$me" round done R01 --impossible
err 'vì sao?'
run 2 --as "$me" round done R01 --reason 'x'
run 0 --as "$me" --json round done R01 --abnormal 'trang chủ đổi giao diện' \
	--field 'o-dau=so-vi-du.example' --field 'da-bao=lãnh đạo trực'
json 'assert d["kind"] == "check" and "so-vi-du.example" in d["text"]'
run 0 --as "$me" round all-normal
out 'Tình hình bình thường, không có vụ việc phát sinh'
run 0 --as "$me" round done R03 --impossible --reason 'mất kết nối máy chủ quản lý'
out 'không thực hiện được: mất kết nối'

# Three hours later two rounds of R02 are missed, and stay missed.
now=2027-05-01T00:50
run 0 --as "$me" round done r02 --at 22:35
err 'lượt 22:30 vẫn là bỏ lỡ'
run 0 round history attt.2027-04-30.dem
out 'lỡ lượt kiểm tra 22:30' 'làm muộn'
run 0 --json round history 30-4/2027
json '
got = [(x["round"], x["result"]) for x in d if x["slot"] == "attt.2027-04-30.dem"]
assert ("R02", "missed") in got and ("R02", "late") in got and ("R01", "abnormal") in got
assert [x["seq"] for x in d] == sorted(x["seq"] for x in d)
x = next(x for x in d if x["result"] == "abnormal")
assert x["fields"]["da-bao"] == "lãnh đạo trực" and x["due"] == "2027-04-30T21:30:00+07:00"'
run 1 round done R99
err 'không có lượt kiểm tra "R99"'
run 1 round done R01 --at '09:00 20/4/2027'
err 'không có ai làm lượt kiểm tra R01 đang trực'
run 0 log verify

# An agency's own: another rhythm, one more, one less.
cp "$srcdir/data/profiles/so.conf" t.conf
printf 'rounds = "luot.csv"\nrounds-soon = 90\n' | cat - t.conf > new.conf
mv new.conf t.conf
printf 'mã,lượt kiểm tra,vị trí trực,nhịp,bình thường\nR02,,,30,\nR13,,,không làm,\nSO1,Máy lạnh phòng máy chủ,truc-ban,240,dưới 27 độ\n' > luot.csv
run 0 round list
out 'Máy lạnh phòng máy chủ' '(đơn vị đặt)' '30 phút'
no_out 'R13'
run 0 round show SO1
out 'dưới 27 độ' 'đơn vị đặt'
run 0 --json round list
json '
r = {x["id"]: x for x in d}
assert r["R02"]["own"] and r["R02"]["minutes"] == 30 and not r["R02"]["suggested"]
assert r["R02"]["normal"] and not r["R01"]["own"] and r["SO1"]["posts"][0]["post"] == "truc-ban"'
printf 'id,rhythm\nR02,hourly\n' > luot.csv
run 1 round list
err 'luot.csv:2: '
run 0 now
out 'luot.csv:2: '
rm luot.csv
run 0 now
out 'luot.csv'
