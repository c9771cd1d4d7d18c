#include "house.h"

#include <string.h>

#include "base/banned.h"

static void a_span_of_the_day_may_have_another_place(void **state)
{
	struct posts posts = {0};
	struct post *post = put_post(&posts, "lanh-dao");
	const struct {
		int minute;
		enum place place;
	} cases[] = {
	    {0, PLACE_HOME},    {419, PLACE_HOME},  {420, PLACE_ONSITE},  {1019, PLACE_ONSITE},
	    {1020, PLACE_HOME}, {1319, PLACE_HOME}, {1320, PLACE_ONSITE}, {1439, PLACE_ONSITE},
	};

	(void)state;
	post->place = PLACE_HOME;
	put_span(post, 420, 1020, PLACE_ONSITE);
	put_span(post, 1320, 1440, PLACE_ONSITE);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (post_place(post, cases[i].minute) != cases[i].place)
			fail_msg("minute %d", cases[i].minute);
	posts_release(&posts);
}

static void a_span_may_run_over_midnight(void **state)
{
	struct posts posts = {0};
	struct post *post = put_post(&posts, "p");

	(void)state;
	put_span(post, 1320, 360, PLACE_HOME);
	assert_int_equal(post_place(post, 1319), PLACE_ONSITE);
	assert_int_equal(post_place(post, 1320), PLACE_HOME);
	assert_int_equal(post_place(post, 0), PLACE_HOME);
	assert_int_equal(post_place(post, 359), PLACE_HOME);
	assert_int_equal(post_place(post, 360), PLACE_ONSITE);
	posts_release(&posts);
}

static void compatible_goes_both_ways_but_not_with_itself(void **state)
{
	struct posts posts = {0};

	(void)state;
	put_compatible(put_post(&posts, "a"), "b");
	put_post(&posts, "b");
	put_compatible(put_post(&posts, "c"), "c");
	assert_true(post_is_compatible(&posts.post[0], &posts.post[1]));
	assert_true(post_is_compatible(&posts.post[1], &posts.post[0]));
	assert_false(post_is_compatible(&posts.post[0], &posts.post[2]));
	assert_false(post_is_compatible(&posts.post[2], &posts.post[2]));
	posts_release(&posts);
}

static void a_copy_shares_nothing_with_its_origin(void **state)
{
	struct posts posts = {0}, copy;
	struct post *post = put_post(&posts, "truc-ban");

	(void)state;
	put_shift(post, "ngay", 360, 720, DAYS_ALL);
	put_span(post, 0, 60, PLACE_HOME);
	put_compatible(post, "x");
	set_text(&post->skill, "ky-thuat");
	posts_copy(&copy, &posts);
	posts_release(&posts);
	assert_int_equal(copy.n, 1);
	post = &copy.post[0];
	assert_string_equal(post->id, "truc-ban");
	assert_string_equal(post->skill, "ky-thuat");
	assert_string_equal(post->shift[0].code, "ngay");
	assert_int_equal(post->shift[0].length, 720);
	assert_int_equal(post->span[0].place, PLACE_HOME);
	assert_string_equal(post->compatible[0], "x");
	assert_int_equal(post->weight[WEIGHT_TET_EVE], 400);
	assert_ptr_equal(posts_find(&copy, "truc-ban"), post);
	assert_null(posts_find(&copy, "truc"));
	posts_release(&copy);
}

static void an_empty_list_is_copied_too(void **state)
{
	struct posts posts = {0}, copy;

	(void)state;
	posts_copy(&copy, &posts);
	assert_int_equal(copy.n, 0);
	assert_null(posts_find(&copy, "x"));
	posts_release(&copy);
}

static void places_and_kinds_of_time_have_stable_names(void **state)
{
	const char *const weights[WEIGHTS] = {"workday",   "weekly_rest", "compensatory",
	                                      "statutory", "tet",         "tet_eve"};
	enum place place = PLACE_ONSITE;

	(void)state;
	assert_true(place_find(&place, "home"));
	assert_int_equal(place, PLACE_HOME);
	assert_true(place_find(&place, "onsite"));
	assert_int_equal(place, PLACE_ONSITE);
	assert_false(place_find(&place, "on site"));
	assert_string_equal(place_name(PLACE_HOME), "home");
	assert_string_equal(place_label(PLACE_HOME), "at home");
	for (int i = 0; i < WEIGHTS; i++) {
		assert_string_equal(weight_kind_name((enum weight_kind)i), weights[i]);
	}
}

static void a_concurrent_post_has_the_shifts_of_its_partner(void **state)
{
	char a[] = "a", b[] = "b", none[] = "", code[] = "dem", name[] = "Ca đêm";
	struct shift shift = {.code = code, .name = name};
	struct post post[] = {{.id = a, .concurrent = none, .shift = &shift, .n_shifts = 1},
	                      {.id = b, .concurrent = a}};
	const struct posts posts = {post, 2};

	(void)state;
	assert_ptr_equal(posts_pattern(&posts, &post[1]), &post[0]);
	assert_ptr_equal(posts_pattern(&posts, &post[0]), &post[0]);
	assert_string_equal(posts_shift(&posts, "b", "dem")->name, "Ca đêm");
	assert_null(posts_shift(&posts, "b", "ngay"));
	assert_null(posts_shift(&posts, "c", "dem"));
}

static void the_leaders_post_is_told_or_known_by_its_id(void **state)
{
	struct posts posts = {0};

	(void)state;
	put_post(&posts, "lanh-dao");
	put_post(&posts, "chi-huy");
	assert_true(posts_is_leader(&posts, "lanh-dao"));
	assert_true(posts_is_leader(&posts, "lanh-dao-so"));
	assert_false(posts_is_leader(&posts, "chi-huy"));
	posts.post[1].leader = true;
	assert_true(posts_is_leader(&posts, "chi-huy"));
	assert_false(posts_is_leader(&posts, "lanh-dao"));
	assert_false(posts_is_leader(&posts, "khong-co"));
	posts_release(&posts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_leaders_post_is_told_or_known_by_its_id),
	    cmocka_unit_test(a_concurrent_post_has_the_shifts_of_its_partner),
	    cmocka_unit_test(a_span_of_the_day_may_have_another_place),
	    cmocka_unit_test(a_span_may_run_over_midnight),
	    cmocka_unit_test(compatible_goes_both_ways_but_not_with_itself),
	    cmocka_unit_test(a_copy_shares_nothing_with_its_origin),
	    cmocka_unit_test(an_empty_list_is_copied_too),
	    cmocka_unit_test(places_and_kinds_of_time_have_stable_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
