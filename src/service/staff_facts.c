#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/read_contact.h"
#include "domain/read_holiday.h"
#include "service/import.h"
#include "store/facts.h"

#include "base/banned.h"

static void count(struct import_result *result, bool known, bool same)
{
	if (same)
		result->same++;
	else if (known)
		result->changed++;
	else
		result->added++;
}

/* ---- notices of days off ---- */

static bool same_day(const struct holiday_day *a, const struct holiday_day *b)
{
	return a->type == b->type && a->status == b->status &&
	       import_same_text(a->period, b->period) && import_same_text(a->name, b->name) &&
	       import_same_text(a->source, b->source);
}

static bool apply_holidays(struct import_result *result, struct app *app,
                           const struct import_text *file, struct err *err)
{
	struct holidays known, read = {0};

	if (!holidays_load(&known, app->db, err))
		return false;
	bool ok = holidays_read(&read, file->name, file->text, file->n, &result->findings, err);
	for (size_t i = 0; ok && i < read.n; i++) {
		const struct holiday_day *before = holidays_find(&known, read.day[i].date);
		bool same = before && same_day(before, &read.day[i]);
		count(result, before, same);
		ok = same || holiday_put(app->db, &read.day[i], err);
	}
	holidays_release(&read);
	holidays_release(&known);
	return ok;
}

bool holiday_import(struct import_result *out, struct app *app, const char *path, bool partial,
                    struct err *err)
{
	static const struct import_kind kind = {"holiday import", apply_holidays, false};

	return import_file(out, app, path, partial, &kind, err);
}

/* ---- contacts ---- */

/* What somebody who confirms a contact has called or written to. */
static bool same_reach(const struct contact *a, const struct contact *b)
{
	if (a->n_phones != b->n_phones || !import_same_text(a->email, b->email) ||
	    !import_same_text(a->organisation, b->organisation))
		return false;
	for (size_t i = 0; i < a->n_phones; i++)
		if (strcmp(a->phone[i], b->phone[i]) != 0)
			return false;
	return true;
}

static bool same_contact(const struct contact *a, const struct contact *b)
{
	const char *const texts[][2] = {
	    {a->role, b->role},
	    {a->person, b->person},
	    {a->address, b->address},
	    {a->source, b->source},
	    {a->source_date, b->source_date},
	    {a->valid_from, b->valid_from},
	    {a->valid_until, b->valid_until},
	    {a->supersedes, b->supersedes},
	    {a->confirmed_by, b->confirmed_by},
	    {a->note, b->note},
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (!import_same_text(texts[i][0], texts[i][1]))
			return false;
	return same_reach(a, b) && a->status == b->status && a->rank == b->rank &&
	       a->confirmed_at == b->confirmed_at;
}

/* A confirmation holds as long as what was confirmed stays; a list does not take it back. */
static void keep_confirmation(struct contact *contact, const struct contact *before)
{
	if (!before->confirmed_at || !same_reach(contact, before))
		return;
	free(contact->confirmed_by);
	contact->confirmed_by = xstrdup(before->confirmed_by);
	contact->confirmed_at = before->confirmed_at;
	if (contact->status == CONTACT_UNVERIFIED)
		contact->status = before->status;
}

static bool apply_contacts(struct import_result *result, struct app *app,
                           const struct import_text *file, struct err *err)
{
	struct contacts known, read = {0};

	if (!contacts_load(&known, app->db, err))
		return false;
	bool ok = contacts_read(&read, file->name, file->text, file->n, &result->findings, err);
	for (size_t i = 0; ok && i < read.n; i++) {
		struct contact *contact = &read.contact[i];
		const struct contact *before = contacts_find(&known, contact->id);
		if (before)
			keep_confirmation(contact, before);
		bool same = before && same_contact(before, contact);
		count(result, before, same);
		ok = same || contact_put(app->db, contact, err);
	}
	contacts_release(&read);
	contacts_release(&known);
	return ok;
}

bool contact_import(struct import_result *out, struct app *app, const char *path, bool partial,
                    struct err *err)
{
	static const struct import_kind kind = {"contact import", apply_contacts, false};

	return import_file(out, app, path, partial, &kind, err);
}
