#include "service/watch.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "service/roster_past.h"
#include "service/sign_on.h"
#include "store/change_notes.h"
#include "store/facts.h"
#include "store/people.h"
#include "store/rosters.h"

#include "base/banned.h"

#define AHEAD (400 * 86400) /* how far ahead "next" looks */

struct sources {
	struct app *app;
	struct staff staff;
	struct rosters rosters;
	struct segments *of; /* resolved, one for each roster */
};

static bool is_active(const struct roster *roster, int64_t at)
{
	return roster->period.start <= at && at < roster->period.end;
}

static bool is_on(const struct segment *segment, int64_t at)
{
	return *segment->person && segment->start <= at && at < segment->end;
}

/* ---- lines ---- */

static void add_line(struct watch_line **list, size_t *n, const struct sources *sources,
                     const struct segment *segment, int64_t at)
{
	const struct person *person = staff_find(&sources->staff, segment->person);
	int64_t when = segment->start > at ? segment->start : at;

	*list = array_grow(*list, *n, sizeof **list);
	(*list)[(*n)++] = (struct watch_line){
	    .post = xstrdup(segment->post->id),
	    .title = xstrdup(segment->post->title),
	    .slot = xstrdup(segment->slot->id),
	    .part = segment->part,
	    .person = xstrdup(segment->person),
	    .name = xstrdup(segment->name),
	    .position = xstrdup(segment->position),
	    .phone = xstrdup(person ? person->phone : ""),
	    .start = segment->start,
	    .end = segment->end,
	    .place = (int)post_place(segment->post, zone_minute(when)),
	    .handover = segment->post->handover,
	    .is_leader = posts_is_leader(&sources->app->config.posts, segment->post->id),
	};
}

static bool holds_now(const struct watch *watch, const char *post, const char *person)
{
	for (size_t i = 0; i < watch->n_on; i++)
		if (strcmp(watch->on[i].post, post) == 0 &&
		    strcmp(watch->on[i].person, person) == 0)
			return true;
	return false;
}

/* In the order of the posts, then of the heads. */
static void add_on(struct watch *watch, const struct sources *sources)
{
	for (size_t r = 0; r < sources->rosters.n; r++) {
		const struct posts *posts = &sources->rosters.roster[r].posts;
		const struct segments *segments = &sources->of[r];

		for (size_t p = 0; p < posts->n; p++)
			for (size_t i = 0; i < segments->n; i++)
				if (segments->segment[i].post == &posts->post[p] &&
				    is_on(&segments->segment[i], watch->at))
					add_line(&watch->on, &watch->n_on, sources,
					         &segments->segment[i], watch->at);
	}
}

static const struct segment *next_of(const struct watch *watch, const struct sources *sources,
                                     const char *post)
{
	const struct segment *next = NULL;

	for (size_t r = 0; r < sources->rosters.n; r++)
		for (size_t i = 0; i < sources->of[r].n; i++) {
			const struct segment *segment = &sources->of[r].segment[i];

			if (segment->start > watch->at && *segment->person &&
			    (!next || segment->start < next->start) &&
			    strcmp(segment->post->id, post) == 0 &&
			    !holds_now(watch, post, segment->person))
				next = segment;
		}
	return next;
}

static bool has_post(const struct sources *sources, size_t before, const char *post)
{
	for (size_t r = 0; r < before; r++)
		if (posts_find(&sources->rosters.roster[r].posts, post))
			return true;
	return false;
}

