#include "desk.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "service/roster_edit.h"
#include "views.h"

#include "base/banned.h"

static const struct view_type *const tabs[] = {&view_watch, &view_roster, &view_log, &view_contacts,
                                               NULL};

static void desk_new(void **state)
{
	struct desk *desk = xcalloc(1, sizeof(*desk));

	desk->office = *state;
	desk->rows = 24;
	desk->cols = 80;
	*state = desk;
}

static void open_roster(struct desk *desk)
{
	const struct stage_setup setup = {.app = desk->office->app,
	                                  .tabs = tabs,
	                                  .actor = desk->office->app->actor.name,
	                                  .command = command_run_line};

	desk->stage = stage_new(&setup);
	screen(desk);
	press(desk, '2');
	screen(desk);
}

int desk_with_draft(void **state)
{
	struct roster roster;
	struct desk *desk;

	if (department(state) != 0)
		return 1;
	desk_new(state);
	desk = *state;
	generate(&roster, desk->office, PERIOD);
	roster_release(&roster);
	open_roster(desk);
	return 0;
}

int desk_published(void **state)
{
	struct desk *desk;

	if (department(state) != 0)
		return 1;
	desk_new(state);
	desk = *state;
	make(desk->office, PERIOD);
	open_roster(desk);
	return 0;
}

int desk_open(void **state)
{
	desk_new(state);
	open_roster(*state);
	return 0;
}

int desk_remove(void **state)
{
	struct desk *desk = *state;
	void *office = desk->office;

	stage_free(desk->stage);
	free(desk);
	return office_remove(&office);
}

void press(struct desk *desk, int code)
{
	struct key key = {.code = code};

	if (code >= ' ' && code < PRESS_BACKSPACE)
		key.text[0] = (char)code;
	stage_key(desk->stage, &key);
	screen(desk);
}

void type(struct desk *desk, const char *keys)
{
	for (; *keys; keys++)
		press(desk, *keys);
}

void click(struct desk *desk, int row, int col)
{
	stage_key(desk->stage, &(struct key){.code = PRESS_CLICK, .row = row, .col = col});
	screen(desk);
}

const char *screen(struct desk *desk)
{
	static struct str text;
	struct canvas *canvas = canvas_new(desk->rows, desk->cols, false);

	str_clear(&text);
	stage_draw(desk->stage, canvas);
	for (int row = 0; row < desk->rows; row++) {
		char *line = canvas_row(canvas, row);

		str_addf(&text, "%s\n", line);
		free(line);
	}
	canvas_free(canvas);
	return str_text(&text);
}

void assert_shows(struct desk *desk, const char *text)
{
	const char *shown = screen(desk);

	if (!strstr(shown, text))
		fail_msg("not on the screen: %s\n%s", text, shown);
}

void assert_shows_not(struct desk *desk, const char *text)
{
	const char *shown = screen(desk);

	if (strstr(shown, text))
		fail_msg("on the screen: %s\n%s", text, shown);
}

int row_of(struct desk *desk, const char *text)
{
	const char *shown = screen(desk), *place = strstr(shown, text);
	int row = 0;

	if (!place)
		fail_msg("not on the screen: %s\n%s", text, shown);
	for (; shown < place; shown++)
		row += *shown == '\n';
	return row;
}

char *desk_person(struct desk *desk, const char *slot, bool is_draft)
{
	struct roster roster;
	char *person;

	load(&roster, desk->office, PERIOD, is_draft ? -1 : 0);
	person = xstrdup(roster_slot(&roster, slot)->person);
	roster_release(&roster);
	return person;
}

void assert_holds(struct desk *desk, const char *slot, const char *person)
{
	char *is = desk_person(desk, slot, true);

	assert_string_equal(is, person);
	free(is);
}

void desk_go(struct desk *desk, const char *slot)
{
	view_roster_go(stage_show_tab(desk->stage, TAB_ROSTER), slot);
	screen(desk);
}

/* The sign of a candidate stands in the second column: to the next one that has it. */
void desk_seek(struct desk *desk, const char *sign)
{
	char *row = xasprintf("\n %s ", sign);
	int now = row_of(desk, "\n • "), wanted = row_of(desk, row);

	for (; now < wanted; now++)
		press(desk, PRESS_DOWN);
	free(row);
}

/* Another supervisor, who has the same database open. */
void desk_lock_elsewhere(struct desk *desk, const char *slot)
{
	const struct slot_edit edit = {.slot = slot, .locked = 1};
	const struct edit_options options = {
	    .period = PERIOD, .revision = ROSTER_ANY_REVISION, .action = "roster lock"};
	struct edit_result result;

	must(roster_edit(&result, desk->office->app, &edit, 1, &options, &desk->office->err),
	     &desk->office->err);
	edit_result_release(&result);
}
