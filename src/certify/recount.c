#include "certify/recount.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

/*
 * Costs are added up as unsigned numbers: those of a roster that breaks no rule are known to be
 * small enough, others may be anything but must not be an overflow.
 */
struct recount {
	const struct book *book;
	const struct solve_model *model;
	char *held, *counts;   /* of the person at hand, per slot */
	char *works;           /* per day */
	int64_t *heads, *sums; /* per slot, per couple */
	const struct shares *shares;
	uint64_t *cost; /* per part */
	int64_t n_broken;
};

static void pay(struct recount *r, int32_t part, int64_t price, int64_t times)
{
	r->cost[part] += (uint64_t)price * (uint64_t)times;
}

static void judge(struct recount *r, int32_t part, int64_t value, int64_t least, int64_t most,
                  int64_t under, int64_t over)
{
	if (value < least && under == SOLVE_MUST)
		r->n_broken++;
	else if (value < least)
		pay(r, part, under, least - value);
	else if (value > most && over == SOLVE_MUST)
		r->n_broken++;
	else if (value > most)
		pay(r, part, over, value - most);
}

/* ---- one person ---- */

static void take_person(struct recount *r, const struct solve_assignment *roster, int32_t person)
{
	const struct solve_model *m = r->model;

	memset(r->held, 0, (size_t)m->n_slots);
	memset(r->works, 0, (size_t)r->book->n_days);
	for (int32_t i = 0; i < roster->n; i++) {
		const int32_t s = roster->held[i].slot;

		if (roster->held[i].person != person)
			continue;
		r->held[s] = 1;
		r->heads[s]++;
		r->works[m->slots[s].day - r->book->first_day] = 1;
	}
	memcpy(r->counts, r->held, (size_t)m->n_slots);
	for (int32_t i = 0; i < m->n_joints; i++)
		if (r->held[m->joints[i].a])
			r->counts[m->joints[i].b] = 0;
}

static bool is_joined(const struct recount *r, int32_t a, int32_t b)
{
	for (int32_t i = 0; i < r->model->n_joints; i++) {
		const struct solve_joint *j = &r->model->joints[i];

		if ((j->a == a && j->b == b) || (j->a == b && j->b == a))
			return true;
	}
	return false;
}

static void judge_pairs(struct recount *r, int32_t person)
{
	const struct solve_model *m = r->model;

	for (int32_t i = 0; i < m->n_conflicts; i++)
		if (r->held[m->conflicts[i].a] && r->held[m->conflicts[i].b] &&
		    (!m->conflicts[i].is_rest || r->book->needs_rest[person]))
			r->n_broken++;
	for (int32_t a = 0; a < m->n_slots; a++)
		for (int32_t b = a + 1; b < m->n_slots && r->held[a]; b++)
			if (r->held[b] && m->slots[a].start < m->slots[b].end &&
			    m->slots[b].start < m->slots[a].end && !is_joined(r, a, b))
				r->n_broken++;
}

static int64_t weigh(const struct recount *r, const struct solve_limit *l)
{
	int64_t sum = 0;

	for (int32_t s = 0; l->n_slots == 0 && s < r->model->n_slots; s++)
		sum += r->counts[s];
	for (int32_t k = 0; k < l->n_slots; k++) {
		const int32_t block = l->blocks ? l->blocks[k] : SOLVE_NONE;
		int64_t weight = l->weights ? l->weights[k] : 1;

		if (!r->counts[l->slots[k]])
			continue;
		/* of a block the first that no other outweighs */
		for (int32_t o = 0; o < l->n_slots && block != SOLVE_NONE; o++) {
			const int64_t other = l->weights ? l->weights[o] : 1;

			if (o != k && r->counts[l->slots[o]] && l->blocks[o] == block &&
			    (other > weight || (other == weight && o < k)))
				weight = 0;
		}
		sum += weight;
	}
	return sum;
}

/* Of a run that lasts `length` days up to and with day d; `is_known`: since when it lasts. */
static bool is_run_broken(const struct solve_run *run, const char *works, int32_t n_days)
{
	int32_t length = run->before < 0 ? -run->before : run->before;
	bool is_known = run->before != 0, work = run->before > 0;

	for (int32_t d = 0; d < n_days; d++) {
		if (d == 0 && !is_known)
			work = works[0];
		if (work != (works[d] != 0)) {
			if (is_known && length < (work ? run->work_least : run->off_least))
				return true;
			is_known = true;
			length = 0;
			work = !work;
		}
		length++;
		if ((work ? run->work_most : run->off_most) &&
		    length > (work ? run->work_most : run->off_most))
			return true;
	}
	return false;
}

