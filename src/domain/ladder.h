#ifndef DOMAIN_LADDER_H
#define DOMAIN_LADDER_H
/*
 * Whom to call for an incident, one after the other (thứ tự gọi), and who is next after the calls
 * that were made. Who stands on it at an hour comes from the roster and the contact directory
 * (service/incidents.h).
 */
#include "domain/contact.h"
#include "domain/incident.h"

enum rung_kind { RUNG_WATCH, RUNG_LEADER, RUNG_SPECIALIST, RUNG_POLICE, RUNG_NATIONAL, RUNG_KINDS };

struct rung { /* all texts owned */
	enum rung_kind kind;
	char *key;    /* code of the person or id of the contact, "" for a post that nobody holds */
	char *title;  /* of the post, or what the contact is for */
	char *name;   /* person or organisation */
	char *number; /* E.164, "" when none is known */
	char *others; /* further numbers as people read them, or "" */
	char *source; /* where the number comes from */
	enum contact_status status;
	bool is_self;            /* the one who asks */
	int64_t called_at;       /* the last call to it about the incident, 0: none */
	enum call_result result; /* of that call */
};

struct ladder {
	struct rung *rung;
	size_t n;
	size_t next;     /* whom to call next; n: nobody is left */
	int64_t next_at; /* when to; 0: as the one who answered decides */
	int minutes; /* from a call that was not answered to the next rung: a suggestion of ours */
};

/* Adds it unless somebody of the same key stands there already. Takes over the texts. */
void ladder_add(struct ladder *ladder, struct rung *rung);
/*
 * Marks the calls of the incident (NULL: none yet) and finds the next rung: in order, those not yet
 * called; then those who did not answer, who was called longest ago first.
 */
void ladder_follow(struct ladder *ladder, const struct incident *incident);
const char *rung_kind_name(enum rung_kind kind); /* "watch", "leader", "specialist", ... */
const char *rung_kind_label(enum rung_kind kind);
void ladder_copy(struct ladder *out, const struct ladder *from);
void ladder_release(struct ladder *ladder);

#endif
