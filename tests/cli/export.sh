#!/bin/sh
# Exports: table, calendar, CSV, JSON, cards; no telephone number of a person unless asked for.
. "$srcdir/tests/cli/lib.sh"

sample
run 1 roster export 2-9/2027
run 2 roster export 30-4/2027 --format pdf
err 'chọn text, html, csv, ics, json hoặc message'
run 2 roster export 30-4/2027 --privacy all
run 2 roster export 30-4/2027 --format ics --version draft
run 1 roster export 30-4/2027 --person NV99

run 0 roster export 30-4/2027
out 'STT' 'NGƯỜI LẬP BẢNG' '069.278.5415' 'DỮ LIỆU MẪU' 'Trực ban'
no_out 0900
cp out table
run 0 roster export 30-4/2027 -o table.txt
nothing_on out
err 'đã ghi table.txt'
cmp table table.txt
run 0 --lang en roster export 30-4/2027 --output=en.txt
run 0 --json roster export 30-4/2027
json 'assert d["period"] == "30-4/2027" and d["slots"]'
run 0 roster export 30-4/2027 --format json --post bao-ve
json 'assert {s["post"] for s in d["slots"]} == {"bao-ve"}'
run 0 roster export 30-4/2027 --format csv
no_out 0900 +84900

for command in 'roster export 30-4/2027 --format ics' 'export ics 30-4/2027'; do
	# shellcheck disable=SC2086
	run 0 $command -o a.ics
	# shellcheck disable=SC2086
	run 0 $command
	cmp out a.ics
done
head -c 17 a.ics | grep -q '^BEGIN:VCALENDAR' || die "not a calendar"
no_out 900000 ATTENDEE
run 0 export ics 30-4/2027 --person 'tran thi b'
out 'BEGIN:VCALENDAR'
run 0 export ics 30-4/2027 --post bao-ve --privacy duty
run 0 log list
out 'Xuất tệp có số điện thoại cá nhân: tệp lịch 30-4/2027'
[ -z "$(find . -name 'a.ics' -perm -o+w)" ] || die "others may write it"
run 0 export ics 30-4/2027 --privacy duty -o own.ics
[ -n "$(find . -name own.ics -perm 600)" ] || die "numbers of people are for everybody to read"

run 0 export vcf -o hotlines.vcf
cp hotlines.vcf out
out 'BEGIN:VCARD' 'VERSION:3.0'
no_out 900000
run 1 roster export 30-4/2027 -o missing/x.txt
err 'missing/x.txt'

# What is pinned up is Vietnamese, also the name of the period, whoever arranged the roster in which language.
run 0 --lang en roster generate 2-9/2027
run 0 roster publish 2-9/2027
run 0 roster export 2-9/2027 --format text
out 'Nghỉ lễ Quốc khánh 2/9/2027'
run 0 --lang en roster generate --from 2027-06-07 --to 2027-06-08
run 0 roster show 2027-06-07..2027-06-08
out 'từ 07/06/2027 đến 08/06/2027'
