#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "command/cmd.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/phrase.h"
#include "command/report_import.h"
#include "service/reads.h"

#include "base/banned.h"

static enum contact_status status_now(const struct contact *contact)
{
	return contact_status_on(contact, zone_date(clock_now()));
}

static void contact_json(struct json *item, const struct contact *contact)
{
	struct json *phones;

	json_put_text(item, "id", contact->id);
	json_put_text(item, "organisation", contact->organisation);
	json_put_some(item, "role", contact->role);
	json_put_some(item, "person", contact->person);
	json_put_text(item, "phone", contact->n_phones ? contact->phone[0] : NULL);
	phones = json_put_array(item, "phones");
	for (size_t i = 0; i < contact->n_phones; i++)
		json_put_text(phones, NULL, contact->phone[i]);
	json_put_some(item, "email", contact->email);
	json_put_some(item, "address", contact->address);
	json_put_text(item, "status", contact_status_name(status_now(contact)));
	json_put_some(item, "source", contact->source);
	json_put_some(item, "source_date", contact->source_date);
	json_put_some(item, "valid_from", contact->valid_from);
	json_put_some(item, "valid_until", contact->valid_until);
	json_put_some(item, "supersedes", contact->supersedes);
	json_put_some(item, "confirmed_by", contact->confirmed_by);
	json_put_time(item, "confirmed_at", contact->confirmed_at);
	json_put_some(item, "note", contact->note);
	json_put_int(item, "rank", contact->rank);
}

static char *phones_text(const struct contact *contact)
{
	struct str s = {0};

	for (size_t i = 0; i < contact->n_phones; i++) {
		char *phone = phrase_phone(contact->phone[i]);

		str_addf(&s, "%s%s", i ? ", " : "", phone);
		free(phone);
	}
	return str_take(&s);
}

static void contacts_show(struct out *out, const struct contacts *contacts)
{
	static const char *const head[] = {N_("ID"), N_("STATUS"), N_("ORGANISATION"),
	                                   N_("TELEPHONE"), N_("SOURCE")};
	struct columns c;

	columns_init(&c, 5, head);
	for (size_t i = 0; i < contacts->n; i++) {
		const struct contact *contact = &contacts->contact[i];
		char *phones = phones_text(contact);

		columns_add(&c, contact->id);
		columns_add(&c, contact_status_label(status_now(contact)));
		columns_addf(&c, "%s%s%s", contact->person, *contact->person ? ", " : "",
		             contact->organisation);
		columns_add(&c, phones);
		columns_add(&c, contact->source);
		free(phones);
	}
	columns_show(&c, out);
}

static bool run_list(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct contacts contacts = {0};

	(void)call;
	if (!app_contacts(&contacts, app, err))
		return false;
	if (out->json) {
		struct json *top = json_new_array();

		for (size_t i = 0; i < contacts.n; i++)
			contact_json(json_put_object(top, NULL), &contacts.contact[i]);
		out_json(out, top);
	} else {
		contacts_show(out, &contacts);
	}
	contacts_release(&contacts);
	return true;
}

static void show_line(struct out *out, const char *label, const char *text)
{
	if (text && *text)
		out_addf(out, "%s: %s\n", label, text);
}

/* Who confirmed it, by name; what is no code of a person is a name already. Owned. */
static char *confirmer(struct app *app, const struct contact *contact)
{
	struct person person = {0};
	struct err none;
	char *name;

	if (!app_person(&person, app, contact->confirmed_by, &none))
		return xstrdup(contact->confirmed_by);
	name = xstrdup(person.name);
	person_release(&person);
	return name;
}

static void contact_show(struct out *out, struct app *app, const struct contact *contact)
{
	char *by = contact->confirmed_at ? confirmer(app, contact) : NULL;
	char *phones = phones_text(contact);
	char buf[ZONE_TEXT], date[DATE_TEXT];

	out_addf(out, "%s  %s\n", contact->id, contact->organisation);
	show_line(out, _("role"), contact->role);
	show_line(out, _("person"), contact->person);
	show_line(out, _("telephone"), phones);
	show_line(out, _("e-mail"), contact->email);
	show_line(out, _("address"), contact->address);
	show_line(out, _("status"), contact_status_label(status_now(contact)));
	show_line(out, _("source"), contact->source);
	show_line(out, _("date of the source"), contact_date(date, contact->source_date));
	show_line(out, _("valid from"), contact_date(date, contact->valid_from));
	show_line(out, _("valid until"), contact_date(date, contact->valid_until));
	show_line(out, _("supersedes"), contact->supersedes);
	if (by)
		out_addf(out, _("confirmed by %s at %s\n"), by,
		         zone_vn(buf, contact->confirmed_at));
	show_line(out, _("note"), contact->note);
	free(phones);
	free(by);
}

/* Shows one contact as it is now in the database. */
static bool show_one(struct app *app, const char *id, struct out *out, struct err *err)
{
	struct contacts contacts = {0};
	const struct contact *contact;

	if (!app_contacts(&contacts, app, err))
		return false;
	contact = contacts_find(&contacts, id);
	if (!contact) {
		err_set(err, ERR_NOT_FOUND, "no-such-contact",
		        _("there is no contact \"%s\" (see: trucban contact list)"), id);
	} else if (out->json) {
		struct json *top = json_new_object();

		contact_json(top, contact);
		out_json(out, top);
	} else {
		contact_show(out, app, contact);
	}
	contacts_release(&contacts);
	return contact;
}

static bool run_show(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	return show_one(app, call->arg[0], out, err);
}

static bool run_import(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	return import_run(contact_import, call, app, out, err);
}

static bool run_confirm(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	if (!call_has(call, "by"))
		return call_misused(call, err, _("who confirms it? --by NAME"));
	return contact_confirm(app, call->arg[0], call_value(call, "by"), err) &&
	       show_one(app, call->arg[0], out, err);
}

static const struct command_option confirm_options[] = {
    {"by", 0, N_("NAME"), N_("who found that the contact answers: a person's code or a name")},
    {0},
};

const struct command cmd_contact[] = {
    {.name = "contact list",
     .usage = "",
     .help = N_("whom to call, and how we know"),
     .run = run_list},
    {.name = "contact show",
     .usage = N_("ID"),
     .help = N_("one contact with its source and validity"),
     .min_args = 1,
     .max_args = 1,
     .run = run_show},
    {.name = "contact import",
     .usage = N_("FILE.csv"),
     .help = N_("add and update contacts by their id"),
     .options = import_options,
     .min_args = 1,
     .max_args = 1,
     .run = run_import},
    {.name = "contact confirm",
     .usage = N_("ID"),
     .help = N_("record that a contact was called and answers"),
     .options = confirm_options,
     .min_args = 1,
     .max_args = 1,
     .run = run_confirm},
    {0},
};
