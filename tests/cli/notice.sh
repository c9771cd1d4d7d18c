#!/bin/sh
# Who of a published roster knows of his duty: told, seen, confirmed, and to be told again.
. "$srcdir/tests/cli/lib.sh"

run 0 init --sample
run 0 roster generate 30-4/2027
run 1 notice list 30-4/2027
err 'chưa có lịch trực được ban hành'
run 1 notice add 30-4/2027 CB01 --state told --means 'điện thoại'
err 'chưa có lịch trực ban hành vào lúc 08:00 20/04/2027'
run 0 roster publish 30-4/2027
run 0 --json notice list 30-4
json '
assert d["period"] == "30-4/2027" and d["version"] == 1
assert d["waiting"] == len(d["people"]) >= 12
assert all(p["standing"] == "none" and p["waits"] and p["slots"] and p["next"] for p in d["people"])
starts = [p["next"] for p in d["people"]]
assert starts == sorted(starts)'
cp out before.json
who=$(python3 -c 'import json; print(json.load(open("before.json"))["people"][3]["person"])')

# What is recorded, and by whom.
run 2 notice add 30-4/2027 "$who" --means 'điện thoại'
err '--state'
run 2 notice add 30-4/2027 "$who" --state told
err '--means'
run 2 notice add 30-4/2027 "$who" --state read --means x
run 2 notice add 30-4/2027 "$who" --state told --means x --at 2027-04-20T08:01
run 1 notice add 30-4/2027 QT --state told --means x
err 'không có ca trực nào'
run 0 notice add 30-4/2027 "$who" --state told --means 'nhắn tin'
err 'đã báo' 'người chưa xác nhận'
run 0 --json notice add 30-4/2027 "$who" --state confirmed --means 'ký nhận' --note 'đã đổi số'
json '
assert d["standing"] == "confirmed" == d["last"] and d["means"] == "ký nhận" and not d["waits"]
assert d["note"] == "đã đổi số" and d["by"] == "QT" and d["at"] == "2027-04-20T08:00:00+07:00"'
run 0 notice list 30-4
out 'THÔNG BÁO LỊCH TRỰC · Nghỉ lễ 30/4–1/5/2027, bản 1' 'ký nhận, 08:00 20/04/2027; đã đổi số' \
	'chưa báo' 'người chưa xác nhận lịch trực'
other=$(python3 -c 'import json; print(json.load(open("before.json"))["people"][5]["person"])')
run 0 --as "$other" notice add 30-4/2027 "$other" --state seen --means 'xem trên màn hình'
run 1 --as "$other" notice add 30-4/2027 "$who" --state seen --means x
err 'chỉ ghi xác nhận của chính mình'

# Everybody confirms; a cover has just the two told again.
for person in $(python3 -c '
import json
print(*[p["person"] for p in json.load(open("before.json"))["people"]])'); do
	run 0 notice add 30-4/2027 "$person" --state confirmed --means 'điện thoại'
done
run 0 notice list 30-4
out 'mọi người còn ca trực đều đã xác nhận'
now=2027-04-21T08:00
t --json roster show 30-4/2027 > roster.json
slot=truc-ban.2027-05-01.dem
held=$(python3 -c '
import json
print([s["person"] for s in json.load(open("roster.json"))["slots"] if s["id"] == "'$slot'"][0])')
free=$(python3 -c '
import json
d = json.load(open("roster.json"))
near = {s["person"] for s in d["slots"] if "2027-04-30" <= s["start"][:10] <= "2027-05-03"}
print(next(p for p in ("CB%02d" % i for i in range(1, 13)) if p not in near))')
run 0 roster cover $slot "$free" --reason ốm --approved-by 'Trần Thị B'
run 0 --json notice list 30-4
json '
again = {p["person"]: p for p in d["people"] if p["waits"]}
assert set(again) == {"'"$held"'", "'"$free"'"} and d["waiting"] == 2
assert again["'"$held"'"]["standing"] == "again"'
run 0 notice list 30-4
out 'cần báo lại' '2 người chưa xác nhận lịch trực'
# A call from before the cover does not settle it.
run 0 notice add 30-4/2027 "$held" --state confirmed --means 'điện thoại' --at 2027-04-20T20:00
run 0 --json notice list 30-4
json 'assert d["waiting"] == 2'
run 0 notice add 30-4/2027 "$held" --state confirmed --means 'điện thoại'
run 0 --json notice list 30-4
json 'assert d["waiting"] == 1'

# Once the watch is over nobody is waited for.
now=2027-05-04T07:30
run 0 --json notice list 30-4/2027
json 'assert d["waiting"] == 0'
run 0 --lang en notice list 30-4/2027
out 'TELLING PEOPLE' 'to be told again'

# Who has left confirms nothing and is told of no duty: somebody else takes it.
run 0 --json roster show 30-4/2027
gone=$(python3 -c 'import json; print(json.load(open("out"))["slots"][-1]["person"])')
run 0 --json staff show "$gone"
python3 - > gone.csv <<'EOF'
import json
d = json.load(open("out"))
print("mã,họ tên,thôi việc từ\n%s,%s,2027-04-20" % (d["person"], d["name"]))
EOF
run 0 staff import gone.csv
run 1 notice add 30-4/2027 "$gone" --state confirmed --means 'điện thoại'
err 'đã thôi công tác'
run 1 roster export 30-4/2027 --format message --person "$gone"
err 'đã thôi công tác'
