#ifndef DOMAIN_LEDGER_GROUP_H
#define DOMAIN_LEDGER_GROUP_H
/* The ledger added up for reading: by person, unit, post, kind of day or year. */
#include "domain/ledger.h"

enum ledger_by { BY_PERSON, BY_UNIT, BY_POST, BY_KIND, BY_YEAR, LEDGER_BYS };

/* What of the ledger is wanted; NULL and 0: all. */
struct ledger_query {
	enum ledger_by by;
	int year;
	bool has_span; /* from..to: duty whose day, history whose whole time lies in it */
	struct date from, to;
	const char *person; /* code */
	const char *unit;   /* as people have it */
	const char *post;   /* id */
};

struct ledger_group {
	char *key;   /* code, unit, id, "tet_eve", "2027" */
	char *label; /* name, unit, title, translated kind, year */
	struct ledger_count kind[WEIGHTS];
	struct ledger_count total;
	int people; /* of a unit: those who are there */
	/* of people */
	bool exempt; /* from all duty now */
	bool has_left;
	bool is_new; /* first duty within a year, of a ledger that goes back further */
	bool has_first;
	struct date first; /* day of the first duty ever */
};

struct ledger_groups {
	struct ledger_group *group; /* most points first; years and kinds in their order */
	size_t n;
	int average; /* points in tenths, over people who are there and not exempt, else over groups
	              */
	int deviation; /* standard deviation, in tenths */
	size_t cut;    /* rows of history that lie only in part in the span: not counted */
};

/* Everything that tells items apart, borrowed for the call. */
struct ledger_people {
	const struct staff *staff;
	const struct exemptions *exemptions;
	const struct posts *posts; /* for titles */
	struct date today;
};

void ledger_group_by(struct ledger_groups *out, const struct ledger_items *items,
                     const struct ledger_query *query, const struct ledger_people *people);
/* Does the group count in average and deviation? */
bool ledger_group_counts(const struct ledger_group *group);
/* Points in tenths: of a unit for each of its people. */
int ledger_group_points(const struct ledger_group *group);
void ledger_groups_release(struct ledger_groups *groups);

/* Does it belong to what is asked for? *cut is set when it does only in part, and so does not. */
bool ledger_query_takes(const struct ledger_query *query, const struct ledger_people *people,
                        const struct ledger_item *item, bool *cut);
/* Is there a post for the person? Who fits none has no duty to have less of than others. */
bool ledger_fits(const struct posts *posts, const struct person *person);
bool person_is_exempt(const struct exemptions *exemptions, const char *person, struct date today);

const char *ledger_by_name(enum ledger_by by); /* "person", "unit", "post", "kind", "year" */
bool ledger_by_find(enum ledger_by *out, const char *name);

#endif
