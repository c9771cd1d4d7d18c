#include "draw_incident.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "command/show_incident.h"

#include "base/banned.h"

int incidents_least(const struct incident_views *views)
{
	if (!views || !views->n)
		return 0;
	return 1 + (views->n < 2 ? (int)views->n : 2);
}

int incidents_rows(const struct incident_views *views)
{
	return views && views->n ? 1 + 2 * (int)views->n : 0;
}

static bool is_pressing(const struct incident_view *view)
{
	return view->clocks.n_overdue || !view->incident.decision;
}

static enum style style_of(const struct incident_view *view)
{
	return is_pressing(view) ? STYLE_WARNING : STYLE_PLAIN;
}

/* "24h: còn 23 giờ 28 phút · 72h: còn 2 ngày 23 giờ". Owned. */
static char *clocks_text(const struct incident_view *view, int64_t now)
{
	struct str s = {0};

	for (size_t i = 0; i < view->clocks.n; i++) {
		const struct incident_clock *clock = &view->clocks.clock[i];
		char *words;

		if (clock->met)
			continue;
		words = clock_words(clock, &view->incident, now);
		str_addf(&s, "%s%s: %s", s.n ? " · " : "", clock->rule->id, words);
		free(words);
	}
	return str_take(&s);
}

static void draw_head(const struct incident_views *views, size_t i, struct canvas *canvas,
                      struct area line)
{
	const struct incident_view *view = &views->view[i];
	const struct incident *incident = &view->incident;
	const struct incident_group *group =
	    incident_group_find(&views->facts.groups, incident->group);
	struct str s = {0};

	str_addf(&s, "%s %s · ", is_pressing(view) ? "!" : " ", incident->number);
	str_addf(&s, _("steps %zu/%zu"), incident->n_settled, incident->n_steps);
	str_addf(&s, " · %s · ", incident_state_label(incident->state));
	if (!incident->decision)
		str_addf(&s, "%s · ", _("not decided"));
	str_add(&s, group ? group->title : incident->group);
	canvas_print(canvas, line.row, line.col + 1, line.cols - 1, style_of(view), str_text(&s));
	str_release(&s);
}

static void draw_clocks(const struct incident_view *view, int64_t now, struct canvas *canvas,
                        struct area line)
{
	char *text = clocks_text(view, now);

	canvas_print(canvas, line.row, line.col + 3, line.cols - 3,
	             view->clocks.n_overdue ? STYLE_WARNING : STYLE_PLAIN, text);
	free(text);
}

static struct area line_of(struct area area, int row)
{
	return (struct area){area.row + row, area.col, 1, area.cols};
}

int incidents_draw(const struct incident_views *views, int64_t now, struct canvas *canvas,
                   struct area area)
{
	const int n = (int)views->n;
	int spare = area.rows - 1 - n; /* for lines of deadlines */
	int row = 1, i;

	canvas_rule(canvas, area.row, area.col, area.cols, _("INCIDENTS"));
	for (i = 0; i < n && row < area.rows && (row < area.rows - 1 || i == n - 1); i++) {
		draw_head(views, (size_t)i, canvas, line_of(area, row++));
		if (spare-- > 0 && row < area.rows)
			draw_clocks(&views->view[i], now, canvas, line_of(area, row++));
	}
	if (i < n) {
		char *text = xasprintf(_("%d more: incident list"), n - i);

		canvas_print(canvas, area.row + row++, area.col + 3, area.cols - 3, STYLE_DIM,
		             text);
		free(text);
	}
	return row;
}

void incidents_draw_line(const struct incident_views *views, int64_t now, struct canvas *canvas,
                         struct area line)
{
	const struct incident_view *view = &views->view[0];
	char *clocks = clocks_text(view, now);
	char *text = views->n > 1 ? xasprintf(_("! %zu incidents · %s"), views->n, clocks)
	                          : xasprintf("%s %s · %s", is_pressing(view) ? "!" : " ",
	                                      view->incident.number, clocks);

	canvas_print(canvas, line.row, line.col, line.cols, style_of(view), text);
	free(text);
	free(clocks);
}
