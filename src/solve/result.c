#include "solve/result.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

const char *solve_status_name(enum solve_status status)
{
	switch (status) {
	case SOLVE_FEASIBLE:
		return "feasible";
	case SOLVE_OPTIMAL:
		return "optimal";
	case SOLVE_INFEASIBLE:
		return "infeasible";
	case SOLVE_UNKNOWN:
		break;
	}
	return "unknown";
}

int64_t solve_relax_weight(enum solve_rule_kind kind)
{
	switch (kind) {
	case SOLVE_MAX:
	case SOLVE_MIN:
		return 2;
	case SOLVE_COUPLE:
		return 3;
	case SOLVE_FIXED:
	case SOLVE_RUN:
		return 4;
	case SOLVE_LEAVE:
		return 5;
	case SOLVE_BUSY:
		return 6;
	case SOLVE_SKILL:
		return 10;
	case SOLVE_COVER:
		return 20;
	case SOLVE_EXEMPT:
	case SOLVE_REST:
	case SOLVE_ABSENT:
	case SOLVE_KINDS:
		break;
	}
	return 0;
}

void solve_assignment_init(struct solve_assignment *out, int32_t n)
{
	*out = (struct solve_assignment){n, xcalloc((size_t)n + 1, sizeof *out->held)};
}

void solve_assignment_copy(struct solve_assignment *out, const struct solve_assignment *from)
{
	solve_assignment_init(out, from->n);
	if (from->n)
		memcpy(out->held, from->held, (size_t)from->n * sizeof *out->held);
}

static int compare_held(const void *a, const void *b)
{
	const struct solve_held *x = a, *y = b;

	if (x->slot != y->slot)
		return x->slot < y->slot ? -1 : 1;
	return (x->person > y->person) - (x->person < y->person);
}

void solve_assignment_sort(struct solve_assignment *assignment)
{
	if (assignment->n > 1)
		qsort(assignment->held, (size_t)assignment->n, sizeof *assignment->held,
		      compare_held);
}

bool solve_assignment_has(const struct solve_assignment *assignment, int32_t person, int32_t slot)
{
	const struct solve_held wanted = {slot, person};

	return assignment->n && bsearch(&wanted, assignment->held, (size_t)assignment->n,
	                                sizeof wanted, compare_held);
}

int32_t solve_assignment_holder(const struct solve_assignment *assignment, int32_t slot)
{
	int32_t low = 0, high = assignment->n;

	while (low < high) {
		const int32_t middle = low + (high - low) / 2;

		if (assignment->held[middle].slot < slot)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == assignment->n || assignment->held[low].slot != slot)
		return SOLVE_NONE;
	return assignment->held[low].person;
}

void solve_assignment_release(struct solve_assignment *assignment)
{
	free(assignment->held);
	*assignment = (struct solve_assignment){0};
}

void solve_clash_release(struct solve_clash *clash)
{
	free(clash->rules);
	free(clash->people);
	for (int32_t i = 0; i < clash->n_relaxations; i++)
		free(clash->relaxations[i].changes);
	free(clash->relaxations);
	*clash = (struct solve_clash){0};
}

void solve_result_release(struct solve_result *result)
{
	solve_assignment_release(&result->best);
	solve_clash_release(&result->clash);
	*result = (struct solve_result){0};
}
