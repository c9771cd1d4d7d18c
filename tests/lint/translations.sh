#!/bin/sh
# Every message of the source has its Vietnamese, with the same printf directives, and none of it uses
# a word that words.csv (lint=yes) wants avoided.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

sh "$srcdir/po/catalogue.sh" "$srcdir" merged > "$work/vi.po"
for state in untranslated fuzzy; do
	flag=--$state
	[ $state = fuzzy ] && flag=--only-fuzzy
	msgattrib $flag --no-wrap "$work/vi.po" > "$work/$state"
	if [ -s "$work/$state" ]; then
		echo "po/vi.po: $state:"
		sed -n -e '/^msgid ""$/d' -e '/^#: /p' -e '/^msgid /p' "$work/$state"
		bad=1
	fi
done

msgfmt --check --output-file=/dev/null "$work/vi.po" || bad=1

# A word written without capitals is unwanted in any case; one with capitals only as it stands.
msgcat --no-wrap "$work/vi.po" |
	awk '/^msgid/ { on = 0 } /^msgstr/ { on = 1 } /^$/ { on = 0 } on' > "$work/words"
sed -n '2,$s/,.*,yes$//p' "$srcdir/tests/lint/words.csv" > "$work/avoid"
[ -s "$work/avoid" ] || { echo "words.csv: no word to look for"; exit 1; }
while IFS= read -r word; do
	case $word in
	*[[:upper:]]*) fold= ;;
	*) fold=-i ;;
	esac
	if grep -n -F $fold -e "$word" "$work/words" > "$work/found"; then
		echo "po/vi.po: \"$word\" is to be avoided (tests/lint/words.csv):"
		cat "$work/found"
		bad=1
	fi
done < "$work/avoid"
exit $bad
