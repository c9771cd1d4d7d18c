/* The periods of this and the next two years, and rosters over spans of days: which one to open. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/utf8.h"
#include "base/viet.h"
#include "base/zone.h"
#include "command/phrase.h"
#include "service/reads.h"
#include "stage.h"
#include "views.h"
#include "widget_line.h"
#include "widget_list.h"

#include "base/banned.h"

enum { WIDE = 60, YEARS = 3, SIGN = 2 };

struct period_row {
	struct period period;
	int days, days_off;
	bool is_provisional;
	bool has_draft, is_submitted;
	int published;  /* version in force, 0: none */
	int superseded; /* the newest one that is not in force, 0: none */
};

struct periods_view {
	struct view base;
	struct period_row *row; /* by time */
	size_t n;
	struct period_row typed;         /* a span that has no row */
	const struct period_row **shown; /* those that fit what was typed */
	size_t n_shown;
	struct list list;
	struct line search;
	bool has_cursor;
};

static const struct view_type view_periods;

static struct periods_view *self_of(struct view *view)
{
	return (struct periods_view *)view;
}

struct view *view_periods_open(void)
{
	struct periods_view *self = xcalloc(1, sizeof(*self));

	self->base.type = &view_periods;
	return &self->base;
}

static void release_rows(struct periods_view *self)
{
	for (size_t i = 0; i < self->n; i++)
		period_release(&self->row[i].period);
	period_release(&self->typed.period);
	free(self->row);
	free(self->shown);
}

static void periods_close(struct view *view)
{
	struct periods_view *self = self_of(view);

	release_rows(self);
	line_release(&self->search);
	free(self);
}

/* ---- loading ---- */

static struct period_row *find(struct periods_view *self, const char *name)
{
	for (size_t i = 0; i < self->n; i++)
		if (strcmp(self->row[i].period.name, name) == 0)
			return &self->row[i];
	return NULL;
}

/* Takes the period over. */
static struct period_row *add(struct periods_view *self, struct period *period)
{
	self->row = array_grow(self->row, self->n, sizeof(*self->row));
	self->row[self->n] = (struct period_row){.period = *period};
	*period = (struct period){0};
	return &self->row[self->n++];
}

static int year_of(struct date date)
{
	int year;

	date_to_ymd(date, &year, NULL, NULL);
	return year;
}

/* The periods that a year has days of. */
static bool add_year(struct periods_view *self, struct app *app, int year, struct err *err)
{
	struct holidays holidays;
	bool ok = true;

	if (!app_holidays(&holidays, app, year, err))
		return err->code == ERR_NOT_FOUND; /* nothing is known of that year */
	for (size_t i = 0; ok && i < holidays.n; i++) {
		const struct holiday_day *day = &holidays.day[i];
		struct period period;
		int of;

		if (!day_type_is_off(day->type) || !period_year(&of, day->period) || of != year ||
		    find(self, day->period))
			continue;
		ok = app_period(&period, app, day->period, err);
		if (ok)
			add(self, &period);
	}
	holidays_release(&holidays);
	return ok;
}

static void add_rosters(struct periods_view *self, const struct rosters *rosters)
{
	for (size_t i = 0; i < rosters->n; i++) {
		const struct roster *roster = &rosters->roster[i];
		struct period_row *row = find(self, roster->period.name);
		struct period period;

		if (!row) {
			period_copy(&period, &roster->period);
			row = add(self, &period);
		}
		if (roster->status == ROSTER_DRAFT) {
			row->has_draft = true;
			row->is_submitted = roster_is_submitted(roster);
		} else if (roster->status == ROSTER_PUBLISHED) {
			row->published = roster->version;
		} else if (roster->version > row->superseded) {
			row->superseded = roster->version;
		}
	}
}

/* "6/2027" is that month as a span; NULL when it is none. Owned. */
static char *month_span(const char *text)
{
	const char *slash = strchr(text, '/');
	char from[DATE_TEXT], to[DATE_TEXT], *month;
	struct date first, last;
	int64_t m, y;
	struct err none;
	bool ok;

	if (!slash)
		return NULL;
	month = xstrndup(text, (size_t)(slash - text));
	ok =
	    number_parse(&m, month, 1, 12, &none) && number_parse(&y, slash + 1, 2000, 2199, &none);
	free(month);
	if (!ok)
		return NULL;
	first = date_from_ymd((int)y, (int)m, 1);
	last =
	    date_add(date_from_ymd((int)(m == 12 ? y + 1 : y), (int)(m == 12 ? 1 : m + 1), 1), -1);
	return xasprintf("%s..%s", date_iso(from, first), date_iso(to, last));
}

