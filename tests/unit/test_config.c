#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "service/carried.h"
#include "service/config.h"

#define POST "post \"a\" { shift \"s\" { start = \"07:00\" length = \"12:00\" } }\n"

static void each_profile_is_read(void **state)
{
	static const char *const name[] = {"profiles/so.conf", "profiles/soc.conf",
	                                   "profiles/truong.conf"};

	(void)state;
	for (size_t i = 0; i < sizeof(name) / sizeof(*name); i++) {
		struct err err = {0};
		struct config config;

		assert_non_null(carried_text(name[i]));
		if (!config_parse(&config, name[i], carried_text(name[i]), &err))
			fail_msg("%s", err.msg);
		assert_true(config.posts.n >= 3);
		assert_non_null(posts_find(&config.posts, "lanh-dao"));
		assert_true(posts_is_leader(&config.posts, "lanh-dao"));
		config_release(&config);
	}
}

static void the_department_is_as_its_profile_says(void **state)
{
	struct err err = {0};
	struct config config;
	const struct post *post;

	(void)state;
	assert_true(config_parse(&config, "so.conf", carried_text("profiles/so.conf"), &err));
	assert_int_equal(config.hours.start, 450);
	assert_int_equal(config.hours.end, 1020);
	assert_int_equal(config.alarm, ALARM_12H);
	post = posts_find(&config.posts, "truc-ban");
	assert_int_equal(post->n_shifts, 2);
	assert_int_equal(post->shift[1].start, 19 * 60 + 30);
	assert_int_equal(post->shift[1].length, 720);
	assert_int_equal(post->shift[1].days, DAYS_ALL);
	assert_true(post->round_clock && post->handover);
	assert_int_equal(post->rest_before, 720);
	post = posts_find(&config.posts, "bao-ve");
	assert_int_equal(post->shift[1].days, DAYS_OFF);
	post = posts_find(&config.posts, "attt");
	assert_string_equal(post->concurrent, "truc-ban");
	post = posts_find(&config.posts, "lanh-dao");
	assert_int_equal(post->weight[WEIGHT_TET_EVE], 200);
	assert_int_equal(post->place, PLACE_HOME);
	config_release(&config);
}

