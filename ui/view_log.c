#include "views.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "domain/entry_number.h"
#include "draw_entry.h"
#include "draw_text.h"
#include "service/watchlog.h"
#include "stage.h"
#include "view_text.h"
#include "widget_line.h"
#include "widget_list.h"

#include "base/banned.h"

enum { STEP = 200, DETAIL_ROWS = 4, DETAIL_FROM = 14 };

struct log_view {
	struct view base;
	struct entries entries;
	struct list list;
	struct line search; /* what is searched for, "" for all */
	int limit;          /* so many were asked for */
};

static struct log_view *self_of(struct view *view)
{
	return (struct log_view *)view;
}

static struct view *log_open(void)
{
	struct log_view *self = xcalloc(1, sizeof(*self));

	self->base.type = &view_log;
	self->limit = STEP;
	return &self->base;
}

static bool log_reload(struct view *view, struct app *app, struct err *err)
{
	struct log_view *self = self_of(view);
	struct entry_filter filter = {
	    .kind = -1, .limit = self->limit, .search = line_text(&self->search)};
	struct entries entries = {0};
	int64_t at = self->entries.n ? self->entries.entry[self->list.cursor].seq : 0;

	if (!log_list(&entries, app, &filter, err))
		return false;
	entries_release(&self->entries);
	self->entries = entries;
	/* The cursor stays on its entry when new ones come in above it, but follows at the top. */
	if (self->list.cursor > 0)
		for (size_t i = 0; i < entries.n; i++)
			if (entries.entry[i].seq == at)
				self->list.cursor = (int)i;
	list_fit(&self->list, (int)entries.n, self->list.rows);
	return true;
}

static void log_close(struct view *view)
{
	struct log_view *self = self_of(view);

	entries_release(&self->entries);
	line_release(&self->search);
	free(self);
}

/* ---- drawing ---- */

static int detail_rows(struct area area)
{
	return area.rows >= DETAIL_FROM ? DETAIL_ROWS : 0;
}

static void log_layout(struct view *view, struct area area)
{
	struct log_view *self = self_of(view);

	list_fit(&self->list, (int)self->entries.n, area.rows - 1 - detail_rows(area));
}

static void draw_title(const struct log_view *self, struct canvas *canvas, struct area area)
{
	const char *words = line_text(&self->search);
	const char *more = (int)self->entries.n == self->limit ? "+" : "";
	int col;

	canvas_rule(canvas, area.row, area.col, area.cols, _("LOG"));
	if (self->base.line || *words) {
		col = canvas_print(canvas, area.row, area.col + 2, area.cols, STYLE_TITLE,
		                   _("SEARCH "));
		if (self->base.line)
			line_draw(&self->search, canvas, area.row, col, area.cols - col - 16);
		else
			canvas_printf(canvas, area.row, col, area.cols - col - 16, STYLE_ACCENT,
			              "%s ", words);
	}
	canvas_printf(canvas, area.row, area.cols - 14, 14, STYLE_DIM, _(" %zu%s entries "),
	              self->entries.n, more);
}

/* Which entry, when it happened, who wrote it when. Owned. */
static char *heading(const struct entry *entry)
{
	char happened[ZONE_TEXT], entered[ZONE_TEXT];
	char *number =
	    entry->number ? xstrdup(entry->number) : entry_number_short(NULL, entry->seq);
	char *text = xasprintf(_("%s %s, %s · %s, entered %s"), number,
	                       entry_kind_label(entry->kind), zone_vn(happened, entry->happened_at),
	                       entry->name, zone_vn(entered, entry->entered_at));

	free(number);
	return text;
}

static void draw_detail(const struct log_view *self, struct canvas *canvas, struct area area)
{
	const struct entry *entry = &self->entries.entry[self->list.cursor];
	char *words = entry_words(entry), *title = heading(entry);

	canvas_rule(canvas, area.row, area.col, area.cols, NULL);
	canvas_print(canvas, area.row + 1, area.col + 1, area.cols - 1, STYLE_TITLE, title);
	free(title);
	text_draw_wrapped(canvas,
	                  (struct area){area.row + 2, area.col + 1, area.rows - 2, area.cols - 2},
	                  STYLE_PLAIN, words);
	free(words);
}

