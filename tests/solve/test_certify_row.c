#include "test.h"

#include <stdlib.h>

#include "base/mem.h"
#include "certify/certify.h"
#include "certify/row.h"
#include "solve/check.h"
#include "solve/maker.h"
#include "solve/model_build.h"

#include "base/banned.h"

#define RICH    maker_share(4000)
#define LONG    1500
#define LONGEST 14 /* slots */
#define SCALE   SOLVE_PROOF_SCALE

/* ---- one person: counted against all sets of slots ---- */

static int64_t some_dual(struct maker *maker)
{
	return (int64_t)(maker_below(maker, 24000) - 8000) * SCALE / 100;
}

/* Everybody gets a row, so that each can be judged alone. */
struct prices {
	int64_t *slot, *couple;
	char *cell;
};

static void prices_init(struct prices *out, const struct solve_model *m, struct maker *maker)
{
	const size_t cells = (size_t)m->n_people * (size_t)m->n_slots;

	out->slot = xcalloc((size_t)m->n_slots + 1, sizeof *out->slot);
	out->couple = xcalloc((size_t)m->n_couples + 1, sizeof *out->couple);
	out->cell = xcalloc(cells + 1, 1);
	for (int32_t s = 0; s < m->n_slots; s++)
		out->slot[s] = some_dual(maker);
	for (int32_t c = 0; c < m->n_couples; c++)
		out->couple[c] = some_dual(maker);
	for (int32_t i = 0; i < m->n_forbids; i++)
		out->cell[m->forbids[i].person * m->n_slots + m->forbids[i].slot] |= CELL_FREE;
	for (int32_t i = 0; i < m->n_fixed; i++)
		out->cell[m->fixed[i].person * m->n_slots + m->fixed[i].slot] |= CELL_HELD;
	for (size_t i = 0; i < cells; i++)
		if (maker_below(maker, 10) == 0)
			out->cell[i] |= (char)(1 + maker_below(maker, 2));
}

static void prices_release(struct prices *p)
{
	free(p->slot);
	free(p->couple);
	free(p->cell);
}

static bool breaks_own_rule(const struct solve_check *check, const struct solve_model *m,
                            int32_t person)
{
	for (int32_t i = 0; i < check->n_violations; i++) {
		const struct solve_violation *v = &check->violations[i];

		if (v->person == person &&
		    (v->rule == SOLVE_NONE || m->rules[v->rule].kind != SOLVE_COVER))
			return true;
	}
	return false;
}

/* Keeps the row the decisions? Its price beside its own cost goes into `sum`. */
static bool price_row(int64_t *sum, const struct solve_model *m, const struct prices *prices,
                      int32_t person, uint32_t row)
{
	for (int32_t s = 0; s < m->n_slots; s++) {
		const char cell = prices->cell[person * m->n_slots + s];

		if (row >> s & 1 ? cell & CELL_FREE : cell & CELL_HELD)
			return false;
		if (row >> s & 1)
			*sum -= prices->slot[s];
	}
	for (int32_t c = 0; c < m->n_couples; c++)
		for (int32_t k = 0; k < m->couples[c].n_terms; k++) {
			const struct solve_term *t = &m->couples[c].terms[k];

			if (t->person == person && row >> t->slot & 1)
				*sum -= prices->couple[c] * t->factor;
		}
	return true;
}

static bool try_rows(int64_t *least, const struct solve_model *m, const struct prices *prices,
                     int32_t person)
{
	struct solve_assignment held;
	bool found = false;

	solve_assignment_init(&held, m->n_slots);
	for (uint32_t row = 0; row < 1U << m->n_slots; row++) {
		struct solve_check check;
		int64_t sum = 0;

		if (!price_row(&sum, m, prices, person, row))
			continue;
		held.n = 0;
		for (int32_t s = 0; s < m->n_slots; s++)
			if (row >> s & 1)
				held.held[held.n++] = (struct solve_held){s, person};
		solve_check(&check, m, &held);
		sum += SCALE * (check.people[person].cells + check.people[person].measures +
		                check.people[person].adjacency + check.people[person].bases);
		if (!breaks_own_rule(&check, m, person) && (!found || sum < *least)) {
			*least = sum;
			found = true;
		}
		solve_check_release(&check);
	}
	solve_assignment_release(&held);
	return found;
}

static void check_rows(const struct solve_model *m, struct maker *maker)
{
	struct prices prices;
	struct book book;

	prices_init(&prices, m, maker);
	book_init(&book, m);
	for (int32_t p = 0; p < m->n_people; p++) {
		const struct leaf leaf = {prices.slot, prices.couple, prices.cell};
		struct row row;
		struct err err;
		int64_t least = 0, right = 0;
		bool is_empty;
		const size_t width = p % 2 ? ROW_WIDTH : 1 + (size_t)maker_below(maker, 4);

		row_init(&row, &book, &leaf, p);
		assert_true(row_least(&least, &is_empty, &row, width, &err));
		assert_int_equal(!is_empty, try_rows(&right, m, &prices, p));
		assert_true(is_empty || least == right);
		row_release(&row);
	}
	book_release(&book);
	prices_release(&prices);
}

