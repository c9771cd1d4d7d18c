/* holidays_compute(): what the law alone says about a year. */
#include <assert.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "domain/festival.h"
#include "domain/holiday.h"

#include "base/banned.h"

#define PLAN_DAYS 80 /* 12 statutory, as many in lieu, at most 4 weekend days around each */

struct planned {
	struct date date;
	enum day_type type;
	enum festival festival;
};

struct plan {
	const struct holidays *known; /* rows that are decided already and stay */
	struct planned day[PLAN_DAYS];
	size_t n;
};

static const struct planned *plan_find(const struct plan *plan, struct date date)
{
	for (size_t i = 0; i < plan->n; i++)
		if (date_compare(plan->day[i].date, date) == 0)
			return &plan->day[i];
	return NULL;
}

static void plan_add(struct plan *plan, struct date date, enum day_type type,
                     enum festival festival)
{
	if (plan_find(plan, date) != NULL || holidays_find(plan->known, date) != NULL)
		return;
	assert(plan->n < PLAN_DAYS);
	plan->day[plan->n++] = (struct planned){date, type, festival};
}

static bool is_weekend(struct date date)
{
	return date_weekday(date) >= SATURDAY;
}

/*
 * Art. 112.1 gives Tết five days and 2/9 a neighbour; which ones, the Prime Minister fixes each
 * year. In 2021-2027 Tết began two days before the first lunar day, but one day when that was a
 * Tuesday; 2/9 took 3/9 on a Monday and a Thursday and 1/9 on other days (it never was a Sunday:
 * both choices give the same block then).
 */
static void plan_statutory(struct plan *plan, enum festival festival, struct date day)
{
	enum weekday weekday = date_weekday(day);
	struct date first = day;
	int days = 1;
	if (festival == FESTIVAL_TET) {
		first = date_add(day, weekday == TUESDAY ? -1 : -2);
		days = 5;
	} else if (festival == FESTIVAL_VICTORY) {
		days = 2;
	} else if (festival == FESTIVAL_NATIONAL) {
		if (weekday != MONDAY && weekday != THURSDAY && weekday != SUNDAY)
			first = date_add(day, -1);
		days = 2;
	}
	for (int i = 0; i < days; i++)
		plan_add(plan, date_add(first, i), DAY_STATUTORY, festival);
}

/* Art. 111.3: a weekly rest day that is also one of art. 112.1 is made up on the next working day.
 * 24/11 is not one of art. 112.1. */
static void plan_compensation(struct plan *plan)
{
	size_t statutory = plan->n;
	for (size_t i = 0; i < statutory; i++) {
		const struct planned *lost = &plan->day[i];
		if (!is_weekend(lost->date) || lost->festival == FESTIVAL_CULTURE)
			continue;
		struct date next = date_add(lost->date, 1);
		while (plan_find(plan, next) != NULL ||
		       day_type_is_off(holidays_type(plan->known, next)))
			next = date_add(next, 1);
		plan_add(plan, next, DAY_COMPENSATORY, lost->festival);
	}
}

/* The weekend days next to a planned day belong to its block. */
static void plan_weekends(struct plan *plan)
{
	for (size_t i = 0; i < plan->n; i++) {
		enum festival festival = plan->day[i].festival;
		for (int step = -1; step <= 1; step += 2) {
			struct date day = date_add(plan->day[i].date, step);
			if (is_weekend(day))
				plan_add(plan, day, DAY_WEEKLY_REST, festival);
		}
	}
}

/* Giỗ Tổ may touch 30/4 (in 2023 it did): then they are one block, that of 30/4. */
static bool plan_merge(struct plan *plan)
{
	bool touch = false;
	for (size_t i = 0; i < plan->n; i++) {
		const struct planned *next = plan_find(plan, date_add(plan->day[i].date, 1));
		touch = touch || (plan->day[i].festival == FESTIVAL_HUNG_KINGS && next != NULL &&
		                  next->festival == FESTIVAL_VICTORY);
	}
	for (size_t i = 0; touch && i < plan->n; i++)
		if (plan->day[i].festival == FESTIVAL_HUNG_KINGS)
			plan->day[i].festival = FESTIVAL_VICTORY;
	return touch;
}

static const char *source_of(enum festival festival)
{
	switch (festival) {
	case FESTIVAL_TET:
		return _("computed from the Labour Code 45/2019/QH14, art. 111.3 and 112.1, no "
		         "decision yet; assumed as in 2021-2027: 2 days before the lunar New Year "
		         "and 3 days from it on, or 1 and 4 when it is a Tuesday");
	case FESTIVAL_NATIONAL:
		return _("computed from the Labour Code 45/2019/QH14, art. 111.3 and 112.1, no "
		         "decision yet; assumed as in 2021-2027: the second day is 3/9 when 2/9 is "
		         "a Monday or a Thursday (also a Sunday), otherwise 1/9");
	case FESTIVAL_CULTURE:
		return _("computed from Resolution 28/2026/QH16, art. 2, without a day off in "
		         "lieu; no decision yet");
	case FESTIVAL_NEW_YEAR:
	case FESTIVAL_HUNG_KINGS:
	case FESTIVAL_VICTORY:
	case FESTIVALS:
		break;
	}
	return _("computed from the Labour Code 45/2019/QH14, art. 111.3 and 112.1, no decision "
	         "yet");
}

static void put_all(struct holidays *list, const struct plan *plan, int year, bool merged)
{
	for (size_t i = 0; i < plan->n; i++) {
		const struct planned *planned = &plan->day[i];
		enum festival festival = planned->festival;
		bool both = merged && festival == FESTIVAL_VICTORY;
		char *period = xasprintf("%s/%d", festival_key(festival), year);
		char *name =
		    xstrdup(both ? "Giỗ Tổ Hùng Vương, 30/4 và 1/5" : festival_name(festival));
		char *source = xstrdup(source_of(festival));
		holidays_put(list, &(struct holiday_day){.date = planned->date,
		                                         .type = planned->type,
		                                         .status = HOLIDAY_PROVISIONAL,
		                                         .period = period,
		                                         .name = name,
		                                         .source = source});
		free(period);
		free(name);
		free(source);
	}
}

bool holidays_compute(struct holidays *list, int year, struct err *err)
{
	struct plan plan = {.known = list};
	for (size_t i = 0; i < FESTIVALS; i++) {
		enum festival festival = (enum festival)i;
		struct date day;
		struct err missing;
		if (!festival_day(&day, festival, year, &missing)) {
			if (festival == FESTIVAL_CULTURE)
				continue;
			*err = missing;
			return false;
		}
		if (holidays_find(list, day) == NULL)
			plan_statutory(&plan, festival, day);
	}
	plan_compensation(&plan);
	plan_weekends(&plan);
	bool merged = plan_merge(&plan);
	put_all(list, &plan, year, merged);
	return true;
}
