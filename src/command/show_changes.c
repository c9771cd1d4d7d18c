#include "command/show_changes.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/zone.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/phrase.h"

#include "base/banned.h"

#define PAIR_SHOWN 8 /* letters of a pair that tell it from the others of a roster */

size_t changes_find(const struct roster *roster, const char *pair)
{
	size_t first = 0;

	while (first < roster->n_changes && strcmp(roster->change[first].pair, pair) != 0)
		first++;
	return first;
}

static bool is_wanted(const struct roster_changes *changes, size_t i, bool pending)
{
	return !pending || change_is_pending(&changes->notes, changes->roster.change[i].pair);
}

/* ---- JSON ---- */

static void change_json(struct json *list, const struct roster_changes *changes, size_t i)
{
	const struct change *change = &changes->roster.change[i];
	struct json *item = json_put_object(list, NULL);

	json_put_text(item, "pair", change->pair);
	json_put_text(item, "kind", change_kind_name(change->kind));
	json_put_text(item, "slot", change->slot);
	json_put_time(item, "from", change->from);
	json_put_time(item, "to", change->to);
	json_put_some(item, "replaced", change->replaced);
	json_put_some(item, "person", change->person);
	json_put_some(item, "name", change->name);
	json_put_some(item, "reason", change->reason);
	json_put_some(item, "approved_by", change->approved_by);
	json_put_some(item, "by", change->by);
	json_put_text(item, "auth", change->auth);
	json_put_time(item, "at", change->at);
	json_put_int(item, "version", change->version);
	json_put_bool(item, "pending", change_is_pending(&changes->notes, change->pair));
}

static bool is_shown(const struct roster_changes *changes, size_t first, bool pending,
                     const char *pair)
{
	for (size_t i = first; i < changes->roster.n_changes; i++)
		if (!strcmp(changes->roster.change[i].pair, pair))
			return is_wanted(changes, i, pending);
	return false;
}

static void note_json(struct json *list, const struct change_note *note)
{
	struct json *item = json_put_object(list, NULL);

	json_put_text(item, "pair", note->pair);
	json_put_text(item, "kind", change_note_kind_name(note->kind));
	json_put_some(item, "person", note->person);
	json_put_some(item, "means", note->means);
	json_put_time(item, "at", note->at);
	json_put_some(item, "note", note->note);
	json_put_some(item, "by", note->by);
	json_put_text(item, "auth", note->auth);
}

void changes_json(struct out *out, const struct roster_changes *changes, size_t first, bool pending)
{
	struct json *top = json_new_object();
	struct json *list;

	json_put_text(top, "period", changes->roster.period.name);
	json_put_int(top, "version", changes->roster.version);
	list = json_put_array(top, "changes");
	for (size_t i = first; i < changes->roster.n_changes; i++)
		if (is_wanted(changes, i, pending))
			change_json(list, changes, i);
	list = json_put_array(top, "notes");
	for (size_t i = 0; i < changes->notes.n; i++)
		if (is_shown(changes, first, pending, changes->notes.note[i].pair))
			note_json(list, &changes->notes.note[i]);
	out_json(out, top);
}

/* ---- for people ---- */

static const char *name_of(const struct roster_changes *changes, const char *code)
{
	const struct person *person = staff_find(&changes->staff, code);

	return person ? person->name : *code ? code : _("nobody");
}

static void show_head(struct out *out, const struct roster_changes *changes,
                      const struct change *change)
{
	const char *what = change->kind == CHANGE_SWAP ? _("swap") : _("cover");

	out_addf(out, "%.*s  %s", PAIR_SHOWN, change->pair, what);
	if (change_is_pending(&changes->notes, change->pair))
		out_addf(out, " · %s", _("waits to be confirmed by a supervisor"));
	out_add(out, "\n");
}

static void show_change(struct out *out, const struct roster_changes *changes,
                        const struct change *change)
{
	char *span = phrase_span(change->from, change->to);

	if (*change->person)
		columns_textf(out, _("%s, %s: %s in place of %s"), change->slot, span, change->name,
		              name_of(changes, change->replaced));
	else
		columns_textf(out, _("%s, %s: nobody, after %s has left"), change->slot, span,
		              name_of(changes, change->replaced));
	free(span);
}

static void show_note(struct out *out, const struct roster_changes *changes,
                      const struct change_note *note)
{
	const char *name = name_of(changes, note->person);
	char when[ZONE_TEXT];

	zone_vn(when, note->at);
	switch (note->kind) {
	case NOTE_CONSENT:
		columns_textf(out, _("%s agreed: %s, %s"), name, note->means, when);
		break;
	case NOTE_PENDING:
		if (*note->person)
			columns_textf(out, _("on the word of %s: %s, %s"), name, note->means, when);
		break;
	case NOTE_CONFIRMED:
		columns_textf(out,
		              *note->note ? _("confirmed by %s, %s: %s") : _("confirmed by %s, %s"),
		              name, when, note->note);
		break;
	}
}

/* Once for all changes of a pair. */
static void show_circumstances(struct out *out, const struct roster_changes *changes,
                               const struct change *change)
{
	char when[ZONE_TEXT];

	if (*change->reason)
		columns_textf(out, _("reason: %s"), change->reason);
	if (*change->approved_by)
		columns_textf(out, _("approved by: %s"), change->approved_by);
	for (size_t i = 0; i < changes->notes.n; i++)
		if (!strcmp(changes->notes.note[i].pair, change->pair))
			show_note(out, changes, &changes->notes.note[i]);
	columns_textf(out, _("recorded by %s, %s"), name_of(changes, change->by),
	              zone_vn(when, change->at));
}

void changes_show(struct out *out, const struct roster_changes *changes, size_t first, bool pending)
{
	const struct roster *roster = &changes->roster;

	for (size_t i = first; i < roster->n_changes; i++) {
		const struct change *change = &roster->change[i];
		const struct change *before = i > first ? &roster->change[i - 1] : NULL;
		const struct change *after =
		    i + 1 < roster->n_changes ? &roster->change[i + 1] : NULL;

		if (!is_wanted(changes, i, pending))
			continue;
		if (!before || strcmp(before->pair, change->pair) != 0)
			show_head(out, changes, change);
		show_change(out, changes, change);
		if (!after || strcmp(after->pair, change->pair) != 0)
			show_circumstances(out, changes, change);
	}
}