static void says_file_line_and_what_was_wanted(void **state)
{
	static const struct {
		const char *text, *wanted;
	} bad[] = {
	    {POST "agencyy = \"x\"\n", "t.conf:2: no such option 'agencyy'"},
	    {POST "office-start = \"25:99\"\n", "'office-start' is \"25:99\"; wanted HH:MM"},
	    {POST "office-start = \"18:00\"\n", "office hours end before they start"},
	    {POST "alarm = \"2h\"\n", "'alarm' is \"2h\"; wanted none, 12h or 1h"},
	    {POST "solve-seconds = 0\n", "'solve-seconds' is 0; wanted a number from 1 to 3600"},
	    {POST "zone = \"Mars/Base\"\n", "Mars/Base"},
	    {"", "at least one section 'post'"},
	    {"post \"Bad Id\" { shift \"s\" {} }\n", "\"Bad Id\" is not an id"},
	    {"post \"a\" {}\n", "post \"a\" has no shift"},
	    {POST "post \"b\" { concurrent = \"c\" }\n", "'concurrent' names \"c\""},
	    {POST "post \"b\" { concurrent = \"b\" }\n", "'concurrent' names \"b\""},
	    {"post \"a\" { compatible = {\"z\"} shift \"s\" {} }\n", "'compatible' names \"z\""},
	    {"post \"a\" { place = \"moon\" shift \"s\" {} }\n", "'place' is \"moon\""},
	    {"post \"a\" { shift \"s\" { days = {\"sunday\"} } }\n", "'days' has \"sunday\""},
	    {"post \"a\" { shift \"s\" { length = \"25:00\" } }\n", "'length' is \"25:00\""},
	    {"post \"a\" { headcount = 0 shift \"s\" {} }\n", "'headcount' is 0"},
	    {"post \"a\" { home-hours = {\"7-9\"} shift \"s\" {} }\n", "'home-hours' is \"7-9\""},
	    {POST POST, "duplicate title 'a'"},
	    {POST "weights {\n points = 1\n shifts = -1\n}\n",
	     "t.conf:4: 'shifts' is -1; wanted a number from 0 to 10000"},
	    {POST "unit \"Phòng 1\" { least = 3 most = 2 }\n",
	     "unit \"Phòng 1\": 'least' is more than 'most'"},
	    {POST "unit \"Phòng 1\" { most = -1 }\n", "'most' is -1"},
	    {POST "unit \"Phòng 1\" {}\nunit \"Phòng 1\" {}\n", "duplicate title 'Phòng 1'"},
	    {POST "unit \" \" { least = 1 }\n", "a section 'unit' without the name"},
	    {POST "post \"b\" { concurrent = \"a\" senior = \"x\" }\n",
	     "post \"b\" is held by whoever holds \"a\""},
	    {"/* two\n lines */ # and\n// three\n" POST
	     "signer = \"# \\\" // no comment\"\nx = 1\n",
	     "t.conf:6: no such option 'x'"},
	    {POST "weights { fairness = 1 }\n", "t.conf:2: no such option 'fairness'"},
	    {"post \"a\" { shift \"s\" {}", "t.conf:"},
	    {"agency = \"x", "t.conf:"},
	    {POST "/* agency = \"x\"\n", "t.conf: a comment is opened and never closed"},
	    {POST "signer = \"\\xff\"\n", "'signer' is not UTF-8 text"},
	    {"post \"\\e[2J\" { shift \"s\" {} }\n", "t.conf:1: \"[2J\" is not an id"},
	    {POST "agency \"x\"\n", "t.conf:2: missing equal sign after option 'agency'"},
	    {POST "solve-seconds = 99999999999999999999\n",
	     "integer value for option 'solve-seconds' is out of range"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct err err = {0};
		struct config config = {0};

		if (config_parse(&config, "t.conf", bad[i].text, &err))
			fail_msg("case %zu was taken", i);
		assert_int_equal(err.code, ERR_INPUT);
		if (!strstr(err.msg, bad[i].wanted))
			fail_msg("case %zu: \"%s\" lacks \"%s\"", i, err.msg, bad[i].wanted);
		assert_null(config.agency);
	}
}

static void texts_are_cleaned_whatever_made_them(void **state)
{
	struct err err = {0};
	struct config config;

	(void)state;
	assert_int_equal(setenv("TRUCBAN_TEST_WORD", "ba\x1b[1m\nbốn", 1), 0);
	assert_true(config_parse(&config, "t.conf",
	                         "agency = \"mo\u0323\u0302t\\e[31m\\n\u202Ehai\"\n"
	                         "signer = \"${TRUCBAN_TEST_WORD}\"\naddress = \" \\n \"\n" POST,
	                         &err));
	assert_string_equal(config.agency, "một[31m hai");
	assert_string_equal(config.signer, "ba[1m bốn");
	assert_string_equal(config.address, "");
	config_release(&config);
	unsetenv("TRUCBAN_TEST_WORD");
}

static void hours_may_wrap_over_midnight(void **state)
{
	struct err err = {0};
	struct config config;

	(void)state;
	assert_true(config_parse(&config, "t.conf",
	                         "post \"a\" { home-hours = {\"22:00-06:00\"} shift \"s\" {} }",
	                         &err));
	assert_int_equal(config.posts.post[0].n_spans, 1);
	assert_int_equal(config.posts.post[0].span[0].from, 1320);
	assert_int_equal(config.posts.post[0].span[0].to, 360);
	assert_int_equal(config.posts.post[0].shift[0].days, DAYS_ALL);
	config_release(&config);
}

static void rules_of_units_and_seniors_are_read(void **state)
{
	static const char *const text =
	    "unit \"Phòng 1\" { least = 1 most = 6 present = 2 }\n"
	    "unit \" Pho\u0300ng 2 \" { most = 0 }\nunit \"Phòng 3\" { present = 1 }\n"
	    "unit \"Phòng 4\" {}\n"
	    "post \"a\" { senior = \"truong-ca\" shift \"s\" {} }\n";
	const struct team_rule wanted[] = {
	    {TEAM_SENIOR, (char[]){"a"}, (char[]){"truong-ca"}, 1, -1},
	    {TEAM_UNIT, (char[]){"Phòng 1"}, (char[]){""}, 1, 6},
	    {TEAM_PRESENT, (char[]){"Phòng 1"}, (char[]){""}, 2, -1},
	    {TEAM_UNIT, (char[]){"Phòng 2"}, (char[]){""}, 0, 0},
	    {TEAM_PRESENT, (char[]){"Phòng 3"}, (char[]){""}, 1, -1},
	};
	struct err err = {0};
	struct config config;

	(void)state;
	if (!config_parse(&config, "t.conf", text, &err))
		fail_msg("%s", err.msg);
	assert_int_equal(config.rules.n, sizeof wanted / sizeof *wanted);
	for (size_t i = 0; i < config.rules.n; i++) {
		assert_int_equal(config.rules.rule[i].kind, wanted[i].kind);
		assert_string_equal(config.rules.rule[i].a, wanted[i].a);
		assert_string_equal(config.rules.rule[i].b, wanted[i].b);
		assert_int_equal(config.rules.rule[i].least, wanted[i].least);
		assert_int_equal(config.rules.rule[i].most, wanted[i].most);
	}
	config_release(&config);
}

static void weights_are_as_usual_but_for_those_that_are_given(void **state)
{
	struct err err = {0};
	struct roster_weights usual;
	struct config config;

	(void)state;
	roster_weights_default(&usual);
	assert_true(config_parse(&config, "t.conf", POST, &err));
	assert_true(roster_weights_equal(&config.weights, &usual));
	config_release(&config);
	assert_true(config_parse(&config, "t.conf",
	                         POST "weights { wish-off = 0 can-bang-diem = 7 }", &err));
	assert_int_equal(config.weights.points, 7);
	assert_int_equal(config.weights.wish_off, 0);
	assert_int_equal(config.weights.shifts, usual.shifts);
	/* A file of its own goes on top. */
	assert_true(config_parse_weights(&config.weights, "w", "# fairer\nshifts = 50\n", &err));
	assert_int_equal(config.weights.points, 7);
	assert_int_equal(config.weights.shifts, 50);
	config_release(&config);
}

static void weights_in_a_file_are_looked_at(void **state)
{
	static const struct {
		const char *text, *wanted;
	} bad[] = {
	    {"points = 1\npoint = 2\n", "w:2: no such option 'point'"},
	    {"# so\n\npoints = 1001\n", "w:3: 'points' is 1001; wanted a number from 0 to 1000"},
	    {"points = 1\ncan-bang-diem = 2\n", "w:2: 'points' and 'can-bang-diem' are the same"},
	    {"points = 1\nshifts = 2\npoints = 1\n", "w:3: 'points' is given twice"},
	    {"points = many\n", "w:1: invalid integer value for option 'points'"},
	    {"points 5\n", "w:1: missing equal sign"},
	    {"/* points = 5\n", "w: a comment is opened and never closed"},
	};
	struct roster_weights usual, weights;

	(void)state;
	roster_weights_default(&usual);
	weights = usual;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct err err = {0};

		assert_false(config_parse_weights(&weights, "w", bad[i].text, &err));
		assert_int_equal(err.code, ERR_INPUT);
		if (!strstr(err.msg, bad[i].wanted))
			fail_msg("case %zu: \"%s\" lacks \"%s\"", i, err.msg, bad[i].wanted);
		assert_true(roster_weights_equal(&weights, &usual));
	}
}

static void weights_are_found_again_in_an_audit_row(void **state)
{
	struct roster_weights weights, found;
	char *text;

	(void)state;
	for (int i = 0; i < ROSTER_WEIGHTS; i++)
		roster_weights_set(&weights, i, roster_weights_name(i)->most - i);
	text = roster_weights_format(&weights);
	assert_true(roster_weights_find(&found, text));
	assert_true(roster_weights_equal(&weights, &found));
	*strstr(text, "moved") = 'M';
	assert_false(roster_weights_find(&found, text));
	assert_false(roster_weights_find(&found, "optimal 12 12"));
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_profile_is_read),
	    cmocka_unit_test(the_department_is_as_its_profile_says),
	    cmocka_unit_test(says_file_line_and_what_was_wanted),
	    cmocka_unit_test(texts_are_cleaned_whatever_made_them),
	    cmocka_unit_test(hours_may_wrap_over_midnight),
	    cmocka_unit_test(rules_of_units_and_seniors_are_read),
	    cmocka_unit_test(weights_are_as_usual_but_for_those_that_are_given),
	    cmocka_unit_test(weights_in_a_file_are_looked_at),
	    cmocka_unit_test(weights_are_found_again_in_an_audit_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