static void judge_person(struct recount *r, int32_t person)
{
	const struct solve_model *m = r->model;
	const struct lists *limits = &r->book->limits;
	const int32_t run = r->book->run[person];

	for (int32_t i = 0; i < m->n_forbids; i++)
		r->n_broken += m->forbids[i].person == person && r->held[m->forbids[i].slot];
	for (int32_t i = 0; i < m->n_fixed; i++)
		r->n_broken += m->fixed[i].person == person && !r->held[m->fixed[i].slot];
	judge_pairs(r, person);
	for (int32_t i = limits->at[person]; i < limits->at[person + 1]; i++) {
		const struct solve_limit *l = &m->limits[limits->item[i]];

		judge(r, 0, weigh(r, l), l->least, l->most, SOLVE_MUST, SOLVE_MUST);
	}
	if (run != SOLVE_NONE)
		r->n_broken += is_run_broken(&m->runs[run], r->works, r->book->n_days);
}

static void pay_measures(struct recount *r, int32_t person)
{
	for (int32_t i = 0; i < r->model->n_measures; i++) {
		const struct solve_measure *measure = &r->model->measures[i];
		const uint64_t past = (uint64_t)measure->past[person];
		uint64_t sum = 0;

		for (int32_t s = 0; s < r->model->n_slots; s++)
			if (r->counts[s])
				sum += (uint64_t)measure->points[s];
		r->cost[r->shares->person[person]] +=
		    (uint64_t)measure->weight[person] * ((past + sum) * (past + sum) - past * past);
	}
}

static void pay_person(struct recount *r, int32_t person)
{
	const struct solve_model *m = r->model;
	const struct lists *cells = &r->book->cells;
	const int32_t base = r->book->base[person], part = r->shares->person[person];

	for (int32_t i = cells->at[person]; i < cells->at[person + 1]; i++)
		if (r->held[m->cells[cells->item[i]].slot])
			pay(r, part, m->cells[cells->item[i]].cost, 1);
	for (int32_t d = 1; d < r->book->n_days; d++)
		if (r->works[d] && r->works[d - 1])
			pay(r, part, m->adjacent, 1);
	if (base != SOLVE_NONE) {
		const struct solve_base *b = &m->bases[base];
		int32_t others = 0, k = 0;

		for (int32_t s = 0; s < m->n_slots; s++) {
			const bool in_base = k < b->n_slots && b->slots[k] == s;

			k += in_base;
			others += in_base != (r->held[s] != 0);
		}
		pay(r, part, others ? b->cost : 0, 1);
	}
	for (int32_t i = r->book->couples.at[person]; i < r->book->couples.at[person + 1]; i++) {
		const int32_t couple = r->book->couples.item[i];
		const struct solve_term *term = &m->couples[couple].terms[r->book->terms.item[i]];

		if (r->held[term->slot])
			r->sums[couple] += term->factor;
	}
}

/* ---- all ---- */

static void judge_all(struct recount *r)
{
	const struct solve_model *m = r->model;

	for (int32_t s = 0; s < m->n_slots; s++)
		judge(r, r->shares->slot[s], r->heads[s], m->slots[s].need, m->slots[s].need,
		      m->slots[s].under, m->slots[s].over);
	for (int32_t i = 0; i < m->n_couples; i++)
		judge(r, r->shares->couple[i], r->sums[i], m->couples[i].least, m->couples[i].most,
		      m->couples[i].under, m->couples[i].over);
}

void recount(int64_t *cost, int64_t *n_broken, const struct book *book, const struct shares *shares,
             const struct solve_assignment *roster)
{
	const size_t n = (size_t)book->model->n_slots + 1;
	struct recount r = {.book = book, .model = book->model, .shares = shares};

	r.held = xcalloc(n, 1);
	r.counts = xcalloc(n, 1);
	r.works = xcalloc((size_t)book->n_days + 1, 1);
	r.heads = xcalloc(n, sizeof *r.heads);
	r.sums = xcalloc((size_t)book->model->n_couples + 1, sizeof *r.sums);
	r.cost = xcalloc((size_t)shares->n + 1, sizeof *r.cost);
	for (int32_t p = 0; p < book->model->n_people; p++) {
		take_person(&r, roster, p);
		judge_person(&r, p);
		pay_measures(&r, p);
		pay_person(&r, p);
	}
	judge_all(&r);
	for (int32_t i = 0; i < shares->n; i++)
		cost[i] = (int64_t)r.cost[i];
	*n_broken = r.n_broken;
	free(r.held);
	free(r.counts);
	free(r.works);
	free(r.heads);
	free(r.sums);
	free(r.cost);
}
