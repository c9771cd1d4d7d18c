#!/bin/sh
# Four rosters from the dispatch to the attendance sheet, all of it in the console, in tmux: a department over
# 30/4 with a swap and an illness, a school over Tết and on one day, a table made by hand that is read. Needs $TRUCBAN.
set -eu
dir=$(mktemp -d)
n=0
tmux="tmux -L trucban-desk-$$-$n -f /dev/null"
trap '$tmux kill-server 2>/dev/null || :; rm -rf "$dir"' EXIT
LC_ALL=C.UTF-8 HOME=$dir TRUCBAN_DB=$dir/truc.db
export LC_ALL HOME TRUCBAN_DB TRUCBAN_NOW
unset TMUX NO_COLOR
cd "$dir"

# Waits until the screen has the text, at most 20 seconds.
expect() {
	tries=0
	until $tmux capture-pane -p | grep -qF -- "$1"; do
		tries=$((tries + 1))
		if [ $tries -gt 400 ]; then
			echo "not on the screen: $1"
			$tmux capture-pane -p
			exit 1
		fi
		sleep 0.05
	done
}
keys() {
	$tmux send-keys -- "$@"
}
text() {
	$tmux send-keys -l -- "$1"
}
# A line of a form: what it holds is typed over.
line() {
	text "$1"
	keys Enter
}
# console TIME [PERSON]: the console at that time, for that person, at the roster.
console() {
	$tmux kill-server 2>/dev/null || :
	n=$((n + 1)) # a server that ends would still take a new session
	tmux="tmux -L trucban-desk-$$-$n -f /dev/null"
	TRUCBAN_NOW=$1
	$tmux new-session -d -x 100 -y 30 "'$TRUCBAN' ${2:+--as $2}; echo ended: \$?; cat"
	expect '1 Trực'
	text 2
	expect '[2 Lịch]'
}
# What a Python expression says of a JSON document, `d`.
of() {
	"$TRUCBAN" --json $1 2> /dev/null | python3 -c 'import json, sys
d = json.load(sys.stdin)
print(eval(sys.argv[1]))' "$2"
}
# Who holds a slot of the published roster now, by code or by name.
holder() {
	of "roster show $1 --version published" "[s for s in d['slots'] if s['id'] == '$2'][-1]['${3:-person}']"
}
# open_period WORD: chosen by its name among the periods.
open_period() {
	text o
	expect '─ CHỌN KỲ ─'
	text /
	text "$1"
	keys Enter
}
# arrange: from nothing to a draft.
arrange() {
	expect 'kỳ này chưa có lịch trực; g xếp lịch'
	text g
	expect '(c/k)'
	text c
	expect 'đã lưu dự thảo'
	expect ' dự thảo '
}
# issue NUMBER DATE TITLE: the form, filled in line by line.
issue() {
	text p
	expect '─ BAN HÀNH · '
	keys Enter
	line "$1"
	line "$2"
	line 'Trần Thị B'
	keys C-u
	line "$3"
	line 'Công văn 926/CAHP-ANM'
	expect '(c/k)'
	text c
	expect '✓ đã ban hành: '
}
# report PERIOD: the attendance sheet, by the command line of the console.
report() {
	text ':'
	line "report attendance $1"
	expect 'BẢNG CHẤM CÔNG'
	text q
}

# ---- a department, 30/4/2027 ----
TRUCBAN_NOW=2027-04-12T08:00:00
"$TRUCBAN" init --sample --profile so > out
console 2027-04-12T08:00:00
open_period 30/4
arrange
text p
expect '! còn 12/12 việc trước lễ chưa xong'
text t
expect 'đã trình ký'
issue 12/KH-SVD 13/4/2027 'GIÁM ĐỐC'
"$TRUCBAN" roster export 30-4/2027 --layout table > table
grep -q 'Số: 12/KH-SVD' table && grep -q 'Công văn 926/CAHP-ANM' table && ! grep -q 'DỰ THẢO' table

