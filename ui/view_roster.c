#include "views.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "command/phrase.h"
#include "draw_text.h"
#include "editor_cell.h"
#include "editor_parts.h"
#include "grid.h"
#include "service/reads.h"
#include "service/rosters.h"
#include "stage.h"
#include "view_text.h"

#include "base/banned.h"

enum { SMALL_ROWS = 14 };

struct roster_view *roster_view_of(struct view *view)
{
	return (struct roster_view *)view;
}

static struct view *roster_open(void)
{
	struct roster_view *self = xcalloc(1, sizeof(*self));

	self->base.type = &view_roster;
	self->version = ROSTER_NEWEST;
	return &self->base;
}

static void release_names(struct roster_view *self)
{
	for (size_t i = 0; i < self->n_names; i++)
		free(self->names[i]);
	free(self->names);
	self->names = NULL;
	self->n_names = 0;
}

static void release_roster(struct roster_view *self)
{
	if (self->is_there)
		grid_release(&self->grid);
	findings_release(&self->findings);
	staff_release(&self->staff);
	loads_release(&self->loads);
	self->findings = (struct findings){0};
	self->staff = (struct staff){0};
	self->is_there = false;
}

static void roster_close(struct view *view)
{
	struct roster_view *self = roster_view_of(view);

	release_roster(self);
	release_names(self);
	editor_release(&self->edit);
	free(self->mark);
	free(self->period);
	free(self->chosen);
	free(self);
}

/* ---- loading ---- */

static int by_start(const void *a, const void *b)
{
	const struct roster *one = a, *other = b;

	return (one->period.start > other->period.start) -
	       (one->period.start < other->period.start);
}

/* Fills in the names; what was shown stays, else the period that has not ended yet, else the last.
 */
static void choose_period(struct roster_view *self, struct rosters *rosters)
{
	bool is_kept = false;
	const char *open = NULL;

	if (rosters->n)
		qsort(rosters->roster, rosters->n, sizeof(*rosters->roster), by_start);
	release_names(self);
	self->n_before = 0;
	for (size_t i = 0; i < rosters->n; i++) {
		const struct period *period = &rosters->roster[i].period;

		if (self->n_names && strcmp(self->names[self->n_names - 1], period->name) == 0)
			continue;
		self->names = array_grow(self->names, self->n_names, sizeof(*self->names));
		self->names[self->n_names++] = xstrdup(period->name);
		self->n_before += period->start < self->chosen_start;
		is_kept = is_kept || (self->period && strcmp(self->period, period->name) == 0);
		if (!open && period->end > clock_now())
			open = period->name;
	}
	if (is_kept || self->chosen)
		return;
	free(self->period);
	self->period = NULL;
	if (self->n_names)
		self->period = xstrdup(open ? open : self->names[self->n_names - 1]);
	self->has_place = false;
}

static void note_versions(struct roster_view *self, const struct rosters *rosters)
{
	self->has_draft = self->has_published = false;
	for (size_t i = 0; self->period && i < rosters->n; i++) {
		const struct roster *roster = &rosters->roster[i];

		if (strcmp(roster->period.name, self->period) != 0)
			continue;
		self->has_draft = self->has_draft || roster->status == ROSTER_DRAFT;
		self->has_published = self->has_published || roster->status == ROSTER_PUBLISHED;
	}
}

static bool load_roster(struct roster_view *self, struct app *app, struct err *err)
{
	struct findings findings = {0};
	struct roster roster = {0};
	struct loads loads = {0};
	struct staff staff = {0};
	struct grid grid;

	if (!app_staff(&staff, app, err))
		return false;
	if (!roster_inspect(&roster, &findings, app, self->period, self->version, err)) {
		staff_release(&staff);
		return false;
	}
	grid_make(&grid, &roster);
	if (!loads_make(&loads, app, &grid.roster, &grid.segments, err) ||
	    !open_work_load(&self->work, app, self->period, self->has_published, err)) {
		loads_release(&loads);
		grid_release(&grid);
		findings_release(&findings);
		staff_release(&staff);
		return false;
	}
	release_roster(self);
	self->grid = grid;
	self->findings = findings;
	self->staff = staff;
	self->loads = loads;
	self->is_there = true;
	roster_view_dress(self, app);
	if (!self->has_place)
		grid_seek(&self->grid, &self->place, clock_now());
	self->has_place = true;
	return true;
}

