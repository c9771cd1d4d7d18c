# awk -f verify.awk INSTANCE SOLUTION: checks a roster against the text of an instance and knows nothing
# of the generator. Prints each violation and "objective N violations M"; status 1 when there are any.
# Day 0 is a Monday; a weekend counts when Saturday or Sunday is worked; runs that touch either end of the
# horizon are not held to least lengths.
BEGIN { FS = "," }
function bad(text) {
	print text
	violations++
}
{
	sub(/\r$/, "")
	gsub(/^[ \t]+|[ \t]+$/, "")
	gsub(/[ \t]*,[ \t]*/, ",")
}
/^#/ || /^$/ { next }
FNR == NR && /^SECTION_/ { section = substr($0, 9); next }
FNR == NR && section == "HORIZON" { days = $1 }
FNR == NR && section == "SHIFTS" {
	shifts[++n_shifts] = $1
	minutes[$1] = $2
	n = split($3, part, "|")
	for (i = 1; i <= n; i++)
		after[$1, part[i]] = 1
}
FNR == NR && section == "STAFF" {
	staff[++n_staff] = $1
	for (i = 3; i <= 8; i++)
		most[$1, i] = $i
	n = split($2, part, "|")
	for (i = 1; i <= n; i++) {
		split(part[i], pair, "=")
		most[$1, "of", pair[1]] = pair[2]
	}
}
FNR == NR && section == "DAYS_OFF" {
	for (i = 2; i <= NF; i++)
		if ($i != "")
			off[$1, $i] = 1
}
FNR == NR && section ~ /^SHIFT_O/ {
	wish[++n_wishes] = $1 SUBSEP $2
	wished[n_wishes] = $3
	price[n_wishes] = $4
	wants[n_wishes] = section ~ /ON_/
}
FNR == NR && section == "COVER" {
	place[++n_covers] = $1 SUBSEP $2
	for (i = 3; i <= 5; i++)
		cover[n_covers, i] = $i
}
FNR == NR && section == "HIST" {
	past[$1] = $2
	weight[$1] = $3
}
FNR == NR { next }
{ # the solution
	name = $1
	sub(/[ \t].*/, "", name)
	$0 = substr($0, length(name) + 2)
	gsub(/[ \t]/, "")
	if (seen[name]++ || NF != days)
		bad(name ": " NF " cells, or twice")
	for (d = 0; d < days; d++) {
		cell = $(d + 1)
		if (cell == "-" || cell == "")
			continue
		if (!(cell in minutes))
			bad(name ": unknown shift " cell)
		held[name, d] = cell
		heads[d, cell]++
	}
}
function check_run(name, work, from, to, inner) {
	inner = from > 0 && to < days
	if (work && to - from > most[name, 5])
		bad(name " day " from ": " to - from " days in a row")
	if (work && inner && to - from < most[name, 6])
		bad(name " day " from ": only " to - from " days in a row")
	if (!work && inner && to - from < most[name, 7])
		bad(name " day " from ": only " to - from " days off")
}
function check_person(name, d, total, weekends, from, duties, count, s, shift, last) {
	for (d = 0; d < days; d++) {
		shift = held[name, d]
		if (d && (shift == "") != (last == "")) {
			check_run(name, last != "", from, d)
			from = d
		}
		if (shift != "" && last != "" && (last, shift) in after)
			bad(name " day " d ": " shift " after " last)
		last = shift
		if (shift == "")
			continue
		duties++
		total += minutes[shift]
		count[shift]++
		if ((name, d) in off)
			bad(name ": works on day off " d)
		if (d % 7 == 5 || (d % 7 == 6 && held[name, d - 1] == ""))
			weekends++
	}
	check_run(name, last != "", from, days)
	if (total + 0 > most[name, 3] || total + 0 < most[name, 4])
		bad(name ": " total + 0 " minutes")
	if (weekends + 0 > most[name, 8])
		bad(name ": " weekends " weekends")
	for (s = 1; s <= n_shifts; s++)
		if ((name, "of", shifts[s]) in most && count[shifts[s]] + 0 > most[name, "of", shifts[s]])
			bad(name ": " count[shifts[s]] " of shift " shifts[s])
	if (name in past)
		objective += weight[name] * (past[name] + duties) ^ 2
}
END {
	for (i = 1; i <= n_staff; i++) {
		if (!seen[staff[i]])
			bad(staff[i] ": is missing")
		delete seen[staff[i]]
		check_person(staff[i])
	}
	for (name in seen)
		bad(name ": is unknown")
	for (i = 1; i <= n_wishes; i++)
		if ((held[wish[i]] == wished[i]) != wants[i])
			objective += price[i]
	for (i = 1; i <= n_covers; i++) {
		n = heads[place[i]] - cover[i, 3]
		objective += n < 0 ? -n * cover[i, 4] : n * cover[i, 5]
	}
	printf "objective %d violations %d\n", objective, violations
	exit violations > 0
}
