#ifndef DOMAIN_READ_TABLE_H
#define DOMAIN_READ_TABLE_H
/*
 * A roster as people keep it in a spreadsheet: a row for each day (or for each shift of a day), a
 * column for each post, names in the cells; or, as our own export has it, a row for each slot.
 * Pure: text in, values out.
 *
 * Columns are separated by , ; or tabs; lines above the header and below the table are left out.
 * A post's column is headed by its title or id, any case, with or without accents, and may name a
 * shift: "Trực ban (ca đêm)", "Trực ban 19:30", or a second line of headers does. Days: "Thứ Sáu
 * 30/4", "30/04/2027", "2027-04-30"; an empty one is that of the row above. A cell holds codes or
 * names, several of them separated by ; , / or a line break, with titles, positions and telephone
 * numbers around them ("Đ/c Nguyễn Văn A - PGĐ, 0912 345 678"), or a unit that will name somebody.
 */
#include "domain/finding.h"
#include "domain/person.h"
#include "domain/roster.h"

enum hand_said {
	HAND_UNSAID, /* no cell speaks of the slot, or an empty one does */
	HAND_OPEN,   /* "(chưa có người)" */
	HAND_PERSON,
	HAND_UNIT,
	HAND_SHARED, /* several people in turn, who are covers: its holder stays as it is */
	HAND_FAULT,  /* a fault is told of it; it stays open */
};

struct hand_place { /* what the table says of one slot */
	enum hand_said said;
	char *who;    /* code of the person, or the unit; NULL when neither */
	int line;     /* in the file; 0: unsaid */
	char *column; /* as its header has it; NULL: unsaid */
};

struct hand_table {
	struct hand_place *place; /* one for each slot of the roster, in its order */
	size_t n;
	size_t kept; /* slots that have begun, of which the table says something else */
};

struct hand_reading {                /* all borrowed */
	const struct roster *roster; /* laid out: its slots are to be filled */
	const struct staff *staff;
	int64_t begun; /* slots that start then or before stay as they are; INT64_MIN: none */
};

/*
 * All faults are found in one pass and stand in `bad` in the order of lines: errors where a cell, a
 * day or a column cannot be taken, notices for what was left out or had to be guessed. ERR_INPUT
 * when it is no such table at all. The places of posts that are held along with another one are
 * only checked against that.
 */
MUST_CHECK bool hand_table_read(struct hand_table *out, const struct hand_reading *reading,
                                const char *name, const char *text, size_t n, struct findings *bad,
                                struct err *err);
void hand_table_release(struct hand_table *table);

#endif
