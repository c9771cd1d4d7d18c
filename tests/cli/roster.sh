#!/bin/sh
# A roster from draft to amendment: generate, check, publish, cover, swap, compare, count.
. "$srcdir/tests/cli/lib.sh"

run 0 init --sample
out '[DỮ LIỆU MẪU]'
run 1 init --sample
run 1 roster show 30-4/2027
nothing_on out
run 0 roster history 30-4/2027
err 'chưa có lịch trực 30-4/2027'
run 1 roster publish 30-4/2027

run 0 roster generate 30-4/2027
out 'LỊCH TRỰC · Nghỉ lễ 30/4–1/5/2027 (30-4/2027)' \
	'dự thảo · phương án tốt nhất (đã kiểm chứng) · 0 điểm cần xử lý' \
	'[DỮ LIỆU MẪU · GIỜ GIẢ ĐỊNH]' 'truc-ban.2027-05-01.dem'
err 'trucban roster publish 30-4/2027'
run 0 --json roster show 30-4/2027
json '
assert (d["period"], d["version"], d["status"]) == ("30-4/2027", 1, "draft")
assert d["quality"]["status"] == "optimal" and d["quality"]["objective"] == d["quality"]["bound"]
for s in d["slots"]:
    assert s["part"] == 1 and s["person"] and s["name"] and s["start"] < s["end"], s
    assert s["id"].startswith(s["post"] + ".") and s["start"].endswith("+07:00"), s
assert d["slots"][0]["start"] == "2027-04-29T17:00:00+07:00"
assert max(s["end"] for s in d["slots"]) == "2027-05-04T07:30:00+07:00"
assert all(f["severity"] == "notice" for f in d["findings"])
assert d["sample"] is True and d["clock_fixed"] is True'
cp out draft.json
run 0 roster check 30-4/2027
out '0 điểm cần xử lý'

# What counts how much may be said for once; what is said wrongly is named by its line.
printf '# chia đều số lượt\nshifts = 5000\ncan-bang-diem = 0\n' > weights
run 0 --json roster generate 30-4/2027 --weights weights
json 'assert d["quality"]["objective"] > 100000'
printf '# chia đều\nshifts = -1\n' > weights
run 1 roster generate 30-4/2027 --weights weights
err "weights:2: 'shifts' là -1; phải là số từ 0 đến 10000"
run 1 roster generate 30-4/2027 --weights missing

# The same draft again has the same slots; a draft is nothing to go by.
run 0 --json roster generate 30-4/2027
python3 - <<'EOF'
import json
a, b = json.load(open("draft.json")), json.load(open("out"))
assert [s["id"] for s in a["slots"]] == [s["id"] for s in b["slots"]]
assert a["slots"] == b["slots"], "generating twice gives two rosters"
EOF
run 3 --json now --at 2027-04-30T09:00
json 'assert d["on_duty"] == [] and d["findings"]'
err 'chưa có lịch được ban hành'

run 0 roster publish 30-4/2027 --number 12/KH-SVD --signer 'Trần Thị B'
out 'lịch trực 30-4/2027: đã ban hành bản số 1'
run 1 roster publish 30-4/2027
run 0 --json roster show 30-4/2027
json 'assert d["status"] == "published" and d["number"] == "12/KH-SVD" and d["published_at"]'
cp out v1.json

