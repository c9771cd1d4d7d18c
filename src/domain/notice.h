#ifndef DOMAIN_NOTICE_H
#define DOMAIN_NOTICE_H
/*
 * Who was told of his duty in a roster, has seen or confirmed it: a record of its own, on the hash
 * of what his duty was then. When a cover, a swap or an amendment changes it, he is to be told
 * again.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/person.h"
#include "domain/roster.h"

enum notice_state {
	NOTICE_TOLD,
	NOTICE_SEEN,
	NOTICE_CONFIRMED
}; /* each more than the one before */

struct notice {
	char *id, *period, *person;
	char *hash; /* 64 hex digits, of notice_hash() */
	enum notice_state state;
	char *means; /* "điện thoại", "ký nhận" ...: as written */
	int64_t at;
	char *note;
	char *by;
	int64_t uid;
	char *auth;
	int64_t made_at;
};

struct notices {
	struct notice *notice; /* in the order in which they were recorded */
	size_t n;
};

enum notice_standing {
	STANDING_NONE,  /* nobody has told him */
	STANDING_AGAIN, /* his duty has changed since he was told */
	STANDING_TOLD,  /* of his duty as it is */
	STANDING_SEEN,
	STANDING_CONFIRMED
};

struct notice_line { /* somebody who has, or was told that he has, duty in the roster */
	char *person, *name, *phone; /* E.164 or "" */
	size_t slots;                /* that he holds now, parts too */
	int64_t next;                /* start of his next duty; 0: none to come */
	enum notice_standing standing;
	const struct notice *last; /* newest of his, or NULL; borrowed from the lines' notices */
	bool waits; /* has not confirmed what is still to come, or does not know of a change */
};

struct notice_lines {
	char *period, *title; /* of the roster */
	int version;
	struct notices notices;
	struct notice_line *line; /* those to be told again, then not at all, told, seen, confirmed;
	                             each by next duty */
	size_t n, n_waiting;      /* none once the watch is over */
};

/* SHA-256 of when and where somebody has duty: changes with his hours, posts and slots alone.
 * `out` has room for 65 characters. */
void notice_hash(char *out, const struct segments *segments, const char *person);
/* By the newest record of his (that of the latest `at`, then the last recorded): when it is of
 * another duty than `hash`, he is to be told again; else the most that was recorded since. `last`
 * may be NULL. */
enum notice_standing notice_standing_of(const struct notice **last, const struct notices *notices,
                                        const char *person, const char *hash);
/* Takes over `notices`. A man without duty is listed once he was told of any; that he is free need
 * not be confirmed. */
void notice_lines_make(struct notice_lines *out, struct notices *notices,
                       const struct roster *roster, const struct segments *segments,
                       const struct staff *staff, int64_t now);
void notices_add(struct notices *notices, const struct notice *notice); /* copied */
const struct notice_line *notice_lines_find(const struct notice_lines *lines, const char *person);
void notice_release(struct notice *notice);
void notices_release(struct notices *notices);
void notice_lines_release(struct notice_lines *lines);
const char *notice_state_name(enum notice_state state); /* "told", "seen", "confirmed" */
bool notice_state_find(enum notice_state *out, const char *name);
const char *notice_standing_name(enum notice_standing standing);  /* "none" "again" "told" ... */
const char *notice_standing_label(enum notice_standing standing); /* translated */

#endif
