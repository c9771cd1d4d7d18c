#include "views.h"

#include <stdlib.h>
#include <string.h>

#include "address_book.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "draw_text.h"
#include "service/reads.h"
#include "stage.h"
#include "view_text.h"
#include "widget_line.h"
#include "widget_list.h"

#include "base/banned.h"

enum { DETAIL_ROWS = 5, DETAIL_FROM = 14, TALL_DETAIL_ROWS = 8, TALL_FROM = 20 };

struct contacts_view {
	struct view base;
	struct address_book book;
	struct list list;
	struct line search;
};

static struct contacts_view *self_of(struct view *view)
{
	return (struct contacts_view *)view;
}

static struct view *contacts_open(void)
{
	struct contacts_view *self = xcalloc(1, sizeof(*self));

	self->base.type = &view_contacts;
	return &self->base;
}

static bool contacts_reload(struct view *view, struct app *app, struct err *err)
{
	struct contacts_view *self = self_of(view);
	struct contacts contacts = {0};
	struct staff staff = {0};

	if (!app_contacts(&contacts, app, err))
		return false;
	if (!app_staff(&staff, app, err)) {
		contacts_release(&contacts);
		return false;
	}
	address_book_release(&self->book);
	address_book_make(&self->book, &contacts, &staff, line_text(&self->search));
	contacts_release(&contacts);
	staff_release(&staff);
	return true;
}

static void contacts_close(struct view *view)
{
	struct contacts_view *self = self_of(view);

	address_book_release(&self->book);
	line_release(&self->search);
	free(self);
}

static int detail_rows(struct area area)
{
	if (area.rows >= TALL_FROM)
		return TALL_DETAIL_ROWS;
	return area.rows >= DETAIL_FROM ? DETAIL_ROWS : 0;
}

static void contacts_layout(struct view *view, struct area area)
{
	struct contacts_view *self = self_of(view);

	list_fit(&self->list, (int)self->book.n, area.rows - 1 - detail_rows(area));
}

static void draw_title(const struct contacts_view *self, struct canvas *canvas, struct area area)
{
	const char *words = line_text(&self->search);
	int col;

	canvas_rule(canvas, area.row, area.col, area.cols, _("CONTACTS"));
	if (!self->base.line && !*words)
		return;
	col = canvas_print(canvas, area.row, area.col + 2, area.cols, STYLE_TITLE, _("SEARCH "));
	if (self->base.line)
		line_draw(&self->search, canvas, area.row, col, area.cols - col - 1);
	else
		canvas_printf(canvas, area.row, col, area.cols - col, STYLE_ACCENT, "%s ", words);
}

static void contacts_draw(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct contacts_view *self = (const struct contacts_view *)view;
	const struct list *list = &self->list;
	int rows = detail_rows(area);

	canvas_cursor(canvas, area.row + 1 + list->cursor - list->top, area.col, false);
	draw_title(self, canvas, area);
	address_book_draw(&self->book, canvas,
	                  (struct area){area.row + 1, area.col, list->rows, area.cols}, list->top,
	                  list->cursor);
	if (!list->n) {
		canvas_print(canvas, area.row + 1, area.col + 1, area.cols - 1, STYLE_DIM,
		             _("nothing found"));
		return;
	}
	if (!rows)
		return;
	canvas_rule(canvas, area.row + area.rows - rows, area.col, area.cols, NULL);
	text_draw_wrapped(
	    canvas,
	    (struct area){area.row + area.rows - rows + 1, area.col + 1, rows - 1, area.cols - 2},
	    STYLE_PLAIN, self->book.address[list->cursor].detail);
}

static bool contacts_move(struct view *view, int code)
{
	return list_key(&self_of(view)->list, code);
}

static void contacts_click(struct view *view, struct stage *stage, int row, int col)
{
	struct list *list = &self_of(view)->list;

	(void)stage;
	(void)col;
	if (row >= 1 && row <= list->rows && list->top + row - 1 < list->n)
		list_move(list, list->top + row - 1 - list->cursor);
}

static void search(struct view *view, struct stage *stage)
{
	(void)stage;
	view->line = &self_of(view)->search;
}

static void reload(struct view *view, struct stage *stage)
{
	self_of(view)->list.cursor = 0;
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

static void read(struct view *view, struct stage *stage)
{
	struct contacts_view *self = self_of(view);
	const struct address *address;

	if (!self->book.n)
		return;
	address = &self->book.address[self->list.cursor];
	stage_push(stage, view_prose_open(address->name, address->detail));
}

static const struct binding keys[] = {
    {.key = '/',
     .hint = N_("search"),
     .help = N_("search, with or without marks on letters"),
     .act = search},
    {.key = PRESS_ENTER,
     .hint = N_("read"),
     .help = N_("all that is known, and where it comes from"),
     .act = read},
    {.key = PRESS_ESC, .help = N_("end the search"), .act = drop},
    {0},
};

static const struct binding typing[] = {
    {.key = PRESS_ENTER, .hint = N_("to the list"), .help = N_("keep what was found"), .act = keep},
    {.key = PRESS_ESC, .hint = N_("cancel"), .help = N_("end the search"), .act = drop},
    {0},
};

const struct view_type view_contacts = {
    .name = N_("Contacts"),
    .keys = keys,
    .typing = typing,
    .open = contacts_open,
    .reload = contacts_reload,
    .layout = contacts_layout,
    .draw = contacts_draw,
    .move = contacts_move,
    .click = contacts_click,
    .typed = reload,
    .close = contacts_close,
};
