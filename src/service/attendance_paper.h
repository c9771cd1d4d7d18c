#ifndef SERVICE_ATTENDANCE_PAPER_H
#define SERVICE_ATTENDANCE_PAPER_H
/*
 * The attendance sheet (bảng chấm công trực lễ) drawn from what was counted, as an office paper:
 * inside of service/actuals.h. Pure; Vietnamese whatever the language of the screen is.
 */
#include "service/actuals.h"
#include "service/document.h"

struct attendance_paper { /* all borrowed */
	const struct attendance *attendance;
	const struct document *doc; /* of the roster, for its heads */
	const char *maker;          /* name of who makes it */
	int64_t now;                /* up to then duty counts */
};

typedef void attendance_write(struct str *out, const struct attendance_paper *paper, int width);

attendance_write attendance_write_text; /* `width` columns; 0: 120 */
attendance_write attendance_write_csv;  /* `width` does not matter */
attendance_write attendance_write_html;

/* ---- what all three say ---- */

/* The columns of the sheet: STT, who, a column for each day, hours by class, rest, remarks. */
struct attendance_table {
	size_t columns, rows;        /* a last row sums up */
	char **title;                /* lines, owned */
	char **cell;                 /* row by row, owned */
	size_t first_day, first_sum; /* columns */
};

void attendance_table_make(struct attendance_table *out, const struct attendance *attendance);
void attendance_table_release(struct attendance_table *table);

/* "13,5"; "" for none. */
void attendance_hours(struct str *s, int minutes);
void attendance_day(struct str *s, const struct attendance *attendance, int day); /* "T7 1/5" */
/* "trực thay, đổi ca 1 lượt; vắng 12 giờ": may add nothing. */
void attendance_remark(struct str *s, const struct attendance_line *line);
/* Each adds lines, a newline after each. */
void attendance_title(struct str *s, const struct attendance_paper *paper);
void attendance_marks(struct str *s, const struct attendance_paper *paper);
void attendance_notes(struct str *s, const struct attendance_paper *paper);

#define ATTENDANCE_MAKER  "NGƯỜI CHẤM CÔNG"
#define ATTENDANCE_SIGNER "THỦ TRƯỞNG ĐƠN VỊ"
#define ATTENDANCE_SIGN   "(Ký, ghi rõ họ tên)"

#endif
