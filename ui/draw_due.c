#include "draw_due.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "command/phrase.h"
#include "draw_round.h"

#include "base/banned.h"

bool due_is_empty(const struct due *due)
{
	return !due || (!due->requests.n && !due->before.n && !due->waiting && !due->fault &&
	                !round_lines(&due->rounds));
}

static int least(size_t n, size_t most)
{
	return (int)(n < most ? n : most);
}

/* Lines that are always shown: a fault of the rounds, and who has not confirmed. */
static int fixed_rows(const struct due *due)
{
	return (due->fault != NULL) + (due->waiting > 0);
}

int due_rows(const struct due *due)
{
	return due_is_empty(due) ? 0
	                         : 1 + fixed_rows(due) + (int)round_lines(&due->rounds) +
	                               (int)due->requests.n + (int)due->before.n;
}

int due_least(const struct due *due)
{
	if (due_is_empty(due))
		return 0;
	return 1 + fixed_rows(due) + least(round_lines(&due->rounds), 2) +
	       least(due->requests.n, 2) + least(due->before.n, 2);
}

static bool is_late(const struct due *due, int64_t now)
{
	return now > due->before.due;
}

/* "quá 2 giờ", "còn 18 giờ". Owned. */
static char *when_words(const struct due *due, int64_t now)
{
	bool late = is_late(due, now);
	char *length = phrase_length(late ? now - due->before.due : due->before.due - now);
	char *text = xasprintf(late ? _("late by %s") : _("%s left"), length);

	free(length);
	return text;
}

static void draw_waiting(const struct due *due, struct canvas *canvas, struct area line)
{
	char *text = xasprintf(_("! %zu people have not confirmed their duty: notice list %s"),
	                       due->waiting, due->waiting_period);

	canvas_print(canvas, line.row, line.col + 1, line.cols - 1, STYLE_WARNING, text);
	free(text);
}

/* The name stands at the end, and the title gives way. */
static void draw_item(const struct checklist_line *item, const char *when, enum style style,
                      struct canvas *canvas, struct area line)
{
	int name = canvas_width(canvas, item->name), end = line.col + line.cols, col;

	col = canvas_printf(canvas, line.row, line.col + 1, line.cols - 1, style, "%s %s",
	                    style == STYLE_WARNING ? "!" : " ", when);
	canvas_printf(canvas, line.row, col + 2, end - col - 2 - (name ? name + 2 : 0), STYLE_PLAIN,
	              "%s %s%s", item->item.id, item->item.title, item->item.suggested ? " *" : "");
	if (name)
		canvas_print(canvas, line.row, end - name, name, STYLE_PLAIN, item->name);
}

/* The rest, or all where nothing else fits. */
static void draw_rest(const struct due *due, size_t shown, const char *when, enum style style,
                      struct canvas *canvas, struct area line)
{
	size_t n = due->before.n - shown;
	char *text =
	    shown ? xasprintf(_("%zu more: checklist list %s"), n, due->before.period)
	          : xasprintf(_("%s %s: %zu to be done before the holiday: checklist list %s"),
	                      style == STYLE_WARNING ? "!" : " ", when, n, due->before.period);

	canvas_print(canvas, line.row, line.col + (shown ? 3 : 1), line.cols - (shown ? 3 : 1),
	             shown ? STYLE_DIM : style, text);
	free(text);
}

static struct area line_of(struct area area, int row)
{
	return (struct area){area.row + row, area.col, 1, area.cols};
}

static int draw_items(const struct due *due, int64_t now, struct canvas *canvas, struct area area)
{
	enum style style = is_late(due, now) ? STYLE_WARNING : STYLE_PLAIN;
	size_t rows = (size_t)area.rows, n = due->before.n <= rows ? due->before.n : rows - 1;
	char *when = when_words(due, now);
	int row = 0;

	for (size_t i = 0; i < n; i++)
		draw_item(&due->before.line[i], when, style, canvas, line_of(area, row++));
	if (n < due->before.n)
		draw_rest(due, n, when, style, canvas, line_of(area, row++));
	free(when);
	return row;
}

static void draw_request(const struct request *request, int64_t now, struct canvas *canvas,
                         struct area line)
{
	bool is_late = request_is_late(request, now), wants = request_wants_answer(request);
	bool warns = is_late || request->urgency != URGENCY_NORMAL;
	char *length = phrase_length(is_late ? now - request->due : request->due - now);
	char *when = wants ? xasprintf(is_late ? _("late by %s") : _("%s left"), length)
	                   : xstrdup(_("to be answered"));
	int end = line.col + line.cols, col;

