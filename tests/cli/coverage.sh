#!/bin/sh
# Under each profile, in each kind of period: every round-the-clock post is held at every minute of the
# watch, and `now` names exactly who is on.
. "$srcdir/tests/cli/lib.sh"
now=2026-12-01T08:00

for profile in truong so soc; do
	rm -f t.*
	run 0 init --sample --profile $profile
	for period in tet/2027 30-4/2027 2-9/2027 van-hoa/2027; do
		run 0 roster generate $period
		run 0 roster publish $period
		run 0 --json roster show $period
		cp out roster.json
		python3 -c '
import json
from datetime import datetime, timedelta
d = json.load(open("roster.json"))
edges = sorted({s[k] for s in d["slots"] for k in ("start", "end")})
for e in edges[:: max(1, len(edges) // 8)] + edges[-1:]:
    t = datetime.fromisoformat(e)
    for at in (t - timedelta(minutes=1), t):
        print(at.isoformat())' > minutes
		i=0
		while read -r at; do
			i=$((i + 1))
			run 0 --json now --at "$at"
			cp out "now.$i"
		done < minutes
		[ $i -gt 8 ] || die "only $i minutes looked at"
		python3 "$srcdir/tests/cli/coverage.py" roster.json now.* ||
			die "$profile, $period"
		rm now.*
	done
done
