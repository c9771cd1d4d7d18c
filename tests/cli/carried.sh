#!/bin/sh
# What the program carries: holidays, contacts, units, platforms, duties; and later notices.
. "$srcdir/tests/cli/lib.sh"

# Facts need no database.
run 0 --json unit list
json 'assert len(d) == 88 and all("2024" in u["status"] for u in d)'
run 0 --json platform list
json 'assert len(d) == 12 and d[0]["id"] == "P01"'
run 0 --json duty list
json '
kinds = {"roster", "round", "checklist", "register", "note", "out_of_scope"}
assert len(d) == 58 and all(x["coverage"] in kinds and x["place"] for x in d)'
json '
assert all(x["rounds"] for x in d if x["coverage"] == "round")
assert not any(x["rounds"] for x in d if x["coverage"] == "out_of_scope")
assert [x["rounds"] for x in d if x["id"] == "O-029"] == [["R02", "R03"]]'
run 0 duty list --coverage
out '58 nhiệm vụ:' 'ngoài phạm vi' 'O-028' 'lượt kiểm tra: R02, R03'
run 0 unit list
out 'Quận ủy, Huyện ủy, Ủy ban nhân dân các quận, huyện' '  12  Huyện Thủy Nguyên' '88 đơn vị'
run 0 platform list
out 'https://tinnhiemmang.vn/'
for what in unit platform duty; do
	run 0 $what list
	[ "$(wc -l < out)" -gt 10 ] || die "$what list"
done

run 0 init --sample
run 0 holiday list 2027
out 'tet-duong-lich/2027' 'tet/2027' 'gio-to/2027' '30-4/2027' '2-9/2027' 'van-hoa/2027'
run 0 holiday list
out '30-4/2027'
run 0 --json holiday list 2026
json '
assert [p["period"] for p in d][-1] == "van-hoa/2026"
days = {x["date"]: x["type"] for p in d for x in p["days"]}
assert days["2026-01-02"] == "swapped_off" and days["2026-01-10"] == "makeup_workday"
assert days["2026-08-22"] == "makeup_workday"'

run 0 --json holiday show 30-4/2027
json '
assert (d["period"], d["first"], d["last"]) == ("30-4/2027", "2027-04-30", "2027-05-03")
assert d["start"] == "2027-04-29T17:00:00+07:00" and d["end"] == "2027-05-04T07:30:00+07:00"
assert [x["type"] for x in d["days"]] == ["statutory", "statutory", "weekly_rest", "compensatory"]
assert all(x["source"] and x["status"] in ("official", "by_law") for x in d["days"])'
cp out vi
run 0 --lang en --json holiday show 30-4/2027
sed '/"title"/d' vi > a
sed '/"title"/d' out | cmp - a || die "JSON depends on the language"
run 0 holiday show 30-4/2027
out 'thời gian trực: 17:00 T5 29/4 – 07:30 T3 4/5' 'nghỉ bù'
run 0 --json holiday show next
json 'assert d["period"] == "30-4/2027"'
run 0 --json holiday show tet
json 'assert d["period"] == "tet/2028" and d["status"] == "provisional"'
run 0 holiday show tet/2028
out 'tạm tính theo luật, chờ thông báo chính thức'
run 1 holiday show giang-sinh/2027
nothing_on out
err 'giang-sinh'
run 1 holiday show giang-sinh
err 'giang-sinh'
run 2 holiday list hai-nghin

# A later notice lies over what is carried.
cat > notice.csv <<'EOF'
ngày,loại,kỳ nghỉ,trạng thái,nguồn
2027-11-23,nghỉ hoán đổi,van-hoa/2027,chính thức,Thông báo thử 1/TB
2027-11-27,làm bù,van-hoa/2027,chính thức,Thông báo thử 1/TB
EOF
run 1 --as 'nobody at all' holiday import notice.csv
run 0 holiday import notice.csv
out 'thêm 2'
run 0 --json holiday show van-hoa/2027
json '
assert (d["first"], d["last"]) == ("2027-11-23", "2027-11-24")
assert [x["type"] for x in d["days"]] == ["swapped_off", "statutory", "makeup_workday"]
assert "1/TB" in d["days"][0]["source"]'

# Contacts with where they come from; the first to call is the city police.
run 0 contact list
head -n 2 out > a && mv a out
out 'Công an thành phố Hải Phòng' '069.278.5415' 'đang dùng'
run 0 --json contact list
json '
assert d[0]["phone"] == "+84692785415" and d[0]["status"] == "current" and d[0]["source"]
assert all(c["status"] in ("current", "unverified", "expired") for c in d)
assert all(c["source"] for c in d)'
run 1 contact show C99
err 'không có đầu mối "C99"'
run 2 contact confirm C05
err 'thiếu người xác nhận'
run 0 contact confirm C05 --by 'Người trực thử'
out 'đang dùng' 'Người trực thử xác nhận lúc'
run 0 --json contact show C05
json 'assert d["status"] == "current" and d["confirmed_by"] == "Người trực thử"'
cat > contacts.csv <<'EOF'
mã;tổ chức;điện thoại;nguồn;ngày nguồn;thứ tự gọi
T01;Đơn vị thử;0225 3 822 222;Công văn thử;2027-01-05;9
EOF
run 0 contact import contacts.csv
run 0 contact show T01
out '(0225) 382.2222' 'Công văn thử'

# Rounds: those of the agency's kind, and of one post. A guard gets what a guard can do.
run 0 round list
out 'Website và tên miền' '2 giờ *' 'Kỹ thuật' 'khi nhận được' 'O-002, O-042, O-053' '* mức gợi ý'
run 0 --lang en round list
out 'ROUND' 'every 2 h *' 'each day *' 'on receipt'
run 0 round list --post bao-ve
out 'R13'
no_out 'R01'
run 0 round list --post truc-ban
out 'R01' 'R05'
no_out 'R07'
run 0 round list --post lanh-dao
nothing_on out
err 'Lãnh đạo trực không có lượt kiểm tra nào'
run 1 round list --post giam-sat
err 'không có vị trí trực "giam-sat"'
run 0 round show r06
out 'R06  Danh sách IP mạng Botnet' 'bình thường' 'O-031 Công văn' 'mục d) (2)'
no_out '*'
run 1 round show R99
err 'không có lượt kiểm tra "R99"'
run 2 round show
for profile in so truong soc; do
	rm -f t.* trucban.conf
	run 0 init --sample --profile $profile
	run 0 --json round list
	cp out $profile.rounds
	json '
posts = {"so": {"attt", "truc-ban", "ky-thuat", "bao-ve"}, "truong": {"truc-ban", "bao-ve"},
         "soc": {"giam-sat", "ung-cuu"}}["'$profile'"]
assert {p["post"] for x in d for p in x["posts"]} == posts
assert all(p["title"] != p["post"] for x in d for p in x["posts"])
assert all(x["normal"] and x["clause"] and x["basis"] for x in d)
assert all(b["dispatch"] and b["clause"] for x in d for b in x["basis"])
assert all((x["minutes"] is not None) == (x["rhythm"] == "minutes") for x in d)
assert all(x["suggested"] == (x["rhythm"] != "receipt") for x in d)
assert len(d) == len({x["id"] for x in d}) >= 12'
done
run 0 --json round show R02
json 'assert d["minutes"] == 30 and d["posts"] == [{"post": "giam-sat", "title": "Trực giám sát"}]'
