#!/bin/sh
# The examples of the manual do what they say: each `$ ` line is run, in one folder; where lines follow
# that are no command, they are what it prints. Both languages have the same examples.
. "$srcdir/tests/cli/lib.sh"

examples() {
	awk '/^\.Sh / { on = /EXAMPLES/ } on && /^\.Bd/ { text = 1; next } /^\.Ed/ { text = 0 }
	on && text { gsub(/\\e/, "\\"); print }' "$1"
}
examples "$srcdir/man/trucban.1" > en
examples "$srcdir/man/vi/trucban.1" > vi
cmp en vi || die "the examples differ between the languages"
[ "$(grep -c '^\$ ' en)" -ge 15 ] || die "few examples"

mkdir bin
cat > bin/trucban <<EOF
#!/bin/sh
exec "$TRUCBAN" "\$@"
EOF
chmod +x bin/trucban
# A script that runs the lines and keeps what each prints; continued lines go with their command.
awk '
/^\$ / { n++; print substr($0, 3) > ("run." n); close("run." (n - 1)); cont = /\\$/; next }
cont { print >> ("run." n); cont = /\\$/; next }
{ print >> ("want." n) }
END { print n > "count" }' en
count=$(cat count)
i=0
while [ $i -lt "$count" ]; do
	i=$((i + 1))
	cat "run.$i" >> so-far
	{
		echo 'set -eu'
		grep '^export' so-far || true
		cat "run.$i"
	} > script
	env -i PATH="$work/bin:$PATH" HOME="$work/home" TRUCBAN_NOW=2027-04-30T08:00 sh script > out 2> err ||
		die "example $i: $(cat "run.$i")"
	if [ -f "want.$i" ]; then
		cmp -s "want.$i" out || die "example $i, $(cat "run.$i"), prints otherwise"
	fi
done
