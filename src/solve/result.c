#include "solve/result.h"

#include <stdlib.h>

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

void solve_clash_release(struct solve_clash *clash)
{
	free(clash->rules);
	free(clash->people);
	*clash = (struct solve_clash){0};
}

void solve_result_release(struct solve_result *result)
{
	free(result->holder);
	solve_clash_release(&result->clash);
	*result = (struct solve_result){0};
}
