#ifndef SERVICE_ROSTER_DEFENCE_H
#define SERVICE_ROSTER_DEFENCE_H
/*
 * The defence sheet of a roster (bản giải trình): by which rules it was made, what each person had
 * before and has with it, whose wishes were not met and what that would have cost, who was left out
 * and why, and why not somebody else here. Looks at the version as it was made, without covers; at
 * staff, leave and other rosters as they are now.
 */
#include "service/roster_cost.h"
#include "service/roster_price.h"

struct defence_person {
	char *person, *name;
	int before;  /* points of other rosters and of what had begun */
	int counted; /* what the generator reckoned with instead: who comes new need not catch up */
	int points;  /* of this roster */
	int shifts[WEIGHTS]; /* by the kind of time that most of each lies in */
	int nights;
	struct cost_parts parts;
};

struct defence_wish { /* not met */
	char *person, *name;
	enum leave_kind kind;
	int64_t from, to;
	char *slot;         /* that he holds against it; or that he could have held */
	struct price price; /* of meeting it, but for what the wish itself is worth */
};

struct defence_reason { /* why somebody has no duty at all */
	char *person, *name;
	char *text;
};

struct defence {
	struct roster roster;
	struct roster_weights weights;
	bool usual_weights; /* they are those of the configuration */
	char **rule;        /* in words */
	size_t n_rules;
	struct defence_person *person;
	size_t n_people;
	struct defence_wish *wish;
	size_t n_wishes, n_met;
	struct defence_reason *reason;
	size_t n_reasons;
	struct cost_parts parts;
};

struct defence_options {
	int version;    /* see roster_load() */
	double seconds; /* for generating again; 0: as configured */
};

MUST_CHECK bool roster_defence(struct defence *out, struct app *app, const char *period,
                               const struct defence_options *options, struct err *err);
void defence_release(struct defence *defence);

/* ---- one slot: why not somebody else? ---- */

struct defence_candidate {
	char *person, *name;
	bool is_holder;
	const char *code;   /* of the rule that bars him, or NULL */
	char *why;          /* in words; for who is not barred NULL */
	int before, points; /* as above, as the roster stands */
	struct price price;
};

struct defence_slot {
	struct roster roster;
	struct roster_weights weights;
	const struct slot *slot;             /* in it */
	struct defence_candidate *candidate; /* the holder, then the cheapest, then those barred */
	size_t n;
	int unskilled; /* so many people lack the skill */
};

/* ERR_NOT_FOUND "no-such-slot"; ERR_CONFLICT "past" for what had begun when the version was made,
 * "concurrent" for a slot that follows another. */
MUST_CHECK bool roster_defence_slot(struct defence_slot *out, struct app *app, const char *period,
                                    const char *slot, const struct defence_options *options,
                                    struct err *err);
void defence_slot_release(struct defence_slot *defence);

/* ---- inside of these two ---- */

struct defence_time { /* how long rosters may still be generated again */
	double left, each;
};

/* In place, then again while there is time. */
MUST_CHECK bool defence_price(struct price *out, const struct roster_case *c,
                              const struct price_question *question, struct defence_time *time,
                              struct err *err);
void defence_start(struct defence_time *out, const struct app *app,
                   const struct defence_options *options);
MUST_CHECK bool defence_load(struct roster *roster, struct roster_case *c, struct app *app,
                             const char *period, int version, struct err *err);
int defence_before(const struct roster_case *c, const char *person);

#endif