/* One person, two weeks: weekends, joints and runs reach further than in maker_rich(). */
static void make_long(struct solve_model *out, int32_t n, struct maker *maker)
{
	const struct solve_rule kinds[] = {
	    {.kind = SOLVE_REST}, {.kind = SOLVE_MAX}, {.kind = SOLVE_RUN}};
	int32_t rules[3], slots[LONGEST], blocks[LONGEST];
	int64_t weights[LONGEST];
	struct solve_run run = {.work_least = maker_below(maker, 4),
	                        .work_most = maker_below(maker, 6),
	                        .off_least = maker_below(maker, 4),
	                        .off_most = 4 * maker_below(maker, 3),
	                        .before = maker_below(maker, 9) - 4};

	*out = (struct solve_model){.first_day = 0, .n_days = 14};
	solve_model_add_person(out);
	for (size_t i = 0; i < 3; i++)
		rules[i] = solve_model_add_rule(out, &kinds[i]);
	for (int32_t s = 0; s < n; s++) {
		const int32_t day = n == LONGEST ? s : maker_below(maker, 14);
		const int64_t start = day * 24 + 8 * maker_below(maker, 2);

		solve_model_add_slot(out, start,
		                     start + 8 + maker_below(maker, n == LONGEST ? 8 : 40), day, 0);
		slots[s] = s;
	}
	for (int32_t i = 0; i < 6; i++) {
		const int32_t a = maker_below(maker, n), b = maker_below(maker, n);

		if (a != b && i < 4)
			solve_model_join(out, a, b);
		else if (a != b)
			solve_model_conflict(out, a, b, true);
	}
	for (int32_t i = maker_below(maker, 3); i > 0; i--) {
		struct solve_limit limit = {rules[1], 0,     maker_below(maker, n / 3), 0, n, slots,
		                            weights,  blocks};

		limit.most =
		    maker_below(maker, 5) ? limit.least + maker_below(maker, 5) : SOLVE_ANY;
		for (int32_t k = 0; k < n; k++) {
			weights[k] = maker_below(maker, 4);
			blocks[k] = maker_below(maker, 4) - 1;
		}
		solve_model_limit(out, &limit);
	}
	run.rule = rules[2];
	if (maker_below(maker, 2))
		solve_model_run(out, &run);
	for (int32_t i = maker_below(maker, 3); i > 0; i--) {
		const int32_t at = solve_model_add_measure(out, 1 + maker_below(maker, 3));

		for (int32_t s = 0; s < n; s++)
			out->measures[at].points[s] = maker_below(maker, 3);
		out->measures[at].past[0] = maker_below(maker, 9);
	}
	out->adjacent = maker_below(maker, 2) * (n == LONGEST ? 40 : 15);
}

static void rows_are_priced_exactly(void **state)
{
	struct maker maker = {7};

	(void)state;
	for (int i = 0; i < RICH; i++) {
		struct solve_model m;

		if (i % 3)
			maker_rich(&m, &maker);
		else
			maker_small(&m, &maker);
		check_rows(&m, &maker);
		solve_model_release(&m);
	}
	for (int i = 0; i < LONG; i++) {
		struct solve_model m;
		struct err err;

		make_long(&m, i % 15 ? 8 : LONGEST, &maker);
		assert_true(solve_model_check(&m, &err));
		check_rows(&m, &maker);
		solve_model_release(&m);
	}
}

/* ---- recounting ---- */

static void some_assignment(struct solve_assignment *out, const struct solve_model *m,
                            struct maker *maker)
{
	solve_assignment_init(out, m->n_people * m->n_slots);
	out->n = 0;
	for (int32_t s = 0; s < m->n_slots; s++)
		for (int32_t p = 0; p < m->n_people; p++)
			if (maker_below(maker, 3) == 0)
				out->held[out->n++] = (struct solve_held){s, p};
}

static void rosters_are_counted_alike(void **state)
{
	struct maker maker = {11};

	(void)state;
	for (int i = 0; i < 4 * RICH; i++) {
		struct certificate c = {0};
		struct certify_report report;
		struct solve_check check;
		struct err err;

		if (i % 8 == 7)
			make_long(&c.model, 8, &maker);
		else
			maker_rich(&c.model, &maker);
		some_assignment(&c.roster, &c.model, &maker);
		assert_true(certify_count(&report, &c, &err));
		solve_check(&check, &c.model, &c.roster);
		assert_int_equal(report.n_broken, check.n_violations);
		assert_true(check.n_violations || report.objective == check.objective);
		assert_true(report.has_bound && report.bound == INT64_MIN);
		assert_false(certify_judge(&report, &c, &err) && c.bound != INT64_MIN);
		solve_check_release(&check);
		certificate_release(&c);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rows_are_priced_exactly),
	    cmocka_unit_test(rosters_are_counted_alike),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
