#ifndef TESTS_UNIT_SAMPLE_H
#define TESTS_UNIT_SAMPLE_H
/*
 * A small published roster of the profile "so" for 30/4-1/5/2027, with people who take turns, and
 * four contacts: one current, one unverified hotline, one unverified personal mobile, one expired.
 */
#include "service/document.h"

struct sample {
	struct config config;
	struct staff staff;
	struct contacts contacts;
	struct roster roster;
	struct segments segments;
	struct document doc; /* privacy none, no sample mark */
};

void sample_make(struct sample *sample);
/* Somebody else takes [from, to) of a slot (0, 0: all of it); resolved anew. */
void sample_change(struct sample *sample, enum change_kind kind, const char *slot,
                   const char *person, int64_t from, int64_t to);
void sample_resolve(struct sample *sample);
void sample_release(struct sample *sample);

#endif
