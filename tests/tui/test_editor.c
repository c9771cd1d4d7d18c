/* The roster tab as an editor, on a real database. */
#include "desk.h"

#include <stdlib.h>

#include "base/banned.h"

static void the_cell_explains_itself(void **state)
{
	struct desk *desk = *state;

	press(desk, PRESS_HOME);
	assert_shows(desk, " · 17:00–07:30 Thu 29/4 · Lãnh đạo trực");
	assert_shows(desk, "points ");
	assert_shows(desk, "(average ");
	assert_shows(desk, "rests ");
	press(desk, PRESS_RIGHT);
	assert_shows(desk, " · 07:30 Fri 30/4 – 07:30 Sat 1/5 · Lãnh đạo trực");
}

static void a_draft_is_published_with_number_and_signer(void **state)
{
	struct desk *desk = *state;
	struct roster roster;

	press(desk, 'd');
	assert_shows(desk, "here is only one");
	press(desk, 'p');
	assert_shows(desk, "─ PUBLISH · ");
	assert_shows(desk, "✓ nothing to be looked at");
	type(desk, "\r12/KH-SVD\r");
	press(desk, 'U' & 0x1f);
	type(desk, "Vu Thi E\r");
	type(desk, "\r");
	assert_shows(desk, "? Publish ");
	press(desk, 'n');
	assert_shows(desk, "nothing was done");
	type(desk, "\ry");
	assert_shows(desk, "✓ published: ");
	assert_shows(desk, "version 1, published");
	load(&roster, desk->office, PERIOD, 0);
	assert_string_equal(roster.number, "12/KH-SVD");
	assert_string_equal(roster.signer, "Vu Thi E");
	roster_release(&roster);
	press(desk, 'p');
	assert_shows(desk, "no draft to publish");
}

static void what_was_typed_stays_when_a_draft_cannot_be_published(void **state)
{
	struct desk *desk = *state;

	press(desk, 'p');
	type(desk, "\r7/KH");
	press(desk, PRESS_ESC);
	assert_shows(desk, "7/KH");
	press(desk, 'v');
	assert_shows(desk, "nothing to be looked at");
	click(desk, row_of(desk, "Signer"), 30);
	type(desk, "X");
	assert_shows(desk, "7/KH");
	press(desk, PRESS_ESC);
	press(desk, PRESS_ESC);
	assert_shows(desk, "draft");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(the_cell_explains_itself, desk_with_draft, desk_remove),
	    cmocka_unit_test_setup_teardown(a_draft_is_published_with_number_and_signer,
	                                    desk_with_draft, desk_remove),
	    cmocka_unit_test_setup_teardown(what_was_typed_stays_when_a_draft_cannot_be_published,
	                                    desk_with_draft, desk_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
