#include "test.h"

#include "widget_list.h"

#include "base/banned.h"

static void the_cursor_stays_in_sight(void **state)
{
	static const struct {
		int code, cursor, top;
	} steps[] = {
	    {PRESS_UP, 0, 0},
	    {'j', 1, 0},
	    {PRESS_DOWN, 2, 0},
	    {PRESS_DOWN, 3, 0},
	    {'j', 4, 1},
	    {'k', 3, 1},
	    {PRESS_END, 9, 6},
	    {PRESS_DOWN, 9, 6},
	    {PRESS_PAGE_UP, 6, 6},
	    {PRESS_PAGE_UP, 3, 3},
	    {PRESS_PAGE_DOWN, 6, 3},
	    {PRESS_HOME, 0, 0},
	    {PRESS_WHEEL_DOWN, 3, 0},
	    {'G', 9, 6},
	    {'g', 0, 0},
	};
	struct list list = {0};

	(void)state;
	list_fit(&list, 10, 4);
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		assert_true(list_key(&list, steps[i].code));
		assert_int_equal(list.cursor, steps[i].cursor);
		assert_int_equal(list.top, steps[i].top);
	}
	assert_false(list_key(&list, 'x'));
}

static void a_shorter_list_or_screen_keeps_the_cursor_on_a_row(void **state)
{
	struct list list = {0};

	(void)state;
	list_fit(&list, 100, 20);
	list_move(&list, 60);
	list_fit(&list, 50, 20);
	assert_int_equal(list.cursor, 49);
	assert_int_equal(list.top, 30);
	list_fit(&list, 50, 3);
	assert_int_equal(list.top, 47);
	list_fit(&list, 50, 60);
	assert_int_equal(list.top, 0);
	list_fit(&list, 0, 5);
	assert_int_equal(list.cursor, 0);
	assert_int_equal(list.top, 0);
	list_key(&list, PRESS_END);
	list_key(&list, PRESS_DOWN);
	assert_int_equal(list.cursor, 0);
}

static void text_scrolls_without_a_cursor(void **state)
{
	struct list list = {0};

	(void)state;
	list_fit(&list, 10, 4);
	assert_true(list_scroll_key(&list, ' '));
	assert_int_equal(list.top, 3);
	assert_true(list_scroll_key(&list, PRESS_DOWN));
	assert_int_equal(list.top, 4);
	assert_true(list_scroll_key(&list, PRESS_END));
	assert_int_equal(list.top, 6);
	list_fit(&list, 10, 4);
	assert_int_equal(list.top, 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_cursor_stays_in_sight),
	    cmocka_unit_test(a_shorter_list_or_screen_keeps_the_cursor_on_a_row),
	    cmocka_unit_test(text_scrolls_without_a_cursor),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