static bool count_days(struct period_row *row, struct app *app, struct err *err)
{
	const struct period *period = &row->period;
	struct holidays holidays;

	if (!app_holidays(&holidays, app, year_of(period->first), err))
		return err->code == ERR_NOT_FOUND;
	for (struct date day = period->first; date_compare(day, period->last) <= 0;
	     day = date_add(day, 1)) {
		const struct holiday_day *known = holidays_find(&holidays, day);

		row->days++;
		row->days_off += day_type_is_off(holidays_type(&holidays, day));
		row->is_provisional =
		    row->is_provisional || (known && known->status == HOLIDAY_PROVISIONAL);
	}
	holidays_release(&holidays);
	return true;
}

static int by_time(const void *a, const void *b)
{
	const struct period *one = &((const struct period_row *)a)->period;
	const struct period *other = &((const struct period_row *)b)->period;
	int order = date_compare(one->first, other->first);

	return order ? order : date_compare(one->last, other->last);
}

/* Each word stands in it somewhere. */
static bool has_words(const char *text, const char *words)
{
	char *copy = xstrdup(words), *rest = copy, *word;
	bool has = true;

	while (has && (word = strsep(&rest, " ")))
		has = strstr(text, word);
	free(copy);
	return has;
}

static bool fits(const struct period_row *row, const char *words)
{
	char first[DATE_TEXT], last[DATE_TEXT];
	char *text = xasprintf("%s %s %s %s", row->period.title, row->period.name,
	                       date_vn(first, row->period.first), date_vn(last, row->period.last));
	char *folded = viet_fold(text);
	bool has = has_words(folded, words);

	free(folded);
	free(text);
	return has;
}

/* A span or month that is typed can be opened too, so that g arranges it. The row that it names, or
 * NULL. */
static const struct period_row *find_typed(struct periods_view *self, struct app *app)
{
	const char *text = line_text(&self->search);
	char *span = strstr(text, "..") ? xstrdup(text) : month_span(text);
	const struct period_row *row = NULL;
	struct period period;
	struct err none;

	period_release(&self->typed.period);
	self->typed = (struct period_row){0};
	if (span && app_period(&period, app, span, &none)) {
		row = find(self, period.name);
		if (row) {
			period_release(&period);
		} else {
			self->typed.period = period;
			row = count_days(&self->typed, app, &none) ? &self->typed : NULL;
		}
	}
	free(span);
	return row;
}

/* Shows those that fit what was typed, and the one that it names. */
static void filter(struct periods_view *self, struct app *app)
{
	const struct period_row *typed = find_typed(self, app);
	char *words = viet_fold(line_text(&self->search));

	free(self->shown);
	self->shown = xcalloc(self->n + 1, sizeof(*self->shown));
	self->n_shown = 0;
	for (size_t i = 0; i < self->n; i++)
		if (typed == &self->row[i] || fits(&self->row[i], words))
			self->shown[self->n_shown++] = &self->row[i];
	if (typed == &self->typed)
		self->shown[self->n_shown++] = typed;
	free(words);
	self->list.n = (int)self->n_shown;
	/* First it stands on what was named, else on what comes next. */
	for (size_t i = 0; i < self->n_shown && !self->has_cursor; i++)
		if (typed ? self->shown[i] == typed : self->shown[i]->period.end > clock_now()) {
			self->list.cursor = (int)i;
			self->has_cursor = true;
		}
}

static bool fill(struct periods_view *self, struct app *app, struct err *err)
{
	int year = year_of(zone_date(clock_now()));
	struct rosters rosters;

	for (int y = year; y < year + YEARS; y++)
		if (!add_year(self, app, y, err))
			return false;
	if (!app_history(&rosters, app, NULL, err))
		return false;
	add_rosters(self, &rosters);
	rosters_release(&rosters);
	for (size_t i = 0; i < self->n; i++)
		if (!count_days(&self->row[i], app, err))
			return false;
	if (self->n)
		qsort(self->row, self->n, sizeof(*self->row), by_time);
	return true;
}

static bool periods_reload(struct view *view, struct app *app, struct err *err)
{
	struct periods_view *self = self_of(view);
	struct periods_view fresh = {0};

	if (!fill(&fresh, app, err)) {
		release_rows(&fresh);
		return false;
	}
	release_rows(self);
	self->row = fresh.row;
	self->n = fresh.n;
	self->shown = NULL;
	self->typed = (struct period_row){0};
	filter(self, app);
	return true;
}

