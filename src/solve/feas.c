#include "solve/feas.h"

#include <math.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/mem.h"
#include "solve/check.h"
#include "solve/feas_question.h"

#include "base/banned.h"

#define NOTHING 1e-7 /* of a value that should be whole */
#define CERTAIN 1e-4 /* an LP this far from feasible is not so by rounding */
#define DEAR    1000 /* heads that a rule is worth where only heads are counted */

/* ---- what is the same for all questions ---- */

static void note_steps(struct feas *feas)
{
	for (int32_t i = 0; i < feas->model->n_rules; i++)
		feas->step[i] = 1;
	for (int32_t i = 0; i < feas->model->n_limits; i++) {
		const struct solve_limit *l = &feas->model->limits[i];

		for (int32_t k = 0; l->weights && k < l->n_slots; k++)
			if (l->weights[k] > feas->step[l->rule])
				feas->step[l->rule] = l->weights[k];
	}
}

static void note_levels(struct feas *feas)
{
	const struct solve_model *model = feas->model;

	for (int32_t i = 0; i < model->n_limits; i++) {
		const enum solve_rule_kind kind = model->rules[model->limits[i].rule].kind;

		if (kind == SOLVE_MAX || kind == SOLVE_MIN)
			feas->has_levels[model->limits[i].rule] = 1;
	}
	for (int32_t i = 0; i < model->n_forbids; i++)
		feas->has_levels[model->forbids[i].rule] = 0;
	for (int32_t i = 0; i < model->n_rules; i++)
		if (model->rules[i].kind == SOLVE_COVER)
			feas->has_levels[i] = 1;
}

void feas_init(struct feas *out, const struct solve_model *model, int64_t deadline)
{
	*out = (struct feas){.model = model, .deadline = deadline};
	feas_pairs_init(&out->pairs, model);
	out->rest_rule = xcalloc((size_t)model->n_people + 1, sizeof *out->rest_rule);
	out->step = xcalloc((size_t)model->n_rules + 1, sizeof *out->step);
	for (int32_t p = 0; p < model->n_people; p++)
		out->rest_rule[p] = SOLVE_NONE;
	for (int32_t i = model->n_rules - 1; i >= 0; i--)
		if (model->rules[i].kind == SOLVE_REST && model->rules[i].person != SOLVE_NONE)
			out->rest_rule[model->rules[i].person] = i;
	out->has_levels = xcalloc((size_t)model->n_rules + 1, 1);
	note_steps(out);
	note_levels(out);
}

void feas_release(struct feas *feas)
{
	feas_pairs_release(&feas->pairs);
	free(feas->rest_rule);
	free(feas->step);
	free(feas->has_levels);
	*feas = (struct feas){0};
}

int64_t feas_step(const struct feas *feas, int32_t rule)
{
	return feas->step[rule];
}

bool feas_has_levels(const struct feas *feas, int32_t rule)
{
	return feas->has_levels[rule];
}

/* ---- the contradiction's rules ---- */

/* Of several rules that forbid one pair the first of these is named. */
static const enum solve_rule_kind by_weight[] = {
    SOLVE_SKILL, SOLVE_EXEMPT, SOLVE_ABSENT, SOLVE_LEAVE, SOLVE_BUSY,  SOLVE_REST,
    SOLVE_RUN,   SOLVE_MAX,    SOLVE_MIN,    SOLVE_FIXED, SOLVE_COUPLE};

/* Forbidding a pair matters when the LP would rather have it. */
static void name_forbids(struct question *q, const struct lp *lp, char *used)
{
	const struct solve_model *model = q->model;
	const size_t n = (size_t)model->n_people * (size_t)model->n_slots;
	char *open = xcalloc(n + 1, 1);

	for (size_t i = 0; i < n; i++)
		open[i] = q->column[i] != SOLVE_NONE && q->forbidden[i] &&
		          prog_reduced(&q->prog, lp, q->column[i]) < -NOTHING;
	for (size_t w = 0; w < sizeof by_weight / sizeof *by_weight; w++)
		for (int32_t i = 0; i < model->n_forbids; i++) {
			const struct solve_forbid *f = &model->forbids[i];
			char *cell =
			    &open[(size_t)f->person * (size_t)model->n_slots + (size_t)f->slot];

			if (!*cell || !question_is_on(q, f->rule) ||
			    model->rules[f->rule].kind != by_weight[w])
				continue;
			used[f->rule] = 1;
			*cell = 0;
		}
	free(open);
}

static void keep_core(struct question *q, const struct lp *lp)
{
	char *used = xcalloc((size_t)q->model->n_rules + 1, 1);

	for (int32_t i = 0; i < q->prog.n_rows; i++)
		if (q->prog.rows[i].rule != SOLVE_NONE && fabs(lp_dual(lp, i)) > NOTHING)
			used[q->prog.rows[i].rule] = 1;
	name_forbids(q, lp, used);
	for (int32_t i = 0; i < q->model->n_rules; i++)
		q->rules->active[i] = q->rules->active[i] && used[i];
	free(used);
}

/* ---- asking ---- */

static bool is_whole(const struct question *q, const struct lp *lp)
{
	for (int32_t i = 0; i < q->prog.n_cols; i++) {
		const double value = lp_value(lp, i);

		if (fabs(value - round(value)) > NOTHING)
			return false;
	}
	return true;
}

