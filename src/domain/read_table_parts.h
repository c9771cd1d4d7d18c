#ifndef DOMAIN_READ_TABLE_PARTS_H
#define DOMAIN_READ_TABLE_PARTS_H
/* The parts of domain/read_table.h, from the header to the slots: inside of it. */
#include "base/csv.h"
#include "domain/read_table.h"
#include "domain/read_table_who.h"
#include "domain/read_table_word.h"

/* ---- the header (read_table_head.c) ---- */

enum head_kind {
	HEAD_UNKNOWN,
	HEAD_SILENT, /* known, not wanted: numbers of lines */
	HEAD_DAY,    /* with its weekday, in one column or two */
	HEAD_SHIFT,
	HEAD_POST, /* names in it */
	/* a row for each slot: */
	HEAD_POST_NAME,
	HEAD_SLOT,
	HEAD_PART,
	HEAD_CODE,
	HEAD_NAME,
};

struct head {
	enum head_kind kind;
	const struct post *post;
	struct label label;
	char *text; /* as messages name it */
};

struct heads {
	struct head *head; /* one for each column of the sheet */
	size_t n;
	size_t row, first; /* the header; the row below it */
	bool is_long;      /* a row for each slot */
	size_t known;      /* columns, to tell which separator is right */
};

/* False when no row is a header. */
bool heads_find(struct heads *out, const struct csv *csv, const struct roster *roster);
/* The post and the shift that a text names, as a heading does. */
const struct post *heads_post(struct label *label, const char *text, const struct posts *posts);
/* Does all of the text say when, in the words of this post (its pattern)? */
bool label_read(struct label *label, const struct post *pattern, const char *text);
void heads_release(struct heads *heads);

/* ---- cells (read_table_cell.c) ---- */

enum named_kind { NAMED_PERSON, NAMED_PART, NAMED_UNIT, NAMED_NOBODY, NAMED_SEVERAL };

struct named { /* somebody in a cell */
	enum named_kind kind;
	const struct person *person;
	const char *unit;   /* borrowed from the staff */
	struct label label; /* "Ca đêm: Nguyễn Văn A" */
	char *text;         /* as it is written */
	char *others;       /* whom it may mean; NULL: nobody comes near */
};

struct cell {
	struct named *named;
	size_t n;
	bool is_open; /* it says that there is nobody yet */
	char *rest;   /* words that were not understood beside the names, or NULL */
};

void cell_read(struct cell *out, const char *text, const struct known_staff *staff,
               const struct post *post, struct date day);
void cell_release(struct cell *cell);

/* ---- slots (read_table_place.c) ---- */

struct hand_state {
	const struct hand_reading *reading;
	const char *name; /* of the file */
	struct csv csv;
	struct heads heads;
	struct known_staff staff;
	struct findings *bad; /* borrowed */
	struct hand_table table;
	bool *has_day; /* for each slot: a row is of its day */
	char **guess;  /* what was told to be guessed already */
	size_t n_guesses;
	const struct csv_row *row; /* that is being read, */
	struct date day;           /* its day, */
	const char *when;          /* and what it says of its shift or hours */
};

/* An error of this cell; a notice. */
void hand_wrong(struct hand_state *s, size_t column, const char *code, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
void hand_note(struct hand_state *s, size_t column, const char *code, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/* The slots of a post on the day of the row, narrowed by labels; indices, owned. */
struct slots {
	size_t *at;
	size_t n;
};
void hand_slots(struct slots *out, const struct hand_state *s, const struct post *post);
void slots_narrow(struct slots *slots, const struct hand_state *s, const struct label *label);
/* The same by what a whole row says, which may be the shift of another post: where it leaves none,
 * the slot that has most of its hours, were it of the day before. */
void slots_of_row(struct slots *slots, const struct hand_state *s, const struct post *post,
                  const struct label *label);

/* They stay open, for a fault that is told. */
void hand_doubt(struct hand_state *s, size_t column, const struct slots *slots);

/* Puts what a cell says into these slots. */
void hand_put_cell(struct hand_state *s, size_t column, const struct post *post,
                   struct slots *slots, const char *text);

/* A row for each slot (read_table_long.c): what it says goes to its slot; before, what several rows
 * say of one slot. */
void hand_long_share(struct hand_state *s);
void hand_long_row(struct hand_state *s);

/* What the whole table does not say, once its rows are read (read_table_end.c). */
void hand_end(struct hand_state *s);
/* The slots that the shift or the hours of the row leave; false when they are no such. */
bool hand_narrow_row(struct slots *slots, const struct hand_state *s, const struct post *post);
/* The column of that kind, or the number of columns. */
size_t hand_column(const struct hand_state *s, enum head_kind kind);
bool hand_has_begun(const struct hand_state *s, const struct slot *slot);

#endif
