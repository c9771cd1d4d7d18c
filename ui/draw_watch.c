#include "draw_watch.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/zone.h"
#include "command/phrase.h"
#include "draw_calls.h"
#include "draw_due.h"
#include "draw_entry.h"
#include "draw_incident.h"
#include "draw_text.h"

#include "base/banned.h"

enum {
	FULL_COLS = 60,
	FULL_ROWS = 13,   /* below this the panes lose their titles */
	TITLE_LEAST = 6,  /* columns that a post's title keeps when room is short */
	LOG_ROWS = 4,     /* of the log's pane at least, with its title */
	SMALL_PEOPLE = 2, /* rows of them that a small screen keeps */
};

struct widths {
	int title, name, phone, when;
};

static int widest(int a, int b)
{
	return a > b ? a : b;
}

/* ---- header ---- */

static char *day_words(const struct watch *watch)
{
	if (!watch->day_number)
		return xstrdup("");
	return xasprintf(_(", day off %d (of %d)"), watch->day_number, watch->days);
}

char *board_header(const struct watch *watch, int64_t now, int width)
{
	struct date date = zone_date(now);
	enum weekday weekday = date_weekday(date);
	char day[DATE_TEXT], short_day[DATE_TEXT];
	char *rest = day_words(watch), *text = NULL;
	const char *weekdays[] = {weekday_name(weekday), weekday_short(weekday),
	                          weekday_short(weekday)};
	const char *days[] = {date_vn(day, date), day, date_short(short_day, date)};

	for (int i = 0; i < 3 && (!text || utf8_width(text) > width); i++) {
		free(text);
		text = watch->period.name ? xasprintf("%s %s · %s%s", weekdays[i], days[i],
		                                      watch->period.title, rest)
		                          : xasprintf("%s %s", weekdays[i], days[i]);
	}
	free(rest);
	return text;
}

char *board_header_short(const struct watch *watch, int64_t now, bool is_sample)
{
	struct date date = zone_date(now);
	const char *weekday = weekday_short(date_weekday(date));
	const char *mark = is_sample ? _(" · SAMPLE") : "";
	char day[DATE_TEXT];

	date_short(day, date);
	if (!watch->day_number)
		return xasprintf("%s %s%s", weekday, day, mark);
	if (is_sample)
		return xasprintf(_("%s %s · day off %d%s"), weekday, day, watch->day_number, mark);
	return xasprintf(_("%s %s · day off %d (of %d)"), weekday, day, watch->day_number,
	                 watch->days);
}

/* ---- who is on, who is next ---- */

static void widen(struct widths *widths, const struct watch_line *line, const char *phone,
                  const char *when)
{
	widths->title = widest(widths->title, utf8_width(line->title));
	widths->name = widest(widths->name, utf8_width(line->name));
	widths->phone = widest(widths->phone, utf8_width(phone));
	widths->when = widest(widths->when, utf8_width(when));
}

static int total(const struct widths *widths)
{
	return 1 + widths->title + 1 + widths->name + (widths->phone ? 2 + widths->phone : 0) + 2 +
	       widths->when;
}

static void narrow_title(struct widths *widths, int width)
{
	int over = total(widths) - width, spare = widest(widths->title - TITLE_LEAST, 0);

	if (over > 0)
		widths->title -= over < spare ? over : spare;
}

/* Names stay whole as long as they can: the title of the post gives way first, then the telephone
 * number, which the last lines repeat for whom one has to call. */
static void fit(struct widths *widths, int width)
{
	int title = widths->title;

	narrow_title(widths, width);
	if (total(widths) > width && widths->phone) {
		widths->title = title;
		widths->phone = 0;
		narrow_title(widths, width);
	}
	if (total(widths) > width)
		widths->name = widest(widths->name - (total(widths) - width), 1);
}

static char *next_when(const struct watch_line *line, int64_t now, bool with_length)
{
	char clock[ZONE_TEXT];
	char *moment, *length, *text;

	if (date_compare(zone_date(line->start), zone_date(now)) == 0)
		moment = xstrdup(zone_clock(clock, line->start));
	else
		moment = phrase_moment(line->start);
	if (!with_length)
		return moment;
	length = phrase_length(line->start - now);
	text = xasprintf(_("%s, in %s"), moment, length);
	free(moment);
	free(length);
	return text;
}

/* The time of a line of either list. Owned. */
static char *when_words(const struct watch_line *line, int64_t now, bool is_next, bool with_length)
{
	return is_next ? next_when(line, now, with_length) : phrase_until(line->end, now);
}

struct people {
	const struct watch_line *line;
	size_t n;
	int64_t now;
	bool is_next, with_length;
	struct widths widths;
};

