#include "service/roster_word.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "service/watch.h"
#include "store/change_notes.h"

#include "base/banned.h"

/* As records in the office say it, whatever the language of the screen. */
#define BY_TELEPHONE "điện thoại"
#define HIMSELF      "trực tiếp"

static bool is_on(const struct watch *watch, const char *person)
{
	for (size_t i = 0; i < watch->n_on; i++)
		if (*person && strcmp(watch->on[i].person, person) == 0)
			return true;
	return false;
}

/* The leader whom `person` names, else the first of them; NULL: there is none. */
static const struct watch_line *find_leader(const struct watch *watch, const struct person *person)
{
	const struct watch_line *first = NULL;

	for (size_t i = 0; i < watch->n_on; i++) {
		const struct watch_line *line = &watch->on[i];

		if (!line->is_leader)
			continue;
		if (person && strcmp(line->person, person->code) == 0)
			return line;
		first = first ? first : line;
	}
	return first;
}

static bool take(struct roster_word *out, const struct app *app, const struct watch *watch,
                 const struct staff *staff, const char *approved_by, struct err *err)
{
	const struct person *person =
	    approved_by && *approved_by ? staff_match(staff, approved_by) : NULL;
	const struct watch_line *leader = find_leader(watch, person);

	if (!is_on(watch, app->actor.person))
		return err_set(err, ERR_CONFLICT, "not-on-duty",
		               _("%s is not on duty now: a supervisor records it, or an officer "
		                 "who is on duty, on the duty leader's word"),
		               app->actor.name);
	if (!leader)
		return err_set(err, ERR_CONFLICT, "no-leader",
		               _("nobody holds the duty leader's post now: a supervisor records "
		                 "it"));
	if (!person || strcmp(leader->person, person->code) != 0)
		return err_set(err, ERR_CONFLICT, "not-leader",
		               _("an officer records it on the word of the duty leader, who is %s "
		                 "now: --approved-by %s"),
		               leader->name, leader->person);
	*out = (struct roster_word){
	    .is_pending = true,
	    .leader = xstrdup(leader->person),
	    .name = xstrdup(leader->name),
	    .means = strcmp(leader->person, app->actor.person) == 0 ? HIMSELF : BY_TELEPHONE,
	};
	return true;
}

bool roster_word_take(struct roster_word *out, struct app *app, const struct staff *staff,
                      const char *approved_by, struct err *err)
{
	struct watch watch;
	bool ok;

	*out = (struct roster_word){.means = ""};
	if (app->actor.role == ROLE_SUPERVISOR)
		return true;
	if (!watch_at(&watch, app, clock_now(), err))
		return false;
	ok = take(out, app, &watch, staff, approved_by, err);
	watch_release(&watch);
	return ok;
}

void roster_word_release(struct roster_word *word)
{
	free(word->leader);
	free(word->name);
	*word = (struct roster_word){0};
}

bool roster_note(struct app *app, const char *pair, enum change_note_kind kind, const char *person,
                 const char *means, int64_t at, const char *text, struct err *err)
{
	struct change_note note = {
	    .pair = xstrdup(pair),
	    .kind = kind,
	    .person = xstrdup(person ? person : ""),
	    .means = xstrdup(means ? means : ""),
	    .at = at,
	    .note = xstrdup(text ? text : ""),
	    .by = xstrdup(app->actor.person),
	    .uid = app->actor.uid,
	    .auth = xstrdup(app->actor.auth),
	    .made_at = clock_now(),
	};
	bool ok = change_note_put(app->db, &note, err);

	change_note_release(&note);
	return ok;
}
