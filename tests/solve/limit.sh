#!/bin/sh
# A time limit holds whatever the generator and the machine do, and no worker outlives who asked. Needs
# $srcdir, $builddir and $TRUCBAN_SOLVE.
set -eu
work=$(mktemp -d)
busy=
trap 'kill $busy 2> /dev/null || :; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
bad=0
solve=$builddir/tests/bench/solve_instance

complain() {
	echo "$1"
	bad=1
}

# Is what lasted from $1 to $2 (seconds.nanoseconds) at most $3 seconds?
within() {
	awk -v from="$1" -v to="$2" -v most="$3" 'BEGIN { exit !(to - from <= most) }'
}

# Does any worker of $work/pids live 5 s on?
alive() {
	tries=0
	while [ $tries -lt 50 ]; do
		lives=
		while read -r pid; do
			# A dead one whom nobody asks for stays as a zombie where init does not care.
			grep -qs '^State:.*[RSDT] ' "/proc/$pid/status" && lives=$pid
		done < "$work/pids"
		[ -n "$lives" ] || return 1
		sleep 0.1
		tries=$((tries + 1))
	done
}

# ---- a machine that has other work to do --------------------------------------------------------------

sh -c 'while :; do :; done' &
busy=$!
sh -c 'while :; do :; done' &
busy="$busy $!"

# Half a year of 50 people is not solved in 3 s.
"$builddir/tests/bench/make_instance" 182 50 1 > "$work/long.txt"
start=$(date +%s.%N)
said=$("$solve" "$work/long.txt" --time 3 --out "$work/roster") || :
end=$(date +%s.%N)
within "$start" "$end" 3.5 || complain "--time 3 took from $start to $end"
case $said in
"objective "*" status feasible seconds "*)
	found=$(awk -f "$srcdir/tests/solve/verify.awk" "$work/long.txt" "$work/roster") || complain "$found"
	;;
"objective - bound "*" status unknown seconds "*) ;;
*) complain "--time 3: $said" ;;
esac

# ---- a worker that never answers ------------------------------------------------------------------------

cat > "$work/worker" <<END
#!/bin/sh
echo \$\$ >> "$work/pids"
exec sleep 60
END
chmod +x "$work/worker"
start=$(date +%s.%N)
status=0
said=$(TRUCBAN_SOLVE=$work/worker "$solve" "$srcdir/tests/solve/instances/hol12.txt" --time 1) || status=$?
end=$(date +%s.%N)
within "$start" "$end" 1.5 || complain "--time 1 took from $start to $end"
[ $status = 3 ] || complain "no roster: status $status"
case $said in
"objective - bound - status unknown seconds "*) ;;
*) complain "no roster: $said" ;;
esac
! alive || complain 'a worker that never answers lives on'

# ---- signals to the one that asked ------------------------------------------------------------------------

# Jobs of a shell ignore SIGINT; a program at a terminal does not.
for signal in INT TERM KILL; do
	rm -f "$work/pids"
	TRUCBAN_SOLVE=$work/worker env --default-signal=INT \
		"$solve" "$srcdir/tests/solve/instances/hol12.txt" --time 60 > /dev/null &
	asked=$!
	tries=0
	while [ ! -s "$work/pids" ] && [ $tries -lt 100 ]; do
		sleep 0.1
		tries=$((tries + 1))
	done
	kill -$signal $asked
	wait $asked || :
	! alive || complain "SIG$signal leaves a worker behind"
done
exit $bad
