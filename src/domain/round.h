#ifndef DOMAIN_ROUND_H
#define DOMAIN_ROUND_H
/*
 * What somebody on duty looks at again and again (lượt kiểm tra): how often, on which post, by
 * which duty of the dispatches, and what is normal. Not when it was looked at. The same check may
 * differ between the kinds of agency: then it has one round for each, with the same id.
 */
#include <stdbool.h>
#include <stddef.h>

enum rhythm {
	RHYTHM_MINUTES,
	RHYTHM_SHIFT,
	RHYTHM_DAY,
	RHYTHM_RECEIPT, /* whenever the list or bulletin comes in */
	RHYTHMS
};

/* What has to be said of it when something is not normal, besides what was seen. */
struct round_field {
	char *name;  /* letters a-z, digits, '-': in a record and on the command line */
	char *label; /* in Vietnamese, as it is asked for */
};

struct round {
	char *id; /* "R01" */
	char *title;
	char **kind; /* of agencies: "truong", "so", "soc" */
	size_t n_kinds;
	char **post; /* ids; whoever holds one of them does it */
	size_t n_posts;
	enum rhythm rhythm;
	int minutes;  /* between two, 0 unless RHYTHM_MINUTES */
	char **basis; /* ids of duties: "O-029" */
	size_t n_basis;
	char *clause;   /* what these say, in short */
	bool suggested; /* no dispatch gives the rhythm: it is ours (mức gợi ý) */
	char *normal;   /* what "bình thường" means */
	struct round_field *field;
	size_t n_fields;
	bool own; /* of the agency's own file, or changed by it */
};

struct rounds {
	struct round *round;
	size_t n;
};

bool round_is_for(const struct round *round, const char *kind);
bool round_has_post(const struct round *round, const char *post);
bool round_has_basis(const struct round *round, const char *duty);
/* The first of that id, written in any case, or NULL. */
const struct round *rounds_find(const struct rounds *rounds, const char *id);
void rounds_add(struct rounds *rounds, const struct round *round); /* copied */
void round_copy(struct round *out, const struct round *from);
const char *rhythm_name(enum rhythm rhythm); /* "minutes", "shift", "day", "receipt" */
/* "2 giờ *": translated, the asterisk when it is suggested; owned by the caller. */
char *round_rhythm(const struct round *round);
void round_release(struct round *round);
void rounds_release(struct rounds *rounds);

#endif
