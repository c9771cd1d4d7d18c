#!/bin/sh
# A roster becomes a document: number, date, signer, what it rests on; what has no number says DỰ THẢO everywhere.
. "$srcdir/tests/cli/lib.sh"

# The lines of a calendar in `out`, without folds.
unfold() {
	tr -d '\r' < out | sed -e ':a' -e 'N' -e '$!ba' -e 's/\n //g'
}

run 0 init --sample
run 0 roster generate 30-4/2027
run 0 roster export 30-4/2027 --version draft
out 'Số: ………' 'DỰ THẢO' 'Hải Phòng, ngày … tháng … năm …'
run 0 roster export 30-4/2027 --version draft --format csv
out ',DỰ THẢO'
run 0 --json roster show 30-4/2027
json 'assert d["draft"] is True and d["number"] is None and d["basis"] == []'

# In force without a number: still a draft on paper, and whoever publishes is told so.
run 0 roster publish 30-4/2027
err 'chưa có số văn bản'
run 0 roster export 30-4/2027
out 'DỰ THẢO (chưa có số)'
run 0 roster export 30-4/2027 --format csv
[ "$(grep -c 'DỰ THẢO (chưa có số)$' out)" = "$(($(wc -l < out) - 1))" ] || die "a line without the mark"
run 0 --json roster export 30-4/2027
json 'assert d["draft"] is True and d["status"] == "published"'
run 0 export ics 30-4/2027
unfold > lines
[ "$(grep -c 'DỰ THẢO' lines)" = 2 ] || die "not in the description of the calendar alone"
grep -q '^X-WR-CALDESC:DỰ THẢO (chưa có số)\. ' lines || die "the calendar does not say what it is"
sed '1,/^BEGIN:VEVENT/d' lines > events

# An amendment that is a document, with all that it bears.
run 2 roster publish 30-4/2027 --title A --signer-title B
run 2 roster publish 30-4/2027 --date 31/2/2027
run 2 roster publish 30-4/2027 --number 1 --number 2
run 0 roster generate 30-4/2027
run 0 --json roster publish 30-4/2027 --number 12/KH-SVD --date 22/4/2027 --signer 'Vũ Thị E' \
	--title 'KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC' --basis O-043 --basis O-041 --basis 'Kế hoạch 1/KH-UBND'
json 'assert (d["number"], d["date"], d["signer"]) == ("12/KH-SVD", "2027-04-22", "Vũ Thị E") and not d["draft"]
assert d["basis"] == ["Công văn của Sở TTTT về nghỉ lễ Quốc khánh 02/9 năm 2024", "Kế hoạch 1/KH-UBND"]'
run 0 roster show 30-4/2027
out 'số 12/KH-SVD ngày 22/04/2027, người ký: Vũ Thị E'
run 0 roster export 30-4/2027
out 'Số: 12/KH-SVD' 'Hải Phòng, ngày 22 tháng 4 năm 2027' '(điều chỉnh lần 1)' \
	'(thay thế Bảng phân công trực bản số 1, ban hành ngày 20 tháng 4 năm 2027)' \
	'Căn cứ Công văn của Sở TTTT về nghỉ lễ Quốc khánh 02/9 năm 2024;' 'Căn cứ Kế hoạch 1/KH-UBND.' \
	'KT. GIÁM ĐỐC' 'PHÓ GIÁM ĐỐC'
no_out 'DỰ THẢO'
run 0 roster export 30-4/2027 --version 1
out 'HẾT HIỆU LỰC'
run 0 roster export 30-4/2027 --version 1 --format csv
out ',HẾT HIỆU LỰC'

# A number alone changes nobody's calendar.
run 0 export ics 30-4/2027
no_out 'DỰ THẢO'
unfold | sed '1,/^BEGIN:VEVENT/d' | cmp events -

