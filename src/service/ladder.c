#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/viet.h"
#include "domain/phone.h"
#include "service/incidents.h"
#include "service/watch.h"

#include "base/banned.h"

static bool begins_with_any(const char *text, const char *const *start, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strncmp(text, start[i], strlen(start[i])) == 0)
			return true;
	return false;
}

/* As with the duty leader's, the id of a post says what it is for. */
static bool is_specialist(const char *post)
{
	static const char *const start[] = {"ky-thuat", "ung-cuu", "chuyen-trach"};

	return begins_with_any(post, start, sizeof start / sizeof *start);
}

static bool is_guard(const char *post)
{
	static const char *const start[] = {"bao-ve"};

	return begins_with_any(post, start, sizeof start / sizeof *start);
}

static enum rung_kind kind_of(const struct watch_line *line)
{
	if (line->is_leader)
		return RUNG_LEADER;
	return is_specialist(line->post) ? RUNG_SPECIALIST : RUNG_WATCH;
}

static void add_person(struct ladder *ladder, const struct watch_line *line, const struct app *app)
{
	struct rung rung = {
	    .kind = kind_of(line),
	    .key = xstrdup(line->person),
	    .title = xstrdup(line->title),
	    .name = xstrdup(line->name),
	    .number = xstrdup(line->phone),
	    .others = xstrdup(""),
	    .source = xstrdup(_("list of people")),
	    .status = CONTACT_CURRENT,
	    .is_self = strcmp(line->person, app->actor.person) == 0,
	};

	ladder_add(ladder, &rung);
}

/* A post that ought to be held and is not has its place too: it must be seen that nobody is there.
 */
static void add_nobody(struct ladder *ladder, enum rung_kind kind)
{
	struct rung rung = {
	    .kind = kind,
	    .key = xstrdup(""),
	    .title = xstrdup(rung_kind_label(kind)),
	    .name = xstrdup(""),
	    .number = xstrdup(""),
	    .others = xstrdup(""),
	    .source = xstrdup(""),
	    .status = CONTACT_CURRENT,
	};

	ladder_add(ladder, &rung);
}

static bool wants_specialist(const struct app *app)
{
	for (size_t i = 0; i < app->config.posts.n; i++)
		if (is_specialist(app->config.posts.post[i].id))
			return true;
	return false;
}

static void add_kind(struct ladder *ladder, const struct watch *watch, const struct app *app,
                     enum rung_kind kind, bool guards)
{
	for (size_t i = 0; i < watch->n_on; i++)
		if (*watch->on[i].person && is_guard(watch->on[i].post) == guards &&
		    kind_of(&watch->on[i]) == kind)
			add_person(ladder, &watch->on[i], app);
}

static bool has_kind(const struct ladder *ladder, enum rung_kind kind)
{
	for (size_t i = 0; i < ladder->n; i++)
		if (ladder->rung[i].kind == kind)
			return true;
	return false;
}

static void add_people(struct ladder *ladder, const struct watch *watch, const struct app *app)
{
	add_kind(ladder, watch, app, RUNG_WATCH, false);
	/* At night a school has none but the guard: he is the one who is there. */
	if (!has_kind(ladder, RUNG_WATCH))
		add_kind(ladder, watch, app, RUNG_WATCH, true);
	if (!has_kind(ladder, RUNG_WATCH))
		add_nobody(ladder, RUNG_WATCH);
	add_kind(ladder, watch, app, RUNG_LEADER, false);
	if (!has_kind(ladder, RUNG_LEADER))
		add_nobody(ladder, RUNG_LEADER);
	add_kind(ladder, watch, app, RUNG_SPECIALIST, false);
	if (!has_kind(ladder, RUNG_SPECIALIST) && wants_specialist(app))
		add_nobody(ladder, RUNG_SPECIALIST);
}

/* ---- the directory ---- */

/* The police of the city, those of the nation, or (RUNG_KINDS) neither. */
static enum rung_kind kind_of_contact(const struct contact *contact)
{
	static const char *const national[] = {"vncert", "ncsc", "a05", "bo cong an"};
	char *name = viet_fold(contact->organisation);
	enum rung_kind kind = RUNG_KINDS;

	for (size_t i = 0; i < sizeof national / sizeof *national; i++)
		if (strstr(name, national[i]))
			kind = RUNG_NATIONAL;
	if (kind == RUNG_KINDS && strncmp(name, "cong an", strlen("cong an")) == 0)
		kind = RUNG_POLICE;
	free(name);
	return kind;
}

static char *other_numbers(const struct contact *contact)
{
	struct str s = {0};
	char phone[PHONE_TEXT];

	for (size_t i = 1; i < contact->n_phones; i++)
		str_addf(&s, "%s%s", i > 1 ? ", " : "", phone_format(phone, contact->phone[i]));
	return str_take(&s);
}

static void add_contact(struct ladder *ladder, const struct contact *contact, enum rung_kind kind)
{
	struct rung rung = {
	    .kind = kind,
	    .key = xstrdup(contact->id),
	    .title = xstrdup(contact->role),
	    .name = xstrdup(contact->organisation),
	    .number = xstrdup(contact->n_phones ? contact->phone[0] : ""),
	    .others = other_numbers(contact),
	    .source = xstrdup(contact->source),
	    .status = contact->status,
	};

	ladder_add(ladder, &rung);
}

static void add_contacts(struct ladder *ladder, const struct contacts *list)
{
	for (int kind = RUNG_POLICE; kind <= RUNG_NATIONAL; kind++) {
		size_t before = ladder->n;

		for (size_t i = 0; i < list->n; i++)
			if (kind_of_contact(&list->contact[i]) == (enum rung_kind)kind)
				add_contact(ladder, &list->contact[i], (enum rung_kind)kind);
		if (ladder->n == before)
			add_nobody(ladder, (enum rung_kind)kind);
	}
}

bool ladder_at(struct ladder *out, struct app *app, int64_t at, struct err *err)
{
	struct ladder ladder = {.minutes = app->config.call_minutes};
	struct watch watch;

	if (!watch_at(&watch, app, at, err))
		return false;
	add_people(&ladder, &watch, app);
	add_contacts(&ladder, &watch.hotlines);
	watch_release(&watch);
	ladder_follow(&ladder, NULL);
	*out = ladder;
	return true;
}