static void log_draw(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct log_view *self = (const struct log_view *)view;
	const struct list *list = &self->list;
	struct entry_columns columns =
	    entry_columns(&self->entries, (size_t)list->top, list->rows, area.cols, clock_now());

	canvas_cursor(canvas, area.row + 1 + list->cursor - list->top, area.col, false);
	draw_title(self, canvas, area);
	for (int i = 0; i < list->rows && list->top + i < list->n; i++)
		entry_draw(canvas, (struct area){area.row + 1 + i, area.col, 1, area.cols},
		           &self->entries.entry[list->top + i], &columns,
		           list->top + i == list->cursor);
	if (!list->n)
		canvas_print(canvas, area.row + 1, area.col + 1, area.cols - 1, STYLE_DIM,
		             *line_text(&self->search) ? _("nothing found")
		                                       : _("no entry yet; n writes the first one"));
	else if (detail_rows(area))
		draw_detail(self, canvas,
		            (struct area){area.row + area.rows - DETAIL_ROWS, area.col, DETAIL_ROWS,
		                          area.cols});
}

/* ---- keys ---- */

static bool log_move(struct view *view, int code)
{
	return list_key(&self_of(view)->list, code);
}

static void log_click(struct view *view, struct stage *stage, int row, int col)
{
	struct list *list = &self_of(view)->list;

	(void)stage;
	(void)col;
	if (row >= 1 && row <= list->rows && list->top + row - 1 < list->n)
		list_move(list, list->top + row - 1 - list->cursor);
}

void view_log_search(struct view *view)
{
	view->line = &self_of(view)->search;
}

static void search(struct view *view, struct stage *stage)
{
	(void)stage;
	view_log_search(view);
}

static void reload(struct view *view, struct stage *stage)
{
	self_of(view)->list.cursor = 0;
	self_of(view)->limit = STEP;
	stage_reload(stage);
}

static void keep(struct view *view, struct stage *stage)
{
	(void)stage;
	view->line = NULL;
}

static void drop(struct view *view, struct stage *stage)
{
	line_set(&self_of(view)->search, "");
	view->line = NULL;
	reload(view, stage);
}

static void more(struct view *view, struct stage *stage)
{
	struct log_view *self = self_of(view);

	if ((int)self->entries.n < self->limit) {
		stage_tell(stage, STYLE_PLAIN, "%s", _("these are all"));
		return;
	}
	self->limit += STEP;
	stage_reload(stage);
}

static const struct entry *chosen(struct view *view)
{
	struct log_view *self = self_of(view);

	return self->entries.n ? &self->entries.entry[self->list.cursor] : NULL;
}

static void add(struct view *view, struct stage *stage)
{
	(void)view;
	stage_push(stage, view_entry_open(NULL));
}

static void correct(struct view *view, struct stage *stage)
{
	const struct entry *entry = chosen(view);

	if (entry)
		stage_push(stage, view_entry_open(entry));
}

static void read(struct view *view, struct stage *stage)
{
	const struct entry *entry = chosen(view);
	char *title, *words, *all;

	if (!entry)
		return;
	title = heading(entry);
	words = entry_words(entry);
	all = xasprintf("%s\n\n%s", title, words);
	stage_push(stage, view_prose_open(entry_kind_label(entry->kind), all));
	free(all);
	free(words);
	free(title);
}

static const struct binding keys[] = {
    {.key = 'n', .hint = N_("write"), .help = N_("write an entry into the log"), .act = add},
    {.key = '/',
     .hint = N_("search"),
     .help = N_("search, with or without marks on letters"),
     .act = search},
    {.key = 's',
     .hint = N_("correct"),
     .help = N_("correct the entry by a new one"),
     .act = correct},
    {.key = PRESS_ENTER, .hint = N_("read"), .help = N_("read the whole entry"), .act = read},
    {.key = 'm', .help = N_("load older entries too"), .act = more},
    {.key = PRESS_ESC, .help = N_("end the search"), .act = drop},
    {0},
};

static const struct binding typing[] = {
    {.key = PRESS_ENTER, .hint = N_("to the list"), .help = N_("keep what was found"), .act = keep},
    {.key = PRESS_ESC, .hint = N_("cancel"), .help = N_("end the search"), .act = drop},
    {0},
};

const struct view_type view_log = {
    .name = N_("Log"),
    .keys = keys,
    .typing = typing,
    .open = log_open,
    .reload = log_reload,
    .layout = log_layout,
    .draw = log_draw,
    .move = log_move,
    .click = log_click,
    .typed = reload,
    .close = log_close,
};
