#!/bin/sh
# What no source has: forgotten base/banned.h, conditional compilation, macros with arguments, notes for
# later, variables of the whole program. Needs $srcdir and $builddir, and the objects built.
set -eu
LC_ALL=C
export LC_ALL
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

complain() {
	[ -s "$2" ] || return 0
	echo "$1:"
	sed 's/^/  /' "$2"
	bad=1
}

cd "$srcdir"
folders=
for folder in src ui tests; do
	[ -d $folder ] && folders="$folders $folder"
done
# shellcheck disable=SC2086
find $folders -name '*.[ch]' | sort > "$work/files"
grep '\.c$' "$work/files" > "$work/sources"
grep -v '^tests/' "$work/sources" > "$work/ours"

while IFS= read -r file; do
	awk -v file="$file" '
	/^#include/ && !/\.inc"/ { last = $2; blank = before == "" }
	{ before = $0 }
	END {
		if (last != "\"base/banned.h\"" || !blank)
			print file
	}' "$file"
done < "$work/ours" > "$work/found"
complain 'base/banned.h is not the last include, after a blank line' "$work/found"

xargs grep -nE '^ *# *(if|ifdef|ifndef|elif)\b' < "$work/sources" > "$work/found" || :
complain 'conditional compilation in a .c file' "$work/found"

# Markers are attributes; _() and N_() are gettext's.
xargs grep -nE '^ *# *define +[A-Za-z_0-9]+\(' < "$work/files" |
	grep -vE '__attribute__|^src/base/i18n\.h:[0-9]+:#define N?_\(text\)' > "$work/found" || :
complain 'a macro with arguments' "$work/found"

xargs grep -niE '\b(todo|fixme|xxx)\b' < "$work/files" > "$work/found" || :
complain 'a note for later' "$work/found"

xargs grep -nE '\balloca *\(' < "$work/files" > "$work/found" || :
complain 'alloca()' "$work/found"

# ---- variables: sections .data and .bss of every object whose source stands ------------------------

cd "$builddir"
folders=src
[ -d ui ] && folders="src ui"
# shellcheck disable=SC2086
find $folders -name '*.o' | sort | while IFS= read -r object; do
	folder=${object%/*}
	name=${object##*/}
	name=${name%.o}
	source=$folder/${name##*-}.c
	[ -f "$srcdir/$source" ] || continue
	objdump -t "$object" | sed "s|^|$source |"
done > "$work/symbols"
[ -s "$work/symbols" ] || { echo "no object found in $builddir"; exit 1; }

# Tables of constants that hold addresses lie in .data.rel.ro; the sanitizers add names with two bars.
awk '
function is_variable(section) {
	if (section ~ /^\.data\.rel\.ro/)
		return 0
	return section ~ /^(\.data|\.bss|\.tdata|\.tbss|\*COM\*)/
}
{
	source = $1
	name = $NF
	external = 0
	object = 0
	for (i = 3; i < NF; i++) {
		if ($i == "g" || $i == "u") external = 1
		if ($i == "O") object = 1
		if (is_variable($i)) section = $i
		if (is_variable($i)) found = NR
	}
	if (found != NR || name ~ /^(__|\.L)/)
		next
	if (section == "*COM*" || (external && object))
		print source ": " name " is external"
	else if (object && source !~ allowed)
		print source ": static " name
}' allowed='^(ui/term|src/base/(clock|i18n|zone)|src/service/config)\.c$' "$work/symbols" > "$work/found"
complain 'variables (only ui/term.c and base/clock.c, zone.c, i18n.c, service/config.c may have static ones)' \
	"$work/found"
exit $bad
