#include "service/sign_on.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "service/phrases.h"
#include "service/watchlog.h"
#include "store/rosters.h"

#include "base/banned.h"

enum {
	AHEAD = 12 * 3600, /* how far before a shift somebody comes for it */
	BACK = 36 * 3600,  /* whoever came before that is not here any more */
};

static const char *const names[SIGN_ONS] = {"arrived", "early", "extra", "left"};

const char *sign_on_name(enum sign_on_what what)
{
	return names[what];
}

const char *sign_on_label(enum sign_on_what what)
{
	static const char *const labels[SIGN_ONS] = {N_("arrived"), N_("early"),
	                                             N_("without a shift"), N_("left")};

	return _(labels[what]);
}

/* ---- records ---- */

static bool read_entry(struct sign_on *out, const struct entry *entry)
{
	const struct fields *fields = &entry->record.fields;
	int what = 0;

	if (!entry->record.kind || strcmp(entry->record.kind, "sign-on") != 0)
		return false;
	while (what < SIGN_ONS && strcmp(names[what], fields_get(fields, "what")) != 0)
		what++;
	if (what == SIGN_ONS)
		return false;
	*out = (struct sign_on){
	    .what = (enum sign_on_what)what,
	    .seq = entry->seq,
	    .at = entry->happened_at,
	    .number = xstrdup(entry->number ? entry->number : ""),
	    .person = xstrdup(entry->person),
	    .name = xstrdup(entry->name ? entry->name : entry->person),
	    .slot = xstrdup(entry->record.object ? entry->record.object : ""),
	    .minutes = (int)fields_get_int(fields, "minutes", 0),
	    .is_answering = fields_has(fields, "answering"),
	    .text = xstrdup(entry->text ? entry->text : ""),
	};
	return true;
}

static bool load(struct sign_on_list *out, struct app *app, const struct entry_filter *filter,
                 struct err *err)
{
	struct sign_on_list list = {0};
	struct entries entries;
	struct sign_on item;

	if (!log_list(&entries, app, filter, err))
		return false;
	for (size_t i = 0; i < entries.n; i++)
		if (read_entry(&item, &entries.entry[i])) {
			list.item = array_grow(list.item, list.n, sizeof *list.item);
			list.item[list.n++] = item;
		}
	entries_release(&entries);
	*out = list;
	return true;
}

bool sign_on_load(struct sign_on_list *out, struct app *app, int64_t from, int64_t to,
                  struct err *err)
{
	return load(out, app, &(struct entry_filter){.from = from, .to = to, .kind = ENTRY_SYSTEM},
	            err);
}

void sign_on_release(struct sign_on *sign_on)
{
	free(sign_on->number);
	free(sign_on->person);
	free(sign_on->name);
	free(sign_on->slot);
	free(sign_on->text);
	*sign_on = (struct sign_on){0};
}

void sign_on_list_release(struct sign_on_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		sign_on_release(&list->item[i]);
	free(list->item);
	*list = (struct sign_on_list){0};
}

/* The actor's own of late. */
static bool load_own(struct sign_on_list *out, struct app *app, struct err *err)
{
	return load(out, app,
	            &(struct entry_filter){.from = clock_now() - BACK,
	                                   .person = app->actor.person,
	                                   .kind = ENTRY_SYSTEM},
	            err);
}

/* ---- the shift that somebody comes for ---- */

struct stretch {
	char *slot, *title; /* NULL without one */
	int64_t start, end;
};

static void take_segments(struct stretch *out, const struct roster *roster, const char *person,
                          int64_t now)
{
	struct segments segments;

	roster_resolve(&segments, roster);
	for (size_t i = 0; i < segments.n; i++) {
		const struct segment *s = &segments.segment[i];

		if (!s->post->handover || strcmp(s->person, person) != 0 || s->end <= now ||
		    s->start > now + AHEAD || (out->slot && s->start >= out->start))
			continue;
		free(out->slot);
		free(out->title);
		*out = (struct stretch){xstrdup(s->slot->id), xstrdup(s->post->title), s->start,
		                        s->end};
	}
	segments_release(&segments);
}

static bool find_shift(struct stretch *out, struct app *app, int64_t now, struct err *err)
{
	struct rosters rosters;

	*out = (struct stretch){0};
	if (!rosters_load(&rosters, app->db, now, now + AHEAD, err))
		return false;
	for (size_t i = 0; i < rosters.n; i++)
		take_segments(out, &rosters.roster[i], app->actor.person, now);
	rosters_release(&rosters);
	return true;
}

static void shift_release(struct stretch *shift)
{
	free(shift->slot);
	free(shift->title);
}

