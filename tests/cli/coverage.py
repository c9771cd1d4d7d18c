"""Is every round-the-clock post held at every minute between the edges? Usage: coverage.py ROSTER NOW...

ROSTER is `roster show --json`, each NOW the answer of `now --json` at some minute: it must name
exactly those whom the roster has there."""
import json
import sys
from datetime import datetime

roster = json.load(open(sys.argv[1], encoding="utf-8"))


def minute(text):
    return int(datetime.fromisoformat(text).timestamp()) // 60


start, end = minute(roster["start"]), minute(roster["end"])
assert start < end
held = {}
for slot in roster["slots"]:
    assert slot["person"] and slot["name"], f"nobody on {slot['id']}"
    assert minute(roster["start"]) <= minute(slot["start"]) < minute(slot["end"]) <= end, slot
    for m in range(minute(slot["start"]), minute(slot["end"])):
        held.setdefault((slot["post"], m), []).append(slot["person"])
round_clock = [p["post"] for p in roster["posts"] if p["round_clock"]]
assert round_clock
for post in roster["posts"]:
    for m in range(start, end):
        on = held.get((post["post"], m), [])
        assert len(on) <= post["headcount"], (post["post"], m, on)
        if post["round_clock"]:
            assert len(on) == post["headcount"], f"{post['post']}: {len(on)} on at minute {m - start}"

for path in sys.argv[2:]:
    now = json.load(open(path, encoding="utf-8"))
    at = minute(now["at"])
    wanted = sorted((post, p) for (post, m), people in held.items() if m == at for p in people)
    got = sorted((x["post"], x["person"]) for x in now["on_duty"])
    assert got == wanted, f"{now['at']}: now says {got}, the roster {wanted}"
    inside = start <= at < end
    assert (now["period"] == roster["period"]) == inside, now["at"]
    assert all(x["name"] for x in now["on_duty"])
