#ifndef SERVICE_ROSTER_REPAIR_H
#define SERVICE_ROSTER_REPAIR_H
/*
 * Somebody drops out of a published roster: the least change that mends it (service/roster_least.h
 * says what least is), shown before it becomes a draft amendment. What has begun stays, and what is
 * locked stays as long as its holder can. Rest or limits that were overruled by hand before stay
 * overruled, but who has too little rest gets nothing more. A person whose duty runs already, or
 * who covers a part of a slot, is not replaced here: that wants `roster cover`. Whom the published
 * version was repaired for is still absent, unless he is named anew.
 */
#include "domain/diff.h"
#include "domain/finding.h"
#include "service/app.h"
#include "service/roster_least.h"

struct absence {
	const char *person; /* code or name */
	int64_t from, to;   /* 0: from now, to the end of the roster */
};

struct repair_options {
	const struct absence *absent; /* may be none: what leave has made impossible is mended */
	size_t n_absent;
	double seconds; /* 0: as configured */
	unsigned seed;
};

struct repair_line { /* of the same index in the diff */
	char *why;
};

struct repair_candidate {
	char *person, *name;
	const char *code; /* of the rule that bars him, as in findings */
	char *why;
};

struct repair_open { /* a slot that nobody can take */
	char *slot;
	int64_t start, end;
	struct repair_candidate *candidate; /* those who have the skill */
	size_t n;
};

struct repair_part { /* to be covered by hand */
	char *slot, *person, *name;
	int64_t from, to;
};

struct repair_away { /* still absent, as the published version was repaired for */
	char *person, *name;
	int64_t from, to;
};

struct repair {
	struct diff diff;         /* the published version and the draft */
	struct repair_line *line; /* diff.n of them */
	struct repair_open *open;
	size_t n_open;
	struct repair_part *part;
	size_t n_parts;
	struct repair_away *away;
	size_t n_away;
	bool has_draft;             /* one is stored already, which this would replace */
	struct least_counts counts; /* without those who are absent */
	bool is_least;              /* proven: no change is smaller */
	bool is_best;               /* proven: none of those as small is better */
	double seconds;
	struct findings findings; /* of the draft */
};

struct roster_repair;

/* Nothing is stored yet. NULL: ERR_NOT_FOUND "no-roster" where none is published ... */
MUST_CHECK struct roster_repair *roster_repair_new(struct app *app, const char *period,
                                                   const struct repair_options *options,
                                                   struct err *err);
const struct repair *roster_repair_result(const struct roster_repair *repair);
const struct roster *roster_repair_draft(const struct roster_repair *repair);
/* The draft amendment and its audit row "roster repair"; once. ERR_CONFLICT "overtaken" when
 * another version was published meanwhile. */
MUST_CHECK bool roster_repair_store(struct roster_repair *repair, struct app *app, struct err *err);
void roster_repair_free(struct roster_repair *repair); /* NULL is fine */

#endif
