#ifndef DOMAIN_REST_H
#define DOMAIN_REST_H
/*
 * Compensatory rest (nghỉ bù) owed for duty, in hours, never in money. No text that fixes it for
 * civil servants was found (Joint Circular 08/2005/TTLT-BNV-BTC: not seen, unverified; Labour Code
 * art. 98 is about pay), so an hour of duty gives an hour of rest unless the configuration names a
 * source that says otherwise. Night: 22:00-06:00, Labour Code art. 106.
 */
#include "domain/ledger.h"

/* A minute has exactly one: of a day off that of the day, whatever the hour. */
enum rest_class {
	REST_DAY,     /* working days, 06:00-22:00 */
	REST_NIGHT,   /* working days, 22:00-06:00 */
	REST_WEEKLY,  /* weekly rest, days off in lieu, swapped days off */
	REST_HOLIDAY, /* public holidays, Tết and its eve */
	REST_CLASSES
};

struct rest_rule {
	int percent[REST_CLASSES]; /* of the hours on duty */
	int day;                   /* minutes of rest that a whole day off work counts */
	char *source;              /* of percentages other than 100; "" when there is none */
	bool has_since;
	struct date since; /* duty and rest of earlier days do not count */
};

struct rest_line {
	char *person;
	char *name;
	int minutes[REST_CLASSES]; /* on duty, over by now */
	int earned, taken;         /* minutes of rest */
	int blind;                 /* shifts of history without hours: they give no rest */
	bool has_left;
};

struct rest_lines {
	struct rest_line *line; /* most owed first */
	size_t n;
};

/* Adds the minutes of an item, by class. */
void rest_classes(int minutes[REST_CLASSES], const struct ledger_item *item);
/* Rest that duty has earned, by class in minutes. */
int rest_earned(const struct rest_rule *rule, const int minutes[REST_CLASSES]);
/* What a leave of kind LEAVE_REST takes between two days (both included): of each working day the
 * part within office hours, at most a day of the rule. */
int rest_taken(const struct rest_rule *rule, const struct leave *leave, struct date from,
               struct date to, const struct holidays *holidays, const struct office_hours *hours);

struct rest_line *rest_line(struct rest_lines *lines, const char *person, const char *name);
void rest_sort(struct rest_lines *lines);
void rest_lines_release(struct rest_lines *lines);
const char *rest_class_name(enum rest_class class); /* "day", "night", "weekly_rest", "holiday" */

#endif