/* The draft that is shown is another one than was seen last: told as a warning, after it is shown.
 */
static bool look_for_others(struct roster_view *self, struct err *err)
{
	const struct roster *draft = roster_view_is_draft(self) ? &self->grid.roster : NULL;
	char *who;

	if (self->has_draft) {
		self->may_amend = false;
		if (!draft) /* the other version is looked at: hand work can go on after that */
			return true;
	}
	if (!editor_look(&self->edit, self->period, draft))
		return true;
	who = draft ? editor_who(draft, &self->staff)
	            : xstrdup(_("the draft is gone: it was published or dropped"));
	err_set(err, ERR_CONFLICT, "stale", "%s", who);
	free(who);
	return false;
}

static bool roster_reload(struct view *view, struct app *app, struct err *err)
{
	struct roster_view *self = roster_view_of(view);
	struct rosters rosters = {0};

	if (!app_history(&rosters, app, NULL, err))
		return false;
	choose_period(self, &rosters);
	note_versions(self, &rosters);
	rosters_release(&rosters);
	if (self->has_draft || self->has_published)
		return load_roster(self, app, err) && look_for_others(self, err);
	release_roster(self);
	return true;
}

/* ---- drawing ---- */

static int head_rows(struct area area)
{
	return area.rows < SMALL_ROWS ? 1 : 2;
}

static int foot_rows(struct area area)
{
	return area.rows < SMALL_ROWS ? 2 : 4;
}

static struct area grid_area(struct area area)
{
	return (struct area){area.row + head_rows(area), area.col,
	                     area.rows - head_rows(area) - foot_rows(area), area.cols};
}

static void roster_layout(struct view *view, struct area area)
{
	struct roster_view *self = roster_view_of(view);

	if (self->is_there)
		grid_fit(&self->grid, &self->place, grid_area(area));
}

static void draw_foot(const struct roster_view *self, struct canvas *canvas, struct area area)
{
	const struct grid_cell *cell =
	    grid_cell(&self->grid, self->place.rows.cursor, self->place.day);
	int rows = foot_rows(area), row = area.row + area.rows - rows;
	char *text, *rest;

	if (rows > 2) {
		text = open_work_words(&self->work);
		rest = *text ? xasprintf("w: %s", text) : NULL;
		canvas_rule(canvas, row++, area.col, area.cols, rest);
		free(rest);
		free(text);
		rows--;
	}
	if (!cell || !cell->slot) {
		canvas_print(canvas, row, area.col + 1, area.cols - 1, STYLE_DIM,
		             _("no duty of this post on this day"));
		return;
	}
	text = cell_explain(&self->grid, cell, &self->loads, &self->findings);
	rest = text;
	for (int i = 0; i < rows && rest && *rest; i++) {
		const char *line = strsep(&rest, "\n");

		canvas_print(canvas, row + i, area.col + 1, area.cols - 1,
		             *line == '!' ? STYLE_WARNING
		             : i == 0     ? STYLE_BOLD
		                          : STYLE_PLAIN,
		             line);
	}
	free(text);
}

static void roster_draw(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct roster_view *self = (const struct roster_view *)view;

	if (!self->is_there) {
		canvas_rule(canvas, area.row, area.col, area.cols,
		            self->chosen ? self->chosen : _("ROSTER"));
		text_draw_wrapped(canvas,
		                  (struct area){area.row + 1, area.col + 1, 3, area.cols - 2},
		                  STYLE_PLAIN,
		                  self->chosen ? _("this period has no roster yet; g arranges one")
		                               : _("there is no roster yet; g makes the next one"));
		canvas_cursor(canvas, area.row + 1, area.col, false);
		return;
	}
	grid_head_draw(&self->grid, &self->findings, canvas,
	               (struct area){area.row, area.col, head_rows(area), area.cols});
	grid_draw(&self->grid, &self->place, canvas, grid_area(area), clock_now());
	draw_foot(self, canvas, area);
}

