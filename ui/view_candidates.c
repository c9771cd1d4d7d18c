#include "views.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/viet.h"
#include "command/phrase.h"
#include "draw_text.h"
#include "editor_parts.h"
#include "service/app.h"
#include "service/roster_candidates.h"
#include "stage.h"
#include "widget_line.h"

#include "base/banned.h"

enum { WIDE = 60, NAME = 20, REST = 14, POINTS = 6, COST = 11, DETAIL = 5, SMALL_DETAIL = 2 };
enum { SMALL_ROWS = 12 };

struct candidates_view {
	struct view base;
	struct roster_view *roster; /* below this view */
	char *slot;
	struct candidates all;
	bool is_cover; /* of what is published: a form follows */
	int moved;     /* weight of a change against the version in force */
	size_t *shown; /* those that the words fit */
	size_t n_shown;
	struct list list;
	struct line search;
	char *preview;  /* of the one under the cursor: asked for, and saved by the next Enter */
	bool is_barred; /* the preview says why not */
	bool force;
};

static const struct view_type view_candidates;

static struct candidates_view *self_of(struct view *view)
{
	return (struct candidates_view *)view;
}

struct view *view_candidates_open(struct roster_view *roster, const char *slot, struct app *app,
                                  struct err *err)
{
	struct candidates_view *self;
	struct candidates all;

	if (!roster_candidates(&all, app, slot, err))
		return NULL;
	self = xcalloc(1, sizeof(*self));
	self->base.type = &view_candidates;
	self->base.line = &self->search;
	self->roster = roster;
	self->slot = xstrdup(slot);
	self->all = all;
	self->moved = app->config.weights.moved;
	self->is_cover = !roster_view_is_draft(roster) && !roster->may_amend;
	return &self->base;
}

static void drop_preview(struct candidates_view *self)
{
	free(self->preview);
	self->preview = NULL;
	self->is_barred = self->force = false;
}

static void candidates_close(struct view *view)
{
	struct candidates_view *self = self_of(view);

	drop_preview(self);
	candidates_release(&self->all);
	line_release(&self->search);
	free(self->shown);
	free(self->slot);
	free(self);
}

/* ---- what is shown ---- */

static bool fits(const struct candidate *candidate, const char *words)
{
	char *text = xasprintf("%s %s", candidate->name, candidate->unit);
	char *folded = viet_fold(text);
	bool found = strstr(folded, words);

	free(folded);
	free(text);
	return found;
}

static void choose_shown(struct candidates_view *self)
{
	char *words = viet_fold(line_text(&self->search));

	free(self->shown);
	self->shown = xcalloc(self->all.n + 1, sizeof(*self->shown));
	self->n_shown = 0;
	for (size_t i = 0; i < self->all.n; i++)
		if (fits(&self->all.candidate[i], words))
			self->shown[self->n_shown++] = i;
	free(words);
}

static bool candidates_reload(struct view *view, struct app *app, struct err *err)
{
	struct candidates_view *self = self_of(view);
	struct candidates all;

	if (!roster_candidates(&all, app, self->slot, err))
		return false;
	candidates_release(&self->all);
	self->all = all;
	drop_preview(self);
	choose_shown(self);
	return true;
}

static const struct candidate *chosen(const struct candidates_view *self)
{
	if (self->list.cursor < 0 || self->list.cursor >= (int)self->n_shown)
		return NULL;
	return &self->all.candidate[self->shown[self->list.cursor]];
}

/* ---- drawing ---- */

static int detail_rows(struct area area)
{
	return area.rows < SMALL_ROWS ? SMALL_DETAIL : DETAIL;
}

/* The title, and where there is room what the columns are. */
static int head_rows(struct area area)
{
	return area.rows < SMALL_ROWS ? 1 : 2;
}

static int name_width(int cols)
{
	return cols < WIDE ? cols / 2 - 2 : NAME;
}

static void candidates_layout(struct view *view, struct area area)
{
	struct candidates_view *self = self_of(view);

	list_fit(&self->list, (int)self->n_shown, area.rows - head_rows(area) - detail_rows(area));
}

static const char *sign(const struct candidate *candidate, enum style *style)
{
	*style = STYLE_PLAIN;
	if (candidate->is_holder)
		return "•";
	if (!candidate->code) {
		*style = STYLE_GOOD;
		return "✓";
	}
	*style = candidate->can_be_forced ? STYLE_WARNING : STYLE_DIM;
	return candidate->can_be_forced ? "!" : "x";
}

