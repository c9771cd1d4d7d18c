#!/bin/sh
# After the roster is signed: who was really on, beside the roster of the past, which stays.
. "$srcdir/tests/cli/lib.sh"

sample so 30-4/2027
night=truc-ban.2027-05-01.dem
run 0 --json roster show 30-4/2027
cp out signed.json
planned=$(python3 -c '
import json
print(next(s["person"] for s in json.load(open("signed.json"))["slots"] if s["id"] == "'$night'"))')
[ "$planned" = CB01 ] && other=CB02 || other=CB01

# ---- actual duty ----

run 0 --json roster ledger
cp out before.json
run 1 actual set $night $other --reason 'ốm'
err "$night bắt đầu lúc 19:30 01/05/2027: chỉ ghi trực thực tế của ca đã qua"
now=2027-05-10T08:00
run 2 actual set $night $other
err 'thiếu lý do: --reason LÝ-DO'
run 2 actual set $night "$other:22:00" --reason 'ốm'
err 'cần NGƯỜI hoặc NGƯỜI:TỪ..ĐẾN'
run 0 actual list 30-4/2027
err 'chưa ghi trực thực tế khác với lịch trực'
run 0 --json actual set $night "$planned:..22:00" "$other:22:00..7:30" --reason 'ốm lúc 22:00'
json '
assert [(x["person"], x["from"][:16], x["to"][:16]) for x in d] == [
    ("'$planned'", "2027-05-01T19:30", "2027-05-01T22:00"),
    ("'$other'", "2027-05-01T22:00", "2027-05-02T07:30")], d
assert all(x["counts"] and x["source"] == "supervisor" and x["by"] == "QT" for x in d)'
run 0 --json roster ledger
json '
def minutes(doc, who):
    return next((x["minutes"] for x in doc["people"] if x["person"] == who), {})
old = json.load(open("before.json"))
moved = {who: sum(minutes(d, who).values()) - sum(minutes(old, who).values())
         for who in ("'$planned'", "'$other'")}
assert moved == {"'$planned'": -570, "'$other'": 570}, moved'
run 0 --json roster show 30-4/2027
cmp -s out signed.json || die 'the roster of the past has changed'
run 0 actual set $night --reason 'không ai đến'
out '(không có ai)'
run 0 actual list 30-4/2027
out 'ốm lúc 22:00 (sau đó đã ghi lại)' 'không ai đến'
