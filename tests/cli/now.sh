#!/bin/sh
# Who is on duty: within a roster, outside any, in a hole; and everything else says the same.
. "$srcdir/tests/cli/lib.sh"

run 0 init --sample
run 0 --json now
json '
assert d["at"] == "2027-04-20T08:00:00+07:00" and d["period"] is None
assert d["on_duty"] == [] and d["next"] == [] and d["version"] is None
h = d["hotlines"][0]
assert h["organisation"] == "Công an thành phố Hải Phòng" and h["phone"] == "+84692785415"
assert h["status"] == "current" and h["source"]
assert all(x["status"] in ("current", "unverified") for x in d["hotlines"])'
run 0 now
out 'Thứ Ba 20/04/2027 · 08:00' 'không có lịch trực vào lúc này' 'GỌI KHI CÓ SỰ CỐ' \
	'Công an thành phố Hải Phòng  069.278.5415  (đang dùng)' '[DỮ LIỆU MẪU · GIỜ GIẢ ĐỊNH]'

run 0 roster generate 30-4/2027
run 0 roster publish 30-4/2027
run 0 --json now --at 2027-04-30T09:00
json '
assert d["period"] == "30-4/2027" and d["version"] == 1
assert [x["post"] for x in d["on_duty"]] == ["lanh-dao", "truc-ban", "attt", "ky-thuat", "bao-ve"]
for x in d["on_duty"]:
    assert x["title"] and x["person"] and x["name"] and x["phone"].startswith("+84900000")
    assert x["start"] <= d["at"] < x["end"]
by = {x["post"]: x for x in d["on_duty"]}
assert by["truc-ban"]["person"] == by["attt"]["person"]
assert by["truc-ban"]["end"] == "2027-04-30T19:30:00+07:00"
assert d["next"] and all(x["start"] > d["at"] for x in d["next"])
assert d["day_number"] == 1 and d["days"] == 4'
cp out now.json
run 0 now --at '30/4/2027 09:00'
out 'Nghỉ lễ 30/4–1/5/2027 · Thứ Sáu 30/04/2027, ngày nghỉ thứ 1 (4 ngày) · 09:00 · bản 1' \
	'ĐANG TRỰC' 'CA TIẾP THEO' 'GỌI KHI CÓ SỰ CỐ' 'đến 19:30' 'còn 10 giờ 30 phút' '19:30 T6 30/4' \
	'tại cơ quan' 'nguồn: Công văn'
run 0 --lang en now --at 2027-04-30T09:00
out 'ON DUTY' 'NEXT SHIFT' 'CALL NEXT' '10 h 30 min left'

# Roster, table, CSV and calendar name the same people at that minute.
run 0 --json roster show 30-4/2027
cp out roster.json
run 0 roster export 30-4/2027 --format csv -o roster.csv
run 0 roster export 30-4/2027 -o roster.txt
run 0 roster export 30-4/2027 --format ics -o roster.ics
python3 - <<'EOF'
import json, re
now = json.load(open("now.json"))
on = {x["post"]: x["name"] for x in now["on_duty"]}
slots = {s["post"]: s["name"] for s in json.load(open("roster.json"))["slots"]
         if s["start"] <= now["at"] < s["end"]}
assert on == slots, (on, slots)
text = open("roster.txt", encoding="utf-8").read()
csv = open("roster.csv", encoding="utf-8").read()
ics = re.sub("\r\n ", "", open("roster.ics", encoding="utf-8", newline="").read())
events = [e for e in ics.split("BEGIN:VEVENT")[1:]]
def on_at(e):
    start = re.search(r"DTSTART[^:]*:(\S+)", e).group(1)
    end = re.search(r"DTEND[^:]*:(\S+)", e).group(1)
    return len(start) == 15 and start <= "20270430T090000" < end
here = [e for e in events if on_at(e)]
for post, name in on.items():
    assert name in text and name in csv, name
    assert any(name in e for e in here), (post, name)
EOF

# The edges of the watch, and a minute outside.
run 0 --json now --at 2027-04-29T16:59
json 'assert d["period"] is None and d["on_duty"] == [] and len(d["next"]) >= 4'
run 0 --json now --at 2027-04-29T17:00
json 'assert d["period"] == "30-4/2027" and len(d["on_duty"]) >= 4'
run 0 --json now --at 2027-05-04T07:29
json 'assert len(d["on_duty"]) >= 4'
run 0 --json now --at 2027-05-04T07:30
json 'assert d["period"] is None and d["on_duty"] == []'

# What is due: from a day before the watch until its first shift has gone; for the supervisor who has
# not confirmed.
run 0 --json now --at 2027-04-28T16:59
json 'assert d["checklist"] is None and d["unconfirmed"]["people"] >= 12'
run 0 --json now --at 2027-04-28T17:00
json '
c = d["checklist"]
assert c["period"] == "30-4/2027" and c["due"] == "2027-04-29T17:00:00+07:00" and len(c["open"]) == 12'
run 0 --as CB01 checklist list 30-4/2027
run 0 --as CB01 now --at 2027-04-29T18:00
out 'VIỆC ĐẾN HẠN' '! V01  quá hạn 1 giờ' 'trucban checklist show 30-4/2027 MÃ'
no_out 'chưa xác nhận'
run 0 now --at 2027-04-29T08:00
out 'V01  còn 9 giờ' 'người chưa xác nhận lịch trực: trucban notice list 30-4/2027'
run 0 --json now --at 2027-04-30T07:30
json 'assert d["checklist"] is None'

# A hole in a round-the-clock post, as only a damaged database can have it: the rest is still told.
cp t.db whole.db
python3 - <<'EOF'
import sqlite3
db = sqlite3.connect("t.db")
for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
    db.execute(f"DROP TRIGGER {name}")
assert db.execute("UPDATE slot SET person = NULL, name = '' WHERE id = 'truc-ban.2027-05-01.ngay'").rowcount
db.commit()
EOF
run 3 --json now --at 2027-05-01T09:00
json '
assert "truc-ban" not in [x["post"] for x in d["on_duty"]] and len(d["on_duty"]) == 3
assert [f["code"] for f in d["findings"]][:1] == ["gap"]'
run 3 now --at 2027-05-01T09:00
out 'Lãnh đạo trực' '!!' 'Trực ban'
err 'điểm cần xử lý'
run 0 now --at 2027-04-30T09:00
mv whole.db t.db

# The clock: with an offset, in another zone of the user, from a file.
run 0 --json now --at 2027-04-30T02:00Z
json 'assert d["at"] == "2027-04-30T09:00:00+07:00"'
env -i TZ=America/New_York TRUCBAN_DB=t.db TRUCBAN_NOW=2027-04-30T09:00 "$TRUCBAN" --json now > out
cmp out now.json || die "TZ changes the answer"
echo 2027-04-30T09:00 > clock
now=@clock
run 0 --json now
cmp out now.json || die "a clock from a file"
now=garbage
run 2 now