/* Of a shift that runs there are none. */
static bool has_prices(const struct candidates_view *self)
{
	return !self->is_cover || clock_now() < self->all.slot->start;
}

static char *cost_text(const struct candidates_view *self, const struct candidate *candidate)
{
	int changes;
	int64_t cost = cost_without_moves(&changes, candidate->cost, self->moved);

	if (candidate->is_holder)
		return xstrdup(_("now"));
	if (!has_prices(self))
		return xstrdup("");
	if (cost == 0)
		return xstrdup("0");
	return xasprintf("%s%lld", cost > 0 ? "+" : "−", (long long)(cost > 0 ? cost : -cost));
}

/* "32 h · 14 h", a side without duty near "–". Owned. */
static char *rest_text(const struct candidate *candidate)
{
	char before[24] = "–", after[24] = "–";

	if (candidate->rested >= 0)
		snprintf(before, sizeof(before), _("%d h"), candidate->rested / 60);
	if (candidate->resting >= 0)
		snprintf(after, sizeof(after), _("%d h"), candidate->resting / 60);
	return xasprintf("%s · %s", before, after);
}

static void draw_figures(const struct candidates_view *self, const struct candidate *candidate,
                         struct canvas *canvas, struct area where)
{
	char *rest = rest_text(candidate), *cost = cost_text(self, candidate), points[16];
	int col = where.col;

	snprintf(points, sizeof(points), "%d", candidate->points);
	if (where.cols >= COST + POINTS + REST) {
		canvas_field(canvas, where.row, col, REST, STYLE_PLAIN, rest);
		col += REST;
	}
	canvas_field_right(canvas, where.row, col, POINTS, STYLE_PLAIN, points);
	canvas_field_right(canvas, where.row, col + POINTS, COST, STYLE_PLAIN, cost);
	if (where.cols > COST + POINTS + REST + 4)
		canvas_print(canvas, where.row, col + POINTS + COST + 2,
		             where.cols - REST - POINTS - COST - 2, STYLE_PLAIN,
		             candidate->wish ? candidate->wish : candidate->unit);
	free(rest);
	free(cost);
}

static void draw_columns(struct canvas *canvas, struct area where)
{
	int col = where.col + 3 + name_width(where.cols) + 1;

	if (where.cols - 4 - name_width(where.cols) >= COST + POINTS + REST) {
		canvas_print(canvas, where.row, col, REST, STYLE_DIM, _("rest · after"));
		col += REST;
	}
	canvas_field_right(canvas, where.row, col, POINTS, STYLE_DIM, _("points"));
	canvas_field_right(canvas, where.row, col + POINTS, COST, STYLE_DIM, _("cost"));
}

/* The rule without the name, which stands beside it. */
static const char *why_of(const struct candidate *candidate)
{
	size_t n = strlen(candidate->name);

	if (strncmp(candidate->why, candidate->name, n) == 0 && candidate->why[n] == ' ')
		return candidate->why + n + 1;
	return candidate->why;
}

static void draw_candidate(const struct candidates_view *self, const struct candidate *candidate,
                           struct canvas *canvas, struct area where, bool selected)
{
	int name = name_width(where.cols), col = where.col + 3 + name;
	struct area rest = {where.row, col + 1, 1, where.col + where.cols - col - 1};
	enum style style;
	const char *mark = sign(candidate, &style);

	canvas_print(canvas, where.row, where.col + 1, 1, style, mark);
	canvas_field(canvas, where.row, where.col + 3, name,
	             candidate->is_holder ? STYLE_BOLD : style, candidate->name);
	if (candidate->code)
		canvas_print(canvas, rest.row, rest.col, rest.cols, style, why_of(candidate));
	else
		draw_figures(self, candidate, canvas, rest);
	if (selected)
		canvas_restyle(canvas, where.row, where.col, where.cols, STYLE_SELECTED);
}

/* " · rested 32 h · points 6 → 8 (average 7.4) ..." Owned. */
static char *facts(const struct candidates_view *self, const struct candidate *candidate)
{
	const struct loads *loads = &self->roster->loads;
	int average = loads_average(loads, loads_find(loads, candidate->person));
	char *length, *phone = phrase_phone(candidate->phone);
	struct str text = {0};

	if (candidate->rested >= 0) {
		length = phrase_length((int64_t)candidate->rested * 60);
		str_add(&text, " · ");
		str_addf(&text, _("rested %s"), length);
		free(length);
	}
	str_add(&text, " · ");
	if (has_prices(self))
		str_addf(&text, _("points %d → %d (average %d.%d)"),
		         candidate->points - self->all.slot->points, candidate->points,
		         average / 10, average % 10);
	else
		str_addf(&text, _("points %d (average %d.%d)"), candidate->points, average / 10,
		         average % 10);
	str_addf(&text, _(" · duties in this roster: %d"), candidate->shifts);
	if (candidate->wish)
		str_addf(&text, " · %s", candidate->wish);
	if (*phone)
		str_addf(&text, " · %s", phone);
	free(phone);
	return str_take(&text);
}