# The list before the holiday, and who knows of his duty.
text w
expect '─ VIỆC CÒN LẠI ─'
keys Down Down Enter
text d
expect 'V01 · minh chứng:'
line 'biên bản ngày 12/4'
expect '✓ đã ghi V01'
text q
keys Up Up Enter
expect '─ THÔNG BÁO LỊCH TRỰC · 20 người chưa xác nhận'
keys Enter
expect 'đã xác nhận, bằng cách nào:'
line 'ký nhận'
expect '· 19 người chưa xác nhận'
text m
expect 'LỊCH TRỰC'
text qqq
expect '19 người chưa xác nhận · 11 việc trước lễ chưa xong'

# Two officers swap, each with a word of his own; who knew of his duty is to be told again.
a=truc-ban.2027-04-30.dem
b=truc-ban.2027-05-02.dem
of_a=$(holder 30-4/2027 $a)
of_b=$(holder 30-4/2027 $b)
"$TRUCBAN" notice add 30-4/2027 "$of_a" --state confirmed --means 'ký nhận' >> out 2>&1
console 2027-04-27T10:00:00
keys Home Right Up Up Up Up Down Down
expect ' · 19:30–07:30 T6 30/4 · Trực ban'
text x
expect 'đã đánh dấu lượt của '
keys Right Right
expect ' · 19:30–07:30 CN 2/5 · Trực ban'
text x
expect '─ ĐỔI CA · trên bản đã ban hành ─'
line 'ký'
line 'điện thoại'
line 'việc gia đình'
keys Enter
expect '✓ đã đổi ca giữa '
[ "$(holder 30-4/2027 $a)" = "$of_b" ] && [ "$(holder 30-4/2027 $b)" = "$of_a" ]
"$TRUCBAN" roster changes 30-4/2027 > changes
grep -q 'điện thoại' changes && grep -q 'việc gia đình' changes
text w
keys Enter
expect 'báo lại'
text q

# 1/5, 20:05: the officer on watch falls ill and records his relief on the duty leader's word.
night=truc-ban.2027-05-01.dem
ill=$(holder 30-4/2027 $night)
leader=$(holder 30-4/2027 lanh-dao.2027-05-01.24 name)
console 2027-05-01T20:05:00 "$ill"
text n
keys Down Down
expect ' · 19:30–07:30 T7 1/5 · Trực ban'
text c
expect '─ THAY NGƯỜI · 19:30 T7 1/5, Trực ban ─'
relief=$(of "roster candidates $night" "[c['name'] for c in d['candidates'] if not c['code'] and not c['is_holder']][0]")
expect " ✓ $relief"
text "$relief"
keys Enter
expect '─ TRỰC THAY · trên bản đã ban hành ─'
expect '20:05'
keys Enter Enter
line 'ốm đột xuất'
keys Enter
expect 'lãnh đạo trực'
text "$leader"
keys Enter
expect "✓ đã ghi: $relief"
expect '←'
text 1
expect "$relief"
[ "$("$TRUCBAN" now | grep -c "$relief")" -ge 1 ]

# The supervisor confirms it; who was there in the end is told apart from the roster.
console 2027-05-01T21:30:00
expect '1 lần thay, đổi chờ xác nhận'
text w
keys Down Enter
expect "← $relief: ốm đột xuất"
keys Enter
expect '(c/k)'
text c
expect '✓ đã xác nhận'
"$TRUCBAN" roster changes 30-4/2027 --pending > changes
! grep -q "$relief" changes
console 2027-05-04T09:00:00
text ':'
line "actual set $night '$ill:19:30..21:20' '$(holder 30-4/2027 $night):21:20..07:30' --reason 'người thay đến 21:20'"
expect '21:20'
text q
report 30-4/2027
"$TRUCBAN" report attendance 30-4/2027 | grep -q "$relief"