static void measure(struct people *people, int width)
{
	people->with_length = true;
	for (int round = 0; round < 2; round++) {
		people->widths = (struct widths){0};
		for (size_t i = 0; i < people->n; i++) {
			char *phone = phrase_phone(people->is_next ? "" : people->line[i].phone);
			char *when = when_words(&people->line[i], people->now, people->is_next,
			                        people->with_length);

			widen(&people->widths, &people->line[i], phone, when);
			free(phone);
			free(when);
		}
		if (!people->is_next || total(&people->widths) <= width)
			break;
		people->with_length = false;
	}
}

static void draw_people(const struct people *people, struct canvas *canvas, struct area area)
{
	struct widths widths = people->widths;
	int shown = people->n > (size_t)area.rows ? area.rows : (int)people->n;

	fit(&widths, area.cols);
	for (int i = 0; i < shown; i++) {
		const struct watch_line *line = &people->line[i];
		char *phone = phrase_phone(people->is_next ? "" : line->phone);
		char *when = when_words(line, people->now, people->is_next, people->with_length);
		int row = area.row + i, col = area.col + 1;

		canvas_field(canvas, row, col, widths.title, STYLE_PLAIN, line->title);
		col += widths.title + 1;
		canvas_field(canvas, row, col, widths.name, STYLE_BOLD, line->name);
		col += widths.name + 2;
		if (widths.phone) {
			canvas_field(canvas, row, col, widths.phone, STYLE_PLAIN, phone);
			col += widths.phone + 2;
		}
		canvas_print(canvas, row, col, area.col + area.cols - col, STYLE_PLAIN, when);
		free(phone);
		free(when);
	}
	if ((size_t)shown < people->n) {
		char *more = xasprintf(" +%zu", people->n - (size_t)shown);

		canvas_field(canvas, area.row + shown - 1, area.col + area.cols - 6, 6, STYLE_DIM,
		             more);
		free(more);
	}
}

/* ---- the panes ---- */

static const struct incident_views *incidents_of(const struct board *board)
{
	return board->due && board->due->incidents.n ? &board->due->incidents : NULL;
}

/* Broken between words; gives the row after it. */
static int draw_note(struct canvas *canvas, struct area area, enum style style, const char *text)
{
	char *wrapped = text_wrap(text, area.cols - 2), *rest = wrapped;
	int row = area.row, end = area.row + area.rows;

	while (rest && row < end)
		canvas_print(canvas, row++, area.col + 1, area.cols - 1, style,
		             strsep(&rest, "\n"));
	free(wrapped);
	return row;
}

static struct area below(struct area area, int row)
{
	return (struct area){row, area.col, area.row + area.rows - row, area.cols};
}

/* Gives how many rows it takes. */
static int draw_findings(const struct board *board, struct canvas *canvas, struct area area)
{
	const struct findings *findings = &board->watch->findings;
	int row = area.row;

	for (size_t i = 0; i < findings->n; i++)
		if (findings->item[i].severity >= FINDING_WARNING) {
			char *text = xasprintf("! %s", findings->item[i].text);

			row = draw_note(canvas, below(area, row), STYLE_WARNING, text);
			free(text);
		}
	if (!board->watch->n_on && row == area.row)
		row = draw_note(canvas, area, STYLE_PLAIN,
		                _("nobody is on duty: no roster covers this hour"));
	if (board->watch->provisional)
		row = draw_note(canvas, below(area, row), STYLE_WARNING,
		                _("! the days off are provisional: no decision is known yet"));
	return row - area.row;
}

/* Of less weight: where there is little room it goes without. */
static int draw_pending(const struct board *board, struct canvas *canvas, struct area area)
{
	char *text;
	int row;

	if (!board->watch->pending)
		return 0;
	text = xasprintf(_("! %zu covers or swaps wait for confirmation"), board->watch->pending);
	row = draw_note(canvas, area, STYLE_WARNING, text);
	free(text);
	return row - area.row;
}

static struct area cut_top(struct area *area, int rows)
{
	struct area top = *area;

	top.rows = rows < area->rows ? rows : area->rows;
	area->row += top.rows;
	area->rows -= top.rows;
	return top;
}

/* "07:30", with the day of the week unless that is today. Owned. */
static char *short_time(int64_t at, int64_t now)
{
	char clock[ZONE_TEXT];
	struct date date = zone_date(at);

	zone_clock(clock, at);
	if (date_compare(date, zone_date(now)) == 0)
		return xstrdup(clock);
	return xasprintf("%s %s", clock, weekday_short(date_weekday(date)));
}

/* Owned. */
static char *small_when(const struct board *board, const struct watch_line *line, bool is_on)
{
	char *time = short_time(is_on ? line->end : line->start, board->now);
	char *when = xasprintf(is_on ? _("until %s") : _("from %s"), time);

	free(time);
	return when;
}

