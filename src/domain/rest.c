#include "domain/rest.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/viet.h"
#include "base/zone.h"

#include "base/banned.h"

static const char *const class_names[REST_CLASSES] = {
    [REST_DAY] = "day",
    [REST_NIGHT] = "night",
    [REST_WEEKLY] = "weekly_rest",
    [REST_HOLIDAY] = "holiday",
};

const char *rest_class_name(enum rest_class class)
{
	return class_names[class];
}

void rest_classes(int minutes[REST_CLASSES], const struct ledger_item *item)
{
	const struct ledger_count *kind = item->kind;

	static const enum rest_class class_of[WEIGHTS] = {
	    [WEIGHT_WORKDAY] = REST_DAY,         [WEIGHT_WEEKLY_REST] = REST_WEEKLY,
	    [WEIGHT_COMPENSATORY] = REST_WEEKLY, [WEIGHT_STATUTORY] = REST_HOLIDAY,
	    [WEIGHT_TET] = REST_HOLIDAY,         [WEIGHT_TET_EVE] = REST_HOLIDAY,
	};

	for (int k = 0; k < WEIGHTS; k++) {
		int night = k == WEIGHT_WORKDAY ? kind[k].night : 0;

		minutes[class_of[k]] = ledger_sum(minutes[class_of[k]], kind[k].minutes - night);
		minutes[REST_NIGHT] = ledger_sum(minutes[REST_NIGHT], night);
	}
}

int rest_earned(const struct rest_rule *rule, const int minutes[REST_CLASSES])
{
	int64_t sum = 0;

	for (int c = 0; c < REST_CLASSES; c++)
		sum += (int64_t)minutes[c] * rule->percent[c];
	sum = (sum + 50) / 100;
	return sum < LEDGER_MOST ? (int)sum : LEDGER_MOST;
}

int rest_taken(const struct rest_rule *rule, const struct leave *leave, struct date from,
               struct date to, const struct holidays *holidays, const struct office_hours *hours)
{
	struct date day = zone_date(leave->from), last = zone_date(leave->to - 1);
	int sum = 0;

	if (leave->kind != LEAVE_REST)
		return 0;
	if (date_compare(day, from) < 0)
		day = from;
	if (date_compare(last, to) > 0)
		last = to;
	for (; date_compare(day, last) <= 0; day = date_add(day, 1)) {
		int64_t start = zone_instant(day, hours->start),
		        end = zone_instant(day, hours->end);
		int64_t minutes;

		if (day_type_is_off(holidays_type(holidays, day)))
			continue;
		start = start > leave->from ? start : leave->from;
		end = end < leave->to ? end : leave->to;
		minutes = (end - start) / 60;
		if (minutes > 0)
			sum += minutes < rule->day ? (int)minutes : rule->day;
	}
	return sum;
}

struct rest_line *rest_line(struct rest_lines *lines, const char *person, const char *name)
{
	for (size_t i = 0; i < lines->n; i++)
		if (strcmp(lines->line[i].person, person) == 0)
			return &lines->line[i];
	lines->line = array_grow(lines->line, lines->n, sizeof *lines->line);
	lines->line[lines->n] =
	    (struct rest_line){.person = xstrdup(person), .name = xstrdup(name)};
	return &lines->line[lines->n++];
}

static int compare_lines(const void *a, const void *b)
{
	const struct rest_line *x = a, *y = b;
	int p = x->earned - x->taken, q = y->earned - y->taken;
	int order;

	if (p != q)
		return p > q ? -1 : 1;
	order = viet_compare_names(x->name, y->name);
	return order ? order : strcmp(x->person, y->person);
}

void rest_sort(struct rest_lines *lines)
{
	if (lines->n)
		qsort(lines->line, lines->n, sizeof *lines->line, compare_lines);
}

void rest_lines_release(struct rest_lines *lines)
{
	for (size_t i = 0; i < lines->n; i++) {
		free(lines->line[i].person);
		free(lines->line[i].name);
	}
	free(lines->line);
	*lines = (struct rest_lines){0};
}
