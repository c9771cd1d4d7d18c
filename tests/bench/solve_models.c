/*
 * Prints how long the generator takes for models like real ones: no pass or fail. With a number as
 * argument: that time limit instead of 10 s.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/number.h"
#include "solve/maker.h"
#include "solve/solve.h"

#include "base/banned.h"

struct row {
	const char *name;
	struct maker_holiday what;
};

/* days, leaders, officers, technicians, guards, history, wishes, leave, per shift, most, minutes,
 * open */
static const struct row rows[] = {
    {"hol12: 6 days, first year", {6, 4, 12, 3, 3, 0, 0, 0, 1, 0, false, false}},
    {"hol12: equal past", {6, 4, 12, 3, 3, 1, 0, 0, 1, 0, false, false}},
    {"hol12: past, wishes, leave", {6, 4, 12, 3, 3, 2, 30, 20, 1, 5, false, false}},
    {"hol40: 6 days, first year", {6, 8, 24, 4, 4, 0, 0, 0, 1, 0, false, false}},
    {"hol40: past, wishes, leave", {6, 8, 24, 4, 4, 2, 30, 20, 1, 5, false, false}},
    {"hol40: 2 officers per shift", {6, 8, 24, 4, 4, 2, 30, 20, 2, 5, false, false}},
    {"hol40: odd points", {6, 8, 24, 4, 4, 2, 30, 20, 1, 5, true, false}},
    {"hol200: 6 days, first year", {6, 12, 176, 6, 6, 0, 0, 0, 3, 0, false, false}},
    {"hol200: past, wishes, leave", {6, 12, 176, 6, 6, 2, 30, 20, 3, 4, false, false}},
    {"hol200: odd points", {6, 12, 176, 6, 6, 2, 30, 20, 3, 4, true, false}},
    {"hol40: anybody is officer", {6, 8, 24, 4, 4, 2, 30, 20, 1, 5, true, true}},
    {"hol200: anybody is officer", {6, 12, 176, 6, 6, 2, 30, 20, 2, 0, true, true}},
    {"tet: 9 days, first year", {9, 4, 12, 3, 3, 0, 0, 0, 1, 0, false, false}},
    {"tet: past, wishes, leave", {9, 6, 18, 4, 4, 2, 30, 15, 1, 6, false, false}},
    {"tet: 40 people, odd points", {9, 8, 24, 4, 4, 2, 30, 15, 1, 5, true, false}},
    {"tet: anybody is officer", {9, 7, 15, 4, 4, 1, 30, 15, 2, 5, true, true}},
    {"month: 12 people", {31, 2, 7, 2, 2, 2, 30, 0, 1, 0, false, false}},
    {"month: 40 people", {31, 8, 24, 4, 4, 2, 30, 10, 1, 0, false, false}},
};

int main(int argc, char **argv)
{
	struct solve_limits limits = {.seconds = 10, .seed = 1};
	struct err err;
	int64_t seconds;

	if (argc > 1) {
		if (!number_parse(&seconds, argv[1], 1, 100000, &err)) {
			fprintf(stderr, "%s\n", err.msg);
			return 2;
		}
		limits.seconds = (double)seconds;
	}
	printf("%-30s %6s %6s %-10s %14s %14s %8s\n", "model", "people", "slots", "status",
	       "objective", "bound", "seconds");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct maker maker = {2027 + i};
		struct solve_model model;
		struct solve_result result;

		maker_holiday(&model, &rows[i].what, &maker);
		if (!solve_run(&result, NULL, &model, &limits, NULL, &err)) {
			printf("%-30s %s\n", rows[i].name, err.msg);
			solve_model_release(&model);
			return 1;
		}
		printf("%-30s %6d %6d %-10s %14lld %14lld %8.3f\n", rows[i].name, model.n_people,
		       model.n_slots, solve_status_name(result.status), (long long)result.objective,
		       (long long)result.bound, result.seconds);
		fflush(stdout);
		solve_result_release(&result);
		solve_model_release(&model);
	}
	return 0;
}
