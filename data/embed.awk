# Turns text files into C: an array of bytes for each (C promises only 4095 bytes in a string
# literal, and the compilers say so) and a table `carried` of {"name", bytes}, the name being the
# path below `root`. Wants LC_ALL=C, so that a character is a byte in every awk.
function bytes(s,    i, line) {
	for (i = 1; i <= length(s); i++)
		line = line ord[substr(s, i, 1)] ","
	return line "10,"
}
BEGIN {
	files = 0
	for (i = 1; i < 256; i++)
		ord[sprintf("%c", i)] = i
}
FNR == 1 {
	if (NR > 1)
		print "0};"
	name[files] = substr(FILENAME, length(root) + 2)
	print "static const unsigned char carried_" files++ "[] = {"
}
{ sub(/\r$/, ""); print bytes($0) }
END {
	print "0};"
	print "static const struct {\n\tconst char *name;\n\tconst unsigned char *text;\n} carried[] = {"
	for (i = 0; i < files; i++)
		print "\t{\"" name[i] "\", carried_" i "},"
	print "};"
}
