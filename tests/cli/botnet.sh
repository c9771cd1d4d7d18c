#!/bin/sh
# Botnet lists: taken in, ours on them entered once, open until they are cleaned.
. "$srcdir/tests/cli/lib.sh"

run 0 init --sample --profile so
printf 'STT,IP,Mã độc\n1,203.0.113.7,Mirai\n2,198.51.100.1,Mirai\n3,203.0.113.7,Mirai\n4,không rõ,x\n' > thang4.csv
run 2 botnet import thang4.csv
err 'ranges = {"203.0.113.0/24"}'
cp "$srcdir/data/profiles/so.conf" profile.conf
{ printf 'ranges = {"203.0.113.0/24", "2001:db8::/32"}\n'; cat profile.conf; } > t.conf
run 3 botnet import thang4.csv
out 'thang4.csv: 2 địa chỉ (1 ghi hai lần), 1 dòng không có địa chỉ' 'của đơn vị: 1, mới ghi: 1'
err 'thang4.csv:5: không có địa chỉ' '1 địa chỉ của đơn vị có trong danh sách'
run 0 botnet list
out '! 203.0.113.7' 'thang4.csv' 'Mirai'
run 0 --json botnet import thang4.csv
json 'assert d["hits"] == 1 and d["fresh"] == 0 and len(d["sha256"]) == 64 and d["sample"]'
run 0 log search botnet
out 'SHA-256' 'phải làm sạch'
run 2 botnet clean 203.0.113.7
err '--evidence'
run 1 botnet clean 203.0.113.8 --evidence x
err 'botnet list'
run 0 botnet clean 203.0.113.7 --evidence 'cài lại máy, quét sạch'
out 'đã làm sạch: cài lại máy'
run 0 botnet list
err 'không còn địa chỉ nào'
run 0 botnet list --all
out '203.0.113.7' 'cài lại máy'
run 0 --json botnet list --all
json 'assert d[0]["evidence"] and d[0]["cleaned_at"] and d[0]["list"] == "thang4.csv"'
printf 'no address here\n' > rong.txt
run 1 botnet import rong.txt
err 'rong.txt:1: '
run 1 botnet import khong-co.txt
{ printf 'ranges = {"203.0.113.0/240"}\n'; cat profile.conf; } > t.conf
run 1 botnet list
err 't.conf' '203.0.113.0/240'
