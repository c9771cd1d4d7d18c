#include "desk.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
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
