#ifndef SOLVE_MACHINE_H
#define SOLVE_MACHINE_H
/*
 * Runs of work and of rest as a finite automaton: one state per thing that still matters, one step
 * per day. Also knows whether there was duty the day before, for adjacent days.
 */
#include "solve/part.h"

struct machine_state {
	int32_t next[2]; /* without and with duty on the day; SOLVE_NONE: not allowed */
	bool works;      /* on the day before, within the model */
};

struct machine {
	int32_t n, start;
	struct machine_state *states;
};

void machine_init(struct machine *out, const struct part *part, const struct contract *contract);
void machine_release(struct machine *machine);
/* After `days` days without duty, or SOLVE_NONE. */
int32_t machine_rest(const struct machine *machine, int32_t state, int32_t days);

#endif
