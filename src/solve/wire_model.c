#include "base/mem.h"
#include "solve/wire_bytes.h"

#include "base/banned.h"

/* Those that are sent as a row of numbers have nothing else in them. */
_Static_assert(sizeof(struct solve_rule) == 6 * 4, "solve_rule is six numbers");
_Static_assert(sizeof(struct solve_forbid) == 3 * 4, "solve_forbid is three numbers");
_Static_assert(sizeof(struct solve_conflict) == 3 * 4, "solve_conflict is three numbers");
_Static_assert(sizeof(struct solve_joint) == 2 * 4, "solve_joint is two numbers");
_Static_assert(sizeof(struct solve_fixed) == 3 * 4, "solve_fixed is three numbers");
_Static_assert(sizeof(struct solve_run) == 7 * 4, "solve_run is seven numbers");
_Static_assert(sizeof(struct solve_term) == 3 * 4, "solve_term is three numbers");

/* Least bytes that one of them takes. */
#define SLOT_BYTES    52
#define LIMIT_BYTES   36
#define CELL_BYTES    16
#define MEASURE_BYTES 8
#define BASE_BYTES    16
#define COUPLE_BYTES  40

/* ---- writing ---- */

static void put_slots(struct str *out, const struct solve_model *model)
{
	put32(out, model->n_slots);
	for (int32_t i = 0; i < model->n_slots; i++) {
		const struct solve_slot *slot = &model->slots[i];

		put64(out, slot->start);
		put64(out, slot->end);
		put32(out, slot->day);
		put32(out, slot->group);
		put32(out, slot->cover);
		put32(out, slot->need);
		put64(out, slot->under);
		put64(out, slot->over);
	}
}

static void put_limits(struct str *out, const struct solve_model *model)
{
	put32(out, model->n_limits);
	for (int32_t i = 0; i < model->n_limits; i++) {
		const struct solve_limit *l = &model->limits[i];
		const bool weighs = l->weights && l->n_slots, blocks = l->blocks && l->n_slots;

		put32(out, l->rule);
		put32(out, l->person);
		put64(out, l->least);
		put64(out, l->most);
		put_table(out, l->slots, l->n_slots, 4);
		put32(out, weighs);
		put_wide(out, l->weights, weighs ? l->n_slots : 0);
		put32(out, blocks);
		for (int32_t k = 0; blocks && k < l->n_slots; k++)
			put32(out, l->blocks[k]);
	}
}

static void put_costs(struct str *out, const struct solve_model *model)
{
	put32(out, model->n_cells);
	for (int32_t i = 0; i < model->n_cells; i++) {
		put32(out, model->cells[i].person);
		put32(out, model->cells[i].slot);
		put64(out, model->cells[i].cost);
	}
	put32(out, model->n_measures);
	for (int32_t i = 0; i < model->n_measures; i++) {
		put_wide(out, model->measures[i].weight, model->n_people);
		put_wide(out, model->measures[i].points, model->n_slots);
		put_wide(out, model->measures[i].past, model->n_people);
	}
	put32(out, model->n_bases);
	for (int32_t i = 0; i < model->n_bases; i++) {
		put32(out, model->bases[i].person);
		put64(out, model->bases[i].cost);
		put_table(out, model->bases[i].slots, model->bases[i].n_slots, 4);
	}
	put64(out, model->adjacent);
}

static void put_couples(struct str *out, const struct solve_model *model)
{
	put32(out, model->n_couples);
	for (int32_t i = 0; i < model->n_couples; i++) {
		const struct solve_couple *c = &model->couples[i];

		put32(out, c->rule);
		put64(out, c->least);
		put64(out, c->most);
		put64(out, c->under);
		put64(out, c->over);
		put_table(out, c->terms, c->n_terms, sizeof *c->terms);
	}
}

void wire_put_model(struct str *out, const struct solve_model *model)
{
	const size_t start = open_message(out, WIRE_MODEL);

	put32(out, model->n_people);
	put_slots(out, model);
	put_table(out, model->rules, model->n_rules, sizeof *model->rules);
	put_table(out, model->forbids, model->n_forbids, sizeof *model->forbids);
	put_table(out, model->conflicts, model->n_conflicts, sizeof *model->conflicts);
	put_table(out, model->joints, model->n_joints, sizeof *model->joints);
	put_table(out, model->fixed, model->n_fixed, sizeof *model->fixed);
	put_table(out, model->runs, model->n_runs, sizeof *model->runs);
	put32(out, model->first_day);
	put32(out, model->n_days);
	put_limits(out, model);
	put_couples(out, model);
	put_costs(out, model);
	close_message(out, start);
}

/* ---- reading ---- */

