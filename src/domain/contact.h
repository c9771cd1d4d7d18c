#ifndef DOMAIN_CONTACT_H
#define DOMAIN_CONTACT_H
/*
 * Whom to call, and how we know: every number carries the dispatch it comes from, since when and
 * until when it holds, and who confirmed it. Exports carry current contacts, unverified ones only
 * when they are marked as such, expired ones never.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

enum contact_status { CONTACT_CURRENT, CONTACT_UNVERIFIED, CONTACT_EXPIRED };

struct contact {
	char *id; /* "C08" */
	char *organisation;
	char *role;   /* what it is for, may be "" */
	char *person; /* named person, may be "" */
	char **phone; /* E.164 */
	size_t n_phones;
	char *email;
	char *address;
	char *source;                   /* the dispatch, in words */
	char *source_date;              /* ISO, may be partial: "2025", "2025-01" */
	char *valid_from, *valid_until; /* ISO or "" */
	enum contact_status status;
	char *supersedes;   /* ids, comma-separated, or "" */
	char *confirmed_by; /* code of a person or a name, or "" */
	int64_t confirmed_at;
	char *note;
	int rank; /* the order in which to call: 1 is first */
};

struct contacts { /* by status, then rank */
	struct contact *contact;
	size_t n;
};

const char *contact_status_name(enum contact_status status);
bool contact_status_find(enum contact_status *out, const char *name);
const char *
contact_status_label(enum contact_status status); /* "đang dùng", "chưa xác minh", ... */
/* Status on a day: an expiry date that has passed makes it expired. */
enum contact_status contact_status_on(const struct contact *contact, struct date date);
/* Neither expired on that day nor one that holds only later. */
bool contact_is_in_force(const struct contact *contact, struct date date);
/* A date as it stands there, as people read it: 03/02/2026, 01/2025, 2025. */
const char *contact_date(char buf[DATE_TEXT], const char *partial);
const struct contact *contacts_find(const struct contacts *list, const char *id);
void contacts_add(struct contacts *list, const struct contact *contact); /* copied */
void contacts_sort(struct contacts *list);
void contact_copy(struct contact *out, const struct contact *from);
void contact_release(struct contact *contact);
void contacts_release(struct contacts *list);

#endif
