#!/bin/sh
# Signing on: in time, early, without a shift, late; the board says whom to call where somebody does not come.
. "$srcdir/tests/cli/lib.sh"

sample soc
# The holder of the first slot of a post that is handed over, and when the slot begins.
run 0 --json now --at 2027-05-01T02:00
json '
line = next(x for x in d["on_duty"] if x["handover"])
leader = next((x for x in d["on_duty"] if "leader" in x["post"] or x["post"].startswith("lanh-dao")), None)
from datetime import datetime, timedelta
start = datetime.fromisoformat(line["start"])
with open("slot", "w") as f:
    at = lambda minutes: (start + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M")
    print(line["person"], line["slot"], at(-60), at(-30), at(14), at(15), at(40), line["phone"], file=f)'
read -r person slot early ordinary before late later phone < slot

# Nobody signs on here: nobody is late.
now=$late
run 0 now
no_out 'chưa có mặt'
now=$early
run 0 --as "$person" watch arrive
out 'Có mặt sớm 60 phút'
run 1 --as "$person" watch arrive
err 'đã có mặt'
run 0 --as "$person" watch leave
out 'Rời nơi trực'
no_out 'chịu trách nhiệm'
run 1 --as "$person" watch leave
err 'watch arrive'

# Came and left before the shift counts; whoever was never there is late after 15 minutes.
run 0 watch arrive
out 'ngoài ca trực'
now=$before
run 0 --json now
json 'assert not [f for f in d["findings"] if f["code"] == "late-relief"]'
now=$late
got=0
t --json now > out 2> err < /dev/null || got=$?
json 'open("others", "w").write("\n".join(f["person"] for f in d["findings"] if f["code"] == "late-relief"))'
! grep -qx "$person" others || die 'somebody who was there is called late'

# The ordinary one, in another database.
rm -f t.db t.db.lock
now=2027-04-20T08:00
sample soc
now=$ordinary
run 0 --as QT watch arrive
now=$before
run 0 now
no_out 'chưa có mặt'
now=$late
run 3 now
out 'người nhận ca chưa có mặt, muộn 15 phút: gọi'
run 3 --json now
json 'assert any(f["code"] == "late-relief" and f["severity"] == "warning" for f in d["findings"])'
now=$later
run 0 --as "$person" watch arrive
out 'Vào ca muộn 40 phút'
t --json now > out 2> err < /dev/null || :
json "assert not [f for f in d['findings'] if f['code'] == 'late-relief' and '$person' == f.get('person')]"
run 0 --as "$person" watch leave
out 'chưa bàn giao nên vẫn chịu trách nhiệm'
run 0 watch list
out 'muộn 40 phút' 'ngoài ca trực' 'rời nơi trực' "$slot"
run 0 --json watch list
json "assert [x['what'] for x in d] == ['left', 'arrived', 'extra'] and d[0]['answering'] and d[1]['slot'] == '$slot'
assert d[1]['minutes'] == 40 and d[2]['slot'] is None"
run 0 --json log list
json 'assert d[0]["kind"] == "system"'
run 0 log verify
