#!/bin/sh
# A certificate: how good a roster is, told only when it was counted again, by who shares no code with the generator.
. "$srcdir/tests/cli/lib.sh"

certify() {
	status=0
	"${TRUCBAN%/*}/trucban-certify" "$@" > out 2> err || status=$?
}

run 0 init --sample
run 1 roster certify 30-4/2027
err '30-4/2027 chưa có lịch trực'
run 0 roster generate 30-4/2027
run 0 roster certify 30-4/2027
out 'KIỂM CHỨNG LỊCH TRỰC · Nghỉ lễ 30/4–1/5/2027 (30-4/2027)' 'dự thảo · phương án tốt nhất (đã kiểm chứng)' '[DỮ LIỆU MẪU'
err 'chưa ghi tệp'
run 0 --json roster certify 30-4/2027 -o cert
json '
assert d["optimal"] is True and d["objective"] == d["bound"] == d["found"] == d["objective_when_made"], d
assert d["gap"] == 0 and d["version"] == 1'
err 'đã ghi: cert; để kiểm tra lại, chạy: trucban-certify cert'

# ---- by others -----------------------------------------------------------------------------------------

certify cert
[ $status = 0 ] || die "trucban-certify: status $status: $(cat err)"
out 'số quy tắc bị trái:              0' 'Phương án tốt nhất (đã kiểm chứng)'
certify --lang=en - < cert
out 'The best there is (certified)'
certify --lang en - < cert
[ $status = 0 ] || die "trucban-certify -: status $status: $(cat err)"
out 'The best there is (certified)'
if grep -aq 'Nguyễn\|truc-ban' cert; then
	die 'a certificate has names in it'
fi

# Damage is seen; so is who changes a number and makes the sum right again.
cp cert bad
printf 'x' | dd of=bad bs=1 seek=200 conv=notrunc 2> /dev/null
certify bad
[ $status = 1 ] || die "a damaged certificate: status $status"
err 'đây không phải tệp chứng nhận, hoặc tệp đã bị hỏng'
python3 - <<'EOF'
import hashlib
data = open("cert", "rb").read()
line = b"trucban-certificate 1\n"
assert data.startswith(line)
body = bytearray(data[:-len(b"sha256 ") - 65])
at, bodies = len(line), {}
while at < len(body):
    n, version, kind = (int.from_bytes(body[at + k:at + k + 4], "little") for k in (0, 4, 8))
    bodies[kind] = at + 12
    at += 12 + n
def write(name, kind, offset, by):
    forged = bytearray(body)
    start = bodies[kind] + offset
    old = int.from_bytes(forged[start:start + 8], "little", signed=True)
    forged[start:start + 8] = (old + by).to_bytes(8, "little", signed=True)
    with open(name, "wb") as out:
        out.write(forged + b"sha256 " + hashlib.sha256(forged).hexdigest().encode() + b"\n")
write("cheaper", 3, 0, -1)   # what the roster costs
write("dearer", 4, 0, 1)     # what nothing costs less than
EOF
certify cheaper
[ $status = 3 ] || die "a roster that costs more than is said: status $status"
err 'không đạt: điểm phạt của lịch trực là'
certify dearer
[ $status = 3 ] || die "a bound beyond the proof: status $status"
err 'không đạt: tệp không chứng minh được'
certify missing
[ $status = 1 ] || die "no file: status $status"
certify --what cert
[ $status = 2 ] || die "wrong use: status $status"
err 'cách gọi: trucban-certify'

# ---- what has changed since ----------------------------------------------------------------------------

run 0 roster publish 30-4/2027
run 0 roster certify 30-4/2027 --version published
out 'bản 1, đã ban hành' 'phương án tốt nhất (đã kiểm chứng)'
printf 'mã,loại,từ,đến\nLD1,nghỉ phép,29/04/2027,05/05/2027\nLD2,nghỉ phép,29/04/2027,05/05/2027\n' > leaves.csv
run 0 leave import leaves.csv
run 1 roster certify 30-4/2027 --version published
err 'nên không kiểm chứng được; xem: trucban roster check 30-4/2027'