# Somebody stands in for a part of a slot; the slot keeps its id and gets parts.
post=$(python3 -c '
import json
d = json.load(open("v1.json"))
slot = next(s for s in d["slots"] if s["id"] == "truc-ban.2027-05-01.ngay")
busy = {s["person"] for s in d["slots"]}
print(slot["person"])')
run 2 roster cover truc-ban.2027-05-01.ngay KT1
err 'thiếu lý do: --reason LÝ-DO'
run 1 roster cover truc-ban.2027-05-01.ngay KT1 --reason 'ốm'
nothing_on out
run 1 roster cover truc-ban.2027-05-01.khac CB01 --reason 'ốm'
err 'truc-ban.2027-05-01.khac'
python3 - > free <<'EOF'
import json
d = json.load(open("v1.json"))
t = lambda s: s["start"], lambda s: s["end"]
near = {s["person"] for s in d["slots"]
        if s["end"] > "2027-04-30T19:00" and s["start"] < "2027-05-02T08:00"}
people = ["CB%02d" % i for i in range(1, 13)]
print(next(p for p in people if p not in near))
EOF
free=$(cat free)
run 0 --json roster cover truc-ban.2027-05-01.ngay "$free" --from 2027-05-01T12:00 --reason 'ốm' \
	--approved-by 'Trần Thị B'
json '
c = d["changes"][0]
assert (c["kind"], c["slot"], c["person"]) == ("cover", "truc-ban.2027-05-01.ngay", "'"$free"'")
assert (c["from"], c["to"]) == ("2027-05-01T12:00:00+07:00", "2027-05-01T19:30:00+07:00")
assert c["reason"] == "ốm" and c["approved_by"] == "Trần Thị B" and c["by"] == "QT", c'
run 0 --json roster show 30-4/2027
json '
parts = [s for s in d["slots"] if s["id"] == "truc-ban.2027-05-01.ngay"]
assert [s["part"] for s in parts] == [1, 2]
assert [s["person"] for s in parts] == ["'"$post"'", "'"$free"'"]
assert parts[0]["end"] == parts[1]["start"] == "2027-05-01T12:00:00+07:00"
assert parts[1]["change"] == "cover" and parts[1]["reason"] == "ốm"
both = [s for s in d["slots"] if s["post"] == "attt" and s["start"][:10] == "2027-05-01"]
assert {"'"$post"'", "'"$free"'"} <= {s["person"] for s in both}, both
assert d["version"] == 1'
run 0 roster show 30-4/2027
out 'trực thay: ốm'
run 0 --json now --at 2027-05-01T11:59
json 'assert [x["person"] for x in d["on_duty"] if x["post"] == "truc-ban"] == ["'"$post"'"]'
run 0 --json now --at 2027-05-01T12:00
json 'assert [x["person"] for x in d["on_duty"] if x["post"] == "truc-ban"] == ["'"$free"'"]'

# Two leaders swap; what is broken is said, --force does it all the same.
run 1 roster swap lanh-dao.2027-04-30.24 truc-ban.2027-05-02.ngay
run 2 roster swap lanh-dao.2027-04-30.24
python3 - > pair <<'EOF'
import json
d = json.load(open("v1.json"))
l = [s for s in d["slots"] if s["post"] == "lanh-dao" and s["id"].endswith(".24")]
a = next(s for s in l if s["id"] == "lanh-dao.2027-05-01.24")
b = next(s for s in l if s["person"] != a["person"] and s["start"] > a["start"])
print(a["id"], a["person"], b["id"], b["person"])
EOF
read -r slot_a person_a slot_b person_b < pair
run 1 roster swap "$slot_a" "$slot_b" --reason 'việc nhà' --force
err 'chưa đồng ý đổi ca' '--consent-a'
run 0 roster swap "$slot_a" "$slot_b" --reason 'việc nhà' --force --consent-a 'ký@2027-04-19T10:00' \
	--consent-b 'điện thoại'
out "$slot_a, " "$slot_b, " 'đồng ý: ký, 10:00 19/04/2027' 'đồng ý: điện thoại, 08:00 20/04/2027'
run 0 --json roster show 30-4/2027
json '
by = {s["id"]: s for s in d["slots"]}
assert by["'"$slot_a"'"]["person"] == "'"$person_b"'" and by["'"$slot_a"'"]["change"] == "swap"
assert by["'"$slot_b"'"]["person"] == "'"$person_a"'"'

# The amendment: somebody cannot come any more; the rest stays.
printf 'mã,từ,đến\n%s,2027-05-02,2027-05-03\n' "$free" > leave.csv
run 0 leave import leave.csv
run 0 roster generate 30-4/2027
out 'dự thảo điều chỉnh lần 1 (bản 1 đang thực hiện)'
run 0 --json roster show 30-4/2027 --version published
json 'assert d["version"] == 1 and d["status"] == "published"'
run 0 --json roster show 30-4/2027 --version draft
json '
assert d["version"] == 2 and d["status"] == "draft"
ids = lambda x: sorted({s["id"] for s in x["slots"]})
assert ids(d) == ids(json.load(open("v1.json")))'
run 0 roster publish 30-4/2027
out 'đã ban hành bản số 2'
run 0 --json roster history 30-4/2027
json '
assert [(x["version"], x["status"]) for x in d] == [(2, "published"), (1, "superseded")]'
run 0 roster history 30-4/2027
out '30-4/2027  2' 'đã được thay thế'
run 0 --json roster diff 30-4/2027 1 2
json 'assert d["older"] == 1 and all(c["kind"] and c["slot"] for c in d["changes"])'
run 0 roster diff 30-4/2027 1 2
cp out 1-2
run 0 roster diff 30-4/2027 1 published
cmp -s out 1-2 || die 'the version in force is another one'
run 1 roster diff 30-4/2027 published draft
err '30-4/2027 không có dự thảo'
run 2 roster diff 30-4/2027 one 2
run 1 roster diff 30-4/2027 1 9

run 0 --json roster ledger
json '
p = {x["person"]: x for x in d["people"]}
assert any(x["points"] > 0 and x["minutes"]["statutory"] > 0 for x in p.values())
assert sum(x["shifts"] for x in d["people"]) > 20'
run 0 roster ledger 2027
out 'bình quân:'

# A span of ordinary days; publishing over another roster is refused, or replaces it.
run 0 roster generate --from 1/6/2027 --to 3/6/2027
run 0 roster publish --from 1/6/2027 --to 3/6/2027
run 0 roster generate 2027-06-02..2027-06-05
run 1 roster publish 2027-06-02..2027-06-05
at_terminal() { # ANSWER STATUS ARGUMENTS...: on a terminal the program asks
	env TRUCBAN_DB=t.db TRUCBAN_NOW=$now python3 - "$TRUCBAN" "$@" > out <<'EOF' || die "at a terminal: $*"
import os, pty, sys
program, answer, status, *arguments = sys.argv[1:]
pid, fd = pty.fork()
if pid == 0:
    os.execv(program, [program] + arguments)
os.write(fd, (answer + "\n").encode())
said = b""
try:
    while chunk := os.read(fd, 4096):
        said += chunk
except OSError:
    pass
print(said.decode())
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) != int(status))
EOF
}
at_terminal k 1 roster publish 2027-06-02..2027-06-05 --replace
out 'Tiếp tục? [c/k]' 'không thay đổi gì'
at_terminal '' 1 roster publish 2027-06-02..2027-06-05 --replace
run 0 roster publish 2027-06-02..2027-06-05 --replace
run 0 --json roster history 2027-06-01..2027-06-03
json 'assert [(x["version"], x["status"]) for x in d] == [(2, "published"), (1, "superseded")]'
run 0 --json roster show 2027-06-01..2027-06-03
json 'assert {s["id"].split(".")[1] for s in d["slots"]} == {"2027-06-01"}'
# What the other one holds is no gap of it, and it can still be amended.
run 0 roster check 2027-06-01..2027-06-03
run 0 --json roster show 2027-06-01..2027-06-03
holder=$(python3 -c 'import json; print(json.load(open("out"))["slots"][0]["person"])')
run 0 roster repair 2027-06-01..2027-06-03 --absent "$holder"
run 0 roster publish 2027-06-01..2027-06-03
run 0 --json now --at 2027-06-03T20:00
json 'assert d["period"] == "2027-06-02..2027-06-05" and len(d["on_duty"]) == 5'
run 0 --json now --at 2027-06-01T20:00
json 'assert d["period"] == "2027-06-01..2027-06-03" and len(d["on_duty"]) == 5'