static void read_held(struct solve_assignment *out, const struct question *q, const struct lp *lp)
{
	const struct solve_model *model = q->model;
	int32_t n = 0;

	for (int turn = 0; turn < 2; turn++) {
		if (turn)
			solve_assignment_init(out, n);
		n = 0;
		for (int32_t s = 0; s < model->n_slots; s++)
			for (int32_t p = 0; p < model->n_people; p++) {
				const int32_t col = question_cell(q, p, s);

				if (col == SOLVE_NONE || lp_value(lp, col) < 0.5)
					continue;
				if (turn)
					out->held[n] = (struct solve_held){s, p};
				n++;
			}
	}
}

/* Numbers too far apart for an LP must not make a lie. */
static bool is_true(const struct question *q, const struct solve_assignment *held)
{
	struct solve_check check;
	bool good = true;

	solve_check(&check, q->model, held);
	for (int32_t i = 0; i < check.n_violations; i++) {
		const int32_t rule = check.violations[i].rule;

		good = good && rule != SOLVE_NONE &&
		       (!question_is_on(q, rule) || question_level(q, rule));
	}
	solve_check_release(&check);
	return good;
}

static bool ask_whole(enum feas_answer *out, const struct question *q, struct lp *lp,
                      struct err *err)
{
	const int64_t left = q->feas->deadline - clock_monotonic();
	const struct lp_limits limits = {left > 0 ? (double)left / 1000 : 0.001, 0.5};
	enum lp_answer answer;

	if (!lp_solve_mip(&answer, lp, &limits, err))
		return false;
	*out = FEAS_UNKNOWN;
	if (answer == LP_NONE)
		*out = FEAS_NO;
	else if ((answer == LP_OPTIMAL || answer == LP_OPEN) && lp_objective(lp) < 0.5)
		*out = FEAS_YES;
	return true;
}

static bool ask(enum feas_answer *out, struct feas *feas, struct question *q, struct lp *lp,
                struct err *err)
{
	if (!lp_solve(lp, err))
		return false;
	if (lp_objective(lp) > CERTAIN) {
		*out = FEAS_NO;
		feas->lacking = lp_objective(lp);
		keep_core(q, lp);
		return true;
	}
	if (lp_objective(lp) < NOTHING && is_whole(q, lp)) {
		*out = FEAS_YES;
		return true;
	}
	return ask_whole(out, q, lp, err);
}

bool feas_ask(enum feas_answer *out, struct feas *feas, const struct feas_rules *rules,
              struct solve_assignment *held, struct err *err)
{
	struct question q;
	struct solve_assignment found;
	struct lp *lp;
	bool good;

	feas->lacking = 0;
	*out = FEAS_UNKNOWN;
	if (!question_init(&q, feas, rules, &(struct question_mode){SOLVE_NONE, 1, false}))
		return true;
	lp = prog_load(&q.prog);
	good = ask(out, feas, &q, lp, err);
	if (good && *out == FEAS_YES) {
		read_held(&found, &q, lp);
		if (!is_true(&q, &found))
			*out = FEAS_UNKNOWN;
		if (*out == FEAS_YES && held)
			*held = found;
		else
			solve_assignment_release(&found);
	}
	lp_free(lp);
	question_release(&q);
	return good;
}

/* The least cost in whole numbers, rounded; `otherwise` when the time runs out. */
static bool least_cost(double *out, struct question *q, double otherwise, struct err *err)
{
	const int64_t left = q->feas->deadline - clock_monotonic();
	const struct lp_limits limits = {left > 0 ? (double)left / 1000 : 0.001, LP_INFINITE};
	enum lp_answer answer = LP_OPTIMAL;
	struct lp *lp = prog_load(&q->prog);
	bool good = lp_solve(lp, err);

	if (good && !is_whole(q, lp))
		good = lp_solve_mip(&answer, lp, &limits, err);
	if (good)
		*out = answer == LP_OPTIMAL ? round(lp_objective(lp)) : otherwise;
	lp_free(lp);
	return good;
}

bool feas_lack(int32_t *out, struct feas *feas, const struct feas_rules *rules, struct err *err)
{
	struct question q;
	double cost = 1;
	bool good = true;

	if (question_init(&q, feas, rules, &(struct question_mode){SOLVE_NONE, DEAR, false})) {
		good = least_cost(&cost, &q, 1, err);
		question_release(&q);
	}
	if (good)
		*out = (int32_t)cost;
	return good;
}

bool feas_most(int32_t *out, struct feas *feas, const struct feas_rules *rules, int32_t person,
               const char *wanted, struct err *err)
{
	struct question q;
	double cost = 0;
	bool good = true;

	if (question_init(&q, feas, rules, &(struct question_mode){person, DEAR, false})) {
		for (int32_t s = 0; s < q.model->n_slots; s++)
			if (wanted[s])
				q.prog.cols[question_cell(&q, person, s)].cost = -1;
		good = least_cost(&cost, &q, 0, err);
		question_release(&q);
	}
	if (good)
		*out = cost < 0 ? (int32_t)-cost : 0;
	return good;
}
