/* Who bears how much with a roster. */
#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "service/ledger_report.h"
#include "service/roster_points.h"

#include "base/banned.h"

static void points_load(struct roster_points *out, struct office *o, const char *period,
                        int version)
{
	struct segments segments = {0};
	struct roster roster;

	load(&roster, o, period, version);
	roster_resolve(&segments, &roster);
	must(roster_points_load(out, o->app, &roster, &segments, &o->err), &o->err);
	segments_release(&segments);
	roster_release(&roster);
}

static const struct points_line *line_of(const struct roster_points *points, const char *person)
{
	for (size_t i = 0; i < points->n; i++)
		if (strcmp(points->line[i].person, person) == 0)
			return &points->line[i];
	fail_msg("%s has no line", person);
	abort();
}

static void a_draft_counts_before_it_is_published(void **state)
{
	struct office *o = *state;
	struct roster_points draft, published;
	struct roster roster;

	generate(&roster, o, PERIOD);
	roster_release(&roster);
	points_load(&draft, o, PERIOD, -1);
	publish(o, PERIOD, false);
	points_load(&published, o, PERIOD, 0);
	assert_int_equal(draft.n, published.n);
	for (size_t i = 0; i < draft.n; i++) {
		const struct points_line *line = line_of(&published, draft.line[i].person);

		assert_int_equal(draft.line[i].before, 0);
		assert_int_equal(line->before, 0);
		assert_int_equal(line->after, draft.line[i].after);
		assert_true(line->nights <= line->turns);
	}
	roster_points_release(&draft);
	roster_points_release(&published);
}

/* What was published before is the same as the ledger has; nothing counts twice. */
static void before_and_here_make_the_ledger(void **state)
{
	const struct ledger_query query = {.by = BY_PERSON};
	struct office *o = *state;
	struct ledger_groups groups;
	struct roster_points points;
	int before = 0;

	make(o, PERIOD);
	make(o, "2-9/2027");
	points_load(&points, o, "2-9/2027", 0);
	must(ledger_report(&groups, o->app, &query, &o->err), &o->err);
	for (size_t i = 0; i < groups.n; i++) {
		const struct points_line *line = line_of(&points, groups.group[i].key);

		assert_int_equal(line->after, groups.group[i].total.points);
		assert_int_equal(line->after, line->before + line->here);
		before += line->before;
	}
	assert_true(before > 0);
	ledger_groups_release(&groups);
	roster_points_release(&points);
}

static void people_are_compared_within_their_posts(void **state)
{
	struct office *o = *state;
	struct roster_points points;
	int least[8], most[8];

	make(o, PERIOD);
	points_load(&points, o, PERIOD, 0);
	assert_int_equal(points.n_groups, 4);
	assert_string_equal(points.group[0].posts, "Lãnh đạo trực");
	assert_string_equal(points.group[3].posts, "Bảo vệ");
	for (int i = 0; i < 8; i++) {
		least[i] = 1000000;
		most[i] = 0;
	}
	for (size_t i = 0; i < points.n; i++) {
		const struct points_line *line = &points.line[i];

		assert_true(line->counts);
		assert_true(i == 0 || line[-1].group <= line->group);
		assert_true(i == 0 || line[-1].group < line->group ||
		            line[-1].after >= line->after);
		least[line->group] =
		    line->after < least[line->group] ? line->after : least[line->group];
		most[line->group] =
		    line->after > most[line->group] ? line->after : most[line->group];
	}
	for (size_t g = 0; g < points.n_groups; g++) {
		assert_int_equal(points.group[g].spread, most[g] - least[g]);
		assert_true(points.group[g].average >= 10 * least[g]);
		assert_true(points.group[g].average <= 10 * most[g]);
		assert_true(points.group[g].spread <= points.spread);
	}
	roster_points_release(&points);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_draft_counts_before_it_is_published, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(before_and_here_make_the_ledger, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(people_are_compared_within_their_posts, department,
	                                    office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
