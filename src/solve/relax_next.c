#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "solve/feas_question.h"
#include "solve/relax.h"

#include "base/banned.h"

#define MOST_MS 1000 /* the library may take twice that */

/* At least one change of what is known already has to be less. */
static void rule_out(struct question *q, const struct solve_relaxation *known)
{
	const int32_t any = prog_row(&q->prog, 1, LP_INFINITE, SOLVE_NONE);

	for (int32_t i = 0; i < known->n; i++) {
		const struct solve_change *change = &known->changes[i];
		const int32_t give = q->give[change->rule];
		const double most = q->prog.cols[give].most;
		const int32_t less = prog_col(&q->prog, 0, 1);
		double level = 1;
		int32_t row;

		if (feas_has_levels(q->feas, change->rule))
			level = (double)(change->by / feas_step(q->feas, change->rule));
		row = prog_row(&q->prog, -LP_INFINITE, level - 1 + most, SOLVE_NONE);
		prog_put(&q->prog, row, give, 1);
		prog_put(&q->prog, row, less, most);
		prog_put(&q->prog, any, less, 1);
	}
}

static struct solve_relaxation read_relaxation(const struct question *q, const struct lp *lp)
{
	struct solve_relaxation out = {.is_cheapest = 1};

	for (int32_t i = 0; i < q->model->n_rules; i++) {
		const int64_t level =
		    q->give[i] == SOLVE_NONE ? 0 : llround(lp_value(lp, q->give[i]));
		int64_t by = 0;

		if (level <= 0)
			continue;
		if (feas_has_levels(q->feas, i))
			by = level * feas_step(q->feas, i);
		out.changes = array_grow(out.changes, (size_t)out.n, sizeof *out.changes);
		out.changes[out.n++] = (struct solve_change){i, by};
		out.weight += level * solve_relax_weight(q->model->rules[i].kind);
	}
	return out;
}

static void keep(struct solve_clash *clash, const struct solve_relaxation *relaxation)
{
	clash->relaxations = array_grow(clash->relaxations, (size_t)clash->n_relaxations,
	                                sizeof *clash->relaxations);
	clash->relaxations[clash->n_relaxations++] = *relaxation;
}

/* ---- where the time ran out ---- */

static void count(struct solve_relaxation *out, const struct feas *feas, const int32_t *level)
{
	out->n = 0;
	out->weight = 0;
	for (int32_t i = 0; i < feas->model->n_rules; i++) {
		if (level[i] == 0)
			continue;
		out->changes[out->n++] = (struct solve_change){
		    i, feas_has_levels(feas, i) ? level[i] * feas_step(feas, i) : 0};
		out->weight += level[i] * solve_relax_weight(feas->model->rules[i].kind);
	}
}

static bool helps(bool *out, struct feas *feas, const int32_t *level, struct err *err)
{
	const int32_t n = feas->model->n_rules;
	char *active = xcalloc((size_t)n + 1, 1);
	enum feas_answer answer;
	bool good;

	for (int32_t i = 0; i < n; i++)
		active[i] = level[i] == 0 || feas_has_levels(feas, i);
	good = feas_ask(&answer, feas, &(struct feas_rules){active, level}, NULL, err);
	*out = good && answer == FEAS_YES;
	free(active);
	return good;
}

/* Takes back each step that is not needed. */
static bool lessen(bool *is_sure, struct solve_relaxation *out, struct feas *feas, struct err *err)
{
	int32_t *level = xcalloc((size_t)feas->model->n_rules + 1, sizeof *level);
	bool good = true;

	for (int32_t i = 0; i < out->n; i++)
		level[out->changes[i].rule] =
		    feas_has_levels(feas, out->changes[i].rule)
		        ? (int32_t)(out->changes[i].by / feas_step(feas, out->changes[i].rule))
		        : 1;
	good = helps(is_sure, feas, level, err);
	for (int32_t i = 0; i < out->n && good && *is_sure; i++)
		for (bool less = true; less && good && level[out->changes[i].rule] > 0;) {
			level[out->changes[i].rule]--;
			good = helps(&less, feas, level, err);
			if (!less)
				level[out->changes[i].rule]++;
		}
	count(out, feas, level);
	out->is_cheapest = 0;
	free(level);
	return good;
}

/* ---- asking ---- */

static bool ask(bool *found, struct solve_clash *clash, struct feas *feas, struct question *q,
                struct err *err)
{
	const int64_t left = feas->deadline - clock_monotonic();
	const struct lp_limits limits = {
	    left < MOST_MS ? fmax((double)left, 1) / 1000 : MOST_MS / 1000.0, LP_INFINITE};
	struct lp *lp = prog_load(&q->prog);
	struct solve_relaxation relaxation = {0};
	enum lp_answer answer = LP_UNKNOWN;
	bool good = lp_solve_mip(&answer, lp, &limits, err), is_sure = true;

	*found = good && answer == LP_OPTIMAL;
	if (good && (answer == LP_OPTIMAL || answer == LP_OPEN))
		relaxation = read_relaxation(q, lp);
	if (good && answer == LP_OPEN)
		good = lessen(&is_sure, &relaxation, feas, err);
	if (good && is_sure && relaxation.n)
		keep(clash, &relaxation);
	else
		free(relaxation.changes);
	lp_free(lp);
	return good;
}

bool solve_relax_next(bool *found, struct solve_clash *clash, struct feas *feas, struct err *err)
{
	const struct question_mode mode = {SOLVE_NONE, 0, true};
	char *active = xcalloc((size_t)feas->model->n_rules + 1, 1);
	const struct feas_rules rules = {active, NULL};
	struct question q;
	bool good = true;

	*found = false;
	memset(active, 1, (size_t)feas->model->n_rules);
	if (question_init(&q, feas, &rules, &mode)) {
		for (int32_t i = 0; i < clash->n_relaxations; i++)
			rule_out(&q, &clash->relaxations[i]);
		good = ask(found, clash, feas, &q, err);
		question_release(&q);
	}
	free(active);
	return good;
}
