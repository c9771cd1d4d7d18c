#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "draw_text.h"
#include "hints.h"
#include "stage_parts.h"

#include "base/banned.h"

static void draw_header(const struct stage *stage, struct canvas *canvas)
{
	char clock[ZONE_TEXT];
	int64_t now = clock_now();
	bool compact = stage_is_compact(stage);
	int width = compact ? 5 : 8, room = canvas->cols - width - 2;
	const char *text = compact ? stage->narrow : stage->wide;

	if (text && canvas_width(canvas, text) > room)
		text = stage->narrow;
	zone_clock(clock, now);
	if (!compact)
		snprintf(clock + 5, sizeof(clock) - 5, ":%02d", (int)(now % 60));
	canvas_print(canvas, 0, compact ? 0 : 1, room, STYLE_TITLE, text ? text : "trucban");
	canvas_print(canvas, 0, canvas->cols - width, width, STYLE_TITLE, clock);
}

static void draw_tabs(const struct stage *stage, struct canvas *canvas)
{
	const char *actor = stage->setup.actor ? stage->setup.actor : "";
	int col = 1, room = canvas->cols - canvas_width(canvas, actor);

	for (int i = 0; i < stage->n_tabs; i++) {
		const char *name = _(stage->setup.tabs[i]->name);

		if (i == stage->at)
			canvas_printf(canvas, 1, col, canvas->cols, STYLE_SELECTED, "[%d %s]",
			              i + 1, name);
		else
			canvas_printf(canvas, 1, col + 1, canvas->cols, STYLE_PLAIN, "%d %s", i + 1,
			              name);
		col += stage_tab_width(stage, canvas, i);
	}
	/* Begins with the mark of made-up data: rather cut at its end than left out. */
	if (room <= col)
		room = col + 1;
	canvas_print(canvas, 1, room, canvas->cols, STYLE_PLAIN, actor);
}

static const char *const signs[STYLES] = {[STYLE_WARNING] = "!", [STYLE_GOOD] = "✓"};

/* Above its answers, which take a click as all hints do. */
static void draw_question(const struct stage *stage, struct canvas *canvas)
{
	char *words = xasprintf("? %s %s", stage->question, _("(y/n)"));

	canvas->rows--;
	text_draw_up(canvas, STYLE_WARNING, words);
	canvas->rows++;
	canvas_field(canvas, canvas->rows - 1, 0, canvas->cols, STYLE_PLAIN, "");
	hints_draw(canvas, canvas->rows - 1, stage_hints(stage), stage_always(stage));
	free(words);
}

static void draw_bottom(const struct stage *stage, struct canvas *canvas)
{
	int row = canvas->rows - 1;

	if (stage->asks_end) {
		text_draw_up(canvas, STYLE_WARNING,
		             _("? Stop generating? s: keep the best so far, x: keep nothing, "
		               "another key: go on"));
	} else if (stage->asked) {
		draw_question(stage, canvas);
	} else if (stage->is_prompting) {
		canvas_print(canvas, row, 0, 1, STYLE_ACCENT, ":");
		line_draw(&stage->prompt, canvas, row, 1, canvas->cols - 1);
	} else if (stage->message) {
		const char *sign = signs[stage->message_style];
		char *words = xasprintf("%s %s", sign ? sign : "", stage->message);

		text_draw_up(canvas, stage->message_style, words);
		free(words);
	} else {
		hints_draw(canvas, row, stage_hints(stage), stage_always(stage));
	}
}

static void draw_too_small(struct canvas *canvas)
{
	char *text = xasprintf(_("screen too small (at least %dx%d)"), STAGE_COLS, STAGE_ROWS);
	int col = (canvas->cols - canvas_width(canvas, text)) / 2;

	canvas_print(canvas, canvas->rows / 2, col > 0 ? col : 0, canvas->cols, STYLE_BOLD, text);
	free(text);
}

void stage_draw(struct stage *stage, struct canvas *canvas)
{
	struct view *view = stage_top(stage);
	struct area area;

	stage->rows = canvas->rows;
	stage->cols = canvas->cols;
	canvas_clear(canvas);
	if (stage_is_too_small(stage)) {
		draw_too_small(canvas);
		return;
	}
	area = stage_area(stage);
	if (view->type->layout)
		view->type->layout(view, area);
	draw_header(stage, canvas);
	if (!stage_is_compact(stage))
		draw_tabs(stage, canvas);
	view->type->draw(view, canvas, area);
	stage_work_draw(stage, canvas);
	draw_bottom(stage, canvas);
}