static int compare_lines(const void *a, const void *b)
{
	const struct watch_line *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

/* Few lines, already in the order of the posts, which those that start together keep. */
static void sort_lines(struct watch_line *line, size_t n)
{
	for (size_t i = 1; i < n; i++)
		for (size_t j = i; j > 0 && compare_lines(&line[j - 1], &line[j]) > 0; j--) {
			struct watch_line moved = line[j];

			line[j] = line[j - 1];
			line[j - 1] = moved;
		}
}

static void add_next(struct watch *watch, const struct sources *sources)
{
	for (size_t r = 0; r < sources->rosters.n; r++) {
		const struct posts *posts = &sources->rosters.roster[r].posts;

		for (size_t p = 0; p < posts->n; p++) {
			const struct segment *segment;

			if (has_post(sources, r, posts->post[p].id))
				continue;
			segment = next_of(watch, sources, posts->post[p].id);
			if (segment)
				add_line(&watch->next, &watch->n_next, sources, segment, watch->at);
		}
	}
	sort_lines(watch->next, watch->n_next);
}

/* ---- the period ---- */

static void take_period(struct watch *watch, const struct period *period)
{
	int day = period->is_holiday ? period_day_number(period, zone_date(watch->at)) : 0;

	period_copy(&watch->period, period);
	watch->day_number = day;
	watch->days = day ? period->last.day - period->first.day + 1 : 0;
	watch->provisional = period->status == HOLIDAY_PROVISIONAL;
}

static bool has_on(const struct segments *segments, int64_t at)
{
	for (size_t i = 0; i < segments->n; i++)
		if (is_on(&segments->segment[i], at))
			return true;
	return false;
}

/* Of two that overlap (one replaced a part of the other) the one that has somebody on. */
static const struct roster *active_roster(const struct sources *sources, int64_t at,
                                          bool is_holiday)
{
	const struct roster *found = NULL;

	for (size_t r = 0; r < sources->rosters.n; r++) {
		const struct roster *roster = &sources->rosters.roster[r];

		if (roster->period.is_holiday != is_holiday || !is_active(roster, at))
			continue;
		if (has_on(&sources->of[r], at))
			return roster;
		found = found ? found : roster;
	}
	return found;
}

/* The holiday that the calendar knows at that minute, although nobody has made a roster of it. */
static bool find_holiday(bool *found, struct watch *watch, const struct sources *sources,
                         struct err *err)
{
	/* A watch begins at most some days before the year of its days off. */
	int year = roster_year(zone_date(watch->at + 5 * 86400));
	struct holidays holidays;
	struct period period;

	*found = false;
	if (!app_holidays(&holidays, sources->app, year, err))
		return false;
	if (period_next(&period, &holidays, watch->at, &sources->app->config.hours, err)) {
		*found = period.start <= watch->at;
		if (*found)
			take_period(watch, &period);
		period_release(&period);
	}
	holidays_release(&holidays);
	return true;
}

static bool find_period(struct watch *watch, const struct sources *sources, struct err *err)
{
	const struct roster *roster = active_roster(sources, watch->at, true);
	bool found;

	if (!roster) {
		if (!find_holiday(&found, watch, sources, err))
			return false;
		roster = active_roster(sources, watch->at, false);
		if (found) {
			if (!roster)
				findings_add(&watch->findings, FINDING_ERROR, "gap", NULL, NULL,
				             _("%s has no published roster: nobody is on duty"),
				             watch->period.name);
			else
				watch->version = roster->version;
			return true;
		}
	}
	if (roster) {
		take_period(watch, &roster->period);
		watch->version = roster->version;
	}
	return true;
}

/* ---- holes ---- */

static bool is_held(const struct watch *watch, const char *post)
{
	for (size_t i = 0; i < watch->n_on; i++)
		if (strcmp(watch->on[i].post, post) == 0)
			return true;
	return false;
}

/* The hours before the first shift of a span of days belong to the span before. */
static bool has_started(const struct segments *segments, const struct post *post, int64_t at)
{
	for (size_t i = 0; i < segments->n; i++)
		if (segments->segment[i].post == post && segments->segment[i].start <= at)
			return true;
	return false;
}

/* By another roster that has the post at that minute too. */
static bool is_told(const struct sources *sources, size_t before, const char *id, int64_t at)
{
	for (size_t r = 0; r < before; r++) {
		const struct roster *roster = &sources->rosters.roster[r];
		const struct post *post = posts_find(&roster->posts, id);

		if (is_active(roster, at) && post && post->round_clock)
			return true;
	}
	return false;
}

static void add_holes(struct watch *watch, const struct sources *sources)
{
	char when[ZONE_TEXT];

	for (size_t r = 0; r < sources->rosters.n; r++) {
		const struct roster *roster = &sources->rosters.roster[r];

		if (!is_active(roster, watch->at))
			continue;
		for (size_t p = 0; p < roster->posts.n; p++) {
			const struct post *post = &roster->posts.post[p];
			const struct post *with = posts_find(&roster->posts, post->concurrent);

			if (!post->round_clock || (with && with->round_clock) ||
			    is_told(sources, r, post->id, watch->at) || is_held(watch, post->id) ||
			    (!roster->period.is_holiday &&
			     !has_started(&sources->of[r], post, watch->at)))
				continue;
			findings_add(&watch->findings, FINDING_ERROR, "gap", NULL, NULL,
			             _("%s is to be held round the clock, but nobody is on at %s"),
			             post->title, zone_vn(when, watch->at));
		}
	}
}

/* ---- hotlines ---- */

static bool add_hotlines(struct watch *watch, struct app *app, struct err *err)
{
	struct contacts all;

	if (!contacts_load(&all, app->db, err))
		return false;
	for (size_t i = 0; i < all.n; i++)
		if (contact_is_in_force(&all.contact[i], zone_date(watch->at)))
			contacts_add(&watch->hotlines, &all.contact[i]);
	contacts_sort(&watch->hotlines);
	contacts_release(&all);
	return true;
}

/* Only a supervisor can confirm anything. */
static bool count_pending(struct watch *watch, struct app *app, struct err *err)
{
	return app->actor.role != ROLE_SUPERVISOR ||
	       change_notes_count_pending(&watch->pending, app->db, err);
}

static bool load(struct sources *sources, int64_t at, struct err *err)
{
	struct db *db = sources->app->db;

	if (!staff_load(&sources->staff, db, err) ||
	    !rosters_load(&sources->rosters, db, at, at + AHEAD, err))
		return false;
	sources->of = xcalloc(sources->rosters.n + 1, sizeof *sources->of);
	for (size_t r = 0; r < sources->rosters.n; r++)
		roster_resolve(&sources->of[r], &sources->rosters.roster[r]);
	return true;
}

static bool look(struct watch *watch, struct sources *sources, struct err *err)
{
	if (!load(sources, watch->at, err) || !find_period(watch, sources, err) ||
	    !add_hotlines(watch, sources->app, err) || !count_pending(watch, sources->app, err))
		return false;
	add_on(watch, sources);
	add_next(watch, sources);
	add_holes(watch, sources);
	return sign_on_add_late(watch, sources->app, err);
}

bool watch_at(struct watch *out, struct app *app, int64_t at, struct err *err)
{
	struct watch watch = {.at = at};
	struct sources sources = {.app = app};
	bool ok;

	if (!db_read_begin(app->db, err))
		return false;
	ok = look(&watch, &sources, err);
	db_read_end(app->db);
	for (size_t r = 0; sources.of && r < sources.rosters.n; r++)
		segments_release(&sources.of[r]);
	free(sources.of);
	rosters_release(&sources.rosters);
	staff_release(&sources.staff);
	if (ok)
		*out = watch;
	else
		watch_release(&watch);
	return ok;
}

static void lines_release(struct watch_line *line, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		free(line[i].post);
		free(line[i].title);
		free(line[i].slot);
		free(line[i].person);
		free(line[i].name);
		free(line[i].position);
		free(line[i].phone);
	}
	free(line);
}

void watch_release(struct watch *watch)
{
	lines_release(watch->on, watch->n_on);
	lines_release(watch->next, watch->n_next);
	period_release(&watch->period);
	contacts_release(&watch->hotlines);
	findings_release(&watch->findings);
	*watch = (struct watch){0};
}