# The same paper as a page, and for a spreadsheet.
run 0 roster export 30-4/2027 --format html -o page.html
python3 "$srcdir/tests/cli/page.py" page.html 9 > out || die "not a page"
out 'BẢNG PHÂN CÔNG TRỰC (điều chỉnh lần 1) Nghỉ lễ 30/4–1/5/2027' 'Số: 12/KH-SVD' 'Lãnh đạo trực (tại nhà)' \
	'Căn cứ Kế hoạch 1/KH-UBND.' 'KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC' 'Vũ Thị E' '*** DỮ LIỆU MẪU'
if command -v xmllint > /dev/null; then
	xmllint --html --noout page.html 2> err || die "xmllint does not like the page"
fi
run 0 roster export 30-4/2027 --format csv --layout table
python3 - << 'END' || die "the table as CSV"
import csv
rows = list(csv.reader(open("out", encoding="utf-8-sig", newline="")))
assert rows[0][:5] == ["STT", "Thứ", "Ngày", "Ca", "Giờ"] and rows[0][-2:] == ["Ghi chú", "Văn bản"], rows[0]
assert len(rows) == 11 and all(len(row) == len(rows[0]) == 12 for row in rows), rows
assert all(row[-1] == "số 12/KH-SVD ngày 22/04/2027" for row in rows[1:])
assert all(cell for row in rows[1:] for cell in row[:10]), "a duty that spans rows stands in one only"
END
run 2 roster export 30-4/2027 --format html --layout list
err 'định dạng html không có kiểu trình bày "list"'
run 2 roster export 30-4/2027 --format ics --layout table

# Two editions: with numbers, which is logged, and to be pinned up.
run 0 roster cover truc-ban.2027-05-01.dem CB01 --reason 'việc riêng' --force
run 0 roster export 30-4/2027 --edition public --format html
no_out 0900 ': thay ' 'NỘI BỘ'
run 0 roster export 30-4/2027 --edition internal -o internal.txt
[ -n "$(find . -name internal.txt -perm 600)" ] || die "numbers of people are for everybody to read"
cp internal.txt out
out 'BẢN NỘI BỘ – có số điện thoại cá nhân, không niêm yết' '0900.000.'
run 0 log list
out 'Xuất tệp có số điện thoại cá nhân: bảng phân công trực 30-4/2027 (người trực)'
run 2 roster export 30-4/2027 --edition public --privacy duty
run 2 roster export 30-4/2027 --edition internal --privacy none
run 2 roster export 30-4/2027 --edition mật
err 'không có bản "mật"'

# What whoever signs gets: the draft, what is open before the holiday, the defence sheet; Vietnamese in any case.
cat > leave.csv << 'END'
mã,loại,từ,đến
LD1,nguyện vọng nghỉ,2027-08-30,2027-09-10
LD2,nguyện vọng nghỉ,2027-08-30,2027-09-10
LD3,nguyện vọng nghỉ,2027-08-30,2027-09-10
LD4,nguyện vọng nghỉ,2027-08-30,2027-09-10
END
run 0 leave import leave.csv
run 0 roster generate 2-9/2027
run 0 --lang en roster export 2-9/2027 --signing --seconds 5
out 'DỰ THẢO' 'VIỆC CHƯA XONG TRƯỚC LỄ (hạn ' 'chưa giao ai' 'BẢN GIẢI TRÌNH' '(kèm theo Bảng phân công trực Nghỉ lễ' \
	'Kết quả xếp lịch: phương án tốt nhất (đã kiểm chứng).' 'QUY TẮC ÁP DỤNG' 'ĐIỂM VÀ SỐ LƯỢT TRỰC CỦA TỪNG NGƯỜI' \
	'NGUYỆN VỌNG' '- Lãnh đạo trực ' 'nếu đáp ứng:' 'KHÔNG CÓ LƯỢT TRỰC VÀ LÝ DO'
