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

# One number, one date; what begins before it is signed is told.
run 0 roster generate 2-9/2027
run 1 roster publish 2-9/2027 --number 12/KH-SVD --date 23/4/2027
err 'số 12/KH-SVD đã dùng cho lịch trực 30-4/2027, ngày 22/04/2027'
run 0 roster publish 2-9/2027 --number 14/KH-SVD --date 5/9/2027
err 'văn bản đề ngày 05/09/2027, sau khi kỳ trực bắt đầu'
