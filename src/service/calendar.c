#include "service/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "service/calendar_event.h"
#include "service/calendar_file.h"
#include "service/ical_verify.h"
#include "service/reads.h"

#include "base/banned.h"

#define PRIVACIES 3

bool privacy_find(enum privacy *out, const char *name)
{
	static const char *const names[PRIVACIES] = {"none", "duty", "full"};

	for (size_t i = 0; i < PRIVACIES; i++) {
		if (strcmp(names[i], name) == 0) {
			*out = (enum privacy)i;
			return true;
		}
	}
	return false;
}

/* ---- keeping the events ---- */

static const struct event *find(const struct events *events, const char *uid)
{
	for (size_t i = 0; i < events->n; i++)
		if (strcmp(events->event[i].uid, uid) == 0)
			return &events->event[i];
	return NULL;
}

static bool put_fresh(struct app *app, struct event *fresh, const struct events *known, int64_t now,
                      struct err *err)
{
	const struct event *before = find(known, fresh->uid);
	struct event elsewhere = {0};
	bool ok = true;

	if (!before) {
		if (!event_load(&elsewhere, app->db, fresh->uid, fresh->privacy, err))
			return false;
		before = &elsewhere;
	}
	if (calendar_merge(fresh, before, now))
		ok = event_put(app->db, fresh, err);
	event_release(&elsewhere);
	return ok;
}

/* What is known but no longer drawn: cancelled, and kept for those who hold a copy. */
static bool put_dropped(struct app *app, const struct event *known, const struct document *doc,
                        int64_t now, struct err *err)
{
	struct event fresh = *known;
	bool ok = true;

	fresh.body = xstrdup(known->body);
	fresh.hash = xstrdup(known->hash);
	fresh.people = xstrdup(known->people);
	calendar_cancel(&fresh, doc);
	if (calendar_merge(&fresh, known, now))
		ok = event_put(app->db, &fresh, err);
	free(fresh.body);
	free(fresh.hash);
	free(fresh.people);
	return ok;
}

/* One form of the file: the events of one period at one privacy. */
static bool refresh_form(struct app *app, const char *period, const struct document *doc,
                         int64_t now, struct err *err)
{
	struct events known, fresh = {0};
	bool ok = true;

	if (!events_load(&known, app->db, period, (int)doc->privacy, err))
		return false;
	if (doc->roster)
		calendar_events(&fresh, doc);
	for (size_t i = 0; ok && i < fresh.n; i++)
		ok = put_fresh(app, &fresh.event[i], &known, now, err);
	for (size_t i = 0; ok && i < known.n; i++)
		if (!find(&fresh, known.event[i].uid))
			ok = put_dropped(app, &known.event[i], doc, now, err);
	events_release(&fresh);
	events_release(&known);
	return ok;
}

static bool refresh(struct app *app, const char *period, const struct roster *roster,
                    const struct document *base, struct err *err)
{
	struct segments segments = {0};
	struct document doc = *base;
	int64_t now = clock_now();
	bool ok = true;

	doc.roster = roster;
	doc.segments = &segments;
	if (roster)
		roster_resolve(&segments, roster);
	for (int i = 0; ok && i < PRIVACIES; i++) {
		doc.privacy = (enum privacy)i;
		ok = refresh_form(app, period, &doc, now, err);
	}
	segments_release(&segments);
	return ok;
}

static bool refresh_one(struct app *app, const char *period, struct document *doc, struct err *err)
{
	struct roster roster = {0};
	struct err none = {0};
	bool ok;

	if (!roster_load(&roster, app->db, period, 0, &none)) {
		if (none.code != ERR_NOT_FOUND) {
			*err = none;
			return false;
		}
		return refresh(app, period, NULL, doc, err);
	}
	ok = refresh(app, roster.period.name, &roster, doc, err);
	roster_release(&roster);
	return ok;
}

static bool refresh_all(struct app *app, struct document *doc, struct err *err)
{
	struct rosters rosters;
	bool ok = true;

	if (!rosters_load(&rosters, app->db, clock_now(), INT64_MAX, err))
		return false;
	for (size_t i = 0; ok && i < rosters.n; i++)
		ok = refresh(app, rosters.roster[i].period.name, &rosters.roster[i], doc, err);
	rosters_release(&rosters);
	return ok;
}

bool calendar_refresh(struct app *app, const char *period, struct err *err)
{
	struct document_data data;
	struct document doc;
	bool ok;

	if (!document_load_facts(&doc, &data, app, err))
		return false;
	ok = period ? refresh_one(app, period, &doc, err) : refresh_all(app, &doc, err);
	document_data_release(&data);
	return ok;
}

/* ---- writing the file ---- */

static bool is_wanted(const struct event *event, const char *person, const char *post)
{
	if (person && !calendar_was_in(event, person))
		return false;
	return !post || strcmp(event->post, post) == 0;
}

/* The wanted ones, in their order, borrowed from `events`. */
static void pick(struct events *out, const struct events *events, const char *person,
                 const char *post)
{
	for (size_t i = 0; i < events->n; i++) {
		if (!is_wanted(&events->event[i], person, post))
			continue;
		out->event = array_grow(out->event, out->n, sizeof *out->event);
		out->event[out->n++] = events->event[i];
	}
}

