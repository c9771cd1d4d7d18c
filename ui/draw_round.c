#include "draw_round.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "command/phrase.h"

#include "base/banned.h"

struct line {
	const struct round_due *due;
	bool made; /* says when it was made last, not when it falls due */
};

/* The most urgent stand first. */
size_t round_urgent(const struct round_board *board)
{
	size_t n = 0;

	while (n < board->n &&
	       (board->due[n].state == ROUND_OVERDUE || board->due[n].state == ROUND_DUE ||
	        board->due[n].state == ROUND_SOON))
		n++;
	return n;
}

static const struct round_due *to_come(const struct round_board *board)
{
	for (size_t i = round_urgent(board); i < board->n; i++)
		if (board->due[i].next)
			return &board->due[i];
	return NULL;
}

static const struct round_due *made_last(const struct round_board *board)
{
	const struct round_due *last = NULL;

	for (size_t i = 0; i < board->n; i++)
		if (board->due[i].last && (!last || board->due[i].last->made > last->last->made))
			last = &board->due[i];
	return last;
}

static bool line_at(struct line *out, const struct round_board *board, size_t i)
{
	size_t n = round_urgent(board);
	const struct round_due *next = to_come(board), *last = made_last(board);

	if (i < n)
		*out = (struct line){&board->due[i], false};
	else if (i == n && next)
		*out = (struct line){next, false};
	else if (i == n + (next != NULL) && last)
		*out = (struct line){last, true};
	else
		return false;
	return true;
}

size_t round_lines(const struct round_board *board)
{
	return round_urgent(board) + (to_come(board) != NULL) + (made_last(board) != NULL);
}

/* "quá hạn 12 phút", "đến hạn", "còn 18 phút", "02:05". Owned. */
static char *when_words(const struct line *line, int64_t now)
{
	char clock[ZONE_TEXT];
	char *length, *text;
	int64_t due;

	if (line->made)
		return xstrdup(zone_clock(clock, line->due->last->made));
	due = line->due->next->due;
	if (now / 60 == due / 60)
		return xstrdup(_("due now"));
	length = phrase_length(now > due ? now - due : due - now);
	text = xasprintf(now > due ? _("late by %s") : _("%s left"), length);
	free(length);
	return text;
}

static int when_width(const struct round_board *board, size_t n, int64_t now,
                      const struct canvas *canvas)
{
	struct line line;
	int width = 0;

	for (size_t i = 0; i < n && line_at(&line, board, i); i++) {
		char *text = when_words(&line, now);
		int w = canvas_width(canvas, text);

		width = w > width ? w : width;
		free(text);
	}
	return width;
}

/* The name stands at the end, and the title gives way. */
static void draw_line(const struct line *line, int64_t now, int width, struct canvas *canvas,
                      struct area at)
{
	const struct round *round = line->due->round;
	bool open = line->due->state == ROUND_OVERDUE || line->due->state == ROUND_DUE;
	enum style style = open && !line->made ? STYLE_WARNING : STYLE_PLAIN;
	const char *sign = line->made ? "✓" : open ? "!" : " ";
	char *when = when_words(line, now), *rhythm = round_rhythm(round);
	int name = canvas_width(canvas, line->due->name), end = at.col + at.cols;
	int col = at.col + 3 + width + 2, room = end - col - name - 2;

	canvas_print(canvas, at.row, at.col + 1, 1, style, sign);
	canvas_print(canvas, at.row, at.col + 3, width, style, when);
	canvas_printf(canvas, at.row, col, room, STYLE_PLAIN, "%s %s · %s", round->id, round->title,
	              rhythm);
	canvas_print(canvas, at.row, end - name, name, STYLE_PLAIN, line->due->name);
	free(when);
	free(rhythm);
}

int round_draw(const struct round_board *board, int64_t now, struct canvas *canvas,
               struct area area)
{
	size_t rows = area.rows > 0 ? (size_t)area.rows : 0, urgent = round_urgent(board);
	size_t shown = urgent > rows && rows > 0 ? rows - 1 : rows;
	int width = when_width(board, shown, now, canvas), row = 0;
	struct line line;

	for (size_t i = 0; i < shown && line_at(&line, board, i); i++, row++)
		draw_line(&line, now, width, canvas,
		          (struct area){area.row + row, area.col, 1, area.cols});
	if (shown < rows) {
		char *more = xasprintf(_("%zu more: round due"), urgent - shown);

		canvas_print(canvas, area.row + row++, area.col + 3, area.cols - 3, STYLE_WARNING,
		             more);
		free(more);
	}
	return row;
}