no_out 0900 'lanh-dao.2027' 'RULES'
run 0 roster export 2-9/2027 --signing --format html -o signing.html
python3 "$srcdir/tests/cli/page.py" signing.html 9 > out || die "not a page"
out 'BẢN GIẢI TRÌNH' 'NGUYỆN VỌNG' 'VIỆC CHƯA XONG TRƯỚC LỄ (hạn '
run 2 roster export 2-9/2027 --signing --format csv
run 2 roster export 2-9/2027 --signing --edition public
run 2 roster export 2-9/2027 --signing --person LD1
err '--signing chỉ dùng với'
# The open items stand on the internal edition too, never on what is pinned up.
run 0 roster export 30-4/2027 --edition internal
out 'VIỆC CHƯA XONG TRƯỚC LỄ'
no_out 'BẢN GIẢI TRÌNH'
run 0 roster export 30-4/2027
no_out 'VIỆC CHƯA XONG'

# A message to one person; the mark stands there too.
run 0 roster export 30-4/2027 --format message --person CB01
out 'LỊCH TRỰC 30/4–1/5/2027'
no_out 'DỰ THẢO' 0900
run 2 roster export 30-4/2027 --format message
err 'cần --person'
run 2 roster export 30-4/2027 --format message --person CB01 --version draft
run 2 roster export 30-4/2027 --format message --person CB01 --layout table

# Given to units, then submitted: the paper says so.
run 0 roster generate van-hoa/2027
run 0 roster allot van-hoa/2027
run 0 roster export van-hoa/2027 --version draft --format csv --layout table
out ' cử)' ',DỰ THẢO'
run 1 roster publish van-hoa/2027 --number 15/KH-SVD
err 'chưa cử người'
run 0 roster generate van-hoa/2027
run 0 roster submit van-hoa/2027
run 0 roster export van-hoa/2027 --version draft
out 'DỰ THẢO TRÌNH KÝ' 'Số: ………'
run 0 --json roster export van-hoa/2027 --version draft
json 'assert d["draft"] and d["submitted"]'
run 0 roster publish van-hoa/2027

# How good a roster is, is one line; figures are for who asks.
run 0 roster certify van-hoa/2027
out 'phương án tốt nhất (đã kiểm chứng)'
! grep -q 'điểm phạt' out err || die "a cost that nobody asked for"
run 0 --verbose roster certify van-hoa/2027
out 'điểm phạt'

# One number, one date; what begins before it is signed is told.
run 1 roster publish 2-9/2027 --number 12/KH-SVD --date 23/4/2027
err 'số 12/KH-SVD đã dùng cho lịch trực 30-4/2027, ngày 22/04/2027'
run 0 roster publish 2-9/2027 --number 14/KH-SVD --date 5/9/2027
err 'văn bản đề ngày 05/09/2027, sau khi kỳ trực bắt đầu'
someone=$(t --json roster show van-hoa/2027 | python3 -c 'import json, sys
print(json.load(sys.stdin)["slots"][0]["person"])')
run 0 roster export van-hoa/2027 --format message --person "$someone"
out 'DỰ THẢO (chưa có số)'
run 0 --json roster history 30-4/2027
json 'assert [(v["number"], v["draft"]) for v in d] == [("12/KH-SVD", False), (None, False)], d'

# On a narrow terminal no version loses its number or a date.
env TRUCBAN_DB=t.db TRUCBAN_NOW="$now" HOME="$work/home" python3 - "$TRUCBAN" <<'END' || die 'the history on 80 columns'
import fcntl, os, pty, struct, sys, termios
pid, fd = pty.fork()
if pid == 0:
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    os.execv(sys.argv[1], [sys.argv[1], "roster", "history", "30-4/2027"])
said = b""
try:
    while chunk := os.read(fd, 4096):
        said += chunk
except OSError:
    pass
assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
lines = said.decode().splitlines()
assert max(map(len, lines)) <= 80 and "12/KH-SVD" in said.decode() and "…" not in said.decode(), lines
END