static bool write_file(char **out, const struct document *doc, const struct events *events,
                       const struct person *person, const struct post *post, struct err *err)
{
	struct str name = {0}, description = {0}, text = {0};
	const char *mark = document_sample_mark(doc), *state = document_state_mark(doc);
	struct calendar_face face;
	bool ok;

	str_addf(&name, "Lịch trực%s%s – %s", *doc->config->agency ? " " : "", doc->config->agency,
	         doc->roster->period.title);
	if (post)
		str_addf(&name, " – %s", post->title);
	if (person)
		str_addf(&name, " – %s", person->name);
	/* Not in the events: what a number does to a paper is no change of anybody's duty. */
	str_addf(
	    &description,
	    "%s%s%s. Lượt trực có thay đổi được đánh dấu; lượt trực đã hủy vẫn được giữ lại.%s%s",
	    state ? state : "", state ? ". " : "", str_text(&name), mark ? " " : "",
	    mark ? mark : "");
	face = (struct calendar_face){
	    .name = str_text(&name),
	    .description = str_text(&description),
	    .url = doc->config->url,
	    .person = person ? person->code : NULL,
	    .alarm = doc->config->alarm,
	};
	calendar_write(&text, &face, events);
	ok = ical_verify(str_text(&text), events, err);
	if (ok)
		*out = str_take(&text);
	str_release(&name);
	str_release(&description);
	str_release(&text);
	return ok;
}

/* False also when the roster has no such post or the person no duty in it. */
static bool export_events(char **out, const struct document *doc, const struct events *events,
                          const struct person *person, const char *post_id, struct err *err)
{
	const struct post *post = post_id ? posts_find(&doc->roster->posts, post_id) : NULL;
	struct events wanted = {0};
	bool ok;

	if (post_id && !post)
		return err_set(err, ERR_NOT_FOUND, "no-such-post",
		               _("the roster %s has no post \"%s\""), doc->roster->period.name,
		               post_id);
	pick(&wanted, events, person ? person->code : NULL, post_id);
	ok = wanted.n > 0;
	if (ok)
		ok = write_file(out, doc, &wanted, person, post, err);
	else
		err_set(err, ERR_NOT_FOUND, "nothing-to-export", _("%s: no duty of %s in it"),
		        doc->roster->period.name,
		        person ? person->name
		        : post ? post->title
		               : "-");
	free(wanted.event);
	return ok;
}

/* The version whose events go out: the published one, else the last that was (its events are
 * cancelled). A draft is nobody's calendar. */
static bool find_version(int *out, struct app *app, const char *period, struct err *err)
{
	struct rosters history;
	const struct roster *found = NULL;
	bool ok;

	if (!app_history(&history, app, period, err))
		return false;
	for (size_t i = 0; i < history.n; i++) {
		const struct roster *roster = &history.roster[i];

		if (roster->status == ROSTER_DRAFT)
			continue;
		if (!found ||
		    (found->status != ROSTER_PUBLISHED && roster->status == ROSTER_PUBLISHED))
			found = roster;
	}
	ok = found != NULL;
	if (ok)
		*out = found->version;
	else if (history.n)
		err_set(err, ERR_CONFLICT, "not-published",
		        _("the roster %s is a draft: only a published one becomes a calendar"),
		        period);
	else
		err_set(err, ERR_NOT_FOUND, "no-such-roster", _("there is no roster for %s"),
		        period);
	rosters_release(&history);
	return ok;
}

/* All that the file is made of, as it stood at one moment. */
struct picture {
	struct document doc;
	struct document_data data;
	struct person person; /* whose calendar it is; code NULL: nobody's */
	struct events events;
};

static bool load(struct picture *picture, struct app *app, const struct calendar_options *options,
                 struct err *err)
{
	int version;

	return find_version(&version, app, options->period, err) &&
	       document_load(&picture->doc, &picture->data, app, options->period, version,
	                     options->privacy, err) &&
	       (!options->person || app_person(&picture->person, app, options->person, err)) &&
	       events_load(&picture->events, app->db, picture->doc.roster->period.name,
	                   (int)options->privacy, err);
}

static bool export(char **out, struct app *app, const struct picture *picture,
                   const struct calendar_options *options, struct err *err)
{
	const struct document *doc = &picture->doc;
	char *text;

	if (!export_events(&text, doc, &picture->events,
	                   picture->person.code ? &picture->person : NULL, options->post, err))
		return false;
	if (!document_log(app, "calendar", doc->roster->period.name, doc->privacy, options->person,
	                  options->post, err)) {
		free(text);
		return false;
	}
	*out = text;
	return true;
}

bool calendar_export(char **out, struct app *app, const struct calendar_options *options,
                     struct err *err)
{
	struct picture picture = {0};
	bool ok;

	if (!db_read_begin(app->db, err))
		return false;
	ok = load(&picture, app, options, err);
	db_read_end(app->db);
	ok = ok && export(out, app, &picture, options, err);
	events_release(&picture.events);
	person_release(&picture.person);
	document_data_release(&picture.data);
	return ok;
}