/* Does somebody above hold it along with his post? */
static bool is_along(const struct watch *watch, size_t i)
{
	for (size_t j = 0; j < i; j++)
		if (strcmp(watch->on[j].person, watch->on[i].person) == 0 &&
		    watch->on[j].end == watch->on[i].end)
			return true;
	return false;
}

/* Those who are on, then those to come, as many as there is room for; nobody twice where not all
 * who are on would fit. `line` has room for `rows`. */
static size_t small_lines(const struct watch_line **line, const struct watch *watch, size_t rows)
{
	size_t n = 0;

	for (size_t i = 0; i < watch->n_on && n < rows; i++)
		if (watch->n_on <= rows || !is_along(watch, i))
			line[n++] = &watch->on[i];
	for (size_t i = 0; i < watch->n_next && n < rows; i++)
		line[n++] = &watch->next[i];
	return n;
}

static bool is_on(const struct watch *watch, const struct watch_line *line)
{
	for (size_t i = 0; i < watch->n_on; i++)
		if (line == &watch->on[i])
			return true;
	return false;
}

/* The title of the post gives way first. */
static void draw_small_people(const struct board *board, struct canvas *canvas, struct area area)
{
	size_t rows = (size_t)widest(area.rows, 0), n;
	const struct watch_line **lines = xcalloc(rows + 1, sizeof(const struct watch_line *));
	int name = 1, when = 1, title;

	n = small_lines(lines, board->watch, rows);
	for (size_t i = 0; i < n; i++) {
		char *text = small_when(board, lines[i], is_on(board->watch, lines[i]));

		name = widest(name, utf8_width(lines[i]->name));
		when = widest(when, utf8_width(text));
		free(text);
	}
	title = widest(area.cols - name - when - 2, TITLE_LEAST);
	name = area.cols - title - when - 2;
	for (size_t i = 0; i < n; i++) {
		bool on = is_on(board->watch, lines[i]);
		char *text = small_when(board, lines[i], on);
		int row = area.row + (int)i, col = area.col;

		canvas_print(canvas, row, col, title, STYLE_PLAIN, lines[i]->title);
		canvas_print(canvas, row, col + title + 1, name, on ? STYLE_BOLD : STYLE_PLAIN,
		             lines[i]->name);
		canvas_field_right(canvas, row, area.col + area.cols - when, when, STYLE_PLAIN,
		                   text);
		free(text);
	}
	free(lines);
}

static void draw_small(const struct board *board, struct canvas *canvas, struct area area)
{
	struct area calls = area, line = {area.row, area.col, 1, area.cols};
	bool has_incidents, has_due;

	calls.row = area.row + area.rows - CALLS;
	calls.rows = CALLS;
	area.rows -= CALLS + 1;
	canvas_rule(canvas, area.row + area.rows, area.col, area.cols, NULL);
	calls_draw(board->watch, incidents_of(board), board->now, canvas, calls);
	cut_top(&area, draw_findings(board, canvas, area));
	has_incidents = incidents_of(board) && area.rows > 1;
	area.rows -= has_incidents;
	has_due = !due_is_empty(board->due) && area.rows > SMALL_PEOPLE;
	area.rows -= has_due;
	line.row = area.row + area.rows;
	if (has_incidents)
		incidents_draw_line(incidents_of(board), board->now, canvas, line);
	line.row += has_incidents;
	if (has_due)
		due_draw_line(board->due, board->now, canvas, line);
	draw_small_people(board, canvas, area);
}

static void draw_log(const struct board *board, struct canvas *canvas, struct area area)
{
	struct entry_columns columns =
	    entry_columns(board->entries, 0, area.rows - 1, area.cols, board->now);

	canvas_rule(canvas, area.row, area.col, area.cols, _("LOG"));
	for (int i = 0; i < area.rows - 1 && (size_t)i < board->entries->n; i++)
		entry_draw(canvas, (struct area){area.row + 1 + i, area.col, 1, area.cols},
		           &board->entries->entry[i], &columns, false);
	if (!board->entries->n && area.rows > 1)
		canvas_print(canvas, area.row + 1, area.col + 1, area.cols - 1, STYLE_DIM,
		             _("no entry yet; n writes the first one"));
}

static char *on_title(const struct watch *watch)
{
	if (!watch->version)
		return xstrdup(_("ON DUTY"));
	return xasprintf(_("ON DUTY · version %d"), watch->version);
}

/* What the panes below those on duty want at least. */
static int rows_below(const struct board *board)
{
	return LOG_ROWS + incidents_least(incidents_of(board)) + due_least(board->due);
}

