#include "domain/contact.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

#include "base/banned.h"

static const struct {
	const char *name, *label;
} statuses[] = {
    [CONTACT_CURRENT] = {"current", N_("in use")},
    [CONTACT_UNVERIFIED] = {"unverified", N_("not verified")},
    [CONTACT_EXPIRED] = {"expired", N_("expired")},
};

const char *contact_status_name(enum contact_status status)
{
	return statuses[status].name;
}

bool contact_status_find(enum contact_status *out, const char *name)
{
	for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
		if (strcmp(statuses[i].name, name) == 0) {
			*out = (enum contact_status)i;
			return true;
		}
	}
	return false;
}

const char *contact_status_label(enum contact_status status)
{
	return _(statuses[status].label);
}

enum contact_status contact_status_on(const struct contact *contact, struct date date)
{
	/* The end may name just a month or a year: it has passed when all of that has. */
	char today[DATE_TEXT];
	const char *until = contact->valid_until ? contact->valid_until : "";
	if (until[0] != '\0' && strncmp(date_iso(today, date), until, strlen(until)) > 0)
		return CONTACT_EXPIRED;
	return contact->status;
}

bool contact_is_in_force(const struct contact *contact, struct date date)
{
	const char *from = contact->valid_from ? contact->valid_from : "";
	char today[DATE_TEXT];

	/* A date may be partial: "2025" is before "2025-01-07". */
	return contact_status_on(contact, date) != CONTACT_EXPIRED &&
	       strcmp(from, date_iso(today, date)) <= 0;
}

const char *contact_date(char buf[DATE_TEXT], const char *partial)
{
	struct date date;
	struct err err;

	if (date_parse(&date, partial, &err))
		return date_vn(buf, date);
	if (strlen(partial) != 7)
		return partial;
	memcpy(buf, partial + 5, 2);
	buf[2] = '/';
	memcpy(buf + 3, partial, 4);
	buf[7] = '\0';
	return buf;
}

const struct contact *contacts_find(const struct contacts *list, const char *id)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->contact[i].id, id) == 0)
			return &list->contact[i];
	return NULL;
}

void contact_copy(struct contact *out, const struct contact *from)
{
	*out = (struct contact){
	    .id = xstrdup(from->id),
	    .organisation = xstrdup(from->organisation),
	    .role = xstrdup(from->role),
	    .person = xstrdup(from->person),
	    .n_phones = from->n_phones,
	    .email = xstrdup(from->email),
	    .address = xstrdup(from->address),
	    .source = xstrdup(from->source),
	    .source_date = xstrdup(from->source_date),
	    .valid_from = xstrdup(from->valid_from),
	    .valid_until = xstrdup(from->valid_until),
	    .status = from->status,
	    .supersedes = xstrdup(from->supersedes),
	    .confirmed_by = xstrdup(from->confirmed_by),
	    .confirmed_at = from->confirmed_at,
	    .note = xstrdup(from->note),
	    .rank = from->rank,
	};
	if (from->n_phones > 0)
		out->phone = xcalloc(from->n_phones, sizeof *out->phone);
	for (size_t i = 0; i < from->n_phones; i++)
		out->phone[i] = xstrdup(from->phone[i]);
}

void contacts_add(struct contacts *list, const struct contact *contact)
{
	list->contact = array_grow(list->contact, list->n, sizeof *list->contact);
	contact_copy(&list->contact[list->n++], contact);
}

static int compare(const void *left, const void *right)
{
	const struct contact *a = left, *b = right;
	if (a->status != b->status)
		return a->status < b->status ? -1 : 1;
	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	return strcmp(a->id, b->id);
}

void contacts_sort(struct contacts *list)
{
	if (list->n > 0)
		qsort(list->contact, list->n, sizeof *list->contact, compare);
}

void contact_release(struct contact *contact)
{
	for (size_t i = 0; i < contact->n_phones; i++)
		free(contact->phone[i]);
	free(contact->phone);
	free(contact->id);
	free(contact->organisation);
	free(contact->role);
	free(contact->person);
	free(contact->email);
	free(contact->address);
	free(contact->source);
	free(contact->source_date);
	free(contact->valid_from);
	free(contact->valid_until);
	free(contact->supersedes);
	free(contact->confirmed_by);
	free(contact->note);
	*contact = (struct contact){0};
}

void contacts_release(struct contacts *list)
{
	for (size_t i = 0; i < list->n; i++)
		contact_release(&list->contact[i]);
	free(list->contact);
	*list = (struct contacts){0};
}
