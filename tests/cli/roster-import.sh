#!/bin/sh
# A roster that was made by hand in a spreadsheet: read, its faults named, checked, stored as the draft.
. "$srcdir/tests/cli/lib.sh"

now=2027-08-20T08:00
run 0 init --sample --profile so
cat > nghi.csv <<'END'
mã,từ,đến
KT3,03/09/2027,05/09/2027
END
run 0 leave import nghi.csv

# Three faults: somebody unknown, no rest after the night, somebody on leave.
cat > truc.csv <<'END'
SỞ VÍ DỤ;;;;;;;;
LỊCH TRỰC NGHỈ LỄ QUỐC KHÁNH 2/9/2027;;;;;;;;
;;;;;;;;
STT;Thứ, ngày;Lãnh đạo trực;Trực ban (ca ngày);Trực ban (ca đêm);Kỹ thuật;Bảo vệ ca ngày;Bảo vệ ca đêm;Ghi chú
1;Thứ Tư 1/9;Đ/c Vũ Thị E - PGĐ;Hồ Thị P;Mai Thị M;Đỗ Văn H;;Quách Văn Y;từ 17h
2;Thứ Năm 2/9;Lý Văn K;Dương Văn S;Nguyễn Văn Z;Phạm Văn D;Tạ Văn R;Hoàng Văn G;
3;Thứ Sáu 3/9;Trần Thị B (GĐ);Đinh Văn O;Phan Văn Q;Tô Văn X;Quách Văn Y;Hoàng Văn G;
4;Thứ Bảy 4/9;Cao Văn V;Bùi Văn I;dang van l;Đỗ Văn H;Quách Văn Y;Tạ Văn R;
5;Chủ nhật 5/9;Vũ Thị E;CB06;Lê Văn C, 0900.000.006;KT1;Hoàng Văn G;Tạ Văn R;

;;NGƯỜI LẬP BẢNG;;;GIÁM ĐỐC;;;
END
three_faults() {
	err 'truc.csv:6: cột "Trực ban (ca đêm)": "Nguyễn Văn Z" không có trong danh sách nhân sự; có phải Nguyễn Văn A (CB01), Tống Văn Z (QT)?' \
		'truc.csv:4: không rõ cột "Ghi chú", đã bỏ qua' 'truc.csv:11: dòng "NGƯỜI LẬP BẢNG" không thuộc bảng, đã bỏ qua'
	out 'truc.csv:7: cột "Kỹ thuật": Tô Văn X khi đó đang nghỉ phép' \
		'truc.csv:9: cột "Trực ban (ca ngày)": Đặng Văn L chỉ được nghỉ 0 giờ'
	[ "$(grep -c '^!!' out)" = 2 ] || die 'more than those two rules are broken'
}
run 1 roster import 2-9/2027 truc.csv
three_faults
err 'truc.csv: chưa lưu gì vì có chỗ sai (1)'
run 1 roster show 2-9/2027
run 3 roster import 2-9/2027 truc.csv --try --partial
three_faults
run 1 roster show 2-9/2027
run 3 roster import 2-9/2027 truc.csv --partial
three_faults
out 'lượt trực có người: 28, còn trống: 1 (thêm 28'
run 3 roster check 2-9/2027
run 1 roster publish 2-9/2027
err 'truc-ban.2027-09-02.dem'

# As JSON, each with its code; the slot where there is one.
run 3 --json roster import 2-9/2027 truc.csv --try --partial
json '
assert not d["imported"] and d["bad"] == 1 and d["filled"] == 28 and d["open"] == 1
assert [x["code"] for x in d["faults"] if x["severity"] == "error"] == ["no-such-person"]
assert sorted((x["code"], x["slot"]) for x in d["findings"] if x["severity"] == "error") == [
    ("leave", "ky-thuat.2027-09-03.24"), ("rest", "truc-ban.2027-09-05.ngay")], d["findings"]'

# Corrected it is clean; read again it changes nothing; who did it and from which file is on record.
sed 's/Nguyễn Văn Z/Trịnh Thị T/; s/Tô Văn X/KT2/; s/CB06/Ngô Thị N/; s/dang van l/Đặng Văn L/
	s/Cao Văn V;Bùi Văn I;Đặng Văn L;Đỗ Văn H/Cao Văn V;Bùi Văn I;Đặng Văn L;KT3/' truc.csv > a.csv
