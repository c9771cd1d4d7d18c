#include "draw_run.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "command/phrase.h"
#include "command/progress.h"

#include "base/banned.h"

enum { BAR_LEAST = 4, BAR_MOST = 30 };

/* The bar takes what the words leave. */
static void draw_line(struct canvas *canvas, struct area area,
                      const struct roster_progress *progress, const char *words)
{
	int cols = area.cols - canvas_width(canvas, words) - 1, col;
	char *bar;

	if (cols > BAR_MOST)
		cols = BAR_MOST;
	if (cols < BAR_LEAST)
		cols = BAR_LEAST;
	bar = progress_bar(progress, cols, canvas->ascii);
	col = canvas_print(canvas, area.row, area.col, area.cols, STYLE_ACCENT, bar);
	canvas_print(canvas, area.row, col + 1, area.col + area.cols - col - 1, STYLE_PLAIN, words);
	free(bar);
}

static void draw_small(struct canvas *canvas, struct area area,
                       const struct roster_progress *progress, const char *key)
{
	const int gap =
	    progress->has_roster ? quality_gap(progress->objective, progress->bound) : 0;
	char *time = progress_time(progress), *how, *words;

	if (!progress->has_roster)
		how = xstrdup(_("none yet"));
	else if (gap == QUALITY_GAP_UNKNOWN)
		how = xstrdup(_("one found"));
	else
		how = xasprintf(_("gap %d %%"), gap);
	words = xasprintf(_("%s · %s  %s stop"), time, how, key);
	draw_line(canvas, area, progress, words);
	free(words);
	free(how);
	free(time);
}

void run_draw(struct canvas *canvas, struct area area, const struct roster_progress *progress,
              const char *title, const char *key)
{
	char *heading, *hint, *time, *found, *words;
	int width;

	if (area.rows < RUN_ROWS) {
		draw_small(canvas, area, progress, key);
		return;
	}
	heading = xasprintf(_("GENERATING · %s"), title);
	hint = xasprintf(_(" %s: stop and keep "), key);
	time = progress_time(progress);
	found = progress_found(progress, false);
	words = xasprintf("%s · %s", time, found);
	width = canvas_width(canvas, hint);
	canvas_rule(canvas, area.row, area.col, area.cols - width - 2, heading);
	canvas_rule(canvas, area.row, area.col + area.cols - width - 2, width + 2, NULL);
	canvas_print(canvas, area.row, area.col + area.cols - width - 1, width, STYLE_PLAIN, hint);
	draw_line(canvas, (struct area){area.row + 1, area.col + 1, 1, area.cols - 1}, progress,
	          words);
	free(words);
	free(found);
	free(time);
	free(hint);
	free(heading);
}
