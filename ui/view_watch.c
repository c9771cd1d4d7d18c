#include "views.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "draw_watch.h"
#include "service/watchlog.h"
#include "stage.h"

#include "base/banned.h"

enum { ENTRIES = 60 }; /* more than any screen shows */

struct watch_view {
	struct view base;
	struct watch watch;
	struct entries entries;
	struct due due;
};

static struct view *watch_open(void)
{
	struct watch_view *view = xcalloc(1, sizeof(*view));

	view->base.type = &view_watch;
	return &view->base;
}

static bool watch_reload(struct view *view, struct app *app, struct err *err)
{
	struct watch_view *self = (struct watch_view *)view;
	struct entry_filter filter = {.kind = -1, .limit = ENTRIES};
	struct entries entries = {0};
	struct watch watch = {0};
	struct due due = {0};

	if (!watch_at(&watch, app, clock_now(), err) || !due_at(&due, app, clock_now(), err) ||
	    !log_list(&entries, app, &filter, err)) {
		watch_release(&watch);
		due_release(&due);
		return false;
	}
	watch_release(&self->watch);
	entries_release(&self->entries);
	due_release(&self->due);
	self->watch = watch;
	self->entries = entries;
	self->due = due;
	return true;
}

static void watch_draw(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct watch_view *self = (const struct watch_view *)view;
	struct board board = {&self->watch, &self->entries, clock_now(), &self->due};

	board_draw(&board, canvas, area);
	canvas_cursor(canvas, area.row + 1, area.col, false);
}

static void watch_close(struct view *view)
{
	struct watch_view *self = (struct watch_view *)view;

	watch_release(&self->watch);
	entries_release(&self->entries);
	due_release(&self->due);
	free(self);
}

static void write_entry(struct view *view, struct stage *stage)
{
	(void)view;
	stage_push(stage, view_entry_open(NULL));
}

static void search(struct view *view, struct stage *stage)
{
	(void)view;
	view_log_search(stage_show_tab(stage, TAB_LOG));
}

static void numbers(struct view *view, struct stage *stage)
{
	(void)view;
	stage_show_tab(stage, TAB_CONTACTS);
}

static void before(struct view *view, struct stage *stage)
{
	const struct due *due = &((struct watch_view *)view)->due;

	stage_push(stage, view_checklist_open(due->before.n ? due->before.period : "next"));
}

static void people(struct view *view, struct stage *stage)
{
	const struct due *due = &((struct watch_view *)view)->due;

	stage_push(stage, view_notices_open(due->waiting ? due->waiting_period : "next"));
}

static const struct binding keys[] = {
    {.key = 'n',
     .hint = N_("write"),
     .help = N_("write an entry into the log"),
     .act = write_entry},
    {.key = 'h', .hint = N_("numbers"), .help = N_("all numbers to call"), .act = numbers},
    {.key = 'v',
     .hint = N_("to do"),
     .help = N_("what has to be done before a holiday"),
     .act = before,
     .yields = 1},
    {.key = 'x',
     .hint = N_("people"),
     .help = N_("who knows of his duty, who has confirmed it"),
     .act = people,
     .yields = 1},
    {.key = '/', .hint = N_("search"), .help = N_("search the log"), .act = search},
    {0},
};

const struct view_type view_watch = {
    .name = N_("Watch"),
    .keys = keys,
    .open = watch_open,
    .reload = watch_reload,
    .draw = watch_draw,
    .close = watch_close,
};
