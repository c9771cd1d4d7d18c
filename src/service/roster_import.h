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
	struct import_result result; /* faults name file, line, column and what was wanted */
	struct roster draft;         /* what was stored; has no slots when nothing was */
	struct findings findings;    /* of it */
	size_t filled, open;
};

struct roster_import_options {
	bool try;     /* nothing is stored */
	bool partial; /* cells with faults stay open; else nothing is stored when there is one */
	bool lock;    /* what was read is locked, so that generate fills the rest */
};

/* ERR_CONFLICT "stale", "submitted" as in service/roster_edit.h. */
MUST_CHECK bool roster_import(struct roster_import *out, struct app *app, const char *period,
                              const char *path, const struct roster_import_options *options,
                              struct err *err);
void roster_import_release(struct roster_import *import);

#endif