# ---- a school, Tết 2028: days that nobody has announced ----
rm -f truc.db* truc.conf
TRUCBAN_NOW=2028-01-10T08:00:00
"$TRUCBAN" init --sample --profile truong >> out
console 2028-01-10T08:00:00
open_period 'mau than'
arrange
expect 'tạm tính'
issue 3/KH-TVD 12/1/2028 'HIỆU TRƯỞNG'
expect 'tạm tính'
"$TRUCBAN" roster export tet/2028 --layout table > table
grep -q '3/KH-TVD' table && grep -q 'tạm tính' table
[ "$(of 'roster show tet/2028 --version published' "len({s['person'] for s in d['slots']})")" = 6 ]
console 2028-02-10T09:00:00
report tet/2028

# ---- 24/11/2027, one day ----
rm -f truc.db* truc.conf
TRUCBAN_NOW=2027-11-15T08:00:00
"$TRUCBAN" init --sample --profile truong >> out
console 2027-11-15T08:00:00
open_period 24/11
arrange
issue 40/KH-TVD '' 'HIỆU TRƯỞNG'
console 2027-11-26T09:00:00
report van-hoa/2027

# ---- 2/9/2027, made by hand: its faults are named ----
rm -f truc.db* truc.conf
TRUCBAN_NOW=2027-08-20T08:00:00
"$TRUCBAN" init --sample --profile so >> out
printf 'mã,từ,đến\nKT3,03/09/2027,05/09/2027\n' > nghi.csv
"$TRUCBAN" leave import nghi.csv >> out
cat > truc.csv <<'TABLE'
STT;Thứ, ngày;Lãnh đạo trực;Trực ban (ca ngày);Trực ban (ca đêm);Kỹ thuật;Bảo vệ ca ngày;Bảo vệ ca đêm
1;Thứ Tư 1/9;Đ/c Vũ Thị E - PGĐ;Hồ Thị P;Mai Thị M;Đỗ Văn H;;Quách Văn Y
2;Thứ Năm 2/9;Lý Văn K;Dương Văn S;Nguyễn Văn Z;Phạm Văn D;Tạ Văn R;Hoàng Văn G
3;Thứ Sáu 3/9;Trần Thị B (GĐ);Đinh Văn O;Phan Văn Q;Tô Văn X;Quách Văn Y;Hoàng Văn G
4;Thứ Bảy 4/9;Cao Văn V;Bùi Văn I;dang van l;Đỗ Văn H;Quách Văn Y;Tạ Văn R
5;Chủ nhật 5/9;Vũ Thị E;CB06;Lê Văn C, 0900.000.006;KT1;Hoàng Văn G;Tạ Văn R
TABLE
console 2027-08-20T08:00:00
text ':'
line 'roster import 2-9/2027 truc.csv'
expect '"Nguyễn Văn Z" không có trong danh sách nhân sự'
text q
! "$TRUCBAN" roster show 2-9/2027 > show 2>&1 # nothing is stored by halves
text ':'
line 'roster import 2-9/2027 truc.csv --partial'
expect 'Tô Văn X khi đó đang nghỉ phép'
text q
expect '─ Nghỉ lễ Quốc khánh'
expect ' · dự thảo '
text v
expect '─ ĐIỂM CẦN XỬ LÝ ─'
expect 'Tô Văn X'
expect 'Đặng Văn L chỉ được nghỉ 0 giờ'
text q
# Put right in the table and read again it is clean, and published.
sed 's/Nguyễn Văn Z/Trịnh Thị T/; s/Tô Văn X/KT2/; s/CB06/Ngô Thị N/; s/dang van l/Đặng Văn L/
	5s/Đỗ Văn H/KT1/; 6s/KT1/KT2/' truc.csv > dung.csv
text ':'
line 'roster import 2-9/2027 dung.csv'
expect 'còn trống: 0'
text q
text v
expect 'xếp thủ công · ✓ 0 điểm cần xử lý'
issue 30/KH-SVD 21/8/2027 'GIÁM ĐỐC'
"$TRUCBAN" roster export 2-9/2027 --layout table > table
grep -q 'Số: 30/KH-SVD' table && grep -q 'Trịnh Thị T' table && ! grep -q 'Nguyễn Văn Z' table
console 2027-09-06T09:00:00
report 2-9/2027
text q
expect 'ended: 0'
