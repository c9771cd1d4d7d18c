#!/bin/sh
# The arrows between the layers, the one door of each library and of each part of the system, and what
# the programs are linked with. Needs $srcdir and $builddir, and the archives built.
set -eu
LC_ALL=C
export LC_ALL
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

complain() {
	echo "$1:"
	sed 's/^/  /' "$2"
	bad=1
}

# ---- arrows: file, then what it includes ---------------------------------------------------------

cd "$srcdir"
folders=src
[ -d ui ] && folders="src ui"
# shellcheck disable=SC2086
grep -rn --include='*.[ch]' '^ *# *include' $folders |
	sed -n 's/^\([^:]*\):[0-9]*: *# *include *\([<"][^>"]*\)[>"].*/\1 \2/p' > "$work/includes"
[ -s "$work/includes" ] || { echo "no source found in $srcdir"; exit 1; }

awk '
BEGIN {
	may["base"] = " base "
	may["domain"] = " base domain "
	may["solve"] = " base domain solve "
	may["certify"] = " base certify "
	may["store"] = " base domain store "
	may["service"] = " base domain store service "
	may["command"] = " base domain service command "
	may["ui"] = " base domain service command ui "
	may["main"] = " base command ui "
	# Models, results and messages of the generator are plain values without the LP library.
	shared["solve/check.h"] = shared["solve/model.h"] = 1
	shared["solve/result.h"] = shared["solve/wire.h"] = 1
	shared["solve/certificate.h"] = shared["certify/certify.h"] = 1
	shared["solve/wire_proof.h"] = 1
	shared["solve/model_build.h"] = shared["solve/proof.h"] = 1
}
$2 ~ /^"/ {
	what = substr($2, 2)
	split($1, path, "/")
	from = path[1] == "ui" ? "ui" : path[2] == "main.c" ? "main" : path[2]
	if (!(from in may)) {
		print $1 " lies in no layer"
		next
	}
	if (what ~ /\.inc$/) # made by make, from data
		next
	n = split(what, part, "/")
	to = n == 1 ? "ui" : part[1] # -Iui: its headers have no folder
	if ((from == "service" || from == "certify") && what in shared)
		next
	if (index(may[from], " " to " ") == 0)
		print $1 " includes " what
}' "$work/includes" | sort -u > "$work/arrows"
[ -s "$work/arrows" ] && complain "against the arrows of the layers" "$work/arrows"

# ---- doors: header (or first part of its path), then the only files that may include it ----------

cat > "$work/doors" <<'EOF'
^sqlite3\.h$ ^src/store/db_sqlite\.c$
^libpq-fe\.h$ ^src/store/db_pq\.c$
^n?curses(w)?(/|\.h$) ^ui/term\.c$
^term\.h$ ^ui/term\.c$
^(libical/|ical\.h$) ^src/service/ical_[a-z0-9_]*\.c$
^confuse\.h$ ^src/service/config\.c$
^jansson\.h$ ^src/command/json\.c$
^qrencode\.h$ ^src/service/qr\.c$
^utf8proc\.h$ ^src/base/utf8\.c$
^sodium ^src/base/(hash|sign|random|secret)\.c$
^(coin/|Cbc|Clp|Coin) ^src/solve/lp\.c$
^langinfo\.h$ ^src/base/i18n\.c$
EOF
awk '
NR == FNR { header[NR] = $1; door[NR] = $2; n = NR; next }
substr($2, 1, 1) == "<" {
	what = substr($2, 2)
	for (i = 1; i <= n; i++)
		if (what ~ header[i] && $1 !~ door[i])
			print $1 " includes <" what ">"
}' "$work/doors" "$work/includes" > "$work/through"
[ -s "$work/through" ] && complain "past the one door of a library" "$work/through"

# ---- doors of the system: functions that only some objects may call -------------------------------

cd "$builddir"
for archive in lib*.a; do
	nm -A -u "$archive"
done | sed -e 's/\.o:  *U / /' -e 's/@.*//' -e 's/^lib\([a-z]*\)\.a:\(lib[a-z]*_a-\)\{0,1\}/\1\//' \
	> "$work/calls"
[ -s "$work/calls" ] || { echo "no archive found in $builddir"; exit 1; }

# functions, then the objects (layer/file) that may call them
cat > "$work/calls.doors" <<'EOF'
^(time|time64|clock_gettime|gettimeofday|ftime|timespec_get)$ ^base/clock$
^(localtime|gmtime)_r|^(mktime|timegm|tzset|strftime|strptime|wcsftime|getdate)$ ^$
^(rename|renameat|mkstemp|mkostemp|mkstemps|creat|creat64|link|linkat|mkdir|mkdirat|tmpfile)$ ^base/file$
^(fopen|fopen64|freopen|freopen64|truncate|ftruncate|ftruncate64)$ ^(command|ui)/
^(setlocale|bindtextdomain|textdomain|nl_langinfo)$ ^base/i18n$|^ui/term$
^(printf|__printf_chk|vprintf|__vprintf_chk|puts|putchar|perror|syslog|stdout)$ ^(command|ui)/
^(fprintf|__fprintf_chk|vfprintf|fwrite|fputs|fputc|fputs_unlocked|stderr|exit)$ ^(command|ui)/|^base/mem$
^(rand|srand|random|srandom|rand_r|drand48)$ ^$
^(getenv|secure_getenv)$ ^base/i18n$|^(service|command|ui)/
EOF
# Layers without input and output: nothing of the system at all.
cat > "$work/calls.pure" <<'EOF'
^(open|open64|openat|openat64|read|write|fsync|unlink|stat|stat64|access|poll|fork|vfork|execv.*|kill|getpid|getuid)$
EOF
awk '
FILENAME ~ /calls\.doors$/ { call[++n] = $1; door[n] = $2; next }
FILENAME ~ /calls\.pure$/ { pure = $1; next }
{
	for (i = 1; i <= n; i++)
		if ($2 ~ call[i] && $1 !~ door[i])
			print $1 ".c calls " $2
	if ($1 ~ /^domain\// && $2 ~ pure)
		print $1 ".c calls " $2
	if ($1 ~ /^(solve|certify)\// && $1 !~ /^solve\/(main|wire)$/ && $2 ~ pure)
		print $1 ".c calls " $2
}' "$work/calls.doors" "$work/calls.pure" "$work/calls" > "$work/called"
[ -s "$work/called" ] && complain "past the one door of the system" "$work/called"

# ---- programs: only the worker carries the LP solver ----------------------------------------------

for program in trucban .libs/trucban trucban-certify; do
	[ -x "$program" ] || continue
	ldd "$program" | grep -Ei 'libcbc|libclp|libcgl|libosi|libcoin' > "$work/linked" || continue
	complain "$program is linked with the LP solver" "$work/linked"
done
for program in trucban-solve trucban-certify; do
	[ -x "$program" ] || continue
	ldd "$program" | grep -Ei 'sqlite|curses|libtinfo|libical|confuse|jansson' > "$work/linked" || continue
	complain "$program is linked with more than it needs" "$work/linked"
done
exit $bad