/* ---- drawing ---- */

static int line_rows(struct area area)
{
	return area.cols < WIDE ? 2 : 1;
}

static void periods_layout(struct view *view, struct area area)
{
	struct periods_view *self = self_of(view);

	list_fit(&self->list, (int)self->n_shown, (area.rows - 1) / line_rows(area));
}

static const char *sign_of(const struct period_row *row)
{
	if (row->has_draft)
		return row->is_submitted ? "→" : "~";
	if (row->published)
		return "✓";
	return row->superseded ? "-" : "·";
}

/* "đã ban hành bản 2, có dự thảo"; owned. */
static char *state_of(const struct period_row *row)
{
	const char *draft = row->is_submitted ? _("with the signer") : _("draft");

	if (row->published && row->has_draft)
		return xasprintf(_("version %d in force; %s"), row->published, draft);
	if (row->published)
		return xasprintf(_("published, version %d"), row->published);
	if (row->has_draft)
		return xstrdup(draft);
	if (row->superseded)
		return xasprintf(_("version %d, no longer in force"), row->superseded);
	return xstrdup(_("not arranged"));
}

/* "30/4–3/5/2027", "24/11/2027"; owned. */
static char *dates_of(const struct period *period)
{
	char first[DATE_TEXT], last[DATE_TEXT];

	date_short(first, period->first);
	date_short(last, period->last);
	if (date_compare(period->first, period->last) == 0)
		return xasprintf("%s/%d", first, year_of(period->first));
	return xasprintf("%s–%s/%d", first, last, year_of(period->last));
}

/* "4 ngày", "31 ngày, nghỉ 9"; owned. */
static char *days_of(const struct period_row *row)
{
	char *days = row->days == row->days_off
	                 ? xasprintf(_("%d d"), row->days)
	                 : xasprintf(_("%d d, %d off"), row->days, row->days_off);
	char *text = xasprintf("%s%s", days, row->is_provisional ? _(", provisional") : "");

	free(days);
	return text;
}

/* In a list of holidays each need not say that it is one, nor the year twice. Owned. */
static char *title_of(const struct period *period)
{
	static const char *const starts[] = {"Nghỉ lễ ", "Nghỉ "};
	const char *title = period->is_holiday ? period->title : "";
	size_t n;
	int year;

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (strncmp(title, starts[i], strlen(starts[i])) == 0) {
			title += strlen(starts[i]);
			break;
		}
	n = strlen(title);
	if (n > 5 && (title[n - 5] == '/' || title[n - 5] == ' ') &&
	    period_year(&year, period->name) && year == year_of(period->last) &&
	    strcmp(title + n - 4, strrchr(period->name, '/') + 1) == 0)
		n -= 5;
	return xstrndup(title, n);
}

static enum style style_of(const struct period_row *row)
{
	if (row->period.end <= clock_now())
		return STYLE_DIM;
	if (row->has_draft)
		return STYLE_ACCENT;
	return row->published ? STYLE_GOOD : STYLE_PLAIN;
}

struct widths { /* how wide */
	int dates, days, state;
};

static int wider(int width, const char *text)
{
	int other = utf8_width(text);

	return other > width ? other : width;
}

static struct widths measure(const struct periods_view *self)
{
	struct widths out = {0};

	for (size_t i = 0; i < self->n_shown; i++) {
		char *dates = dates_of(&self->shown[i]->period), *days = days_of(self->shown[i]);
		char *state = state_of(self->shown[i]);

		out.dates = wider(out.dates, dates);
		out.days = wider(out.days, days);
		out.state = wider(out.state, state);
		free(state);
		free(days);
		free(dates);
	}
	return out;
}

static void draw_row(const struct period_row *row, const struct widths *columns,
                     struct canvas *canvas, struct area where, bool selected)
{
	enum style style = style_of(row), plain = style == STYLE_DIM ? STYLE_DIM : STYLE_PLAIN;
	char *dates = dates_of(&row->period), *days = days_of(row), *state = state_of(row);
	char *title = title_of(&row->period);
	int start = where.col + 1 + SIGN, end = where.col + where.cols, col = start;

