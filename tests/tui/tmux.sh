#!/bin/sh
# The console in tmux: a second terminal, independent of libvterm. Needs $TRUCBAN.
set -eu
dir=$(mktemp -d)
tmux="tmux -L trucban-$$ -f /dev/null"
trap '$tmux kill-server 2>/dev/null || :; rm -rf "$dir"' EXIT
LC_ALL=C.UTF-8 HOME=$dir TRUCBAN_DB=$dir/truc.db TRUCBAN_NOW=2027-05-01T03:12:08
export LC_ALL HOME TRUCBAN_DB TRUCBAN_NOW
unset TMUX NO_COLOR

# Waits until the screen has the text, at most 10 seconds.
expect() {
	tries=0
	until $tmux capture-pane -p | grep -qF -- "$1"; do
		tries=$((tries + 1))
		if [ $tries -gt 100 ]; then
			echo "not on the screen: $1"
			$tmux capture-pane -p
			exit 1
		fi
		sleep 0.1
	done
}

"$TRUCBAN" init --sample > "$dir/out"
"$TRUCBAN" roster generate 30-4/2027 >> "$dir/out"
"$TRUCBAN" roster publish 30-4/2027 >> "$dir/out"

$tmux new-session -d -x 80 -y 24 "$TRUCBAN; echo ended: \$?; cat"
expect 'ĐANG TRỰC · bản 1'
expect 'người chưa xác nhận lịch trực: notice list 30-4/2027'
expect '069.278.5415'
$tmux send-keys n k
expect '[k kiểm tra]'
$tmux send-keys -l 'Phòng máy chủ: nhiệt độ bình thường'
$tmux send-keys Enter Enter
expect '✓ đã ghi dòng'
expect 'nhiệt độ bình thường'
$tmux send-keys 2
expect 'đã kiểm chứng'
$tmux send-keys Right Down
expect '▌'
$tmux resize-window -x 40 -y 10
expect 'T7 1/5 · ngày nghỉ thứ 2'
$tmux resize-window -x 20 -y 5
expect 'màn hình quá nhỏ'
for size in 13 47 20 61 9 33 25 12 40 18; do
	$tmux resize-window -x $((size * 3)) -y $size
done
$tmux resize-window -x 80 -y 24
expect '[2 Lịch]'
expect '? trợ giúp'
$tmux send-keys q
expect 'ended: 0'
