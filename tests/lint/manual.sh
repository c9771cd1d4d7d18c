#!/bin/sh
# What is made of the command table is not stale, and the manual is good mdoc. `make update-manual` renews it.
set -eu
cd "$srcdir"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

fresh() {
	if ! cmp -s "$work/fresh" "$1"; then
		echo "$1 is stale: make update-manual"
		diff "$1" "$work/fresh" | head -n 10
		bad=1
	fi
}
sh man/manual.sh "$TRUCBAN" en man/trucban.1 > "$work/fresh"
fresh man/trucban.1
sh man/manual.sh "$TRUCBAN" vi man/vi/trucban.1 > "$work/fresh"
fresh man/vi/trucban.1
"$TRUCBAN" help --bash > "$work/fresh"
fresh completion/trucban

# Pages that are not installed yet cannot be found; Vietnamese lines are long only in their encoding.
{
	mandoc -Tlint man/trucban.1 man/trucban-certify.1 man/trucban.conf.5 || true
	mandoc -Tlint -Wwarning man/vi/trucban.1 man/vi/trucban-certify.1 man/vi/trucban.conf.5 || true
} | grep -v 'referenced manual not found: Xr trucban' > "$work/lint" || true
if [ -s "$work/lint" ]; then
	cat "$work/lint"
	bad=1
fi

# Every option that the configuration knows is in its page, and no other.
grep -oh 'CFG_[A-Z_]*("[a-z-]*"' src/service/config.c | sed 's/.*"\(.*\)"/\1/' | sort -u > "$work/known"
for page in man/trucban.conf.5 man/vi/trucban.conf.5; do
	sed -n -e 's/^\.It Ic \(.*\)/\1/p' -e 's/^\.Ic \([a-z].*\)/\1/p' "$page" | tr -s ' ,' '\n\n' |
		grep '^[a-z]' | sort -u > "$work/told"
	printf 'points\npost\nrest\nshift\nunit\nweights\n' | sort -u - "$work/told" -o "$work/told"
	if ! diff "$work/known" "$work/told" > "$work/diff"; then
		echo "options of src/service/config.c (<) and of $page (>):"
		cat "$work/diff"
		bad=1
	fi
done
exit $bad
