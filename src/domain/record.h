#ifndef DOMAIN_RECORD_H
#define DOMAIN_RECORD_H
/*
 * What an entry of the watch log says in fields besides its text: a round that was made, a step of
 * an incident, a request, a handover. The log is the one place where the watch writes what
 * happened; what an incident or a round is now is worked out from its records, in the order of
 * their entries.
 *
 * kind       object               what it is
 * round      slot id              a round of that shift was made, missed, or could not be made
 * incident   number of incident   all that belongs to one, see domain/incident.h
 * request    number of its entry  of an authority or another office, see domain/request.h
 * follow     number of its entry  something that is to be seen to later
 * handover   slot id              offered, accepted, contested, see domain/handover.h
 * sign-on    slot id or ""        somebody came, left, locked or took up the log
 * silence    console id           the program was not running, from when to when, and why
 * botnet     address              one of ours stood on a list, until it is cleaned; "": such a list
 * system     id of the system     the register: what is known of it now
 * bulletin   number               briefed: of what date, to how many
 * files      number of its entry  attachments: path, size, SHA-256 of each
 * paper      number of its entry  transcribed: page, by whom, second reader
 */
#include "base/fields.h"
#include "base/hash.h"

enum record_effect {
	RECORD_NONE,
	RECORD_OPENS, /* something stays to be done about the object ... */
	RECORD_UPDATES,
	RECORD_CLOSES, /* ... until this */
	RECORD_EFFECTS
};

struct record {
	char *kind; /* NULL: the entry has no record */
	char *object;
	enum record_effect effect;
	struct fields
	    fields;       /* "due" (UTC seconds) of one that opens or updates is when it is due */
	bool is_redacted; /* `fields` were taken away by order */
};

/* SHA-256("trucban-r1" || salt || length-prefixed kind, object, effect and fields). */
void record_commit(char out[HASH_HEX], const struct record *record, const char *salt);
void record_copy(struct record *out, const struct record *from);
void record_release(struct record *record);
const char *record_effect_name(enum record_effect effect); /* "none" "opens" "updates" "closes" */
bool record_effect_find(enum record_effect *out, const char *name);

#endif
