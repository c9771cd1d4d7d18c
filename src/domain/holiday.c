#include "domain/holiday.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

#include "base/banned.h"

static const struct {
	const char *name, *label;
	bool is_off;
} types[DAY_TYPES] = {
    [DAY_WORKDAY] = {"workday", N_("working day"), false},
    [DAY_MAKEUP_WORKDAY] = {"makeup_workday", N_("make-up working day"), false},
    [DAY_WEEKLY_REST] = {"weekly_rest", N_("weekly rest day"), true},
    [DAY_SWAPPED_OFF] = {"swapped_off", N_("swapped day off"), true},
    [DAY_COMPENSATORY] = {"compensatory", N_("compensatory day off"), true},
    [DAY_STATUTORY] = {"statutory", N_("public holiday"), true},
};

static const struct {
	const char *name, *label;
} statuses[] = {
    [HOLIDAY_OFFICIAL] = {"official", N_("official")},
    [HOLIDAY_BY_LAW] = {"by_law", N_("by law")},
    [HOLIDAY_PROVISIONAL] = {"provisional", N_("provisional")},
};

const char *day_type_name(enum day_type type)
{
	return types[type].name;
}

bool day_type_find(enum day_type *out, const char *name)
{
	for (size_t i = 0; i < DAY_TYPES; i++) {
		if (strcmp(types[i].name, name) == 0) {
			*out = (enum day_type)i;
			return true;
		}
	}
	return false;
}

const char *day_type_label(enum day_type type)
{
	return _(types[type].label);
}

const char *holiday_status_name(enum holiday_status status)
{
	return statuses[status].name;
}

const char *holiday_status_label(enum holiday_status status)
{
	return _(statuses[status].label);
}

bool day_type_is_off(enum day_type type)
{
	return types[type].is_off;
}

/* Index of the first row that is not before the date. */
static size_t position(const struct holidays *list, struct date date)
{
	size_t low = 0, high = list->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (date_compare(list->day[middle].date, date) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void day_copy(struct holiday_day *out, const struct holiday_day *from)
{
	*out = *from;
	out->period = xstrdup(from->period);
	out->name = xstrdup(from->name);
	out->source = xstrdup(from->source);
}

static void day_release(struct holiday_day *day)
{
	free(day->period);
	free(day->name);
	free(day->source);
}

void holidays_put(struct holidays *list, const struct holiday_day *day)
{
	struct holiday_day copy;
	day_copy(&copy, day);
	size_t at = position(list, day->date);
	if (at < list->n && date_compare(list->day[at].date, day->date) == 0) {
		day_release(&list->day[at]);
	} else {
		list->day = array_grow(list->day, list->n, sizeof *list->day);
		memmove(&list->day[at + 1], &list->day[at], (list->n - at) * sizeof *list->day);
		list->n++;
	}
	list->day[at] = copy;
}

const struct holiday_day *holidays_find(const struct holidays *list, struct date date)
{
	size_t at = position(list, date);
	if (at == list->n || date_compare(list->day[at].date, date) != 0)
		return NULL;
	return &list->day[at];
}

enum day_type holidays_type(const struct holidays *list, struct date date)
{
	const struct holiday_day *day = holidays_find(list, date);
	if (day != NULL)
		return day->type;
	return date_weekday(date) >= SATURDAY ? DAY_WEEKLY_REST : DAY_WORKDAY;
}

bool holidays_has_year(const struct holidays *list, int year)
{
	for (size_t i = 0; i < list->n; i++) {
		int found;
		if (period_year(&found, list->day[i].period) && found == year)
			return true;
	}
	return false;
}

void holidays_release(struct holidays *list)
{
	for (size_t i = 0; i < list->n; i++)
		day_release(&list->day[i]);
	free(list->day);
	*list = (struct holidays){0};
}
