#ifndef SERVICE_ROSTER_CANDIDATES_H
#define SERVICE_ROSTER_CANDIDATES_H
/*
 * Who may take a slot: of the draft, where the period has one, else of the published roster from
 * now on. Quick: prices are those of the change in place (service/roster_defence.h asks the
 * generator). Of a published slot that runs already: who can relieve its holder from this minute to
 * its end; then there are no prices, and who has the fewest points is named first.
 */
#include "service/rosters.h"

struct candidate {
	char *person, *name, *unit;
	char *phone; /* E.164 or "" */
	bool is_holder;
	char *code, *why;    /* the rule that bars him, and in words; NULL: he may */
	bool can_be_forced;  /* it is a rule of rest, of limits or of pairs and units */
	int rested, resting; /* minutes to his duty before it and after it; -1: none near */
	int points, shifts;  /* with this slot: over the years; in this roster */
	int64_t cost;        /* of the roster when he takes it, less the cost now */
	int moves;  /* of that: slots more that change hands against the version in force */
	char *wish; /* against it or for it, in words; NULL: none */
};

struct candidates {
	struct roster roster;        /* that was looked at */
	const struct slot *slot;     /* in it */
	struct candidate *candidate; /* the holder, those who may by cost, those who may be forced,
	                                those barred */
	size_t n;
	int unskilled;     /* so many people lack the skill and are not named */
	int64_t move_cost; /* what each slot that changes hands is of the costs; 0: no prices */
};

/* ERR_NOT_FOUND "no-such-slot"; ERR_CONFLICT "past", "concurrent". */
MUST_CHECK bool roster_candidates(struct candidates *out, struct app *app, const char *slot,
                                  struct err *err);
void candidates_release(struct candidates *candidates);

#endif
