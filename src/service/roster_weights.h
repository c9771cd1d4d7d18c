#ifndef SERVICE_ROSTER_WEIGHTS_H
#define SERVICE_ROSTER_WEIGHTS_H
/*
 * What a good roster is worth: the costs of which the generator seeks the least sum. Set in
 * trucban.conf (section weights) or in a file of the same options; kept in the audit row of a
 * draft, so that it can be explained later by what it was made with.
 */
#include <stdbool.h>

#include "base/err.h"

/*
 * By default a shift of 3 points for somebody 6 points ahead of the others costs 450 more than for
 * the others, and a wish weighs about as much; nobody who has a slot in the published version is
 * moved for reasons of fairness.
 */
struct roster_weights {
	int points;   /* times the square of a person's points */
	int shifts;   /* times the square of the shifts in this roster */
	int adjacent; /* two days running */
	int wish_off; /* duty where somebody would rather not */
	int wish_on;  /* what duty is worth where somebody would like to */
	int moved;    /* somebody loses a slot that the published version gives */
	int behind;   /* points below the average at most: who comes new need not make up for years
	               */
};

enum { ROSTER_WEIGHTS = 7 };

struct weight_name { /* of a weight in files and audit rows, and the most it may be */
	const char *name, *vietnamese;
	int most;
};

void roster_weights_default(struct roster_weights *out);
bool roster_weights_equal(const struct roster_weights *a, const struct roster_weights *b);
const struct weight_name *roster_weights_name(int i);
int roster_weights_get(const struct roster_weights *weights, int i);
void roster_weights_set(struct roster_weights *weights, int i, int value);

/* "points=10 shifts=5 ...", owned. */
char *roster_weights_format(const struct roster_weights *weights);
/* Finds that text within a longer one, such as the detail of an audit row; false: it is not there.
 */
bool roster_weights_find(struct roster_weights *out, const char *text);

/* What the file sets; the rest of `weights` stays. ERR_INPUT with file and line. */
MUST_CHECK bool roster_weights_read(struct roster_weights *weights, const char *path,
                                    struct err *err);

#endif
