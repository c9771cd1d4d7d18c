/* What the roster's view tells its grid, and keys that change how it looks. */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "editor_parts.h"
#include "service/app.h"
#include "service/rosters.h"
#include "stage.h"
#include "view_text.h"
#include "views.h"

#include "base/banned.h"

/* Without the kinds of its days, in a year that nothing is known of, all are alike. */
static void dress_days(struct grid *grid, struct app *app)
{
	struct holidays holidays;
	struct err none;
	int year;

	date_to_ymd(grid->roster.period.first, &year, NULL, NULL);
	if (!app_holidays(&holidays, app, year, &none))
		return;
	grid_set_days(grid, &holidays);
	holidays_release(&holidays);
}

/* A draft is read against what is in force. */
static void dress_differences(struct roster_view *self, struct app *app)
{
	struct findings findings = {0};
	struct roster published;
	struct err none;

	if (self->grid.roster.status != ROSTER_DRAFT || !self->has_published ||
	    !roster_inspect(&published, &findings, app, self->period, ROSTER_IN_FORCE, &none))
		return;
	grid_compare(&self->grid, &published);
	findings_release(&findings);
	roster_release(&published);
}

void roster_view_dress(struct roster_view *self, struct app *app)
{
	grid_set_findings(&self->grid, &self->findings);
	dress_days(&self->grid, app);
	dress_differences(self, app);
	self->grid.spread = self->loads.points.spread;
}

void roster_view_zoom(struct view *view, struct stage *stage)
{
	struct roster_view *self = roster_view_of(view);
	bool was_short;

	if (!self->is_there)
		return;
	was_short = grid_is_short(&self->grid, &self->place, stage_area(stage));
	self->place.zoom = was_short ? ZOOM_NAMES : ZOOM_SHORT;
}

static void seek_month(struct roster_view *self, int by)
{
	struct date first;
	int year, month;

	if (!self->is_there)
		return;
	date_to_ymd(date_add(self->grid.first_day, self->place.day), &year, &month, NULL);
	month += by;
	first = date_from_ymd(month < 1    ? year - 1
	                      : month > 12 ? year + 1
	                                   : year,
	                      month < 1    ? 12
	                      : month > 12 ? 1
	                                   : month,
	                      1);
	grid_seek_day(&self->grid, &self->place, first);
}

void roster_view_month_before(struct view *view, struct stage *stage)
{
	(void)stage;
	seek_month(roster_view_of(view), -1);
}

void roster_view_month_after(struct view *view, struct stage *stage)
{
	(void)stage;
	seek_month(roster_view_of(view), 1);
}

void roster_view_signs(struct view *view, struct stage *stage)
{
	(void)view;
	stage_push(stage, view_prose_open(_("SIGNS"), _("▌▐ the duty under the cursor\n"
	                                                "•  runs now; today\n"
	                                                "!  to be looked at; ! open: nobody yet\n"
	                                                "*  locked\n"
	                                                "«» marked to be swapped\n"
	                                                "←  somebody covers it\n"
	                                                "↔  swapped\n"
	                                                "+ - ~ come, gone, changed since the "
	                                                "version in force\n"
	                                                "·  no duty on that day\n"
	                                                "═  public holiday, ┄ other day off, ─ "
	                                                "working day\n"
	                                                "◂ ▸ more days, ▲ ▼ more rows\n")));
}

void roster_view_periods(struct view *view, struct stage *stage)
{
	(void)view;
	stage_push(stage, view_periods_open());
}

void view_roster_show(struct view *view, struct stage *stage, const struct period *period)
{
	struct roster_view *self = roster_view_of(view);

	free(self->period);
	free(self->chosen);
	self->period = xstrdup(period->name);
	self->chosen = xstrdup(period->title);
	self->chosen_start = period->start;
	self->version = ROSTER_NEWEST;
	self->has_place = false;
	stage_reload(stage);
}

void roster_view_points(struct view *view, struct stage *stage)
{
	struct roster_view *self = roster_view_of(view);

	if (self->is_there)
		stage_push(stage, view_points_open(self->period, self->version));
}
