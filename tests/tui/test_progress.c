#include "test.h"

#include "base/i18n.h"
#include "draw_run.h"
#include "picture.h"

#include "base/banned.h"

#define EMPTY_8  "\n\n\n\n\n\n\n\n"
#define EMPTY_21 EMPTY_8 EMPTY_8 "\n\n\n\n\n"

static const struct roster_progress early = {.seconds = 1.2, .limit = 60, .bound = INT64_MIN};
static const struct roster_progress found = {
    .seconds = 21, .limit = 60, .has_roster = true, .objective = 44820, .bound = INT64_MIN};
static const struct roster_progress nearly = {
    .seconds = 59, .limit = 60, .has_roster = true, .objective = 44820, .bound = 43650};

/* The strip as it stands above the bottom line. */
static struct canvas *draw(int rows, int cols, bool ascii, const struct roster_progress *progress,
                           const char *key)
{
	struct canvas *canvas = canvas_new(rows, cols, ascii);
	const int height = rows < 16 ? RUN_ROWS_SMALL : RUN_ROWS;

	run_draw(canvas, (struct area){rows - 1 - height, 0, height, cols}, progress,
	         "Nghỉ lễ 30/4–1/5/2027", key);
	return canvas;
}

static void on_80x24_it_has_two_rows(void **state)
{
	(void)state;
	assert_picture(
	    draw(24, 80, false, &early, "s"), EMPTY_21
	    "─ GENERATING · Nghỉ lễ 30/4–1/5/2027 ──────────────────────── s: stop and keep ─\n"
	    " ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░ 1/60 s · no roster yet\n"
	    "\n");
	assert_picture(
	    draw(24, 80, false, &found, "Esc"), EMPTY_21
	    "─ GENERATING · Nghỉ lễ 30/4–1/5/2027 ────────────────────── Esc: stop and keep ─\n"
	    " ██████████░░░░░░░░░░░░░░░░░░░░ 21/60 s · perhaps not the best\n"
	    "\n");
	assert_picture(
	    draw(24, 80, true, &nearly, "s"), EMPTY_21
	    "- GENERATING - Nghi le 30/4-1/5/2027 ------------------------ s: stop and keep -\n"
	    " ############################. 59/60 s - perhaps not the best, at most 3 % worse\n"
	    "\n");
}

static void on_40x10_it_has_one(void **state)
{
	(void)state;
	assert_picture(draw(10, 40, false, &early, "s"),
	               EMPTY_8 "░░░░░░░░░░░░░░ 1/60 s · none yet  s stop\n"
	                       "\n");
	assert_picture(draw(10, 40, false, &found, "Esc"),
	               EMPTY_8 "███░░░░░░░ 21/60 s · one found  Esc stop\n"
	                       "\n");
	assert_picture(draw(10, 40, false, &nearly, "s"),
	               EMPTY_8 "█████████████░ 59/60 s · gap 3 %  s stop\n"
	                       "\n");
}

static void nothing_is_drawn_outside(void **state)
{
	(void)state;
	for (int rows = 3; rows < 20; rows++)
		for (int cols = 1; cols < 60; cols++)
			canvas_free(draw(rows, cols, cols % 2, &nearly, "Esc"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(on_80x24_it_has_two_rows),
	    cmocka_unit_test(on_40x10_it_has_one),
	    cmocka_unit_test(nothing_is_drawn_outside),
	};

	i18n_init("en", NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
