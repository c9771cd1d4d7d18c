# Turns files into C: -v mode=sql gives an initialiser list of strings in order; mode=data gives
# {"name", "text"} pairs, the name being the path below data/.
function quote(s) { gsub(/\\/, "\\\\", s); gsub(/"/, "\\\"", s); return "\"" s "\\n\"" }
FNR == 1 {
	if (NR > 1)
		print (mode == "sql") ? "," : "},"
	if (mode != "sql") {
		name = FILENAME
		sub(/^data\//, "", name)
		print "{\"" name "\","
	}
}
{ sub(/\r$/, ""); print quote($0) }
END { print (mode == "sql") ? "," : "}," }
