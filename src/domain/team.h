#ifndef DOMAIN_TEAM_H
#define DOMAIN_TEAM_H
/*
 * Rules that tie people and units together: how much of a roster a unit bears, who must or must not
 * serve together, one senior in each shift, a unit that is never emptied. A roster keeps those that
 * it was made with. Rules of one person alone are in domain/person.h. Slots of posts that are held
 * concurrently never count.
 */
#include <stdbool.h>
#include <stddef.h>

struct posts;
struct staff;

enum team_kind {
	TEAM_UNIT,     /* a: unit. Its people hold `least` slots of the roster at least, `most` at
	                  most (-1: no limit); who covers a part of a slot does not hold it */
	TEAM_PRESENT,  /* a: unit. At any minute, of its people who are there (employed, no absence)
	                  `least` at least are not on duty on site; each duty held counts, two
	                  compatible ones at once as two */
	TEAM_SENIOR,   /* a: post, b: skill. In each shift of the post one holder at least has the
	                  skill (trưởng ca) */
	TEAM_APART,    /* a, b: people. Never on duty at the same minute */
	TEAM_TOGETHER, /* a, b: people. Each holds a slot of a post, day and shift if and only if
	                  the other does; a cover of a part of it changes nothing in that */
	TEAM_KINDS
};

struct team_rule {
	enum team_kind kind;
	char *a, *b; /* b "" where it has no meaning; of two people a is the smaller code */
	int least, most;
};

struct team_rules {
	struct team_rule *rule;
	size_t n;
};

void team_rules_add(struct team_rules *rules, const struct team_rule *rule); /* copied */
void team_rules_copy(struct team_rules *out, const struct team_rules *from);
void team_rules_release(struct team_rules *rules);
/* "unit", "present", "senior", "apart", "together", and the way back. */
const char *team_kind_name(enum team_kind kind);
bool team_kind_find(enum team_kind *out, const char *name);
/* In words, owned: "Phòng A: 1 to 6 shifts". Whom nobody knows is named by his code. */
char *team_rule_text(const struct team_rule *rule, const struct staff *staff,
                     const struct posts *posts);
/* The two people of a pair. */
const char *team_name(const struct staff *staff, const char *person);

#endif