	canvas_print(canvas, where.row, where.col + 1, 1, style, sign_of(row));
	canvas_field(canvas, where.row, col, columns->dates, plain, dates);
	col += columns->dates + 1;
	if (where.rows > 1) {
		canvas_print(canvas, where.row, col, end - col, style, state);
		col = canvas_print(canvas, where.row + 1, start, end - start, plain, title);
		canvas_printf(canvas, where.row + 1, col, end - col, plain, "%s%s",
		              *title ? " · " : "", days);
	} else {
		canvas_print(canvas, where.row, col, columns->days, plain, days);
		col += columns->days + 1;
		canvas_print(canvas, where.row, col, end - col - columns->state - 2, plain, title);
		canvas_print(canvas, where.row, end - columns->state - 1, columns->state, style,
		             state);
	}
	for (int i = 0; selected && i < where.rows; i++)
		canvas_restyle(canvas, where.row + i, where.col, where.cols, STYLE_SELECTED);
	free(title);
	free(state);
	free(days);
	free(dates);
}

static void draw_title(const struct periods_view *self, struct canvas *canvas, struct area area)
{
	const char *words = line_text(&self->search);
	int col;

	canvas_rule(canvas, area.row, area.col, area.cols, _("PERIODS"));
	if (!self->base.line && !*words)
		return;
	col = canvas_print(canvas, area.row, area.col + 2, area.cols, STYLE_TITLE, _("SEARCH "));
	if (self->base.line)
		line_draw(&self->search, canvas, area.row, col, area.cols - col - 1);
	else
		canvas_printf(canvas, area.row, col, area.cols - col, STYLE_ACCENT, "%s ", words);
}

static void periods_draw(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct periods_view *self = (const struct periods_view *)view;
	const struct list *list = &self->list;
	const struct widths columns = measure(self);
	int rows = line_rows(area);

	canvas_cursor(canvas, area.row + 1 + (list->cursor - list->top) * rows, area.col, false);
	draw_title(self, canvas, area);
	if (!self->n_shown)
		canvas_print(canvas, area.row + 1, area.col + 1, area.cols - 1, STYLE_DIM,
		             _("nothing found; a month (6/2027) or a span may be typed too"));
	for (int i = 0; i < list->rows && list->top + i < list->n; i++)
		draw_row(self->shown[list->top + i], &columns, canvas,
		         (struct area){area.row + 1 + i * rows, area.col, rows, area.cols},
		         list->top + i == list->cursor);
}

/* ---- keys ---- */

static bool periods_move(struct view *view, int code)
{
	return list_key(&self_of(view)->list, code);
}

static void open_it(struct view *view, struct stage *stage)
{
	struct periods_view *self = self_of(view);
	struct period period;

	if (!self->n_shown)
		return;
	period_copy(&period, &self->shown[self->list.cursor]->period);
	view_roster_show(stage_show_tab(stage, TAB_ROSTER), stage, &period);
	period_release(&period);
}

static void periods_click(struct view *view, struct stage *stage, int row, int col)
{
	struct list *list = &self_of(view)->list;
	int line = list->top + (row - 1) / line_rows(stage_area(stage));

	(void)col;
	if (row < 1 || line >= list->n || line >= list->top + list->rows)
		return;
	list->cursor = line;
	open_it(view, stage);
}

static void search(struct view *view, struct stage *stage)
{
	(void)stage;
	view->line = &self_of(view)->search;
}

static void refilter(struct view *view, struct stage *stage)
{
	self_of(view)->list.cursor = 0;
	self_of(view)->has_cursor = false;
	filter(self_of(view), stage_app(stage));
}

static void drop(struct view *view, struct stage *stage)
{
	line_set(&self_of(view)->search, "");
	view->line = NULL;
	refilter(view, stage);
}

static const struct binding keys[] = {
    {.key = PRESS_ENTER,
     .hint = N_("open"),
     .help = N_("show the roster of this period, or that there is none"),
     .act = open_it},
    {.key = '/',
     .hint = N_("search"),
     .help = N_("by name, date or year; a month (6/2027) or a span of days is new"),
     .act = search},
    {0},
};

static const struct binding typing[] = {
    {.key = PRESS_ENTER,
     .hint = N_("open"),
     .help = N_("show the roster of this period, or that there is none"),
     .act = open_it},
    {.key = PRESS_ESC, .hint = N_("cancel"), .help = N_("end the search"), .act = drop},
    {0},
};

static const struct view_type view_periods = {
    .name = N_("Periods"),
    .keys = keys,
    .typing = typing,
    .reload = periods_reload,
    .layout = periods_layout,
    .draw = periods_draw,
    .move = periods_move,
    .click = periods_click,
    .typed = refilter,
    .close = periods_close,
};
