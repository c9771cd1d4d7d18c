#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "solve/feas_question.h"
#include "solve/relax.h"

#include "base/banned.h"

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

static void add_relaxation(struct solve_clash *clash, const struct question *q, const struct lp *lp)
{
	struct solve_relaxation out = {0, 0, NULL};

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
	clash->relaxations = array_grow(clash->relaxations, (size_t)clash->n_relaxations,
	                                sizeof *clash->relaxations);
	clash->relaxations[clash->n_relaxations++] = out;
}

bool solve_relax_next(bool *found, struct solve_clash *clash, struct feas *feas, struct err *err)
{
	const struct question_mode mode = {SOLVE_NONE, 0, true};
	const int64_t left = feas->deadline - clock_monotonic();
	const struct lp_limits limits = {left > 0 ? (double)left / 1000 : 0.001, LP_INFINITE};
	char *active = xcalloc((size_t)feas->model->n_rules + 1, 1);
	const struct feas_rules rules = {active, NULL};
	enum lp_answer answer;
	struct question q;
	struct lp *lp;
	bool good;

	*found = false;
	memset(active, 1, (size_t)feas->model->n_rules);
	if (!question_init(&q, feas, &rules, &mode)) {
		free(active);
		return true;
	}
	for (int32_t i = 0; i < clash->n_relaxations; i++)
		rule_out(&q, &clash->relaxations[i]);
	lp = prog_load(&q.prog);
	good = lp_solve_mip(&answer, lp, &limits, err);
	if (good && answer == LP_OPTIMAL) {
		add_relaxation(clash, &q, lp);
		*found = true;
	}
	lp_free(lp);
	question_release(&q);
	free(active);
	return good;
}
