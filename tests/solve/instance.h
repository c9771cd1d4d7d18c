#ifndef SOLVE_INSTANCE_H
#define SOLVE_INSTANCE_H
/*
 * Rostering problems in the text format of the public shift-scheduling benchmark (Curtois and Qu
 * 2014, schedulingbenchmarks.org), as models of the generator, and rosters as text. Day 0 is a
 * Monday; a person has at most one shift a day; runs that touch either end of the horizon are not
 * held to their least lengths. Our own extension SECTION_HIST (person, past duties, weight) adds
 * weight * (past + new)^2 for each person named.
 */
#include "solve/result.h"

struct instance {
	int32_t n_days, n_shifts, n_staff;
	char **shifts, **staff;   /* names */
	struct solve_model model; /* slot = day * n_shifts + shift, group = shift */
	int64_t offset;           /* cost of the instance = cost of the model + offset */
};

/* A wrong file is ERR_INPUT (bad-instance), "file:line: what is wrong". Sections in any order. */
MUST_CHECK bool instance_read(struct instance *out, const char *path, struct err *err);
/* One line per person, "ID a,b,c": a cell per day, "-" for a day off. */
MUST_CHECK bool instance_write(const char *path, const struct instance *instance,
                               const struct solve_assignment *assignment, struct err *err);
/* The same back. The holders of one slot are in the order of people. */
MUST_CHECK bool instance_read_roster(struct solve_assignment *out, const struct instance *instance,
                                     const char *path, struct err *err);
void instance_release(struct instance *instance);

#endif