sed '8s/KT3/KT1/; 9s/KT1/KT2/' a.csv > dung.csv
run 0 roster import 2-9/2027 dung.csv
out 'xếp thủ công' 'lượt trực có người: 29, còn trống: 0 (thêm 1, đổi người 4'
run 0 roster import 2-9/2027 dung.csv
out '(thêm 0, đổi người 0, giữ nguyên 29)'
t roster import 2-9/2027 - < dung.csv > out 2> err || die 'standard input'
sum=$(sha256sum dung.csv | cut -d ' ' -f 1)
[ "$(sqlite3 t.db "SELECT count(*) FROM audit WHERE action = 'roster import' AND object = '2-9/2027 v1'
	AND detail LIKE 'file=dung.csv sha256=$sum filled=29 open=0 %'")" = 2 ] || die 'no audit row names the file'

# Our own export comes back as it was, a row for each slot and as the table for spreadsheets.
for layout in list table; do
	run 0 roster export 2-9/2027 --version draft --format csv --layout $layout
	cp out xuat.csv
	run 0 roster import 2-9/2027 xuat.csv
	out '(thêm 0, đổi người 0, giữ nguyên 29)'
	! grep -q '^-\|^!!' err || die 'our own export is not read without a word'
done

# What is read may be locked for the generator, which fills the rest.
sed '6s/.*/2;Thứ Năm 2\/9;;;;;;;/' dung.csv > khuyet.csv
run 3 roster import 2-9/2027 khuyet.csv --lock
out 'còn trống: 6'
run 0 roster generate 2-9/2027 --seed 1
run 0 --json roster show 2-9/2027
json '
held = {x["id"]: x["person"] for x in d["slots"]}
assert held["lanh-dao.2027-09-03.24"] == "LD1" and held["truc-ban.2027-09-04.dem"] == "CB06", held
assert all(held.values())'

# A published roster is amended; what has begun stays.
run 0 roster import 2-9/2027 dung.csv
run 0 roster publish 2-9/2027
now=2027-09-02T09:00
sed '6s/Dương Văn S/Bùi Văn I/; 9s/Ngô Thị N/Dương Văn S/' dung.csv > sau.csv
run 0 roster import 2-9/2027 sau.csv
err 'sau.csv:6: cột "Trực ban (ca ngày)": Trực ban T5 2/9 07:30 (Ca ngày) đã bắt đầu: giữ nguyên Dương Văn S' \
	'9 lượt trực đã bắt đầu: giữ nguyên như bản đã ban hành'
run 0 --json roster show 2-9/2027 --version draft
json '
held = {x["id"]: x["person"] for x in d["slots"]}
assert held["truc-ban.2027-09-02.ngay"] == held["truc-ban.2027-09-05.ngay"] == "CB10", held'

# A cover of a part is no slot of its own: its slot keeps who holds it.
run 0 roster cover truc-ban.2027-09-04.dem CB04 --from 2027-09-04T23:00 --reason ốm --approved-by LD1
run 0 roster export 2-9/2027 --format csv
cp out thay.csv
run 0 roster import 2-9/2027 thay.csv
out 'đổi người 1, giữ nguyên 28'
err 'một phần lượt trực truc-ban.2027-09-04.dem do người khác trực: đó là trực thay'
run 0 roster publish 2-9/2027
run 0 now --at 2027-09-05T01:00
out 'Phan Văn Q'

# Not a roster, not a supervisor, no such file.
printf 'mã,họ tên\nCB01,Nguyễn Văn A\n' > khac.csv
run 1 roster import 2-9/2027 khac.csv
nothing_on out
err 'khac.csv:1: không có dòng tiêu đề nào ghi cột "Ngày" và cột vị trí trực ("Lãnh đạo trực"'
run 1 --as CB01 roster import 2-9/2027 dung.csv
run 1 roster import 2-9/2027 khong-co.csv
run 2 roster import 2-9/2027

# The examples that come with the program.
now=2027-08-20T08:00
for profile in so truong; do
	run 0 --db $profile.db init --sample --profile $profile
	run 0 --db $profile.db roster import 2-9/2027 "$srcdir/data/samples/lich-truc-$profile.csv"
	out 'còn trống: 0'
done
