#ifndef SERVICE_ROSTER_CERTIFY_H
#define SERVICE_ROSTER_CERTIFY_H
/*
 * Is a stored roster the best there is? The question that it answers is asked again, with the
 * weights that it was made with and staff, leaves and other rosters as they are now, until somebody
 * proves a bound; certify/certify.h counts bound and cost again before any of it is told. Stores
 * nothing.
 */
#include "domain/roster.h"
#include "service/app.h"

struct certify_options {
	int version;    /* see roster_load() */
	double seconds; /* for the proof; 0: as configured */
};

struct roster_certified {
	struct roster roster;
	int64_t objective; /* what it costs today; another number than the roster's own when what it
	                      was made from has changed */
	int64_t bound;     /* no roster costs less: counted, not believed */
	int64_t found;     /* the cheapest that was come upon meanwhile, at most `objective` */
	bool is_best;      /* objective == bound */
	int64_t offset;    /* what no choice can change, in these costs but in none of the file's */
	char *file;        /* solve/certificate.h */
	size_t n;          /* bytes of it */
};

/*
 * ERR_CONFLICT: "breaks-rules" (the roster does), "nothing-open" (nothing of it was the generator's
 * to decide), "no-proof" (none in that time); ERR_FINDINGS "not-certified" when the proof does not
 * hold.
 */
MUST_CHECK bool roster_certify(struct roster_certified *out, struct app *app, const char *period,
                               const struct certify_options *options, struct err *err);
void roster_certified_release(struct roster_certified *certified);

#endif
