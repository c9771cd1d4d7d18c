#!/bin/sh
# People and leave from CSV: every bad line is told, nothing is half imported, nobody is deleted.
. "$srcdir/tests/cli/lib.sh"
now=

run 0 init
cat > staff.csv <<'EOF'
mã,họ tên,chức vụ,đơn vị,điện thoại,kỹ năng,login
NV01,Đặng Văn Ánh,Chuyên viên,Văn phòng,0904 185 683,truc-ban,anhdv
NV02,Trần Thị An,"Phó phòng, phụ trách",Văn phòng,+84 225 3 822 222,truc-ban; ky-thuat,
NV03,Lê Văn Ân,,,,,
EOF
run 0 staff import staff.csv
out 'thêm 3, cập nhật 0, giữ nguyên 0'
run 0 staff import staff.csv
out 'thêm 0, cập nhật 0, giữ nguyên 3'
run 0 --json staff list
json '
p = [x for x in d if x["person"].startswith("NV")]
assert [x["name"] for x in p] == ["Trần Thị An", "Đặng Văn Ánh", "Lê Văn Ân"], p
assert p[1]["phone"] == "+84904185683" and p[1]["unit"] == "Văn phòng"
assert p[0]["skills"] == ["truc-ban", "ky-thuat"] and p[0]["phone"] == "+842253822222"
assert p[2]["phone"] is None and p[2]["skills"] == []'

# The same people with a BOM, semicolons, English headings, letters in pieces (NFD) and a leaver.
printf '\357\273\277' > nfd.csv
printf 'code;name;position;phone;left\r\n' >> nfd.csv
python3 -c 'import unicodedata; print(unicodedata.normalize("NFD",
"NV01;Đặng Văn Ánh;Chuyên viên chính;0984.462472;\r\nNV03;Lê Văn Ân;;;2027-01-31\r"))' >> nfd.csv
run 0 staff import nfd.csv
out 'thêm 0, cập nhật 2'
run 0 --json staff list
json '
import unicodedata
text = open("out", encoding="utf-8").read()
assert unicodedata.is_normalized("NFC", text)
p = {x["person"]: x for x in d}
assert p["NV01"]["name"] == "Đặng Văn Ánh" and p["NV01"]["phone"] == "+84984462472"
assert p["NV03"]["left"] == "2027-01-31" and p["NV02"]["left"] is None'
run 0 staff show 'dang van anh'
out 'NV01  Đặng Văn Ánh' 'điện thoại: 0984.462.472' 'quyền: '
run 1 staff show NV99
err 'không có ai hoặc có nhiều người là "NV99"'

# Bad lines: file, line, column, what was wanted; nothing is imported.
cat > bad.csv <<'EOF'
mã,họ tên,điện thoại
NV10,Người Tốt,0904.185.683

NV11,Người Sai,09O4185683
NV12,,0904185683
EOF
run 1 staff import bad.csv
nothing_on out
err 'bad.csv:4: cột "điện thoại": "09O4185683" không phải số điện thoại' \
	'bad.csv:5: cột "họ tên"' 'bad.csv: chưa nhập gì vì có dòng sai (2 dòng)'
run 0 staff list
no_out 'Người Tốt'
run 1 --json staff import bad.csv
json '
assert d["imported"] is False and d["bad"] == 2 and d["added"] == 0
assert len(d["findings"]) == 2'

# --partial imports the good ones and is still not a success.
run 1 staff import --partial bad.csv
out 'thêm 1'
err 'bad.csv:4:' '2 dòng sai không được nhập'
run 0 staff list
out 'Người Tốt'
no_out 'Người Sai'

printf 'mã,họ tên\nNV20,"Chưa đóng\n' > open.csv
run 1 staff import open.csv
err 'open.csv:2:'
printf 'm\343,h\364 t\352n\n' > latin.csv
run 1 staff import latin.csv
err 'latin.csv:1'
printf 'tên\nAi đó\n' > head.csv
run 1 staff import head.csv
err 'head.csv'
run 1 staff import missing.csv
err 'missing.csv' 'không có tệp'
got=0
t staff import - < staff.csv > out 2> err || got=$?
[ $got = 0 ] || die "from standard input: $got"