# A holiday inside of a month: what is left of the shift on its eve counts for rest, and who holds
# that may go on with it.
run 0 roster generate 2027-11-20..2027-11-27
run 0 roster publish 2027-11-20..2027-11-27
run 0 roster generate van-hoa/2027
run 0 roster publish van-hoa/2027 --replace
run 0 roster check van-hoa/2027
run 0 roster check 2027-11-20..2027-11-27
run 0 roster generate van-hoa/2027 --seed 2

# Rules that clash are named.
printf 'mã,từ,đến\nLD1,2027-09-01,2027-09-07\nLD2,2027-09-01,2027-09-07\n' > leave.csv
printf 'LD3,2027-09-01,2027-09-07\nLD4,2027-09-01,2027-09-07\n' >> leave.csv
run 0 leave import leave.csv
run 1 roster generate 2-9/2027
err 'Lãnh đạo trực'
err 'đủ người nếu' 'dời ngày nghỉ 01/09/2027 – 07/09/2027 và'
run 1 --json roster generate 2-9/2027
json 'assert [f["code"] for f in d["findings"]][-1] == "way-out"'
run 1 roster show 2-9/2027

# A cover of a slot that two people share replaces both, and both are told.
rm t.db t.conf
sample
run 0 --json roster show 30-4/2027
python3 - > free <<'EOF'
import json
d = json.load(open("out"))
near = {s["person"] for s in d["slots"]
        if s["end"] > "2027-04-30T19:00" and s["start"] < "2027-05-02T08:00"}
