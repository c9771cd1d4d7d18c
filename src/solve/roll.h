#ifndef SOLVE_ROLL_H
#define SOLVE_ROLL_H
/*
 * Models too long for one graph per person: filled window after window, then window by window
 * better as long as there is time. No bound comes of it, and none is claimed.
 */
#include "solve/run.h"

/* `out` gets the best assignment (status SOLVE_FEASIBLE), or stays without one (SOLVE_UNKNOWN). */
MUST_CHECK bool roll_run(struct solve_result *out, struct run *run, struct err *err);

#endif
