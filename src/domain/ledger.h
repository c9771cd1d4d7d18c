#ifndef DOMAIN_LEDGER_H
#define DOMAIN_LEDGER_H
/*
 * Sổ điểm trực: what everybody has done, from published rosters and from history that was kept by
 * hand, over years. Items are the single stretches; a ledger adds them up by person and post, which
 * is what the generator's fairness looks at; domain/ledger_group.h adds them up for reading.
 * Night: 22:00-06:00 (Labour Code 45/2019/QH14 art. 106).
 */
#include "domain/history.h"
#include "domain/person.h"
#include "domain/roster.h"

struct ledger_count {
	int shifts;
	int points;
	int minutes;
	int night; /* minutes of those */
};

/* A stretch of duty, or a row of history. Its one shift belongs to the kind with most minutes. */
struct ledger_item {
	char *person;
	char *name;
	char *post;              /* id; "" in history that names none */
	struct date first, last; /* the day of a stretch, twice; the time of a row */
	int year;                /* to which it counts: a holiday is of its first day's */
	int64_t end;             /* UTC seconds */
	bool is_history;
	struct ledger_count kind[WEIGHTS];
};

struct ledger_items {
	struct ledger_item *item;
	size_t n;
};

/* Adds the resolved duty of a roster. A post held along with another one, and compatible posts held
 * at once, count once. */
void ledger_items_add(struct ledger_items *items, const struct segments *segments,
                      const struct holidays *holidays);
void ledger_items_add_history(struct ledger_items *items, const struct history *history,
                              const struct staff *staff);
/* Items as rows of history, by person, post, kind and day: what is of one day is one row. */
void ledger_items_write(struct history *out, const struct ledger_items *items);
void ledger_items_release(struct ledger_items *items);

/* Sums stop here: no table, however odd, makes them overflow, ten times over either. */
#define LEDGER_MOST 200000000
int ledger_sum(int a, int b);
void ledger_count_add(struct ledger_count *sum, const struct ledger_count *count);
struct ledger_count ledger_item_total(const struct ledger_item *item);

/* ---- by person ---- */

struct ledger_post {
	char *post; /* id */
	int shifts, points;
};

struct ledger_line {
	char *person;
	char *name;
	int shifts;
	int points;
	int minutes[WEIGHTS];
	struct ledger_post *post; /* the same by post */
	size_t n_posts;
	bool exempt; /* from all duty now: not counted in averages */
};

struct ledger {
	struct ledger_line *line; /* in Vietnamese order of names */
	size_t n;
};

/* Adds the resolved duty of a roster; lines of new people are made as needed. */
void ledger_add(struct ledger *ledger, const struct segments *segments,
                const struct holidays *holidays);
void ledger_add_item(struct ledger *ledger, const struct ledger_item *item);
struct ledger_line *ledger_line(struct ledger *ledger, const char *person, const char *name);
void ledger_sort(struct ledger *ledger);
void ledger_release(struct ledger *ledger);

#endif