static char *describe(const struct candidates_view *self, const struct candidate *candidate)
{
	char *about = facts(self, candidate), *text;

	text = xasprintf("%s: %s%s", candidate->name,
	                 candidate->is_holder ? _("holds it now")
	                 : candidate->code    ? why_of(candidate)
	                                      : _("allowed"),
	                 about);
	free(about);
	return text;
}

static void draw_detail(const struct candidates_view *self, struct canvas *canvas, struct area area)
{
	int rows = detail_rows(area);
	struct area where = {area.row + area.rows - rows, area.col, rows, area.cols};
	const struct candidate *candidate = chosen(self);
	char *text;

	if (rows > SMALL_DETAIL) {
		canvas_rule(canvas, where.row++, where.col, where.cols, NULL);
		where.rows--;
	}
	where.col++;
	where.cols--;
	if (!candidate) {
		canvas_print(canvas, where.row, where.col, where.cols, STYLE_DIM,
		             self->is_cover
		                 ? _("nobody fits; Enter goes on with what was typed (- is nobody)")
		                 : _("nobody fits; Esc ends"));
		return;
	}
	text = self->preview ? xstrdup(self->preview) : describe(self, candidate);
	text_draw_wrapped(canvas, where,
	                  !self->preview                   ? STYLE_PLAIN
	                  : self->is_barred || self->force ? STYLE_WARNING
	                                                   : STYLE_GOOD,
	                  text);
	free(text);
}

static void draw_title(const struct candidates_view *self, struct canvas *canvas, struct area area)
{
	const struct slot *slot = self->all.slot;
	const struct post *post = slot ? posts_find(&self->all.roster.posts, slot->post) : NULL;
	char *when = slot ? phrase_moment(slot->start) : xstrdup("");
	char *title = xasprintf(_("WHO TAKES IT · %s, %s"), when, post ? post->title : "");
	int room = area.cols / 3, col = area.col + area.cols - room;

	canvas_rule(canvas, area.row, area.col, area.cols, title);
	col = canvas_print(canvas, area.row, col, room, STYLE_TITLE, _("SEARCH "));
	line_draw(&self->search, canvas, area.row, col, area.col + area.cols - col - 1);
	free(title);
	free(when);
}

static void candidates_draw(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct candidates_view *self = (const struct candidates_view *)view;

	if (head_rows(area) > 1)
		draw_columns(canvas, (struct area){area.row + 1, area.col, 1, area.cols});
	for (int i = 0; i < self->list.rows && self->list.top + i < (int)self->n_shown; i++)
		draw_candidate(
		    self, &self->all.candidate[self->shown[self->list.top + i]], canvas,
		    (struct area){area.row + head_rows(area) + i, area.col, 1, area.cols},
		    self->list.top + i == self->list.cursor);
	draw_detail(self, canvas, area);
	draw_title(self, canvas, area);
}

/* ---- keys ---- */

static void preview(struct candidates_view *self, struct stage *stage,
                    const struct candidate *candidate)
{
	const struct slot_edit edit = {
	    .slot = self->slot, .person = candidate->person, .locked = -1};
	bool force = candidate->code && candidate->can_be_forced;
	struct roster_view *roster;
	struct edit_result result;
	struct err err;
	char *words, *about;

	drop_preview(self);
	if (!editor_try(&self->roster->edit, &result, stage_app(stage), &edit, 1, force, &err)) {
		if (strcmp(err.key, "stale") == 0) {
			roster = self->roster;
			stage_pop(stage);
			roster_view_refuse(roster, stage, &err);
			return;
		}
		self->is_barred = true;
		self->preview = xasprintf("x %s: %s", candidate->name, err.msg);
		return;
	}
	self->force = force;
	words = edit_words(&result, &self->roster->findings, self->moved);
	about = facts(self, candidate);
	self->preview = force
	                    ? xasprintf("! %s: %s · %s\n%s", candidate->name, _("breaks a rule"),
	                                _("Enter goes on all the same, Esc chooses another"), words)
	                    : xasprintf("✓ %s: %s%s%s · %s%s", candidate->name, _("allowed"),
	                                *words ? " · " : "", words,
	                                _("Enter saves it, Esc chooses another"), about);
	free(about);
	free(words);
	edit_result_release(&result);
}

