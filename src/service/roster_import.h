#ifndef SERVICE_ROSTER_IMPORT_H
#define SERVICE_ROSTER_IMPORT_H
/*
 * A roster that was made by hand, from a table as people keep it: a row for each day, or for each
 * shift of a day, a column for each post, names in the cells. It becomes the draft of its period
 * and is checked like one of our own.
 */
#include "service/rosters.h"
#include "service/staff.h"

struct roster_import {
	struct import_result
	    result;               /* slots added, changed, the same as in the draft or roster that
	                             there was; faults name file, line, column and what was wanted */
	struct roster draft;      /* as it is, or would be with what could be read; no slots
	                                when nothing could */
	struct findings findings; /* of it, with the place in the file; gaps that a fault explains
	                             are left out */
	bool is_stored;
	size_t filled, open; /* its slots, without posts held along with another one */
};

struct roster_import_options {
	bool try;     /* nothing is stored */
	bool partial; /* cells with faults stay open; else nothing is stored when there is one */
	bool lock;    /* what was read is locked, so that generate fills the rest */
};

/*
 * ERR_INPUT "bad-lines" when there are faults, unless `partial`; `out` is filled all the same.
 * Where a roster is published the draft is its amendment: slots that have begun stay. ERR_CONFLICT
 * "stale", "submitted" as in service/roster_edit.h.
 */
MUST_CHECK bool roster_import(struct roster_import *out, struct app *app, const char *period,
                              const char *path, const struct roster_import_options *options,
                              struct err *err);
void roster_import_release(struct roster_import *import);

#endif
