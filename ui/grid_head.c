/* The head of a grid: which days, of which kind, by the moon; and how good the roster is. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/zone.h"
#include "command/phrase.h"
#include "domain/lunar.h"
#include "grid_parts.h"

#include "base/banned.h"

enum { SMALL_ROWS = 2 }; /* with fewer, the head says what it can in one line */

static void lunar_text(char out[24], struct date date)
{
	struct lunar_day day;
	char *text;

	out[0] = '\0';
	if (!lunar_day(&day, date))
		return;
	if (day.month == LUNAR_LAST)
		text = xasprintf(_("%d Chạp"), day.day);
	else if (day.month == LUNAR_THIRD)
		text = xasprintf(_("lunar %d/%d"), day.day, day.month);
	else
		text = xasprintf(day.day <= 10 ? _("mùng %d") : _("%d Giêng"), day.day);
	memcpy(out, text, strnlen(text, 23) + 1);
	out[23] = '\0';
	free(text);
}

static bool has_prefix(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Days of other months are not called by the moon, so that a roster of February says it for Tết
 * alone: from a week before the first day off to as long after the last. */
static bool is_near_tet(const struct holidays *holidays, struct date date)
{
	for (int by = -7; by <= 7; by++) {
		const struct holiday_day *day = holidays_find(holidays, date_add(date, by));

		if (day && has_prefix(day->period, "tet/") && day_type_is_off(day->type))
			return true;
	}
	return false;
}

void grid_set_days(struct grid *grid, const struct holidays *holidays)
{
	free(grid->day);
	grid->day = xcalloc((size_t)grid->n_days, sizeof(*grid->day));
	grid->is_provisional = false;
	for (int i = 0; i < grid->n_days; i++) {
		struct date date = date_add(grid->first_day, i);
		const struct holiday_day *known = holidays_find(holidays, date);
		struct grid_day *day = &grid->day[i];
		struct lunar_day lunar;

		day->type = holidays_type(holidays, date);
		day->is_tet = known && has_prefix(known->period, "tet/");
		if (known && known->status == HOLIDAY_PROVISIONAL)
			grid->is_provisional = true;
		if (lunar_day(&lunar, date) &&
		    (lunar.month == LUNAR_THIRD || is_near_tet(holidays, date)))
			lunar_text(day->lunar, date);
	}
}

/* One word, "" for a working day like any other. */
static const char *word_of(const struct grid_day *day)
{
	switch (day->type) {
	case DAY_STATUTORY:
		return day->is_tet ? _("Tết") : _("hol.");
	case DAY_COMPENSATORY:
		return _("lieu");
	case DAY_SWAPPED_OFF:
		return _("swap");
	case DAY_WEEKLY_REST:
		return _("rest");
	case DAY_MAKEUP_WORKDAY:
		return _("work");
	case DAY_WORKDAY:
	case DAY_TYPES:
		break;
	}
	return "";
}

enum style grid_day_style(const struct grid *grid, int day)
{
	if (!grid->day || !day_type_is_off(grid->day[day].type))
		return STYLE_PLAIN;
	return grid->day[day].type == DAY_STATUTORY ? STYLE_HOLIDAY : STYLE_REST;
}

/* The shade of a column as a sign: without colours, days off are told apart by it too. */
static const char *rule_of(const struct grid_day *day)
{
	if (!day || !day_type_is_off(day->type))
		return "─";
	return day->type == DAY_STATUTORY ? "═" : "┄";
}

/* The line under a day: what found no room above it. */
static void draw_rule(const struct grid_day *day, struct canvas *canvas, struct area where,
                      enum style style, const char *rest)
{
	int col = where.col;

	for (int i = 0; i < where.cols; i++)
		canvas_print(canvas, where.row, col + i, 1,
		             style == STYLE_PLAIN ? STYLE_DIM : style, rule_of(day));
	if (!*rest)
		return;
	col = canvas_print(canvas, where.row, col + 1, where.cols - 1, style, rest);
	if (col < where.col + where.cols - 1)
		canvas_print(canvas, where.row, col, 1, STYLE_PLAIN, " ");
}

static void draw_day(const struct grid *grid, const struct grid_layout *layout,
                     struct canvas *canvas, struct area where, int index, bool is_today)
{
	struct date date = date_add(grid->first_day, index);
	const struct grid_day *day = grid->day ? &grid->day[index] : NULL;
	enum style style = grid_day_style(grid, index), head = style;
	const char *word = day ? word_of(day) : "", *lunar = day ? day->lunar : "";
	char text[DATE_TEXT];
	char *name = xasprintf("%s %s", weekday_short(date_weekday(date)), date_short(text, date));
	bool has_word = *word && utf8_width(name) + 1 + utf8_width(word) < where.cols - 1;

	if (head == STYLE_PLAIN)
		head = STYLE_TITLE;
	if (is_today) {
		canvas_print(canvas, where.row, where.col, 1, STYLE_ACCENT, "•");
		head = STYLE_ACCENT;
	}
	canvas_printf(canvas, where.row, where.col + 1, where.cols - 1, head, "%s%s%s%s%s", name,
	              has_word ? " " : "", has_word ? word : "",
	              *lunar && !layout->has_rule ? " " : "", layout->has_rule ? "" : lunar);
	where.row++;
	if (layout->has_rule)
		draw_rule(day, canvas, where, style, *lunar ? lunar : has_word ? "" : word);
	free(name);
}

void grid_draw_days(const struct grid *grid, const struct grid_layout *layout,
                    const struct grid_place *place, struct canvas *canvas, struct area area,
                    int64_t now)
{
	int shown = 0, today = zone_date(now).day - grid->first_day.day;

	for (; layout->has_rule && shown < area.cols; shown++)
		canvas_print(canvas, area.row + 1, area.col + shown, 1, STYLE_DIM, "─");
	for (shown = 0; shown < place->days && place->left + shown < grid->n_days; shown++)
		draw_day(grid, layout, canvas,
		         (struct area){area.row, area.col + layout->label + shown * layout->width,
		                       1, layout->width},
		         place->left + shown, place->left + shown == today);
	if (place->left > 0)
		canvas_print(canvas, area.row, area.col + layout->label - 1, 1, STYLE_TITLE, "◂");
	if (place->left + shown < grid->n_days)
		canvas_print(canvas, area.row, area.col + area.cols - 1, 1, STYLE_TITLE, "▸");
}

/* ---- the roster as a whole ---- */

static void draw_title(const struct grid *grid, struct canvas *canvas, struct area area)
{
	const struct roster *roster = &grid->roster;
	const char *provisional = grid->is_provisional ? _("provisional days off") : "";
	char *version, *title;

	if (area.rows < SMALL_ROWS) {
		char *state =
		    xasprintf("%s%s · %s", *provisional ? " · " : "",
		              *provisional ? _("provisional") : "", roster_state_label(roster));
		int room = area.cols - 5 - utf8_width(state);

		/* What it is called in full, or where there is no room, in commands. */
		title = xasprintf("%s%s",
		                  utf8_width(roster->period.title) <= room ? roster->period.title
		                                                           : roster->period.name,
		                  state);
		free(state);
	} else {
		version = phrase_version(roster);
		title = xasprintf("%s%s%s · %s", roster->period.title, *provisional ? " · " : "",
		                  provisional, version);
		free(version);
	}
	canvas_rule(canvas, area.row, area.col, area.cols, title);
	free(title);
}

void grid_head_draw(const struct grid *grid, const struct findings *findings, struct canvas *canvas,
                    struct area area)
{
	size_t n = findings ? findings_count(findings, FINDING_WARNING) : 0;
	int row = area.row + 1, col = area.col + 1, end = area.col + area.cols;
	char *quality = phrase_quality(&grid->roster);

	draw_title(grid, canvas, area);
	if (area.rows >= SMALL_ROWS) {
		col = canvas_print(canvas, row, col, end - col, STYLE_PLAIN, quality);
		if (findings && n)
			col = canvas_printf(canvas, row, col, end - col, STYLE_WARNING,
			                    _(" · ! %zu to be looked at"), n);
		else if (findings)
			col = canvas_printf(canvas, row, col, end - col, STYLE_GOOD, " · ✓ %s",
			                    _("nothing to be looked at"));
		if (grid->spread >= 0)
			col = canvas_printf(canvas, row, col, end - col, STYLE_PLAIN,
			                    _(" · points differ by %d"), grid->spread);
		if (grid->compared)
			canvas_printf(canvas, row, col, end - col, STYLE_ACCENT,
			              _(" · %d differ from version %d"), grid->n_different,
			              grid->compared);
	}
	free(quality);
}
