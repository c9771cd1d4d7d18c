#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "solve/check.h"
#include "solve/maker.h"

#include "base/banned.h"

/* What one person may hold, as a bit set of slots; which rules that breaks, and what it costs. */
struct row {
	uint32_t slots;
	uint64_t broken;
	int64_t cost;
};

struct maker_table {
	const struct solve_model *model;
	struct row **rows; /* per person; those in two places at once are left out */
	int32_t *n_rows;
};

void maker_held(struct solve_assignment *out, const int32_t *holder, int32_t n_slots)
{
	solve_assignment_init(out, n_slots);
	out->n = 0;
	for (int32_t s = 0; s < n_slots; s++)
		if (holder[s] != SOLVE_NONE)
			out->held[out->n++] = (struct solve_held){s, holder[s]};
}

static bool try_row(struct row *out, const struct solve_model *model, int32_t person,
                    uint32_t slots)
{
	struct solve_assignment held;
	struct solve_check check;
	bool good = true;

	solve_assignment_init(&held, model->n_slots);
	held.n = 0;
	for (int32_t s = 0; s < model->n_slots; s++)
		if (slots & (1U << s))
			held.held[held.n++] = (struct solve_held){s, person};
	solve_check(&check, model, &held);
	*out = (struct row){.slots = slots};
	for (int32_t i = 0; i < check.n_violations; i++) {
		const struct solve_violation *v = &check.violations[i];

		if (v->person != person)
			continue;
		if (v->rule == SOLVE_NONE)
			good = false;
		else
			out->broken |= UINT64_C(1) << v->rule;
	}
	out->cost = check.people[person].cells + check.people[person].measures +
	            check.people[person].adjacency + check.people[person].bases;
	solve_check_release(&check);
	solve_assignment_release(&held);
	return good;
}

struct maker_table *maker_table_new(const struct solve_model *model)
{
	struct maker_table *out = xcalloc(1, sizeof *out);

	assert(model->n_rules <= 64 && model->n_slots <= 16);
	out->model = model;
	out->rows = xcalloc((size_t)model->n_people + 1, sizeof *out->rows);
	out->n_rows = xcalloc((size_t)model->n_people + 1, sizeof *out->n_rows);
	for (int32_t p = 0; p < model->n_people; p++) {
		out->rows[p] = xcalloc((size_t)1 << model->n_slots, sizeof *out->rows[p]);
		for (uint32_t set = 0; set < 1U << model->n_slots; set++)
			out->n_rows[p] += try_row(&out->rows[p][out->n_rows[p]], model, p, set);
	}
	return out;
}

void maker_table_free(struct maker_table *table)
{
	for (int32_t p = 0; p < table->model->n_people; p++)
		free(table->rows[p]);
	free(table->rows);
	free(table->n_rows);
	free(table);
}

struct search {
	const struct maker_table *table;
	uint64_t active;
	const int32_t *fewer;
	bool is_first_enough, is_found;
	int64_t least, most;
	uint32_t row[16], worst[16]; /* per person */
	int32_t heads[16];           /* per slot */
};

static bool is_on(const struct search *s, int32_t rule)
{
	return s->active >> rule & 1;
}

/* What people share; false when it breaks a rule. */
static bool add_shared(const struct search *s, int64_t *cost)
{
	const struct solve_model *model = s->table->model;

	for (int32_t k = 0; k < model->n_slots; k++) {
		const struct solve_slot *slot = &model->slots[k];
		const int32_t less = slot->need - s->heads[k];

		if (less > 0 && slot->under != SOLVE_MUST)
			*cost += slot->under * less;
		else if (less > (s->fewer ? s->fewer[slot->cover] : 0) && is_on(s, slot->cover))
			return false;
		if (less < 0 && slot->over != SOLVE_MUST)
			*cost += slot->over * -less;
	}
	for (int32_t i = 0; i < model->n_couples; i++) {
		const struct solve_couple *c = &model->couples[i];
		int64_t sum = 0;

		for (int32_t k = 0; k < c->n_terms; k++)
			if (s->row[c->terms[k].person] & (1U << c->terms[k].slot))
				sum += c->terms[k].factor;
		if (sum < c->least && c->under != SOLVE_MUST)
			*cost += c->under * (c->least - sum);
		else if (sum < c->least && is_on(s, c->rule))
			return false;
		if (sum > c->most && c->over != SOLVE_MUST)
			*cost += c->over * (sum - c->most);
		else if (sum > c->most && is_on(s, c->rule))
			return false;
	}
	return true;
}

static void take(struct search *s, int64_t cost)
{
	if (!add_shared(s, &cost))
		return;
	if (!s->is_found || cost < s->least)
		s->least = cost;
	if (!s->is_found || cost > s->most) {
		s->most = cost;
		memcpy(s->worst, s->row, sizeof s->worst);
	}
	s->is_found = true;
}

/* False when one of the slots has too many heads by now. */
static bool add_heads(struct search *s, uint32_t slots, int32_t by)
{
	bool good = true;

	for (int32_t k = 0; k < s->table->model->n_slots; k++) {
		const struct solve_slot *slot = &s->table->model->slots[k];

		if (!(slots & (1U << k)))
			continue;
		s->heads[k] += by;
		good = good && (s->heads[k] <= slot->need || slot->over != SOLVE_MUST ||
		                !is_on(s, slot->cover));
	}
	return good;
}

static void try_person(struct search *s, int32_t person, int64_t cost)
{
	if (person == s->table->model->n_people) {
		take(s, cost);
		return;
	}
	for (int32_t i = 0; i < s->table->n_rows[person]; i++) {
		const struct row *row = &s->table->rows[person][i];

		if (s->is_found && s->is_first_enough)
			return;
		if (row->broken & s->active)
			continue;
		s->row[person] = row->slots;
		if (add_heads(s, row->slots, 1))
			try_person(s, person + 1, cost + row->cost);
		add_heads(s, row->slots, -1);
	}
}

bool maker_table_is_feasible(const struct maker_table *table, const char *active,
                             const int32_t *fewer)
{
	struct search search = {.table = table, .fewer = fewer, .is_first_enough = true};

	for (int32_t i = 0; i < table->model->n_rules; i++)
		if (active[i])
			search.active |= UINT64_C(1) << i;
	for (int32_t p = 0; p < table->model->n_people; p++) {
		bool any = false;

		for (int32_t i = 0; i < table->n_rows[p]; i++)
			any = any || !(table->rows[p][i].broken & search.active);
		if (!any)
			return false;
	}
	try_person(&search, 0, 0);
	return search.is_found;
}

bool maker_is_feasible(const struct solve_model *model, const char *active)
{
	struct maker_table *table = maker_table_new(model);
	const bool found = maker_table_is_feasible(table, active, NULL);

	maker_table_free(table);
	return found;
}

bool maker_brute_force(int64_t *least, struct solve_assignment *worst,
                       const struct solve_model *model)
{
	struct maker_table *table = maker_table_new(model);
	struct search search = {.table = table, .active = UINT64_MAX};

	try_person(&search, 0, 0);
	maker_table_free(table);
	if (!search.is_found)
		return false;
	*least = search.least;
	if (!worst)
		return true;
	solve_assignment_init(worst, model->n_people * model->n_slots);
	worst->n = 0;
	for (int32_t s = 0; s < model->n_slots; s++)
		for (int32_t p = 0; p < model->n_people; p++)
			if (search.worst[p] & (1U << s))
				worst->held[worst->n++] = (struct solve_held){s, p};
	return true;
}
