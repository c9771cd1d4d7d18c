#ifndef SERVICE_ROSTER_PRICE_H
#define SERVICE_ROSTER_PRICE_H
/*
 * What it would cost that somebody holds a slot, or does not: inside of service/roster_defence.h.
 * First by the change in place (the slot alone, or an exchange of two slots), then, while there is
 * time, by generating the whole roster again with that fixed.
 */
#include "service/roster_bar.h"
#include "service/roster_cost.h"

struct price_question {
	int32_t person, slot;
	bool holds; /* he is to hold it; else he is not to */
};

struct price {
	bool is_possible; /* else no roster with it was found, or none exists (is_exact) */
	bool is_exact;    /* nothing cheaper exists; else it is what the change in place costs */
	struct cost_parts added; /* to the cost of the roster; below 0 where it is better */
	int others;              /* slots besides this one that change hands */
	int points;              /* of the person in this roster, then */
};

void price_in_place(struct price *out, const struct roster_case *c,
                    const struct price_question *question);
/* Makes `price` exact when `seconds` are enough. */
MUST_CHECK bool price_again(struct price *price, const struct roster_case *c,
                            const struct price_question *question, double seconds, struct err *err);

#endif
