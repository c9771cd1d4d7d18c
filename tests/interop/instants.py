#!/usr/bin/env python3
"""instants.py FILE.ics ROSTER.json READER: do the events of the file, read by somebody else's
program, stand at the instants at which `trucban roster show --json` has the slots?

READER is "icalendar" (python3-icalendar), or a file in which another reader has left lines of
UID|START|END|STATUS with times of Vietnam (khal, which adds |True for whole days) or UTC ("...Z",
ical.js). Cancelled events and the days of the holiday itself are not slots. Exit status 1 and a line for each difference."""
import datetime
import json
import sys

UTC = datetime.timezone.utc
VIETNAM = datetime.timezone(datetime.timedelta(hours=7))


def by_icalendar(path):
    import icalendar

    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    for event in calendar.walk("VEVENT"):
        start, end = event.decoded("DTSTART"), event.decoded("DTEND")
        if isinstance(start, datetime.datetime):
            yield str(event["UID"]), start.astimezone(UTC), end.astimezone(UTC), event["STATUS"]
        else:
            yield str(event["UID"]), None, None, event["STATUS"]


def by_lines(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            uid, start, end, status, *rest = (part.strip() for part in line.split("|"))
            if len(start) == 10 or rest == ["True"]:
                yield uid, None, None, status
                continue
            times = []
            for text in (start, end):
                zone = UTC if text.endswith("Z") else VIETNAM
                time = datetime.datetime.fromisoformat(text.rstrip("Z"))
                times.append(time.replace(tzinfo=zone).astimezone(UTC))
            yield uid, *times, status


def wanted(path):
    with open(path, encoding="utf-8") as file:
        roster = json.load(file)
    for slot in roster["slots"]:
        tail = "" if slot["part"] == 1 else f".{slot['part']}"
        times = (datetime.datetime.fromisoformat(slot[key]).astimezone(UTC)
                 for key in ("start", "end"))
        yield slot["id"] + tail, *times


def main():
    calendar, roster, reader = sys.argv[1:]
    events = list(by_icalendar(calendar) if reader == "icalendar" else by_lines(reader))
    live = {uid.split("@")[0]: (start, end) for uid, start, end, status in events
            if start and status != "CANCELLED"}
    slots = {uid: (start, end) for uid, start, end in wanted(roster)}
    faults = [f"{uid}: {live.get(uid)} instead of {slots.get(uid)}"
              for uid in sorted(live.keys() | slots.keys()) if live.get(uid) != slots.get(uid)]
    if not slots:
        faults.append("the roster has no slots")
    for fault in faults:
        print(f"{calendar}: {reader}: {fault}")
    sys.exit(1 if faults else 0)


main()
