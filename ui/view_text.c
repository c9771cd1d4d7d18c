#include "view_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "draw_text.h"
#include "widget_list.h"

#include "base/banned.h"

#define SIDE_STEP 8

struct text_view {
	struct view base;
	char *title;
	char *prose; /* what is wrapped; NULL: a table */
	char *text;  /* lines are cut out of it */
	char **line;
	int n;
	int widest, left; /* columns */
	int cols;
	struct list list;
};

static const struct view_type view_text, view_prose;

static struct text_view *self(struct view *view)
{
	return (struct text_view *)view;
}

/* Takes the text over. */
static void set_text(struct text_view *view, char *text)
{
	char *rest = text;

	free(view->text);
	view->text = text;
	view->n = view->widest = 0;
	while (rest && *rest) {
		char *start = strsep(&rest, "\n");
		int width = utf8_width(start);

		view->line = array_grow(view->line, (size_t)view->n, sizeof(*view->line));
		view->line[view->n++] = start;
		if (width > view->widest)
			view->widest = width;
	}
}

struct view *view_text_open(const char *title, const char *text)
{
	struct text_view *view = xcalloc(1, sizeof(*view));

	view->base.type = &view_text;
	view->title = xstrdup(title);
	set_text(view, xstrdup(text));
	return &view->base;
}

struct view *view_prose_open(const char *title, const char *text)
{
	struct text_view *view = xcalloc(1, sizeof(*view));

	view->base.type = &view_prose;
	view->title = xstrdup(title);
	view->prose = xstrdup(text);
	return &view->base;
}

static void text_close(struct view *view)
{
	struct text_view *text = self(view);

	free(text->line);
	free(text->text);
	free(text->prose);
	free(text->title);
	free(text);
}

static void text_layout(struct view *view, struct area area)
{
	struct text_view *text = self(view);

	if (text->prose && text->cols != area.cols)
		set_text(text, text_wrap(text->prose, area.cols - 1));
	list_fit(&text->list, text->n, area.rows - 1);
	text->cols = area.cols;
}

/* What is left of the line after `columns` of it. */
static const char *skip(const char *line, int columns)
{
	int width;
	size_t n;

	while (columns > 0 && (n = utf8_cluster(line, &width)) > 0) {
		columns -= width;
		line += n;
	}
	return line;
}

static void text_draw(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct text_view *text = (const struct text_view *)view;
	const struct list *list = &text->list;

	canvas_rule(canvas, area.row, area.col, area.cols, text->title);
	if (text->n > list->rows)
		canvas_printf(canvas, area.row, area.col + area.cols - 12, 12, STYLE_DIM,
		              " %d-%d/%d ", list->top + 1,
		              list->top + list->rows < text->n ? list->top + list->rows : text->n,
		              text->n);
	for (int i = 0; i < list->rows && list->top + i < text->n; i++)
		canvas_print(canvas, area.row + 1 + i, area.col + 1, area.cols - 1, STYLE_PLAIN,
		             skip(text->line[list->top + i], text->left));
	canvas_cursor(canvas, area.row + 1, area.col, false);
}

static bool text_move(struct view *view, int code)
{
	return list_scroll_key(&self(view)->list, code);
}

static void left(struct view *view, struct stage *stage)
{
	struct text_view *text = self(view);

	(void)stage;
	text->left = text->left > SIDE_STEP ? text->left - SIDE_STEP : 0;
}

static void right(struct view *view, struct stage *stage)
{
	struct text_view *text = self(view);

	(void)stage;
	if (text->left + text->cols - 1 < text->widest)
		text->left += SIDE_STEP;
}

static const struct binding keys[] = {
    {.key = PRESS_LEFT, .twin = 'h', .help = N_("to the left"), .act = left},
    {.key = PRESS_RIGHT,
     .twin = 'l',
     .hint = N_("sideways"),
     .help = N_("to the right"),
     .act = right},
    {0},
};

static const struct view_type view_text = {
    .name = N_("Text"),
    .keys = keys,
    .layout = text_layout,
    .draw = text_draw,
    .move = text_move,
    .close = text_close,
};

static const struct binding no_keys[] = {{0}};

static const struct view_type view_prose = {
    .name = N_("Text"),
    .keys = no_keys,
    .layout = text_layout,
    .draw = text_draw,
    .move = text_move,
    .close = text_close,
};
