#!/bin/sh
# PINs: a supervisor's code sets one, --as wants it, and it is typed on a terminal and nowhere else.
. "$srcdir/tests/cli/lib.sh"

sample
now=2027-04-30T09:00

# at_terminal STATUS 'EXPECT=>TYPE'... -- ARGUMENTS: what the terminal showed goes to `out`.
at_terminal() {
	want=$1
	shift
	got=0
	: > err
	TRUCBAN_DB="$work/t.db" TRUCBAN_NOW="$now" HOME="$work/home" \
		python3 "$srcdir/tests/cli/pin.py" "$@" > out || got=$?
	[ "$got" = "$want" ] || die "at the terminal: exit status $got, not $want"
}
# Without a controlling terminal, as a timer or a service runs it.
alone() {
	want=$1
	shift
	got=0
	env -i PATH="$PATH" HOME="$work/home" TRUCBAN_DB="$work/t.db" TRUCBAN_NOW="$now" \
		setsid -w "$TRUCBAN" "$@" > out 2> err < /dev/null || got=$?
	[ "$got" = "$want" ] || die "alone, trucban $*: exit status $got, not $want"
}

run 0 pin list
err 'chưa ai có mã PIN'
run 1 --as CB01 staff code CB01
run 0 staff code CB01
code=$(cat out)
case $code in
????-????) ;;
*) die "\"$code\" is no code" ;;
esac
err 'trucban pin set CB01' '09:00 01/05/2027'
run 0 --json staff code CB01
json 'assert len(d["code"]) == 8 and d["person"] == "CB01" and d["expires"] == "2027-05-01T09:00:00+07:00"'
code=$(python3 -c 'import json; print(json.load(open("out"))["code"])')
run 0 pin list
out 'CB01' 'mã dùng một lần đến 09:00 01/05/2027'

alone 1 pin set CB01
err 'không có màn hình, bàn phím'
at_terminal 1 'hoặc mã được cấp: =>AAAAAAAA\r' -- "$TRUCBAN" pin set CB01
out 'không đúng mã' '4'
at_terminal 0 "hoặc mã được cấp: =>$code\r" 'chữ số: =>1234\r' 'chữ số: =>740915\r' 'lần nữa: =>740916\r' \
	'chữ số: =>740915\r' 'lần nữa: =>740915\r' -- "$TRUCBAN" pin set CB01
out 'không giống nhau' 'liền nhau'
no_out 740915 1234: "$code"
at_terminal 1 "hoặc mã được cấp: =>$code\r" -- "$TRUCBAN" pin set CB01

# From now on nobody is CB01 without it.
alone 1 --as CB01 log add 'Tình hình bình thường'
err '--as Nguyễn Văn A' 'không có màn hình, bàn phím'
at_terminal 0 'Mã PIN của =>000000\r' 'Mã PIN của =>740915\r' -- "$TRUCBAN" --as CB01 log add 'Tình hình bình thường'
run 0 --json log list
json 'assert d[0]["person"] == "CB01" and d[0]["auth"] == "pin"'

# Ctrl-C and Ctrl-D leave the terminal as it was (pin.py looks), also a signal from elsewhere.
at_terminal 130 'Mã PIN của =>\x03' -- "$TRUCBAN" --as CB01 log list
at_terminal 1 'Mã PIN của =>\x04' -- "$TRUCBAN" --as CB01 log list
out 'chưa gõ gì'
at_terminal 143 'Mã PIN của =>SIGTERM' -- "$TRUCBAN" --as CB01 log list
at_terminal 129 'Mã PIN của =>SIGHUP' -- "$TRUCBAN" --as CB01 log list
# Ctrl-Z stops nothing that has no shell above it: the question is asked again.
at_terminal 0 'Mã PIN của =>\x1a' 'Mã PIN của =>740915\r' -- "$TRUCBAN" --as CB01 log list
# The PIN of somebody else stays his; one's own login needs none.
run 0 log list
run 0 --as CB02 log list

# After five wrong ones it is not even looked at.
at_terminal 1 'Mã PIN của =>1\r' 'Mã PIN của =>2\r' 'Mã PIN của =>3\r' -- "$TRUCBAN" --as CB01 log list
at_terminal 1 'Mã PIN của =>4\r' 'Mã PIN của =>5\r' -- "$TRUCBAN" --as CB01 log list
out '60 giây'
at_terminal 1 'Mã PIN của =>740915\r' -- "$TRUCBAN" --as CB01 log list
out '60 giây'
run 0 pin list
out 'sai 5 lần'
now=2027-04-30T09:02
at_terminal 0 'Mã PIN của =>740915\r' -- "$TRUCBAN" --as CB01 log list

# A new one with the old one, and with neither: a supervisor takes it away, and says why.
at_terminal 0 'Mã PIN của =>740915\r' 'chữ số: =>2580\r' 'lần nữa: =>2580\r' -- "$TRUCBAN" --as CB01 pin set
run 2 pin drop CB01
err '--reason'
run 0 pin drop CB01 --reason 'quên mã PIN'
run 0 --as CB01 log list
[ "$(sqlite3 t.db "SELECT count(*) FROM audit WHERE action IN ('pin wrong', 'code wrong')")" = 7 ] ||
	die 'wrong PINs and codes are not all in the audit trail'
[ "$(sqlite3 t.db "SELECT group_concat(detail) FROM audit WHERE action = 'pin drop'")" = 'quên mã PIN' ] ||
	die 'no reason in the audit trail'
