#ifndef TESTS_UNIT_HOUSE_H
#define TESTS_UNIT_HOUSE_H
/* A small house to try rules on: days off of 2027, posts, people, a roster put together by hand. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/zone.h"
#include "domain/person.h"
#include "domain/roster.h"

int64_t at(const char *text);
struct date day(const char *text);
void put_day(struct holidays *list, const char *date, enum day_type type, const char *period);
/* 30/4-03/5/2027 and Tet 04/02-10/02/2027 as decided. */
void house_holidays(struct holidays *list);
/* The watch of 30/4: 29/4 17:00 to 4/5 07:30. */
void house_period(struct period *out);
struct post *put_post(struct posts *posts, const char *id);
void put_shift(struct post *post, const char *code, int start, int length, unsigned days);
void put_span(struct post *post, int from, int to, enum place place);
void set_text(char **field, const char *text);
void put_compatible(struct post *post, const char *id);
struct person *put_person(struct staff *staff, const char *code, const char *name);
void put_skill(struct person *person, const char *skill);
/* An empty roster of the house's period with the posts in it. */
void house_roster(struct roster *out);
/* A slot "post.day.shift" by hand; its holder's name is the code. */
struct slot *put_slot(struct roster *roster, const char *post, const char *shift, const char *start,
                      const char *end, const char *person);
void put_change(struct roster *roster, int version, const char *slot, const char *from,
                const char *to, const char *replaced, const char *person);

#endif
