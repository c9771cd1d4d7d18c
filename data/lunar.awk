# Turns lunar.csv into the rows of a C table: {year, month and day of Tết, of the 10th of the third
# month, days of the month before Tết}.
BEGIN { FS = "," }
FNR > 1 {
	split($2, tet, "-")
	split($3, kings, "-")
	printf "{%d, %d, %d, %d, %d, %d},\n", $1, tet[2], tet[3], kings[2], kings[3], $4
}
