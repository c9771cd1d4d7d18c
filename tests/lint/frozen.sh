#!/bin/sh
# What is on main stays as it is: databases out there were made by it. A change of the schema is the
# next file, with its line here and a kept database of its own (tests/store/).
set -eu
cd "${srcdir:-.}"
bad=0

sha256sum --quiet --check - <<'END' || bad=1
487556e4b38ec00e8d9681904ed0a7db91a70d132a3800c14bf4324c310b5739  data/sql/sqlite/001-start.sql
ac153cdf9961a6edee7608b77ea107da27f71b23c99d406c6c4f4e7e7eec6cbb  tests/store/v1.sql
da3f847f7f53a7f62934719f93ccb8fef966cfb33528be1a8841751527758af1  data/sql/sqlite/002-ledger.sql
21ce6cc26479348921dc91b593fb49ba9e41e6b84c22378ac7e104cf44d1cc33  tests/store/v2.sql
458afc3574b32c62466195fa57cf0cde1b4ba23790338ad83a389380de544048  data/sql/sqlite/003-desk.sql
bdeee7b8ef6531088829e080148e34d4921cfbd7780d4721eaa497d10ffd4c3c  tests/store/v3.sql
6489c3c9b9b9220f1ce6e3225cf3b24f07a136d6c242e8685e5efaf8e0eeee64  data/sql/sqlite/004-watch.sql
0867669a7282202b9affa9d896320c645776e3ff013f7a5c15f36dad29552811  tests/store/v4.sql
END

for file in data/sql/*/*.sql tests/store/v*.sql; do
	grep -q "  $file\$" tests/lint/frozen.sh || {
		echo "$file: its checksum is missing in tests/lint/frozen.sh"
		bad=1
	}
done
exit $bad
