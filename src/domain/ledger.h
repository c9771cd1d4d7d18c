#ifndef DOMAIN_LEDGER_H
#define DOMAIN_LEDGER_H
/* Sổ điểm trực: points and hours of each person by kind of time, over years. */
#include "domain/person.h"
#include "domain/roster.h"

struct ledger_line {
	char *person;
	char *name;
	int shifts;
	int points;
	int minutes[WEIGHTS];
	bool exempt; /* from all duty now: not counted in averages */
};

struct ledger {
	struct ledger_line *line; /* in Vietnamese order of names */
	size_t n;
};

/* Adds the resolved duty of a roster; lines of new people are made as needed. */
void ledger_add(struct ledger *ledger, const struct segments *segments,
                const struct holidays *holidays);
struct ledger_line *ledger_line(struct ledger *ledger, const char *person, const char *name);
/* Average of points in tenths over the lines that count. */
int ledger_average(const struct ledger *ledger);
void ledger_sort(struct ledger *ledger);
void ledger_release(struct ledger *ledger);

#endif