# Leave by days and by hours, wishes.
cat > leave.csv <<'EOF'
mã,từ,đến,loại,ghi chú
NV01,30/4/2027,2/5/2027,nghỉ,về quê
NV02,2027-05-01T07:30,2027-05-01T19:30,,
NV02,2027-05-02,,muốn trực,
EOF
run 0 leave import leave.csv
run 0 leave import leave.csv
out 'thêm 0'
run 0 --json leave list
json '
assert len(d) == 3
assert d[0]["from"] == "2027-04-30T00:00:00+07:00" and d[0]["to"] == "2027-05-03T00:00:00+07:00"
assert d[0]["kind"] == "absent" and d[2]["kind"] == "wish_on"
assert d[1]["to"] == "2027-05-01T19:30:00+07:00"'
run 0 leave list
out '30/04/2027 – 02/05/2027' '07:30 T7 1/5 – 19:30 T7 1/5'
printf 'mã,từ,đến\nNV01,2/5/2027,1/5/2027\nNV77,1/5/2027,1/5/2027\n' > bad-leave.csv
run 1 leave import bad-leave.csv
err 'bad-leave.csv:2:' 'bad-leave.csv:3:' 'NV77'

# Kinds of leave; what was read as an absence gets its kind when the same table says it.
printf 'mã,từ,đến,loại\nNV01,3/6/2027,4/6/2027,\nNV02,3/6/2027,,công tác\n' > kinds.csv
run 0 leave import kinds.csv
sed -i 's/4.6.2027,$/&nghỉ phép/' kinds.csv
run 0 leave import kinds.csv
out 'thêm 0'
run 0 --json leave list
json 'assert [x["kind"] for x in d if x["from"].startswith("2027-06-03")] == ["annual", "mission"]'
run 0 leave list
out 'nghỉ phép' 'đi công tác'

# Pairs: who never, or only, serves with whom.
run 0 staff pair NV02 NV01 apart
out 'Đặng Văn Ánh' 'không trực cùng lúc'
run 0 --json staff pairs
json 'assert [(x["a"], x["b"], x["kind"]) for x in d] == [("NV01", "NV02", "apart")]'
run 0 --json staff pair NV01 NV02 together
json 'assert d == {"a": "NV01", "b": "NV02", "kind": "together"}'
err 'cả hai sẽ không được xếp lượt trực nào'
printf 'post "a" { headcount = 2 shift "s" {} }\n' > two.conf
run 0 --config two.conf staff pair NV01 NV02 together
nothing_on err
printf 'post "a" { headcount = 2 senior = "truong-ca" shift "s" {} }\n' > two.conf
run 0 --config two.conf staff pair NV01 NV02 together
err 'cả hai sẽ không được xếp lượt trực nào'
run 0 staff show NV02
out 'chỉ trực cùng ca'
run 0 --json staff show NV01
json '
assert d["pairs"][0]["b"] == "NV02"
assert d["rest"] == {"earned_minutes": 0, "taken_minutes": 0, "owed_minutes": 0, "status": "unverified"}'
run 0 staff pair NV01 NV02 none
run 1 staff pair NV01 NV02 none
err 'staff pairs'
run 2 staff pair NV01 NV01 apart
run 2 staff pair NV01 NV02 never
err 'chọn apart'
run 1 staff pair NV01 NV77 apart
err 'NV77'
run 0 staff pairs
out 'chưa có quy định'

# Exemptions: the kind, never a reason.
run 0 staff exempt NV02 night --from 1/1/2027 --to 31/12/2027
run 0 --json staff show NV02
json 'assert d["exemptions"] == [{"kind": "night", "from": "2027-01-01", "to": "2027-12-31"}]'
run 2 staff exempt NV02 night --from 1/1/2027
run 2 staff exempt NV02 sometimes --from 1/1/2027 --to 2/1/2027
err 'chọn all (mọi ca), night (ca đêm) hoặc onsite (tại cơ quan)'

# Who leaves some day acts until then, and no longer.
cat > leavers.csv <<'EOF'
mã,họ tên,login,vai trò,ngày nghỉ việc
NV04,Bùi Thị Em,emb,supervisor,2026-01-31
NV05,Bùi Văn Út,utb,supervisor,2199-01-31
EOF
run 0 staff import leavers.csv
run 1 --as NV04 staff exempt NV02 night --from 1/1/2028 --to 2/1/2028
err 'Bùi Thị Em đã thôi'
run 0 --as NV05 staff exempt NV02 night --from 1/1/2028 --to 2/1/2028

# Only a supervisor may; a fixed clock may not write into a real database.
run 1 --as NV01 staff import staff.csv
run 1 --as NV01 staff pair NV01 NV02 apart
err 'Đặng Văn Ánh'
now=2027-04-20T08:00
run 1 staff import staff.csv
