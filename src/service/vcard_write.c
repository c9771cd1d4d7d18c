#include "service/vcard_write.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/zone.h"
#include "domain/person.h"
#include "domain/phone.h"
#include "service/ical_write.h"

#include "base/banned.h"

#define UNVERIFIED "(chưa xác minh) "

/* N: family; given; middle. Vietnamese names are written family, middle, given. */
static void add_personal_name(struct str *lines, const char *name)
{
	const char *last = strrchr(name, ' '), *first = strchr(name, ' ');
	char *family, *middle;

	if (!last) {
		str_add(lines, "N:;");
		ical_add_text(lines, name);
		str_add(lines, ";;;\n");
		return;
	}
	family = xstrndup(name, (size_t)(first - name));
	middle = last > first ? xstrndup(first + 1, (size_t)(last - first - 1)) : xstrdup("");
	str_add(lines, "N:");
	ical_add_text(lines, family);
	str_addc(lines, ';');
	ical_add_text(lines, last + 1);
	str_addc(lines, ';');
	ical_add_text(lines, middle);
	str_add(lines, ";;\n");
	free(family);
	free(middle);
}

static void add_names(struct str *lines, const struct contact *contact)
{
	const char *mark = contact->status == CONTACT_UNVERIFIED ? UNVERIFIED : "";
	struct str name = {0};

	if (*contact->person)
		str_addf(&name, "%s%s – %s", mark, contact->person, contact->organisation);
	else
		str_addf(&name, "%s%s", mark, contact->organisation);
	ical_text(lines, "FN", str_text(&name));
	if (*contact->person) {
		add_personal_name(lines, contact->person);
	} else {
		str_add(lines, "N:");
		ical_add_text(lines, str_text(&name));
		str_add(lines, ";;;;\n");
	}
	str_release(&name);
}

static void add_phones(struct str *lines, const struct document *doc, const struct contact *contact)
{
	bool preferred = true;

	for (size_t i = 0; i < contact->n_phones; i++) {
		const char *phone = contact->phone[i];
		const char *kind = *contact->person && phone_is_mobile(phone) ? "CELL" : "WORK";

		if (!document_may_show(doc, contact, phone))
			continue;
		str_addf(lines, "TEL;TYPE=%s,VOICE%s:", kind, preferred ? ",PREF" : "");
		ical_add_uri(lines, phone);
		str_addc(lines, '\n');
		preferred = false;
	}
}

static void add_note(struct str *lines, const struct contact *contact)
{
	struct str note = {0};
	char date[DATE_TEXT];

	document_provenance(&note, contact);
	if (*contact->valid_from)
		str_addf(&note, "\nCó hiệu lực từ %s", contact_date(date, contact->valid_from));
	if (*contact->valid_until)
		str_addf(&note, "\nCó hiệu lực đến %s", contact_date(date, contact->valid_until));
	if (*contact->note)
		str_addf(&note, "\n%s", contact->note);
	ical_text(lines, "NOTE", str_text(&note));
	str_release(&note);
}

/* When these facts last changed: the confirmation, else the day of the source or from which they
 * hold, whichever is given more exactly; partial dates are filled up with 01. */
static void add_revision(struct str *lines, const struct contact *contact)
{
	char text[ZONE_TEXT];
	bool is_exact = strlen(contact->source_date) >= strlen(contact->valid_from);
	const char *date = is_exact ? contact->source_date : contact->valid_from;
	size_t n = strlen(date);

	if (contact->confirmed_at) {
		zone_utc(text, contact->confirmed_at);
		str_addf(lines, "REV:%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ\n", text, text + 4, text + 6,
		         text + 9, text + 11, text + 13);
	} else if (n >= 4 && n <= 10 && strspn(date, "0123456789-") == n) {
		str_addf(lines, "REV:%.4s-%.2s-%.2s\n", date, n >= 7 ? date + 5 : "01",
		         n == 10 ? date + 8 : "01");
	}
}

static void add_contact(struct str *lines, const struct document *doc,
                        const struct contact *contact)
{
	str_add(lines, "BEGIN:VCARD\nVERSION:3.0\nPRODID:-//trucban//trucban//VI\n");
	str_add(lines, "UID:lien-he-");
	ical_add_uri(lines, contact->id);
	str_addf(lines, "@%s\n", doc->site);
	add_names(lines, contact);
	ical_text(lines, "ORG", contact->organisation);
	if (*contact->role)
		ical_text(lines, "TITLE", contact->role);
	add_phones(lines, doc, contact);
	if (*contact->email)
		ical_text(lines, "EMAIL;TYPE=INTERNET,PREF", contact->email);
	if (*contact->address) {
		str_add(lines, "ADR;TYPE=WORK:;;");
		ical_add_text(lines, contact->address);
		str_add(lines, ";;;;Việt Nam\n");
	}
	str_add(lines, "CATEGORIES:TRUC,HOTLINE\n");
	add_note(lines, contact);
	add_revision(lines, contact);
	str_add(lines, "END:VCARD\n");
}

static void add_person(struct str *lines, const struct document *doc, const struct person *person)
{
	str_add(lines, "BEGIN:VCARD\nVERSION:3.0\nPRODID:-//trucban//trucban//VI\nUID:nguoi-truc-");
	ical_add_uri(lines, person->code);
	str_addf(lines, "@%s\n", doc->site);
	ical_text(lines, "FN", person->name);
	add_personal_name(lines, person->name);
	str_add(lines, "ORG:");
	ical_add_text(lines, doc->config->agency);
	if (*person->unit) {
		str_addc(lines, ';');
		ical_add_text(lines, person->unit);
	}
	str_addc(lines, '\n');
	if (*person->position)
		ical_text(lines, "TITLE", person->position);
	str_add(lines, "TEL;TYPE=CELL,VOICE,PREF:");
	ical_add_uri(lines, person->phone);
	str_add(lines, "\nCATEGORIES:TRUC\n");
	if (doc->is_sample)
		ical_text(lines, "NOTE", document_sample_mark(doc));
	str_add(lines, "END:VCARD\n");
}

static bool is_on(const struct document *doc, const char *code)
{
	for (size_t i = 0; doc->segments && i < doc->segments->n; i++)
		if (strcmp(doc->segments->segment[i].person, code) == 0)
			return true;
	return false;
}

void vcard_write(struct str *out, const struct document *doc, struct date today)
{
	struct str lines = {0};

	for (size_t i = 0; i < doc->contacts->n; i++)
		if (document_has_hotline(doc, &doc->contacts->contact[i], today))
			add_contact(&lines, doc, &doc->contacts->contact[i]);
	for (size_t i = 0; i < doc->staff->n; i++) {
		const struct person *person = &doc->staff->person[i];

		if (*document_phone(doc, person->code) && is_on(doc, person->code))
			add_person(&lines, doc, person);
	}
	ical_fold(out, str_text(&lines));
	str_release(&lines);
}
