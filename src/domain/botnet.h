#ifndef DOMAIN_BOTNET_H
#define DOMAIN_BOTNET_H
/*
 * Lists of addresses that were seen in a botnet, as the police send them each month, and those of
 * ours that stood on one. Pure: a text in, values out; which addresses are ours is given.
 *
 * Records (domain/record.h), kind "botnet": object is the address, opened when it stood on a list
 * (fields list, sha256, line, note, system), closed when it was cleaned (field evidence). A list
 * that came in is a record with the object "" (fields list, sha256, size, addresses, twice, bad,
 * hits, fresh).
 */
#include "base/address.h"
#include "base/err.h"
#include "domain/entry.h"
#include "domain/finding.h"

struct botnet_item {
	struct address_range range;
	int line;
	char *note; /* the whole line, when it says more than the address; else "" */
};

struct botnet_items {
	struct botnet_item *item; /* by address, each once: the first line that has it */
	size_t n;
	size_t twice; /* that were there again */
};

/* Wider than this is no address of a list but a mistake: it would accuse half the world. */
enum { BOTNET_WIDEST_V4 = 8, BOTNET_WIDEST_V6 = 16 };

/*
 * One address or range in a line, or CSV (split at "," ";" blanks or tabs, quoted or not) in which
 * any field may be one; "#" begins a comment; a first line without an address is a heading. A line
 * without one is a fault in `bad`, and so is a range that is too wide; ERR_INPUT "no-address" when
 * there is no address at all.
 */
MUST_CHECK bool botnet_read(struct botnet_items *out, const char *name, const char *text,
                            struct findings *bad, struct err *err);
void botnet_items_release(struct botnet_items *items);

struct botnet_own { /* ours */
	struct address_range range;
	char *system; /* id of the system of that address, or "" */
};

struct botnet_match {
	const struct botnet_item *item;
	const struct botnet_own *own;
	char address[ADDRESS_TEXT]; /* the narrower of both */
};

/* More of ours on one list than this is a mistake in what we call ours. */
enum { BOTNET_HITS_MOST = 1000 };

struct botnet_matches {
	struct botnet_match *match; /* each address once; not many more than BOTNET_HITS_MOST */
	size_t n;
};

void botnet_match(struct botnet_matches *out, const struct botnet_items *items,
                  const struct botnet_own *own, size_t n);
void botnet_matches_release(struct botnet_matches *matches);

struct botnet_hit {
	char *address, *system, *list, *sha256, *note, *evidence;
	char *number; /* of the entry that opened it last, or "" */
	int64_t seq, opened_at;
	int64_t cleaned_at; /* 0: still open */
};

struct botnet_hits {
	struct botnet_hit *hit; /* in the order in which they were opened first */
	size_t n;
};

/* What the records say, in their order. */
void botnet_fold(struct botnet_hits *out, const struct entries *records);
struct botnet_hit *botnet_find(const struct botnet_hits *hits, const char *address); /* or NULL */
void botnet_hits_release(struct botnet_hits *hits);

#endif