print(*[p for p in ["CB%02d" % i for i in range(1, 13)] if p not in near][:2])
EOF
read -r first second < free
run 0 roster cover truc-ban.2027-05-01.ngay "$first" --from 2027-05-01T12:00 --reason 'ốm'
run 0 --json roster cover truc-ban.2027-05-01.ngay "$second" --reason 'bão'
json '
c = d["changes"]
assert [x["person"] for x in c] == ["'"$second"'"] * 2 and c[0]["to"] == c[1]["from"], c
assert c[1]["replaced"] == "'"$first"'", c'

# Who publishes while another one generates is not overwritten by what knew nothing of it.
run 0 roster generate 30-4/2027
t doctor > out 2>&1 || true
no_out 'chưa ban hành lịch'
cat > slow <<EOF
#!/bin/sh
'$TRUCBAN' roster publish 30-4/2027 < /dev/null > published 2>&1
exec '${TRUCBAN%/*}/trucban-solve'
EOF
chmod +x slow
got=0
env TRUCBAN_SOLVE="$work/slow" TRUCBAN_DB=t.db TRUCBAN_NOW=$now "$TRUCBAN" roster generate 30-4/2027 \
	> out 2> err < /dev/null || got=$?
[ $got = 1 ] || die "generating over a newer version: $got, $(cat published)"
err 'hãy xếp lịch lại'
run 0 --json roster history 30-4/2027
json '
assert [(x["version"], x["status"]) for x in d] == [(2, "published"), (1, "superseded")], d'

# The defence sheet: by which rules, what each has, and why not somebody else.
rm t.db t.conf
run 0 init --sample
printf 'mã,từ,đến,loại\nCB05,2027-05-01,2027-05-03,\n' > leave.csv
for guard in BV1 BV2 BV3; do
	printf '%s,2027-05-01,2027-05-01,wish_off\n' $guard >> leave.csv
done
run 0 leave import leave.csv
run 0 --json roster generate 30-4/2027
json '
c = d["cost"]
assert c["total"] == d["quality"]["objective"] == sum(p["total"] for p in c["people"]), c
assert c["total"] == sum(c[k] for k in ("wishes", "changes", "points", "shifts", "adjacent"))
assert c["open"] == 0 and c["changes"] == 0 and c["wishes"] > 0'
run 0 roster explain 30-4/2027
out 'BẢN GIẢI TRÌNH · Nghỉ lễ 30/4–1/5/2027 (30-4/2027)' '[DỮ LIỆU MẪU · GIỜ GIẢ ĐỊNH]' \
	'kỹ năng "truc-ban" (12 người)' 'nghỉ phép: không trực trong thời gian nghỉ (1 người)' \
	'nguyện vọng nghỉ 01/05/2027' 'nếu đáp ứng: ' 'Tống Văn Z'
[ "$(awk '{ gsub(/[^\x00-\x7f\xc0-\xff]/, ""); print length }' out | sort -n | tail -n 1)" -le 92 ] ||
	die "a defence sheet is for A4"
no_out 'trọng số:'
run 0 --json roster explain 30-4/2027
json '
assert len(d["people"]) == 22 and d["weights"]["points"] == 10
assert sum(p["points"] for p in d["people"]) > 40
assert d["wishes_met"] + len(d["wishes_not_met"]) >= 3
assert all(w["price"]["exact"] for w in d["wishes_not_met"])'
run 0 roster explain 30-4/2027 CB03
out 'Bùi Văn I' 'CÁC LƯỢT TRỰC TRONG LỊCH NÀY'
no_out 'Ngô Thị N'
run 0 roster explain 30-4/2027 truc-ban.2027-05-01.dem
out 'đang giữ lượt này' 'Mai Thị M nghỉ phép: 01/05/2027' 'xếp lại toàn bộ' \
	'và 10 người không có kỹ năng'
