#!/bin/sh
# The messages and their translation, on standard output. Usage: catalogue.sh SRCDIR WHAT
#   messages  what the source says (a template)
#   current   po/vi.po together with what stands in po/parts and is not merged into it yet
#   merged    current, brought in line with messages: what po/vi.po should be
set -eu
LC_ALL=C.UTF-8
export LC_ALL
cd "$1"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

messages() {
	find src ui -name '*.c' 2>/dev/null | LC_ALL=C sort > "$work/files"
	xgettext --from-code=UTF-8 --language=C --keyword=_ --keyword=N_ --flag=_:1:pass-c-format \
		--package-name=trucban --add-location=file --files-from="$work/files" -o - |
		sed -e '/^"POT-Creation-Date:/d' -e '/^"Content-Type:/s/CHARSET/UTF-8/'
}

# A part has no header of its own; the catalogue's says that it is UTF-8.
current() {
	set --
	for part in po/parts/*.po; do
		[ -f "$part" ] || continue
		{ sed '/^$/q' po/vi.po; cat "$part"; } > "$work/${part##*/}"
		set -- "$@" "$work/${part##*/}"
	done
	msgcat --use-first "$@" po/vi.po
}

merged() {
	messages > "$work/messages"
	current > "$work/current"
	msgmerge --quiet --no-fuzzy-matching --add-location=file --sort-output \
		"$work/current" "$work/messages" -o - | msgattrib --no-obsolete
}

case $2 in
messages | current | merged) "$2" ;;
*) echo "usage: catalogue.sh SRCDIR messages|current|merged" >&2; exit 2 ;;
esac