static void get_slots(struct reader *r, struct solve_model *m)
{
	m->n_slots = get_count(r, SLOT_BYTES);
	m->slots = xcalloc((size_t)m->n_slots + 1, sizeof *m->slots);
	for (int32_t i = 0; i < m->n_slots; i++) {
		struct solve_slot *slot = &m->slots[i];

		slot->start = get64(r);
		slot->end = get64(r);
		slot->day = get32(r);
		slot->group = get32(r);
		slot->cover = get32(r);
		slot->need = get32(r);
		slot->under = get64(r);
		slot->over = get64(r);
	}
}

/* One number per slot of the limit, or nothing. */
static bool get_has(struct reader *r, const struct solve_limit *limit)
{
	const bool has = get_flag(r);

	r->is_bad = r->is_bad || (has && limit->n_slots == 0);
	return has && !r->is_bad;
}

static void get_limit(struct reader *r, struct solve_limit *l)
{
	l->rule = get32(r);
	l->person = get32(r);
	l->least = get64(r);
	l->most = get64(r);
	l->slots = get_table(r, &l->n_slots, 4);
	if (get_has(r, l))
		l->weights = get_wide(r, l->n_slots);
	if (!get_has(r, l))
		return;
	l->blocks = xcalloc((size_t)l->n_slots, sizeof *l->blocks);
	for (int32_t k = 0; k < l->n_slots; k++)
		l->blocks[k] = get32(r);
}

static void get_limits(struct reader *r, struct solve_model *m)
{
	m->n_limits = get_count(r, LIMIT_BYTES);
	m->limits = xcalloc((size_t)m->n_limits + 1, sizeof *m->limits);
	for (int32_t i = 0; i < m->n_limits; i++)
		get_limit(r, &m->limits[i]);
}

static void get_couples(struct reader *r, struct solve_model *m)
{
	m->n_couples = get_count(r, COUPLE_BYTES);
	m->couples = xcalloc((size_t)m->n_couples + 1, sizeof *m->couples);
	for (int32_t i = 0; i < m->n_couples; i++) {
		struct solve_couple *c = &m->couples[i];

		c->rule = get32(r);
		c->least = get64(r);
		c->most = get64(r);
		c->under = get64(r);
		c->over = get64(r);
		c->terms = get_table(r, &c->n_terms, sizeof *c->terms);
	}
}

static void get_costs(struct reader *r, struct solve_model *m)
{
	m->n_cells = get_count(r, CELL_BYTES);
	m->cells = xcalloc((size_t)m->n_cells + 1, sizeof *m->cells);
	for (int32_t i = 0; i < m->n_cells; i++) {
		m->cells[i].person = get32(r);
		m->cells[i].slot = get32(r);
		m->cells[i].cost = get64(r);
	}
	m->n_measures = get_count(r, MEASURE_BYTES);
	m->measures = xcalloc((size_t)m->n_measures + 1, sizeof *m->measures);
	for (int32_t i = 0; i < m->n_measures; i++) {
		m->measures[i].weight = get_wide(r, m->n_people);
		m->measures[i].points = get_wide(r, m->n_slots);
		m->measures[i].past = get_wide(r, m->n_people);
	}
	m->n_bases = get_count(r, BASE_BYTES);
	m->bases = xcalloc((size_t)m->n_bases + 1, sizeof *m->bases);
	for (int32_t i = 0; i < m->n_bases; i++) {
		m->bases[i].person = get32(r);
		m->bases[i].cost = get64(r);
		m->bases[i].slots = get_table(r, &m->bases[i].n_slots, 4);
	}
	m->adjacent = get64(r);
}

bool wire_get_model(struct solve_model *out, const struct wire_message *message, struct err *err)
{
	struct reader r = reader_of(message, WIRE_MODEL);
	struct solve_model m = {0};
	bool good;

	m.n_people = get32(&r);
	if (m.n_people < 0) {
		r.is_bad = true;
		m.n_people = 0;
	}
	get_slots(&r, &m);
	m.rules = get_table(&r, &m.n_rules, sizeof *m.rules);
	m.forbids = get_table(&r, &m.n_forbids, sizeof *m.forbids);
	m.conflicts = get_table(&r, &m.n_conflicts, sizeof *m.conflicts);
	m.joints = get_table(&r, &m.n_joints, sizeof *m.joints);
	m.fixed = get_table(&r, &m.n_fixed, sizeof *m.fixed);
	m.runs = get_table(&r, &m.n_runs, sizeof *m.runs);
	m.first_day = get32(&r);
	m.n_days = get32(&r);
	get_limits(&r, &m);
	get_couples(&r, &m);
	get_costs(&r, &m);
	good = reader_ended(&r) ? solve_model_check(&m, err) : bad_message(err);
	if (good)
		*out = m;
	else
		solve_model_release(&m);
	return good;
}
