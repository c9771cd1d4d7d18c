#ifndef SOLVE_RULE_H
#define SOLVE_RULE_H
/* The kinds of hard rules of solve/model.h: each rule of a model has a name of its own. */
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define SOLVE_NONE (-1)        /* no person, no slot, no group */
#define SOLVE_MUST INT64_MAX   /* in place of a cost: a rule, not to be had at any price */
#define SOLVE_ANY  (INT64_MAX) /* in place of a greatest number: no limit */

/* Stable: part of the wire format. In front of the colon: which fields of the rule have a meaning.
 */
enum solve_rule_kind {
	SOLVE_COVER,  /* slot: `need` people must hold it, and no more; where it has no price */
	SOLVE_LEAVE,  /* person, slot: or all slots that one leave forbids, slot SOLVE_NONE */
	SOLVE_SKILL,  /* person, group: lacks what the post wants */
	SOLVE_EXEMPT, /* person: exempt from all, night or on-site duty */
	SOLVE_REST,   /* person: hours of rest between slots */
	SOLVE_MAX,    /* person, value: at most so many slots, minutes, weekends ... */
	SOLVE_FIXED,  /* slot, person: holds it whatever it costs; locked, or already past */
	SOLVE_ABSENT, /* person: not employed at that time, or dropped out */
	SOLVE_BUSY,   /* person, slot: clashes with a duty outside this model */
	SOLVE_MIN,    /* person, value: at least so many slots, minutes ... */
	SOLVE_RUN,    /* person: lengths of runs of work and of rest */
	SOLVE_COUPLE, /* value: pairs, one senior per shift, a unit not emptied */
	SOLVE_KINDS
};

struct solve_rule {
	enum solve_rule_kind kind;
	int32_t person, slot, group, value; /* SOLVE_NONE where it has no meaning */
	int32_t tag; /* the caller's own, carried along; e.g. a leave's number */
};

#endif
