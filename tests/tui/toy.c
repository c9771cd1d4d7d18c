#include "toy.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "command/out.h"
#include "widget_line.h"
#include "widget_list.h"

#include "base/banned.h"

static const char *const names[] = {
    "Trần Thị B", "Nguyễn Văn A", "Phạm Văn D", "Hoàng Văn G", "Lê Văn C",  "Đặng Thị Ý",
    "Bùi Văn I",  "Vũ Thị E",     "Tạ Văn R",   "Lý Văn K",    "Mai Thị M", "Phan Văn Q",
};

enum { NAMES = sizeof(names) / sizeof(names[0]) };

struct list_view {
	struct view base;
	struct list list;
	int reloads;
};

static const struct view_type toy_list;

static struct view *list_open(void)
{
	struct list_view *view = xcalloc(1, sizeof(*view));

	view->base.type = &toy_list;
	return &view->base;
}

static bool list_reload(struct view *view, struct app *app, struct err *err)
{
	(void)app;
	(void)err;
	((struct list_view *)view)->reloads++;
	return true;
}

static void list_layout(struct view *view, struct area area)
{
	list_fit(&((struct list_view *)view)->list, NAMES, area.rows);
}

static void list_draw(const struct view *base, struct canvas *canvas, struct area area)
{
	const struct list *list = &((const struct list_view *)base)->list;

	for (int i = 0; i < area.rows && list->top + i < list->n; i++)
		canvas_field(canvas, area.row + i, area.col, 20,
		             list->top + i == list->cursor ? STYLE_SELECTED : STYLE_PLAIN,
		             names[list->top + i]);
	canvas_cursor(canvas, area.row + list->cursor - list->top, area.col, false);
}

static bool list_go(struct view *view, int code)
{
	return list_key(&((struct list_view *)view)->list, code);
}

static void list_click(struct view *view, struct stage *stage, int row, int col)
{
	struct list *list = &((struct list_view *)view)->list;

	(void)col;
	list_move(list, list->top + row - list->cursor);
	stage_tell(stage, STYLE_GOOD, "%s", names[list->cursor]);
}

static void list_close(struct view *view)
{
	free(view);
}

static void warn(struct view *view, struct stage *stage)
{
	(void)view;
	stage_tell(stage, STYLE_WARNING, "overdue");
}

static const struct binding list_keys[] = {
    {.key = 'w', .twin = PRESS_F1 + 1, .hint = "warn", .help = "shows a warning", .act = warn},
    {.key = 'e', .hint = "echo", .help = "runs a command", .command = "say hello"},
    {0},
};

static const struct view_type toy_list = {
    .name = "List",
    .keys = list_keys,
    .open = list_open,
    .reload = list_reload,
    .layout = list_layout,
    .draw = list_draw,
    .move = list_go,
    .click = list_click,
    .close = list_close,
};

struct form_view {
	struct view base;
	struct line line;
	int changes;
};

static const struct view_type toy_form;

static struct view *form_open(void)
{
	struct form_view *view = xcalloc(1, sizeof(*view));

	view->base.type = &toy_form;
	return &view->base;
}

static void form_draw(const struct view *base, struct canvas *canvas, struct area area)
{
	const struct form_view *view = (const struct form_view *)base;

	canvas_printf(canvas, area.row + 1, 0, area.cols, STYLE_PLAIN, "text=%s changes=%d",
	              line_text(&view->line), view->changes);
	if (base->line)
		line_draw(&view->line, canvas, area.row, 0, area.cols);
}

static void form_typed(struct view *view, struct stage *stage)
{
	(void)stage;
	((struct form_view *)view)->changes++;
}

static void start(struct view *view, struct stage *stage)
{
	(void)stage;
	view->line = &((struct form_view *)view)->line;
}

static void stop(struct view *view, struct stage *stage)
{
	(void)stage;
	view->line = NULL;
}

static void form_close(struct view *view)
{
	line_release(&((struct form_view *)view)->line);
	free(view);
}

static const struct binding form_keys[] = {
    {.key = 'i', .hint = "type", .help = "type text", .act = start},
    {0},
};

static const struct binding form_typing[] = {
    {.key = PRESS_ENTER, .hint = "stop", .help = "stop typing", .act = stop},
    {.key = PRESS_ESC, .help = "stop typing", .act = stop},
    {0},
};

static const struct view_type toy_form = {
    .name = "Form",
    .keys = form_keys,
    .typing = form_typing,
    .open = form_open,
    .draw = form_draw,
    .typed = form_typed,
    .close = form_close,
};

const struct view_type *const toy_tabs[] = {&toy_list, &toy_form, NULL};

bool toy_command(struct app *app, const char *line, struct out *out, struct err *err)
{
	(void)app;
	if (strcmp(line, "fail") == 0)
		return err_set(err, ERR_NOT_FOUND, "fail", "it failed");
	if (strcmp(line, "long") == 0)
		return err_set(err, ERR_USAGE, "long",
		               "an argument is missing\nUsage: trucban roster cover SLOT PERSON "
		               "--reason TEXT [--from TIME]");
	if (strcmp(line, "ask") == 0 && !out_confirm(out, "Is it so?"))
		return err_set(err, ERR_CONFLICT, "declined", "declined");
	if (strcmp(line, "quiet") == 0)
		out_word(out, "quietly");
	else
		out_addf(out, "you said: %s\n", line);
	return true;
}
