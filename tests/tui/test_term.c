#include "test.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "vt.h"

#include "base/banned.h"

static char *program;

static struct vt *start_with(int rows, int cols, const char *extra)
{
	const char *argv[] = {program, NULL};
	const char *env[] = {"TRUCBAN_NOW=2027-05-01T09:00", extra, NULL};

	return vt_start(rows, cols, argv, env);
}

static struct vt *start(void)
{
	struct vt *vt = start_with(16, 60, NULL);

	vt_expect(vt, "q quit");
	return vt;
}

static void shows_its_first_screen_on_the_other_screen(void **state)
{
	struct vt *vt = start();
	int row, col;
	bool visible;

	(void)state;
	vt_expect_row(vt, 0, " trucban                                            09:00:00");
	vt_expect_row(vt, 1, " [1 List] 2 Form                                Nguyễn Văn A");
	assert_true(vt_is_altscreen(vt));
	assert_true(vt_look(vt, 2, 0).reverse);
	assert_false(vt_look(vt, 3, 0).reverse);
	assert_true(vt_look(vt, 15, 1).bold);
	vt_cursor(vt, &row, &col, &visible);
	assert_int_equal(row, 2);
	assert_int_equal(col, 0);
	assert_false(visible);
	vt_send(vt, "q");
	assert_int_equal(vt_wait(vt), 0);
	assert_false(vt_is_altscreen(vt));
	vt_expect(vt, "left in order");
	vt_free(vt);
}

static void cursor_keys_wheel_and_clicks_move(void **state)
{
	struct vt *vt = start();

	(void)state;
	vt_send(vt, "\x1bOB\x1bOB");
	vt_send(vt, "w"); /* both arrive before it */
	vt_expect(vt, "! overdue");
	assert_true(vt_look(vt, 4, 0).reverse);
	vt_wheel(vt, 4, 4, true);
	vt_click(vt, 6, 2);
	vt_expect(vt, "✓ Lê Văn C");
	assert_true(vt_look(vt, 6, 0).reverse);
	vt_click(vt, 1, 12);
	vt_expect(vt, "[2 Form]");
	vt_free(vt);
}

static void vietnamese_is_typed_composed_and_decomposed(void **state)
{
	struct vt *vt = start();

	(void)state;
	vt_send(vt, "2isự cố ");
	vt_expect(vt, "text=sự cố");
	vt_send(vt, "sư\xcc\xa3 co\xcc\x82\xcc\x81.");
	vt_expect(vt, "text=sự cố sự cố.");
	vt_send(vt, "\x7f\x7f");
	vt_expect_gone(vt, "cố.");
	vt_expect(vt, "text=sự cố sự c");
	vt_free(vt);
}

static void unknown_bytes_are_never_commands(void **state)
{
	struct vt *vt = start();

	(void)state;
	vt_send(vt, "\xe1\xbb\x85\x1b[1;9Z\x7f\xff\x1b[200~qqq\x1b[201~");
	vt_send(vt, "w");
	vt_expect(vt, "! overdue");
	vt_free(vt);
}

static void escape_is_fast_and_alone(void **state)
{
	struct vt *vt = start();

	(void)state;
	vt_send(vt, "?");
	vt_expect(vt, "─ Help");
	vt_send(vt, "\x1b");
	vt_expect_gone(vt, "─ Help");
	vt_free(vt);
}

static void follows_the_size_of_the_terminal(void **state)
{
	struct vt *vt = start();

	(void)state;
	vt_resize(vt, 10, 40);
	vt_expect_row(vt, 9, "w warn e echo : command ? help q quit");
	vt_expect_row(vt, 0, "trucban                            09:00");
	vt_resize(vt, 5, 20);
	vt_expect(vt, "screen too small");
	for (int i = 0; i < 10; i++)
		vt_resize(vt, 2 + i * 2, 3 + i * 10);
	vt_resize(vt, 24, 80);
	vt_expect_row(vt, 23, " w warn  e echo  : command  ? help  q quit");
	vt_expect_row(vt, 2, "Trần Thị B");
	vt_expect_row(vt, 0, " trucban                                           ");
	vt_free(vt);
}

static void ends_when_the_terminal_is_gone(void **state)
{
	struct vt *vt = start();

	(void)state;
	vt_hang_up(vt);
	assert_int_equal(vt_wait(vt), 128 + SIGHUP);
	vt_free(vt);
}

static void ends_when_the_terminal_is_gone_though_hangups_are_ignored(void **state)
{
	const char *argv[] = {"sh", "-c", "trap '' HUP; exec \"$0\"", program, NULL};
	struct vt *vt = vt_start(16, 60, argv, NULL);

	(void)state;
	vt_expect(vt, "q quit");
	vt_hang_up(vt);
	assert_int_equal(vt_wait(vt), 128 + SIGHUP);
	vt_free(vt);
}

static void ends_in_order_when_asked_to(void **state)
{
	static const int numbers[] = {SIGTERM, SIGINT, SIGHUP};

	(void)state;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		struct vt *vt = start();

		vt_signal(vt, numbers[i]);
		assert_int_equal(vt_wait(vt), 128 + numbers[i]);
		assert_false(vt_is_altscreen(vt));
		vt_expect(vt, "left in order");
		vt_free(vt);
	}
}

