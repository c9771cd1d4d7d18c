#ifndef DOMAIN_ACTUAL_H
#define DOMAIN_ACTUAL_H
/*
 * Actual duty: who was really on, a record of its own beside the roster, which never changes. All
 * records of a batch together say it for one slot; the newest batch counts. A slot without a batch
 * was kept as the roster resolves. Ledger, hours and rest owed count actual duty.
 */
#include "domain/roster.h"

enum actual_source { ACTUAL_HANDOVER, ACTUAL_SUPERVISOR };

struct actual {
	char *id, *batch;
	char *period, *slot;
	char *person; /* code, "" nobody was there */
	char *name, *position;
	int64_t from, to;
	enum actual_source source;
	char *reason;
	char *by;
	int64_t uid;
	char *auth;
	int64_t made_at;
};

struct actuals {
	struct actual *actual; /* in the order in which they were recorded */
	size_t n;
};

/* The resolved duty with what was recorded put in place of it; `out` borrows from all three, a
 * segment of actual duty has no change. Concurrent posts follow theirs. */
void actual_resolve(struct segments *out, const struct roster *roster,
                    const struct segments *planned, const struct actuals *actuals);
void actual_release(struct actual *actual);
void actuals_release(struct actuals *actuals);
const char *actual_source_name(enum actual_source source); /* "handover", "supervisor" */

#endif