/* ---- keys ---- */

static bool roster_move(struct view *view, int code)
{
	struct roster_view *self = roster_view_of(view);

	return self->is_there && grid_key(&self->grid, &self->place, code);
}

static void explain(struct view *view, struct stage *stage);

/* A click on the cell that is chosen already opens it. */
static void roster_click(struct view *view, struct stage *stage, int row, int col)
{
	struct roster_view *self = roster_view_of(view);
	struct area area = stage_area(stage);
	int old_row = self->place.rows.cursor, old_day = self->place.day;

	if (self->is_there &&
	    grid_click(&self->grid, &self->place, grid_area(area), row - head_rows(area), col) ==
	        GRID_CELL &&
	    self->place.rows.cursor == old_row && self->place.day == old_day)
		explain(view, stage);
}

static void left(struct view *view, struct stage *stage)
{
	(void)stage;
	roster_view_of(view)->place.day--;
}

static void right(struct view *view, struct stage *stage)
{
	(void)stage;
	roster_view_of(view)->place.day++;
}

static void first_day(struct view *view, struct stage *stage)
{
	(void)stage;
	roster_view_of(view)->place.day = 0;
}

static void last_day(struct view *view, struct stage *stage)
{
	(void)stage;
	roster_view_of(view)->place.day = roster_view_of(view)->grid.n_days;
}

static void seek_now(struct view *view, struct stage *stage)
{
	struct roster_view *self = roster_view_of(view);

	(void)stage;
	if (self->is_there)
		grid_seek(&self->grid, &self->place, clock_now());
}

static void other_period(struct view *view, struct stage *stage, int by)
{
	struct roster_view *self = roster_view_of(view);
	/* A period without roster lies between two that have one. */
	int at = (int)self->n_before - (by < 0);

	for (size_t i = 0; i < self->n_names; i++)
		if (strcmp(self->names[i], self->period) == 0)
			at = (int)i + by;
	if (at < 0 || at >= (int)self->n_names) {
		stage_tell(stage, STYLE_PLAIN, "%s", _("there is no other roster on this side"));
		return;
	}
	free(self->period);
	free(self->chosen);
	self->chosen = NULL;
	self->period = xstrdup(self->names[at]);
	self->version = ROSTER_NEWEST;
	self->has_place = false;
	stage_reload(stage);
}

static void earlier(struct view *view, struct stage *stage)
{
	other_period(view, stage, -1);
}

static void later(struct view *view, struct stage *stage)
{
	other_period(view, stage, 1);
}

static void other_version(struct view *view, struct stage *stage)
{
	struct roster_view *self = roster_view_of(view);
	int shown = self->is_there ? self->grid.roster.version : 0;

	if (!self->is_there)
		return;
	self->version = self->version == ROSTER_NEWEST ? ROSTER_IN_FORCE : ROSTER_NEWEST;
	stage_reload(stage);
	if (self->grid.roster.version == shown) {
		self->version = ROSTER_NEWEST;
		stage_tell(stage, STYLE_PLAIN, "%s", _("there is no other version to show"));
		return;
	}
}

void view_roster_go(struct view *view, const char *slot)
{
	struct roster_view *self = roster_view_of(view);

	if (self->is_there)
		grid_find(&self->grid, slot, &self->place.rows.cursor, &self->place.day);
}

static void explain(struct view *view, struct stage *stage)
{
	struct roster_view *self = roster_view_of(view);
	const struct grid_cell *cell;
	char *text;

	if (!self->is_there)
		return;
	cell = grid_cell(&self->grid, self->place.rows.cursor, self->place.day);
	if (!cell || !cell->slot)
		return;
	text = grid_explain(&self->grid, cell, &self->staff, &self->findings);
	stage_push(stage,
	           view_prose_open(self->grid.segments.segment[cell->first].post->title, text));
	free(text);
}

static void check(struct view *view, struct stage *stage)
{
	struct roster_view *self = roster_view_of(view);
	struct out out = {0};

	if (!self->is_there)
		return;
	findings_show(&out, &self->findings);
	if (out.data.n)
		stage_push(stage, view_text_open(_("TO BE LOOKED AT"), str_text(&out.data)));
	else
		stage_tell(stage, STYLE_GOOD, "%s", _("nothing to be looked at"));
	out_release(&out);
}

