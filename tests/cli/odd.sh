#!/bin/sh
# Input and surroundings that nobody expects: line breaks in names, columns twice, a limit of the size
# of files, a reader that goes away.
. "$srcdir/tests/cli/lib.sh"

run 0 init --sample

# Names and reasons are one line, in tables and everywhere else.
cat > lines.csv <<'END'
mã,họ tên,chức vụ,kỹ năng
CB90,"Trần
Thị	Dòng","Chuyên viên
chính",truc-ban
END
run 0 staff import lines.csv
run 0 staff list
out 'Trần Thị Dòng' 'Chuyên viên chính'
run 0 roster generate 30-4/2027
run 0 roster publish 30-4/2027
run 0 roster cover truc-ban.2027-05-01.ngay CB90 --from 2027-05-01T12:00 --to 2027-05-01T13:00 \
	--force --reason "ốm
nặng	%s%n"
run 0 roster show 30-4/2027
out 'Trần Thị Dòng' 'trực thay: ốm nặng %s%n'

# What nobody sees is no reason.
for blank in '   ' "$(printf '\302\240 ')" "$(printf '\342\200\213')" "$(printf '\n\t')"; do
	run 2 roster cover truc-ban.2027-05-01.ngay CB90 --reason "$blank"
	err 'thiếu lý do'
	run 2 checklist done 30-4/2027 V01 --evidence "$blank"
done

# What stands in a row of a table has a length that a row can have.
long=$(python3 -c 'print("ê" * 501)')
run 2 roster cover truc-ban.2027-05-01.ngay CB90 --reason "$long"
err '--reason dài 501 ký tự, chỉ được tối đa 500'
run 0 roster generate tet/2027
run 2 roster publish tet/2027 --number "$(python3 -c 'print("1" * 61)')"
err 'chỉ được tối đa 60 ký tự, ở đây dài 61 ký tự'

# A column twice is wrong; one that means the same as another is told.
printf 'mã,họ tên,Họ  Tên\nCB91,A,B\n' > twice.csv
run 1 staff import twice.csv
err 'twice.csv:1: cột "Họ  Tên" '
printf 'mã,họ tên,điện thoại,di động\nCB91,A,,0904185683\n' > same.csv
run 0 staff import same.csv
err 'same.csv:1: cột "di động" cùng nghĩa với cột "điện thoại", đã bỏ qua'
python3 -c 'print("mã,họ tên\nCB92," + "ê" * 501)' > long.csv
run 1 staff import long.csv
err 'long.csv:2: cột "họ tên": dài 501 ký tự, chỉ được tối đa 500'

# What clashes with somebody of whom the file does not speak has line and column.
printf 'mã,họ tên,login\nCB01,Nguyễn Văn A,ann\nCB02,Lê Văn C,cee\n' > logins.csv
run 0 staff import logins.csv
printf 'mã,họ tên,login\nCB92,Tốt,tot\ncb01,Chữ Thường,\nCB93,Trùng,cee\n' > clash.csv
run 1 staff import clash.csv
err 'clash.csv:3: cột "mã": "cb01" chỉ khác "CB01" (Nguyễn Văn A) ở chữ hoa, chữ thường' \
	'clash.csv:4: cột "login": "cee" ' 'Lê Văn C (CB02)'
run 1 staff import --partial clash.csv
out 'thêm 1, cập nhật 0'
printf 'mã,họ tên,login\nCB01,Nguyễn Văn A,cee\nCB02,Lê Văn C,ann\n' > change.csv
run 0 staff import change.csv
# A line that is refused takes no login away from anybody.
printf 'mã,họ tên,login\nCB01,Nguyễn Văn A,tot\n' > refused.csv
run 1 staff import --partial refused.csv
run 0 --json staff show CB01
json 'assert d["login"] == "cee", d'

# A notice for some days of a year that was computed: the weekend before them still belongs to it.
printf 'ngày,loại,kỳ nghỉ,nguồn\n2028-01-24,statutory,tet/2028,TB 99\n' > notice.csv
printf '2028-01-25,statutory,tet/2028,TB 99\n2028-01-26,statutory,tet/2028,TB 99\n' >> notice.csv
run 0 holiday import notice.csv
run 0 --json holiday show tet/2028
json '
from datetime import date, timedelta
days = [x["date"] for x in d["days"]]
first, last = (date.fromisoformat(d[k]) for k in ("first", "last"))
assert days == [str(first + timedelta(i)) for i in range((last - first).days + 1)], days
assert [x["type"] for x in d["days"][:2]] == ["weekly_rest", "weekly_rest"]
assert all(x["source"] for x in d["days"])'

# A reader that has gone needs no word, least of all one about something else.
{
	t roster generate 2-9/2027 || echo $? > status
} 2> err | true
[ "$(cat status)" = 1 ] || die "a reader that has gone: $(cat status)"
grep -v 'đã lưu dự thảo' err && die "words about something else"

# A limit of the size of files is like a full disk: a word, nothing half written, nothing lost.
run 0 roster export 30-4/2027 -o whole.txt
(ulimit -f 8; run 1 roster export 30-4/2027 -o cut.txt)
err 'cut.txt'
[ -z "$(ls cut.txt* 2> /dev/null)" ] || die "left behind: $(ls cut.txt*)"
(ulimit -f 8; run 1 log add 'không ghi được')
run 0 log verify
run 0 log list
no_out 'không ghi được'

# What is long is told in days, who confirmed a number by name.
run 0 now
out 'còn 9 ngày 9 giờ'
run 0 contact confirm C05 --by CB02
out 'Lê Văn C xác nhận lúc 08:00 20/04/2027'
run 0 --json contact show C05
json 'assert d["confirmed_by"] == "CB02"'

# A roster that another one has replaced altogether is not one that never was.
run 0 roster generate 2027-06-02..2027-06-02
run 0 roster publish 2027-06-02..2027-06-02
run 0 roster generate 2027-06-01..2027-06-03
run 0 roster publish 2027-06-01..2027-06-03 --replace
for command in show check export; do
	run 1 roster $command 2027-06-02..2027-06-02
	err 'lịch trực 2027-06-02..2027-06-02 đã được lịch khác thay thế, xem: trucban roster history'
done
run 1 roster show 2027-07-01..2027-07-02
err '2027-07-01..2027-07-02 chưa có lịch trực'