static void a_crash_gives_the_terminal_back(void **state)
{
	struct vt *vt = start();

	(void)state;
	vt_signal(vt, SIGABRT);
	assert_int_equal(vt_wait(vt), 128 + SIGABRT);
	assert_false(vt_is_altscreen(vt));
	vt_free(vt);
}

static void can_be_put_aside_and_brought_back(void **state)
{
	const char *argv[] = {"bash", "--norc", "-i", NULL};
	char *path = xasprintf("P=%s", program);
	const char *env[] = {"PS1=ready> ", path, NULL};
	struct vt *vt = vt_start(16, 60, argv, env);

	(void)state;
	vt_expect(vt, "ready>");
	vt_send(vt, "$P\r");
	vt_expect(vt, "q quit");
	vt_send(vt, "\x1a");
	vt_expect(vt, "Stopped");
	assert_false(vt_is_altscreen(vt));
	vt_resize(vt, 10, 40);
	vt_send(vt, "fg\r");
	vt_expect_row(vt, 9, "w warn e echo : command ? help q quit");
	vt_send(vt, "w");
	vt_expect(vt, "! overdue");
	vt_send(vt, "q");
	vt_expect(vt, "left in order");
	vt_free(vt);
	free(path);
}

static void is_not_put_aside_where_nobody_could_bring_it_back(void **state)
{
	struct vt *vt = start();

	(void)state;
	vt_send(vt, "\x1aw");
	vt_expect(vt, "! overdue");
	vt_free(vt);
}

static void refuses_what_is_no_fit_terminal(void **state)
{
	static const char *const terms[] = {"TERM=dumb", "TERM=", "TERM=no-such-thing"};

	(void)state;
	for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
		struct vt *vt = start_with(16, 160, terms[i]);

		assert_int_equal(vt_wait(vt), 2);
		vt_expect(vt, "trucban now");
		assert_false(vt_is_altscreen(vt));
		vt_free(vt);
	}
	const char *argv[] = {"sh", "-c", "\"$0\" </dev/null", program, NULL};
	struct vt *vt = vt_start(16, 160, argv, NULL);
	assert_int_equal(vt_wait(vt), 2);
	vt_expect(vt, "trucban now");
	vt_free(vt);
}

static void a_terminal_without_utf8_gets_ascii(void **state)
{
	static const char *const locales[] = {"LC_ALL=C", "LC_ALL=POSIX"};

	(void)state;
	for (size_t i = 0; i < sizeof(locales) / sizeof(locales[0]); i++) {
		struct vt *vt = start_with(16, 60, locales[i]);

		vt_expect_row(vt, 3, "Nguyen Van A");
		vt_expect_row(vt, 7, "Dang Thi Y");
		char *screen = vt_screen(vt);
		for (const char *p = screen; *p; p++)
			assert_true((unsigned char)*p < 0x80);
		free(screen);
		vt_free(vt);
	}
}

static void no_color_leaves_bold_and_reverse(void **state)
{
	struct vt *vt = start();

	(void)state;
	vt_send(vt, "w");
	vt_expect(vt, "! overdue");
	assert_true(vt_has_colour(vt));
	vt_free(vt);
	vt = start_with(16, 60, "NO_COLOR=1");
	vt_expect(vt, "q quit");
	vt_send(vt, "w");
	vt_expect(vt, "! overdue");
	assert_false(vt_has_colour(vt));
	assert_true(vt_look(vt, 15, 0).bold);
	assert_true(vt_look(vt, 2, 0).reverse);
	vt_free(vt);
}

static void draws_the_same_in_other_terminals(void **state)
{
	static const char *const terms[] = {"TERM=xterm",           "TERM=linux",
	                                    "TERM=vt100",           "TERM=vt220",
	                                    "TERM=screen-256color", "TERM=tmux-256color"};

	(void)state;
	for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
		struct vt *vt = start_with(16, 60, terms[i]);

		vt_expect(vt, "q quit");
		vt_expect_row(vt, 7, "Đặng Thị Ý");
		vt_send(vt, "?");
		vt_expect_row(vt, 2, "─ Help ───");
		vt_free(vt);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(shows_its_first_screen_on_the_other_screen),
	    cmocka_unit_test(cursor_keys_wheel_and_clicks_move),
	    cmocka_unit_test(vietnamese_is_typed_composed_and_decomposed),
	    cmocka_unit_test(unknown_bytes_are_never_commands),
	    cmocka_unit_test(escape_is_fast_and_alone),
	    cmocka_unit_test(follows_the_size_of_the_terminal),
	    cmocka_unit_test(ends_when_the_terminal_is_gone),
	    cmocka_unit_test(ends_when_the_terminal_is_gone_though_hangups_are_ignored),
	    cmocka_unit_test(ends_in_order_when_asked_to),
	    cmocka_unit_test(a_crash_gives_the_terminal_back),
	    cmocka_unit_test(can_be_put_aside_and_brought_back),
	    cmocka_unit_test(is_not_put_aside_where_nobody_could_bring_it_back),
	    cmocka_unit_test(refuses_what_is_no_fit_terminal),
	    cmocka_unit_test(a_terminal_without_utf8_gets_ascii),
	    cmocka_unit_test(no_color_leaves_bold_and_reverse),
	    cmocka_unit_test(draws_the_same_in_other_terminals),
	};
	const char *folder = getenv("builddir");
	int failed;

	program = xasprintf("%s/tests/tui/toy_console", folder ? folder : ".");
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	free(program);
	return failed;
}
