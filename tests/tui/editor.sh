#!/bin/sh
# A supervisor draws up a roster in the console, in tmux: arranges, moves, locks, swaps, takes back, has it signed,
# publishes, swaps by consent; then looks at it from outside. Needs $TRUCBAN.
set -eu
dir=$(mktemp -d)
tmux="tmux -L trucban-editor-$$ -f /dev/null"
trap '$tmux kill-server 2>/dev/null || :; rm -rf "$dir"' EXIT
LC_ALL=C.UTF-8 HOME=$dir TRUCBAN_DB=$dir/truc.db TRUCBAN_NOW=2027-04-20T09:00:00
export LC_ALL HOME TRUCBAN_DB TRUCBAN_NOW
unset TMUX NO_COLOR

# Waits until the screen has the text (or has it no more), at most 20 seconds.
expect() {
	tries=0
	until $tmux capture-pane -p | grep -qF -- "$1"; do
		tries=$((tries + 1))
		if [ $tries -gt 200 ]; then
			echo "not on the screen: $1"
			$tmux capture-pane -p
			exit 1
		fi
		sleep 0.1
	done
}
keys() {
	$tmux send-keys -- "$@"
}
text() {
	$tmux send-keys -l -- "$1"
}
# The line of a slot in the draft or, where there is none, in what is published.
holder() {
	"$TRUCBAN" roster show 30-4/2027 | grep "^$1 "
}

"$TRUCBAN" init --sample > "$dir/out"
$tmux new-session -d -x 80 -y 24 "$TRUCBAN; echo ended: \$?; cat"
expect 'q thoát'
text 2
expect 'g'
text g
expect '(c/k)'
text c
expect 'đã lưu dự thảo'
expect 'Nghỉ lễ 30/4–1/5/2027 · dự thảo'

# The second row of the second day: what each would cost, then one who may.
keys Home Right Down
expect '· 07:30–19:30 T6 30/4 · Trực ban'
before=$(holder truc-ban.2027-04-30.ngay)
text t
expect '─ THAY NGƯỜI · 07:30 T6 30/4, Trực ban ─'
text 'ngo thi n'
expect ' ✓ Ngô Thị N '
keys Enter
expect 'Ngô Thị N: được'
expect 'Enter ghi, Esc chọn người khác'
[ "$(holder truc-ban.2027-04-30.ngay)" = "$before" ]
keys Enter
expect '✓ đã xếp Ngô Thị N'
holder truc-ban.2027-04-30.ngay | grep -q 'Ngô Thị N'
text k
expect 'đã khóa (*)'

# Two marks.
keys Right Down
text x
expect 'đã đánh dấu lượt của '
keys Up
text x
expect '─ ĐỔI CA · trên dự thảo ─'
expect '✓ được'
keys Enter
expect '✓ đã đổi ca giữa '
text u
expect 'đã hoàn tác'
text U
expect 'đã làm lại'
text u
expect 'đã hoàn tác'

# Somebody else changes it meanwhile.
"$TRUCBAN" roster lock truc-ban.2027-05-02.ngay >> "$dir/out"
expect ' đã sửa dự thảo này lúc '

# To who signs, back, published.
text p
expect '─ BAN HÀNH · Nghỉ lễ 30/4–1/5/2027'
expect 'việc trước lễ chưa xong'
text t
expect 'đã trình ký'
keys Delete
expect 'dự thảo đang trình ký; bấm p rồi r để rút lại'
text pr
expect 'Lý do rút lại'
text 'thêm người'
keys Enter
expect 'đã rút lại'
text p
expect 'Số, ký hiệu'
keys Enter
text '12/KH-SVD'
keys Enter
text '20/4/2027'
keys Enter Enter Enter
text 'O-043'
keys Enter
expect '(c/k)'
text c
expect '✓ đã ban hành: Nghỉ lễ 30/4–1/5/2027, bản 1'
expect 'người chưa xác nhận'
"$TRUCBAN" --json roster show 30-4/2027 --version published > "$dir/published"
grep -q '12/KH-SVD' "$dir/published"
holder truc-ban.2027-04-30.ngay | grep -q 'Ngô Thị N'

# A swap of what is published, by consent.
keys Home Right Up Up Up Down
expect '▌Ngô Thị N'
text x
keys Down
text x
expect '─ ĐỔI CA · trên bản đã ban hành ─'
text 'ký'
keys Enter
text 'điện thoại'
keys Enter
text 'gia đình có việc'
keys Enter Enter
expect '✓ đã đổi ca giữa '
expect '↔'
"$TRUCBAN" roster changes 30-4/2027 | grep -q 'gia đình có việc'

# The first change of what is published makes a draft; what differs is marked, and dropped.
keys Right Right
text k
expect '? Tạo dự thảo điều chỉnh lần 1?'
text c
expect 'đã khóa (*)'
keys Delete
expect 'lượt này đang trống'
text d
expect '─ DỰ THẢO SO VỚI BẢN ĐANG THỰC HIỆN'
expect '→ không có ai'
text qpx
expect '(c/k)'
text c
expect 'đã bỏ dự thảo'
expect 'bản 1, đã ban hành'

# The same on the smallest screen.
$tmux resize-window -x 40 -y 10
expect '▌'
text q
expect 'ended: 0'
