#!/bin/sh
# Starting the program: language, usage errors, exit statuses, streams.
. "$srcdir/tests/cli/lib.sh"

# Vietnamese without any locale set, and in whatever locale; English on request.
run 0 help
out 'Cách dùng: trucban [tùy chọn chung] LỆNH [tham số]' 'roster generate KỲ'
env -i LC_ALL=C "$TRUCBAN" help > out
out 'Cách dùng: trucban'
env -i LC_ALL=en_US.UTF-8 LANGUAGE=en "$TRUCBAN" help > out
out 'Cách dùng: trucban'
run 0 --lang en help
out 'Usage: trucban [global options] COMMAND [arguments]' 'roster generate PERIOD'
run 0 help --lang=en
out 'Usage: trucban'
run 2 --lang fr help
err 'trucban: --lang: "fr" không hợp lệ; chọn vi hoặc en'

VERSION=$(sed -n 's/^AC_INIT(\[trucban\], \[\([^]]*\)\].*/\1/p' "$srcdir/configure.ac")
run 0 version
[ "$(cat out)" = "trucban $VERSION" ] || die "version"
run 0 -V
[ "$(cat out)" = "trucban $VERSION" ] || die "-V"
run 0 --json version
json 'assert d["version"] == "'"$VERSION"'"'

# Wrong usage: a word on stderr, nothing on stdout, exit status 2.
run 2
nothing_on out
err 'Cách dùng: trucban'
run 2 console
nothing_on out
run 2 frob
nothing_on out
err 'trucban: không có lệnh "frob"' 'Xem: trucban help'
run 2 roster frob
err 'không có lệnh "roster frob"' 'Xem: trucban help roster'
run 2 roster
err 'Xem: trucban help roster'
run 2 roster generate --frob next
err 'không có tùy chọn --frob' 'Cách dùng: trucban roster generate KỲ' \
	'Xem: trucban help roster generate'
run 2 roster generate
err 'thiếu kỳ nghỉ'
run 2 roster generate next --from 1/6/2027 --to 30/6/2027
err 'không ghi cả hai'
run 2 roster generate --from 1/6/2027
err '--from và --to phải đi cùng nhau'
run 2 roster generate --from 1/6/2027 --to 31/6/2027
err '--to'
run 2 roster generate --from 2/6/2027 --to 1/6/2027
err 'ngày --from sau ngày --to'
run 2 staff list extra
err 'thừa tham số: "extra"'
run 2 staff show
err 'thiếu tham số'
run 2 now --at
err 'tùy chọn --at phải kèm giá trị: --at THỜI-GIAN'
run 2 now --at --json
run 2 --json=yes now
err 'tùy chọn --json không kèm giá trị'
run 2 --db a --db b now
err 'tùy chọn --db ghi hai lần'
run 2 -x now
err 'không có tùy chọn -x'
run 2 init --profile xyz
err 'chọn truong, so hoặc soc'
run 2 roster publish -o
run 2 help frob
err 'không có lệnh "frob"'
run 2 "$(printf 'sta\377ff')"
nothing_on out

# --help after a command, and on each of them.
run 0 roster cover --help
out 'trucban roster cover LƯỢT-TRỰC NGƯỜI' '--reason NỘI-DUNG'
run 0 roster -h
out 'trucban roster generate KỲ' 'trucban roster ledger [NĂM]'
t --lang en help | sed -n 's/^  \([a-z]*\( [a-z]*\)\{0,1\}\) .*/\1/p' > commands
[ "$(wc -l < commands)" -ge 39 ] || die "only $(wc -l < commands) commands in help"
while read -r name; do
	# shellcheck disable=SC2086
	run 0 help $name
	# shellcheck disable=SC2086
	run 0 $name --help
done < commands

# No database, a file that is none, a folder that is not there.
run 1 now
err 'trucban: ' 't.db' 'trucban init'
echo 'not a database, but long enough to be looked at as if it were one' > not.db
run 1 --db not.db now
nothing_on out
run 1 --db missing/x.db staff list

run 0 init --sample
run 2 now --at yesterday
err '--at' 'yesterday'

# Where things lie when nothing is named: the folders of XDG; relative ones do not count.
env -i HOME="$work/home" XDG_DATA_HOME=relative "$TRUCBAN" init > out
out "$work/home/.local/share/trucban/trucban.db" "$work/home/.local/share/trucban/trucban.conf"
[ "$(stat -c %a home/.local/share/trucban)" = 700 ] || die "the data folder is open to others"
env -i HOME="$work/home" "$TRUCBAN" --verbose staff list > out 2> err
err "$work/home/.local/share/trucban/trucban.db" 'người thao tác'
env -i HOME="$work/home" XDG_DATA_HOME="$work/xdg" "$TRUCBAN" init > out
[ -f xdg/trucban/trucban.db ] || die "XDG_DATA_HOME is not followed"
env -i TRUCBAN_DB=t.db "$TRUCBAN" --db xdg/trucban/trucban.db --verbose staff list > out 2> err
err xdg/trucban/trucban.db
echo 'kind = "so" nonsense' > bad.conf
run 1 --config bad.conf now
err 'bad.conf:1'
run 1 --config missing.conf now
err missing.conf

# A full disk and a reader that has gone.
if [ -e /dev/full ]; then
	status=0
	t help > /dev/full 2> err || status=$?
	[ $status = 1 ] || die "full disk: $status"
	err 'không ghi được kết quả ra'
fi
status=0
t help >&- 2> err || status=$?
[ $status = 1 ] || die "closed stdout: $status"
{
	status=0
	t help || status=$?
	echo $status > status
} 2> err | head -n 1 > out
nothing_on err
[ "$(cat status)" -le 1 ] || die "a reader that has gone: $(cat status)"
t help 2>&- < /dev/null > out
out 'Cách dùng'
