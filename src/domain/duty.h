#ifndef DOMAIN_DUTY_H
#define DOMAIN_DUTY_H
/*
 * What the dispatches order (nghĩa vụ), each mapped to where this program takes care of it; the
 * units that a dispatch went to; the platforms that it names. Facts that the program carries,
 * read-only.
 */
#include <stdbool.h>
#include <stddef.h>

enum coverage {
	COVER_ROSTER,
	COVER_ROUND,
	COVER_CHECKLIST, /* to be done before the holiday */
	COVER_REGISTER,  /* a record with its own list (requests, incidents, contacts) */
	COVER_NOTE,      /* shown, nothing to tick */
	COVER_OUT_OF_SCOPE,
	COVERAGES
};

struct duty {
	char *id; /* "O-028" */
	char *dispatch;
	char *clause;
	char *text; /* Vietnamese */
	char *text_en;
	char *addressee;
	char *rhythm;
	char *deadline;
	char *status;
	enum coverage coverage;
	char *place; /* where in the program, in words */
};

struct duties {
	struct duty *duty;
	size_t n;
};

struct unit {
	char *group;
	int number;
	char *name;
	char *source;
	char *status;
};

struct units {
	struct unit *unit;
	size_t n;
};

/* A service of the state that a dispatch tells to use. */
struct platform {
	char *id; /* "P01" */
	char *name;
	char *address; /* as the dispatch writes it, "" when it names none */
	char *owner;
	char *use;
	char *source;
	char *status;
};

struct platforms {
	struct platform *platform;
	size_t n;
};

const char *coverage_name(enum coverage coverage);
const char *coverage_label(enum coverage coverage);
void duties_release(struct duties *duties);
void units_release(struct units *units);
void platforms_release(struct platforms *platforms);

#endif
