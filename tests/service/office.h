#ifndef TESTS_SERVICE_OFFICE_H
#define TESTS_SERVICE_OFFICE_H
/* A sample database with its people, its supervisor, and a clock that stands still. */
#include "test.h"

#include "service/rosters.h"
#include "store/place.h"

#define PERIOD "30-4/2027"

struct office {
	struct test_place *place;
	struct app *app;
	struct err err;
};

int64_t at(const char *text);

/* For cmocka: *state becomes a struct office of this kind, on 01/03/2027. */
int department(void **state);
int school(void **state);
int soc(void **state);
int office_remove(void **state);

void set_clock(struct office *o, const char *time);
void generate(struct roster *out, struct office *o, const char *period);
void publish(struct office *o, const char *period, bool replace);
/* Both. */
void make(struct office *o, const char *period);
void load(struct roster *out, struct office *o, const char *period, int version);
/* Who holds a slot of the published roster as resolved at its start. Owned. */
char *holder(struct office *o, const char *period, const char *slot);
/* How many slots differ between two versions, not counting the post that goes with another. */
size_t count_moved(struct office *o, int older, int newer);
void put_leave(struct office *o, const char *person, enum leave_kind kind, const char *from,
               const char *to);

#endif