run 0 --json roster explain 30-4/2027 truc-ban.2027-05-01.dem
json '
c = d["candidates"]
assert c[0]["holds"] and c[0]["person"] == d["holder"] and len(c) == 12
assert [x["person"] for x in c if x["rule"] == "leave"] == ["CB05"]
assert all(x["price"]["total"] >= 0 for x in c if "price" in x)'
run 1 roster explain 30-4/2027 truc-ban.2027-05-09.dem
err 'không có lượt trực'
run 1 roster explain 30-4/2027 NV99
run 2 roster explain
# Made with other weights than those of the house: the sheet says so.
printf 'can-bang-luot = 9\n' > weights
run 0 --json roster generate 30-4/2027 --weights weights
json 'assert d["cost"]["total"] == d["quality"]["objective"]'
run 0 roster explain 30-4/2027
out 'trọng số:' 'shifts=9'

# Somebody drops out: the least change, shown, and stored when nobody says no.
rm t.db t.conf
sample
run 0 --json roster show 30-4/2027
cp out v1.json
run 0 roster repair 30-4/2027 --absent CB03 --dry-run
out 'THAY NGƯỜI VẮNG · Nghỉ lễ 30/4–1/5/2027 (30-4/2027)' 'người khác bị ảnh hưởng: 1' \
	'ít thay đổi nhất, công bằng nhất trong số đó' 'Bùi Văn I vắng mặt'
run 1 roster show 30-4/2027 --version draft
run 0 --json roster repair 30-4/2027 --absent CB03 --absent KT1:2027-05-01..2027-05-02
json '
before = {s["id"]: s for s in json.load(open("v1.json"))["slots"]}
lost = [i for i, s in before.items() if s["post"] != "attt" and (s["person"] == "CB03"
        or s["person"] == "KT1" and s["start"] < "2027-05-03" and s["end"] > "2027-05-01")]
assert d["stored"] and d["proven_least"] and d["proven_best"], d
assert d["open_slots"] == 0 and d["slots_changed"] >= len(lost) and d["to_cover"] == [], d
assert set(lost) <= {c["slot"] for c in d["changes"]} and all(c["why"] for c in d["changes"]), d'
run 0 --json roster show 30-4/2027 --version draft
json 'assert d["version"] == 2 and all(s["person"] != "CB03" for s in d["slots"])'
run 0 roster publish 30-4/2027
# Looking back counts as the repair did: nothing has changed since.
run 0 --json roster certify 30-4/2027
json 'assert d["version"] == 2 and d["objective"] == d["objective_when_made"], d'
! grep -q 'đã thay đổi từ khi\|roster generate' err || die 'a repair that is said to be out of date'
run 0 roster explain 30-4/2027 CB03
out 'Bùi Văn I vắng mặt'
run 0 roster repair 30-4/2027 --absent CB03
err 'không phải thay đổi gì'
now=2027-05-01T21:00
on=$(t --json roster show 30-4/2027 | python3 -c '
import json, sys
print(next(s["person"] for s in json.load(sys.stdin)["slots"] if s["id"] == "truc-ban.2027-05-01.dem"))')
run 0 roster repair 30-4/2027 --absent "$on" --dry-run
out 'roster cover truc-ban.2027-05-01.dem NGƯỜI --from 2027-05-01T21:00 --to 2027-05-02T07:30'
now=2027-04-20T08:00
run 0 roster repair 30-4/2027 --absent KT1 --absent KT2 --absent KT3 --dry-run
out 'Không ai trực được lượt ky-thuat.2027-04-30.24' 'Đỗ Văn H vắng mặt'
at_terminal k 1 roster repair 30-4/2027 --absent LD1
out 'THAY NGƯỜI VẮNG' 'Lưu thành dự thảo điều chỉnh? [c/k]' 'không thay đổi gì'
run 2 roster repair 30-4/2027 --absent LD1:31/13
err '--absent'
run 1 roster repair 2-9/2027 --absent LD1
