#include "service/roster_price.h"

#include <stdlib.h>

#include "base/mem.h"
#include "service/solve_job.h"
#include "solve/check.h"
#include "solve/model_build.h"

#include "base/banned.h"

struct pricing {
	const struct roster_case *c;
	const struct price_question *question;
	int n_broken; /* rules that the roster breaks as it is */
	int64_t least;
	struct solve_assignment best; /* n 0: none yet */
};

/* The cheapest that breaks no more rules than the roster itself. Takes `held` over. */
static void consider(struct pricing *p, struct solve_assignment *held)
{
	struct solve_check check;
	bool is_better;

	solve_check(&check, &p->c->model.model, held);
	is_better = check.n_violations <= p->n_broken && (!p->best.n || check.objective < p->least);
	if (is_better) {
		solve_assignment_release(&p->best);
		p->best = *held;
		p->least = check.objective;
	} else {
		solve_assignment_release(held);
	}
	solve_check_release(&check);
}

static void hand_over(struct pricing *p, int32_t to)
{
	struct solve_assignment held;

	roster_hand_over(&held, &p->c->held, to, p->question->slot);
	consider(p, &held);
}

/* `to` gets the slot, and who held it gets `other` of his. */
static void exchange(struct pricing *p, int32_t to, int32_t other)
{
	const int32_t from = solve_assignment_holder(&p->c->held, p->question->slot);
	struct solve_assignment half, held;

	roster_hand_over(&half, &p->c->held, to, p->question->slot);
	roster_hand_over(&held, &half, from, other);
	solve_assignment_release(&half);
	consider(p, &held);
}

static bool is_barred(const struct roster_case *c, int32_t person, int32_t slot)
{
	struct roster_bar bar;

	if (!roster_bar_alone(&bar, &c->task, &c->model, person, slot))
		return false;
	roster_bar_release(&bar);
	return true;
}

static void give(struct pricing *p, int32_t to)
{
	if (is_barred(p->c, to, p->question->slot))
		return;
	hand_over(p, to);
	for (int32_t i = 0; i < p->c->held.n; i++)
		if (p->c->held.held[i].person == to)
			exchange(p, to, p->c->held.held[i].slot);
}

static int count_broken(const struct roster_case *c)
{
	struct solve_check check;
	int n;

	solve_check(&check, &c->model.model, &c->held);
	n = (int)check.n_violations;
	solve_check_release(&check);
	return n;
}

static int points_of(const struct roster_case *c, const struct solve_assignment *held,
                     int32_t person)
{
	int points = 0;

	for (int32_t i = 0; i < held->n; i++)
		if (held->held[i].person == person)
			points += c->task.draft.slot[c->model.slot[held->held[i].slot]].points;
	return points;
}

static void subtract(struct cost_parts *out, const struct cost_parts *from)
{
	out->wishes -= from->wishes;
	out->changes -= from->changes;
	out->points -= from->points;
	out->shifts -= from->shifts;
	out->adjacent -= from->adjacent;
}

static void fill(struct price *out, const struct roster_case *c,
                 const struct price_question *question, const struct solve_assignment *held)
{
	struct cost_parts now;

	roster_case_cost(&now, NULL, c, &c->held);
	roster_case_cost(&out->added, NULL, c, held);
	subtract(&out->added, &now);
	out->is_possible = true;
	out->points = points_of(c, held, question->person);
	out->others = 0;
	for (int32_t s = 0; s < c->model.model.n_slots; s++)
		out->others += s != question->slot && solve_assignment_holder(held, s) !=
		                                          solve_assignment_holder(&c->held, s);
}

void price_in_place(struct price *out, const struct roster_case *c,
                    const struct price_question *question)
{
	struct pricing p = {.c = c, .question = question, .n_broken = count_broken(c)};

	*out = (struct price){0};
	if (question->holds)
		give(&p, question->person);
	for (int32_t q = 0; q < c->model.model.n_people && !question->holds; q++)
		if (q != question->person)
			give(&p, q);
	if (p.best.n)
		fill(out, c, question, &p.best);
	solve_assignment_release(&p.best);
}

/* The question with one thing more that must be. */
static void ask(struct roster_model *out, const struct roster_case *c,
                const struct price_question *question)
{
	const struct solve_rule must = {SOLVE_FIXED, question->person, question->slot,
	                                SOLVE_NONE,  SOLVE_NONE,       0};
	const struct solve_rule not = {SOLVE_ABSENT, question->person, SOLVE_NONE,
	                               SOLVE_NONE,   SOLVE_NONE,       0};

	roster_model_build(out, &c->task);
	if (question->holds)
		solve_model_fix(&out->model, question->person, question->slot,
		                solve_model_add_rule(&out->model, &must));
	else
		solve_model_forbid(&out->model, question->person, question->slot,
		                   solve_model_add_rule(&out->model, &not ));
}

bool price_again(struct price *price, const struct roster_case *c,
                 const struct price_question *question, double seconds, struct err *err)
{
	const struct solve_limits limits = {seconds, 0, 0, SOLVE_ALONE};
	struct solve_result result;
	struct roster_model model;
	bool ok;

	ask(&model, c, question);
	ok = solve_job_run(&result, &model.model, &limits, err);
	roster_model_release(&model);
	if (!ok)
		return false;
	if (result.status == SOLVE_INFEASIBLE) {
		*price = (struct price){.is_exact = true};
	} else if (result.status == SOLVE_OPTIMAL) {
		fill(price, c, question, &result.best);
		price->is_exact = true;
	}
	solve_result_release(&result);
	return true;
}
