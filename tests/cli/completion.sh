#!/bin/sh
# Completion in bash: nouns, verbs, options, periods.
. "$srcdir/tests/cli/lib.sh"

cat > try.bash <<'EOF'
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_trucban
printf '%s\n' "${COMPREPLY[@]}"
EOF
offers() {
	bash try.bash "$srcdir/completion/trucban" "$@" > out 2> err || die "completion of $*"
	nothing_on err
}
offers trucban ''
out roster now init
no_out --db
offers trucban ros
[ "$(cat out)" = roster ] || die "ros"
offers trucban round ''
out list show
offers trucban --json --db x.db roster g
[ "$(cat out)" = generate ] || die "roster g"
offers trucban roster cover --r
[ "$(cat out)" = --reason ] || die "roster cover --r"
offers trucban roster show 30
[ "$(cat out)" = 30-4 ] || die "roster show 30"
offers trucban init --p
[ "$(cat out)" = --profile ] || die "init --p"
offers trucban --la
[ "$(cat out)" = --lang ] || die "--la"