/* The view goes first: what is told after saving belongs to the roster below. */
static void save(struct view *view, struct stage *stage)
{
	struct candidates_view *self = self_of(view);
	const struct candidate *candidate = chosen(self);
	struct roster_view *roster = self->roster;
	const struct edit_options options = {.force = self->force, .action = "roster assign"};
	struct slot_edit edit = {.locked = -1};
	char *slot, *person, *done;

	if (!candidate)
		return;
	edit.slot = slot = xstrdup(self->slot);
	edit.person = person = xstrdup(candidate->person);
	done = xasprintf(_("%s has it"), candidate->name);
	stage_pop(stage);
	roster_view_save(roster, stage, &edit, 1, &options, done);
	free(done);
	free(person);
	free(slot);
}

/* Where two bear one name, the code says which. */
static const char *called(const struct candidates_view *self, const struct candidate *candidate)
{
	return staff_match(&self->roster->staff, candidate->name) ? candidate->name
	                                                          : candidate->person;
}

/* Hours, reason and word are asked for; the service looks at the rules for these hours. NULL: what
 * was typed says who, and may say that nobody comes. */
static void cover(struct candidates_view *self, struct stage *stage,
                  const struct candidate *candidate)
{
	struct view *form;

	if (candidate && candidate->code && !candidate->can_be_forced) {
		drop_preview(self);
		self->is_barred = true;
		self->preview = xasprintf("x %s: %s", candidate->name, why_of(candidate));
		return;
	}
	form = view_cover_open(self->roster, self->slot,
	                       candidate ? called(self, candidate) : line_text(&self->search));
	stage_pop(stage);
	stage_push(stage, form);
}

static void enter(struct view *view, struct stage *stage)
{
	struct candidates_view *self = self_of(view);
	const struct candidate *candidate = chosen(self);
	char *question;

	if (!candidate && self->is_cover)
		cover(self, stage, NULL);
	if (!candidate)
		return;
	if (candidate->is_holder) {
		stage_tell(stage, STYLE_PLAIN, _("%s holds it now"), candidate->name);
	} else if (self->is_cover) {
		cover(self, stage, candidate);
	} else if (!self->preview || self->is_barred) {
		preview(self, stage, candidate);
	} else if (self->force) {
		question = xasprintf(_("%s. Do it all the same?"), candidate->why);
		stage_ask(stage, save, question);
		free(question);
	} else {
		save(view, stage);
	}
}

static void typed(struct view *view, struct stage *stage)
{
	struct candidates_view *self = self_of(view);

	(void)stage;
	drop_preview(self);
	choose_shown(self);
	self->list.cursor = 0;
}

static void leave(struct view *view, struct stage *stage)
{
	struct candidates_view *self = self_of(view);

	if (self->preview) {
		drop_preview(self);
	} else if (*line_text(&self->search)) {
		line_set(&self->search, "");
		typed(view, stage);
	} else {
		stage_pop(stage);
	}
}

static bool candidates_move(struct view *view, int code)
{
	struct candidates_view *self = self_of(view);

	if (!list_key(&self->list, code))
		return false;
	drop_preview(self);
	return true;
}

static void candidates_click(struct view *view, struct stage *stage, int row, int col)
{
	struct candidates_view *self = self_of(view);
	struct list *list = &self->list;
	int line = row - head_rows(stage_area(stage));

	(void)col;
	if (line < 0 || line >= list->rows || list->top + line >= list->n)
		return;
	if (list->cursor == list->top + line) {
		enter(view, stage);
	} else {
		drop_preview(self);
		list->cursor = list->top + line;
	}
}

static const struct binding keys[] = {{0}};

static const struct binding typing[] = {
    {.key = PRESS_ENTER,
     .hint = N_("choose, save"),
     .help = N_("what it would cost; once more: save it"),
     .act = enter},
    {.key = PRESS_ESC,
     .hint = N_("close"),
     .help = N_("another one; close without a change"),
     .act = leave},
    {0},
};

static const struct view_type view_candidates = {
    .name = N_("Who takes it"),
    .keys = keys,
    .typing = typing,
    .reload = candidates_reload,
    .layout = candidates_layout,
    .draw = candidates_draw,
    .move = candidates_move,
    .click = candidates_click,
    .typed = typed,
    .close = candidates_close,
};