/* ---- the entry ---- */

/* In Vietnamese, as all of the log that the program writes. Owned. */
static char *words(const struct sign_on *s, const struct stretch *shift)
{
	char *span = shift->slot ? phrase_span(shift->start, shift->end) : xstrdup("");
	const char *title = shift->slot ? shift->title : "";
	char *text;

	if (s->what == SIGN_ON_LEFT && s->is_answering)
		text = xasprintf(_("Left during the shift: %s, %s; not relieved yet, still "
		                   "answers for it"),
		                 title, span);
	else if (s->what == SIGN_ON_LEFT)
		text = xstrdup(_("Left the desk"));
	else if (s->what == SIGN_ON_EXTRA)
		text = xstrdup(_("Came to the desk without a shift"));
	else if (s->what == SIGN_ON_EARLY)
		text = xasprintf(_("Came %d minutes early: %s, %s"), s->minutes, title, span);
	else if (s->minutes)
		text = xasprintf(_("Came %d minutes late: %s, %s"), s->minutes, title, span);
	else
		text = xasprintf(_("Came for the shift: %s, %s"), title, span);
	free(span);
	return text;
}

static bool put(struct sign_on *out, struct app *app, const struct sign_on *what, const char *slot,
                const struct stretch *shift, struct err *err)
{
	struct record record = {.kind = xstrdup("sign-on"), .object = xstrdup(slot)};
	struct log_draft draft = {.kind = ENTRY_SYSTEM, .record = &record};
	struct entry entry = {0};
	char *text;
	bool ok;

	i18n_speak_vietnamese();
	text = words(what, shift);
	i18n_speak_chosen();
	draft.text = text;
	fields_set(&record.fields, "what", names[what->what]);
	if (what->minutes)
		fields_set_int(&record.fields, "minutes", what->minutes);
	if (what->is_answering)
		fields_set(&record.fields, "answering", "yes");
	ok = db_begin(app->db, err);
	if (ok && !log_put(&entry, app, &draft, err)) {
		db_rollback(app->db);
		ok = false;
	}
	ok = ok && db_commit(app->db, err);
	if (ok)
		ok = read_entry(out, &entry);
	free(text);
	entry_release(&entry);
	record_release(&record);
	return ok;
}

/* ---- to come, to leave ---- */

static void judge(struct sign_on *out, const struct app *app, const struct stretch *shift,
                  int64_t now)
{
	int64_t early = shift->start - now;

	if (!shift->slot) {
		out->what = SIGN_ON_EXTRA;
	} else if (early > (int64_t)app->config.arrive_before * 60) {
		out->what = SIGN_ON_EARLY;
		out->minutes = (int)(early / 60);
	} else {
		out->what = SIGN_ON_ARRIVED;
		out->minutes = early < 0 ? (int)(-early / 60) : 0;
	}
}

bool sign_on_arrive(struct sign_on *out, struct app *app, struct err *err)
{
	int64_t now = clock_now();
	struct sign_on_list own = {0};
	struct sign_on what = {0};
	struct stretch shift = {0};
	const char *slot;
	char *since;
	bool ok = app_may(app, true, err) && load_own(&own, app, err) &&
	          find_shift(&shift, app, now, err);

	slot = shift.slot ? shift.slot : "";
	judge(&what, app, &shift, now);
	if (ok && own.n && own.item[0].what != SIGN_ON_LEFT && !strcmp(own.item[0].slot, slot)) {
		since = phrase_moment(own.item[0].at);
		ok = err_set(err, ERR_CONFLICT, "already-here",
		             _("%s has been here since %s (see: trucban watch list)"),
		             app->actor.name, since);
		free(since);
	}
	ok = ok && put(out, app, &what, slot, &shift, err);
	sign_on_list_release(&own);
	shift_release(&shift);
	return ok;
}

bool sign_on_leave(struct sign_on *out, struct app *app, struct err *err)
{
	int64_t now = clock_now();
	struct sign_on_list own = {0};
	struct sign_on what = {.what = SIGN_ON_LEFT};
	struct stretch shift = {0};
	bool ok = app_may(app, true, err) && load_own(&own, app, err) &&
	          find_shift(&shift, app, now, err);

	if (ok && (!own.n || own.item[0].what == SIGN_ON_LEFT))
		ok = err_set(err, ERR_CONFLICT, "not-here",
		             _("%s has not signed on: trucban watch arrive"), app->actor.name);
	if (ok) {
		what.is_answering = shift.slot && shift.start <= now;
		ok = put(out, app, &what, own.item[0].slot, &shift, err);
	}
	sign_on_list_release(&own);
	shift_release(&shift);
	return ok;
}
