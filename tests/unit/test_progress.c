#include "test.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "command/phrase.h"
#include "command/progress.h"

#include "base/banned.h"

static void the_gap_is_a_part_of_the_cost_rounded_up(void **state)
{
	(void)state;
	assert_int_equal(quality_gap(1000, 1000), 0);
	assert_int_equal(quality_gap(1000, 999), 1);
	assert_int_equal(quality_gap(1000, 970), 3);
	assert_int_equal(quality_gap(1000, 969), 4);
	assert_int_equal(quality_gap(1000, 0), 100);
	assert_int_equal(quality_gap(-100, -110), 10);
	assert_int_equal(quality_gap(0, -3), 300);
	assert_int_equal(quality_gap(5, 6), 0);
	assert_int_equal(quality_gap(5, INT64_MIN), QUALITY_GAP_UNKNOWN);
	assert_int_equal(quality_gap(1, -INT64_MAX), INT32_MAX);
}

static void assert_text(char *text, const char *wanted)
{
	assert_string_equal(text, wanted);
	free(text);
}

static void a_run_is_told_as_far_as_it_is_known(void **state)
{
	struct roster_progress p = {.seconds = 12.4, .limit = 60, .bound = INT64_MIN};

	(void)state;
	i18n_init("en", NULL);
	assert_text(progress_bar(&p, 10, false), "██░░░░░░░░");
	assert_text(progress_bar(&p, 10, true), "##........");
	assert_text(progress_time(&p), "12/60 s");
	assert_text(progress_found(&p, true), "no roster yet");
	p.has_roster = true;
	p.objective = 1000;
	assert_text(progress_found(&p, true), "cost 1000");
	assert_text(progress_found(&p, false), "perhaps not the best");
	p.bound = 970;
	assert_text(progress_found(&p, true), "cost 1000, not under 970, at most 3 % above");
	assert_text(progress_found(&p, false), "perhaps not the best, at most 3 % worse");
	p.seconds = 61;
	assert_text(progress_bar(&p, 4, true), "####");
	p.limit = 0;
	assert_text(progress_bar(&p, 4, true), "####");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_gap_is_a_part_of_the_cost_rounded_up),
	    cmocka_unit_test(a_run_is_told_as_far_as_it_is_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