	col = canvas_printf(canvas, line.row, line.col + 1, line.cols - 1,
	                    warns ? STYLE_WARNING : STYLE_PLAIN, "%s %s", warns ? "!" : " ", when);
	if (request->urgency != URGENCY_NORMAL)
		col = canvas_printf(canvas, line.row, col + 1, end - col - 1, STYLE_WARNING, "[%s]",
		                    urgency_label(request->urgency));
	canvas_printf(canvas, line.row, col + 2, end - col - 2, STYLE_PLAIN, "%s: %s",
	              request->from, request->content);
	free(when);
	free(length);
}

/* The last row counts those that have no row. */
static int draw_requests(const struct due *due, int64_t now, struct canvas *canvas,
                         struct area area)
{
	size_t rows = (size_t)area.rows, n = due->requests.n;
	int row = 0;

	n = n <= rows ? n : rows - 1;
	for (size_t i = 0; i < n; i++)
		draw_request(&due->requests.request[i], now, canvas, line_of(area, row++));
	if (n < due->requests.n)
		canvas_printf(canvas, area.row + row++, area.col + 3, area.cols - 3, STYLE_DIM,
		              _("%zu more: request list --open"), due->requests.n - n);
	return row;
}

int due_draw(const struct due *due, int64_t now, struct canvas *canvas, struct area area)
{
	int below = least(due->before.n, 2) + (due->waiting > 0), row = 1, room;

	canvas_rule(canvas, area.row, area.col, area.cols, _("DUE"));
	if (due->fault && row < area.rows)
		canvas_printf(canvas, area.row + row++, area.col + 1, area.cols - 1, STYLE_WARNING,
		              "! %s", due->fault);
	room = area.rows - row - below - least(due->requests.n, 2);
	if (room > 0)
		row += round_draw(&due->rounds, now, canvas,
		                  (struct area){area.row + row, area.col, room, area.cols});
	room = area.rows - row - below;
	if (due->requests.n && room > 0)
		row += draw_requests(due, now, canvas,
		                     (struct area){area.row + row, area.col, room, area.cols});
	if (due->waiting && row < area.rows)
		draw_waiting(due, canvas, line_of(area, row++));
	if (due->before.n && row < area.rows) {
		struct area rest = {area.row + row, area.col, area.rows - row, area.cols};

		row += draw_items(due, now, canvas, rest);
	}
	return row;
}

/* Whether any of it warns. */
static bool add_rounds(struct str *text, const struct round_board *rounds)
{
	size_t late =
	    round_board_count(rounds, ROUND_OVERDUE) + round_board_count(rounds, ROUND_DUE);
	size_t near = round_board_count(rounds, ROUND_SOON);

	if (late)
		str_addf(text, _("%zu rounds due"), late);
	else if (near)
		str_addf(text, _("%zu rounds soon"), near);
	return late > 0;
}

void due_draw_line(const struct due *due, int64_t now, struct canvas *canvas, struct area line)
{
	struct str text = {0};
	bool late = add_rounds(&text, &due->rounds);
	bool warns = late || due->requests.n || due->waiting || due->fault ||
	             (due->before.n && is_late(due, now));
	char *rounds = str_take(&text);

	str_addf(&text, "%s%s%s", warns ? "! " : "  ", rounds,
	         *rounds && (due->requests.n || due->before.n || due->waiting) ? " · " : "");
	free(rounds);
	if (due->requests.n)
		str_addf(&text, _("%zu requests to answer%s"), due->requests.n,
		         due->before.n || due->waiting ? " · " : "");
	if (due->fault && late == 0 && !due->requests.n && !due->before.n && !due->waiting)
		str_add(&text, due->fault);
	if (due->before.n)
		str_addf(&text, _("%zu due before the holiday"), due->before.n);
	if (due->before.n && due->waiting)
		str_addf(&text, _(" · %zu not confirmed"), due->waiting);
	else if (due->waiting)
		str_addf(&text, _("%zu people have not confirmed"), due->waiting);
	canvas_print(canvas, line.row, line.col, line.cols, warns ? STYLE_WARNING : STYLE_PLAIN,
	             str_text(&text));
	str_release(&text);
}