static const struct binding keys[] = {
    {.key = 'g',
     .hint = N_("generate"),
     .help = N_("arrange this roster, or the next one where there is none"),
     .act = roster_view_generate},
    {.key = 'x',
     .hint = N_("swap"),
     .help = N_("mark this duty; on another one: swap the two"),
     .act = roster_view_swap},
    {.key = 't',
     .hint = N_("replace"),
     .help = N_("who else may take this duty, what each would cost or why not"),
     .act = roster_view_replace},
    {.key = 'k',
     .hint = N_("lock"),
     .help = N_("lock this duty, so that it is not arranged anew, or unlock it"),
     .act = roster_view_lock},
    {.key = 'v',
     .hint = N_("check"),
     .help = N_("what has to be looked at in this roster"),
     .act = check},
    {.key = 'd',
     .hint = N_("differences"),
     .help = N_("what differs between the draft and the published version"),
     .act = roster_view_compare},
    {.key = 'p',
     .hint = N_("publish"),
     .help = N_("look the draft over, have it signed, publish it; or drop it"),
     .act = roster_view_publish},
    {.key = 'u',
     .hint = N_("undo"),
     .help = N_("take the last change back"),
     .act = roster_view_undo},
    {.key = 'U', .twin = 'R' & 0x1f, .help = N_("do it again after all"), .act = roster_view_redo},
    {.key = PRESS_DELETE,
     .twin = PRESS_BACKSPACE,
     .help = N_("take the person off: the duty is open"),
     .act = roster_view_empty},
    {.key = 'c',
     .help = N_("somebody else takes this duty of what is published, or a part of it"),
     .act = roster_view_cover},
    {.key = 'A',
     .help = N_("give all duties to units, which name their people"),
     .act = roster_view_allot},
    {.key = 'P',
     .help = N_("give the duty to a unit, which names somebody"),
     .act = roster_view_give},
    {.key = 'w',
     .hint = N_("to do"),
     .help = N_("who has not confirmed, covers to confirm, things open before the holiday"),
     .act = roster_view_desk},
    {.key = PRESS_ENTER,
     .hint = N_("details"),
     .help = N_("all about the duty under the cursor"),
     .act = explain},
    {.key = 'b',
     .hint = N_("version"),
     .help = N_("the draft or the published version"),
     .act = other_version},
    {.key = '[', .help = N_("the roster before"), .act = earlier},
    {.key = ']', .hint = N_("next roster"), .help = N_("the roster after"), .act = later},
    {.key = 'n', .hint = N_("now"), .help = N_("to the duty that runs now"), .act = seek_now},
    {.key = 'o',
     .hint = N_("periods"),
     .help = N_("choose a period: this and the next two years, and rosters over spans"),
     .act = roster_view_periods},
    {.key = 'B',
     .hint = N_("points"),
     .help = N_("who has how many points: before, in this roster, after"),
     .act = roster_view_points},
    {.key = 'i', .help = N_("what the signs mean"), .act = roster_view_signs},
    {.key = '<', .help = N_("the month before"), .act = roster_view_month_before},
    {.key = '>', .help = N_("the month after"), .act = roster_view_month_after},
    {.key = 'z',
     .help = N_("more days with short names, or names in full"),
     .act = roster_view_zoom},
    {.key = PRESS_LEFT, .twin = 'h', .help = N_("the day before"), .act = left},
    {.key = PRESS_RIGHT, .twin = 'l', .help = N_("the day after"), .act = right},
    {.key = PRESS_HOME, .help = N_("the first day"), .act = first_day},
    {.key = PRESS_END, .help = N_("the last day"), .act = last_day},
    {0},
};

const struct view_type view_roster = {
    .name = N_("Roster"),
    .keys = keys,
    .open = roster_open,
    .reload = roster_reload,
    .layout = roster_layout,
    .draw = roster_draw,
    .move = roster_move,
    .click = roster_click,
    .close = roster_close,
};
