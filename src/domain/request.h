#ifndef DOMAIN_REQUEST_H
#define DOMAIN_REQUEST_H
/*
 * What comes in for whoever is on duty (tiếp nhận): a dispatch, a telephone order, a request of an
 * authority. How it stands is worked out from the records of its entries (domain/record.h, kind
 * "request"), whose fields are
 *
 * act      "received" from means document dated urgency content due
 *          "passed"   to at
 *          "answered" answer means document at
 *          "done"     outcome at
 *
 * "received" opens, "done" closes; "answered" may do both at once. `at`, `due` are UTC seconds,
 * `dated` is a day as 2027-04-29.
 */
#include <stddef.h>

#include "domain/entry.h"

enum urgency {
	URGENCY_NORMAL,      /* thường */
	URGENCY_URGENT,      /* khẩn */
	URGENCY_VERY_URGENT, /* thượng khẩn */
	URGENCY_FLASH,       /* hỏa tốc */
	URGENCIES
};

enum request_state {
	REQUEST_RECEIVED,
	REQUEST_PASSED,
	REQUEST_ANSWERED,
	REQUEST_DONE,
	REQUEST_STATES
};

struct request {
	char *number; /* of the entry that took it in; "#7" without one */
	int64_t received_at;
	char *person, *name; /* who took it in */
	char *from, *means, *document, *dated, *content;
	enum urgency urgency;
	int64_t due;         /* the answer; 0: none is wanted by a time */
	char *passed_to;     /* the last one; NULL: nobody */
	int64_t passed_at;   /* to him */
	char *answer;        /* the last one; NULL: none */
	int64_t answered_at; /* the first one; 0: none */
	char *outcome;       /* NULL until it is done */
	int64_t done_at;
	enum request_state state;
};

struct requests {
	struct request *request; /* as taken in */
	size_t n;
};

/* Entries with records of kind "request", oldest first; others are passed over. */
void requests_make(struct requests *out, const struct entries *entries);
void requests_release(struct requests *requests);
const struct request *requests_find(const struct requests *requests, const char *number);
/* Is there something left to do, and is it an answer? */
bool request_is_open(const struct request *request);
bool request_wants_answer(const struct request *request); /* by a time */
bool request_is_late(const struct request *request, int64_t now);
/* Those with an answer due come first, by when; then by urgency, then as taken in. */
void requests_sort(struct requests *requests);

const char *urgency_name(enum urgency urgency); /* "normal" "urgent" "very-urgent" "flash" */
const char *urgency_label(enum urgency urgency);
/* By stable or translated name, any accents. */
bool urgency_find(enum urgency *out, const char *text);
const char *request_state_name(enum request_state state);
const char *request_state_label(enum request_state state);

#endif
