#include "solve/machine.h"

#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

/* Days alike, one after the other. */
struct stretch {
	bool works, is_free; /* free: not held to a least length */
	int32_t length;
};

struct making {
	struct machine *machine;
	const struct contract *contract;
	struct stretch *stretch; /* per state */
};

static int32_t least_of(const struct solve_run *run, bool works)
{
	return works ? run->work_least : run->off_least;
}

static int32_t most_of(const struct solve_run *run, bool works)
{
	return works ? run->work_most : run->off_most;
}

/* Lengths that have the same future are one. */
static struct stretch normal(const struct solve_run *run, struct stretch s)
{
	const int32_t least = least_of(run, s.works);

	if (s.length >= least)
		s.is_free = false;
	if (!most_of(run, s.works) && s.length > least)
		s.length = least > 1 ? least : 1;
	return s;
}

static int32_t state_of(struct making *m, struct stretch s)
{
	s = normal(&m->contract->run, s);
	for (int32_t i = 1; i < m->machine->n; i++) /* nothing is like the start */
		if (m->stretch[i].works == s.works && m->stretch[i].is_free == s.is_free &&
		    m->stretch[i].length == s.length)
			return i;
	m->machine->states =
	    array_grow(m->machine->states, (size_t)m->machine->n, sizeof *m->machine->states);
	m->stretch = array_grow(m->stretch, (size_t)m->machine->n, sizeof *m->stretch);
	m->machine->states[m->machine->n] =
	    (struct machine_state){{SOLVE_NONE, SOLVE_NONE}, s.works};
	m->stretch[m->machine->n] = s;
	return m->machine->n++;
}

static int32_t step(struct making *m, int32_t from, bool works)
{
	const struct solve_run *run = &m->contract->run;
	const struct stretch s = m->stretch[from];
	const int32_t most = most_of(run, works);

	if (s.works == works) {
		if (most && s.length + 1 > most)
			return SOLVE_NONE;
		return state_of(m, (struct stretch){works, s.is_free, s.length + 1});
	}
	if (!s.is_free && s.length < least_of(run, s.works))
		return SOLVE_NONE;
	/* A run that touches the first day, with nothing known from before. */
	return state_of(m, (struct stretch){works, run->before == 0 && from == 0, 1});
}

void machine_init(struct machine *out, const struct part *part, const struct contract *contract)
{
	struct making m = {.machine = out, .contract = contract};
	const int32_t before = contract->run.before;

	*out = (struct machine){0};
	if (!contract->has_run && !part->adjacent) {
		out->n = 1;
		out->states = xcalloc(1, sizeof *out->states);
		return;
	}
	out->states = xcalloc(1, sizeof *out->states);
	m.stretch = xcalloc(1, sizeof *m.stretch);
	out->states[0] = (struct machine_state){{SOLVE_NONE, SOLVE_NONE}, false};
	m.stretch[0] = (struct stretch){before > 0, before == 0, before > 0 ? before : -before};
	out->n = 1;
	for (int32_t i = 0; i < out->n; i++)
		for (int works = 0; works < 2; works++) {
			const int32_t next = step(&m, i, works != 0);

			out->states[i].next[works] = next;
		}
	free(m.stretch);
}

void machine_release(struct machine *machine)
{
	free(machine->states);
	*machine = (struct machine){0};
}

int32_t machine_rest(const struct machine *machine, int32_t state, int32_t days)
{
	for (int32_t i = 0; i < days && state != SOLVE_NONE; i++) {
		const int32_t next = machine->states[state].next[0];

		if (next == state)
			break;
		state = next;
	}
	return state;
}
