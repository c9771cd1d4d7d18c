#!/bin/sh
# What comes in for whoever is on duty: taken in, passed on, answered, done; due work until then.
. "$srcdir/tests/cli/lib.sh"

sample
now=2027-04-30T09:00
run 0 request list
err 'không có yêu cầu'
run 0 request add --from 'Công an thành phố' --means 'điện thoại' --document 12/CATP-PA05 --dated 29/4/2027 \
	--urgency 'hỏa tốc' --due 2027-04-30T16:00 Rà soát tài khoản quản trị
out '001  09:00 30/04/2027  tiếp nhận' 'Công an thành phố (điện thoại), văn bản số 12/CATP-PA05 ngày 29/04/2027, hỏa tốc: Rà soát tài khoản quản trị. Hạn trả lời: 16:00 30/04/2027'
run 0 --lang en request add --from 'Sở' 'Báo cáo quân số trực'
out 'Sở: Báo cáo quân số trực'
run 2 request add 'không rõ từ đâu'
err '--from'
run 2 request add --from x --urgency mai x
err 'hỏa tốc'
run 2 request add --from x --due 2027-04-30T08:00 x
err 'trước khi nhận'
run 2 request pass 1
err '--to'

run 0 now
out 'VIỆC ĐẾN HẠN' '! NK-2027-30-4-001  còn 7 giờ' '[hỏa tốc] Công an thành phố: Rà soát' 'chờ trả lời'
run 0 --json now
json '
assert [r["number"][-3:] for r in d["requests"]] == ["001", "002"]
assert d["requests"][0]["due"] == "2027-04-30T16:00:00+07:00" and d["requests"][1]["due"] is None'
now=2027-04-30T17:00
run 0 now
out 'quá hạn 1 giờ'

run 0 request pass 2027-30-4-001 --to 'Tổ công nghệ thông tin' --at 09:15
out '003  09:15 30/04/2027' 'Yêu cầu NK-2027-30-4-001 của Công an thành phố: đã chuyển Tổ công nghệ thông tin'
run 0 request list
out 'đã chuyển Tổ công nghệ thông tin'
run 0 request answer 1 --document 34/BC Đã rà soát 12 tài khoản
out 'đã trả lời: Đã rà soát 12 tài khoản, văn bản số 34/BC'
run 0 now
no_out '-001'
run 0 --json request list --open
json '
by = {r["number"][-3:]: r for r in d}
assert len(d) == 2 and by["001"]["state"] == "answered" and by["002"]["state"] == "received"
assert by["001"]["urgency"] == "flash" and by["001"]["dated"] == "2027-04-29"
assert by["001"]["passed_at"] == "2027-04-30T09:15:00+07:00"
assert by["001"]["answered_at"] == "2027-04-30T17:00:00+07:00" and by["001"]["done_at"] is None'
run 0 request done 1
run 0 request done 2 Đã báo bằng điện thoại
run 1 request done 2
err 'đã xong lúc'
run 0 request list --open
nothing_on out
run 0 log list --kind received --open
nothing_on out
run 0 log show '#3'
out 'Đã chuyển' 'request NK-2027-30-4-001'
run 0 log verify