static void draw_beside(const struct board *board, const struct people *on,
                        const struct people *next, const char *title, struct canvas *canvas,
                        struct area *area)
{
	int left = total(&on->widths) + 1, rows = widest((int)on->n, (int)next->n);
	int right = area->col + left + 1, cols = area->cols - left - 1;
	struct area body;

	canvas_rule(canvas, area->row, area->col, left, title);
	canvas_print(canvas, area->row, area->col + left, 1, STYLE_DIM, "┬");
	canvas_rule(canvas, area->row, right, cols, _("NEXT SHIFT"));
	cut_top(area, 1);
	rows = rows < area->rows - rows_below(board) ? rows : area->rows - rows_below(board);
	body = cut_top(area, rows);
	canvas_column(canvas, body.row, area->col + left, body.rows);
	draw_people(on, canvas, (struct area){body.row, area->col, body.rows, left});
	draw_people(next, canvas, (struct area){body.row, right, body.rows, cols});
}

static void draw_stacked(const struct board *board, struct people *on, struct people *next,
                         const char *title, struct canvas *canvas, struct area *area)
{
	struct widths *a = &on->widths, *b = &next->widths;
	struct area body;

	if (a->title < b->title)
		a->title = b->title;
	b->title = a->title;
	if (a->name < b->name)
		a->name = b->name;
	b->name = a->name;
	canvas_rule(canvas, cut_top(area, 1).row, area->col, area->cols, title);
	cut_top(area, draw_findings(board, canvas, *area));
	cut_top(area, draw_pending(board, canvas, *area));
	draw_people(on, canvas, cut_top(area, (int)on->n));
	if (!next->n)
		return;
	canvas_rule(canvas, cut_top(area, 1).row, area->col, area->cols, _("NEXT SHIFT"));
	body = cut_top(area, widest(area->rows - rows_below(board), 1));
	if (next->n < (size_t)body.rows) {
		area->row -= body.rows - (int)next->n;
		area->rows += body.rows - (int)next->n;
		body.rows = (int)next->n;
	}
	draw_people(next, canvas, body);
}

/* Side by side where all fits, else one below the other. Takes its rows off `area`. */
static void draw_duty(const struct board *board, struct canvas *canvas, struct area *area)
{
	struct people on = {.line = board->watch->on, .n = board->watch->n_on, .now = board->now};
	struct people next = {.line = board->watch->next,
	                      .n = board->watch->n_next,
	                      .now = board->now,
	                      .is_next = true};
	char *title = on_title(board->watch);

	bool is_quiet = on.n && next.n && !board->watch->provisional && !board->watch->pending &&
	                !findings_count(&board->watch->findings, FINDING_WARNING);

	measure(&on, area->cols);
	measure(&next, area->cols);
	if (is_quiet && total(&on.widths) + total(&next.widths) + 3 <= area->cols)
		draw_beside(board, &on, &next, title, canvas, area);
	else
		draw_stacked(board, &on, &next, title, canvas, area);
	free(title);
}

/* Above all else that is due; they keep their second lines only where there is room. */
static void draw_incidents(const struct board *board, struct canvas *canvas, struct area *area)
{
	const struct incident_views *incidents = incidents_of(board);
	int least = incidents_least(incidents), all = incidents_rows(incidents);
	int rows = widest(area->rows - LOG_ROWS - due_least(board->due), least);

	rows = rows < all ? rows : all;
	rows = rows < area->rows ? rows : area->rows;
	if (incidents && rows >= 2)
		cut_top(area,
		        incidents_draw(incidents, board->now, canvas,
		                       (struct area){area->row, area->col, rows, area->cols}));
}

/* All of it as long as the log keeps its rows; that gives way where the screen is short. Takes its
 * rows off `area`. */
static void draw_due(const struct board *board, struct canvas *canvas, struct area *area)
{
	int rows = widest(area->rows - LOG_ROWS, due_least(board->due));
	int all = due_rows(board->due);

	rows = rows < all ? rows : all;
	rows = rows < area->rows ? rows : area->rows;
	if (rows >= 2)
		cut_top(area, due_draw(board->due, board->now, canvas,
		                       (struct area){area->row, area->col, rows, area->cols}));
}

void board_draw(const struct board *board, struct canvas *canvas, struct area area)
{
	struct area calls = area;

	if (area.rows < FULL_ROWS) {
		draw_small(board, canvas, area);
		return;
	}
	calls.row = area.row + area.rows - CALLS;
	calls.rows = CALLS;
	area.rows -= CALLS + 1;
	draw_duty(board, canvas, &area);
	draw_incidents(board, canvas, &area);
	draw_due(board, canvas, &area);
	draw_log(board, canvas, area);
	canvas_rule(canvas, calls.row - 1, area.col, area.cols, NULL);
	calls_draw(board->watch, incidents_of(board), board->now, canvas, calls);
}
