#ifndef TESTS_UNIT_CHECKED_H
#define TESTS_UNIT_CHECKED_H
/* A small house whose roster is checked. */
#include "domain/check.h"
#include "house.h"

struct house {
	struct roster roster;
	struct staff staff;
	struct leaves leaves;
	struct exemptions exemptions;
	struct segments before;
};

/* A post that nobody expects to be held round the clock, and five people. */
void house_init(struct house *house);
void house_release(struct house *house);
void check(struct findings *out, const struct house *house);
/* Findings as "code slot person" lines; hours with nobody on site only where they are wanted. */
void expect(const struct house *house, const char *expected);
/* The text of the only finding with this code. */
char *text_of(const struct house *house, const char *code);
void put_leave(struct house *house, const char *person, enum leave_kind kind, const char *from,
               const char *to);
void put_exemption(struct house *house, const char *person, enum exempt_kind kind, const char *from,
                   const char *to);

#endif
