#include "domain/team_time.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/zone.h"
#include "domain/check.h"

#include "base/banned.h"

void cuts_add(struct cuts *cuts, int64_t at)
{
	cuts->at = array_grow(cuts->at, cuts->n, sizeof *cuts->at);
	cuts->at[cuts->n++] = at;
}

void cuts_add_duty(struct cuts *cuts, const struct post *post, int64_t start, int64_t end)
{
	for (int64_t at = start; at < end; at = check_place_until(post, at, end))
		cuts_add(cuts, at);
	cuts_add(cuts, end);
}

void cuts_add_unit(struct cuts *cuts, const char *unit, const struct staff *staff,
                   const struct leaves *leaves)
{
	for (size_t i = 0; i < staff->n; i++)
		if (staff->person[i].has_left && strcmp(staff->person[i].unit, unit) == 0)
			cuts_add(cuts, zone_instant(staff->person[i].left, 0));
	for (size_t i = 0; i < leaves->n; i++) {
		const struct leave *leave = &leaves->leave[i];
		const struct person *person = staff_find(staff, leave->person);

		if (!person || !leave_is_absence(leave->kind) || strcmp(person->unit, unit) != 0)
			continue;
		cuts_add(cuts, leave->from);
		cuts_add(cuts, leave->to);
	}
}

static int compare(const void *a, const void *b)
{
	const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

void cuts_sort(struct cuts *cuts)
{
	size_t n = 0;

	if (cuts->n)
		qsort(cuts->at, cuts->n, sizeof *cuts->at, compare);
	for (size_t i = 0; i < cuts->n; i++)
		if (n == 0 || cuts->at[n - 1] != cuts->at[i])
			cuts->at[n++] = cuts->at[i];
	cuts->n = n;
}

void cuts_release(struct cuts *cuts)
{
	free(cuts->at);
	*cuts = (struct cuts){0};
}

bool team_is_there(const struct person *person, const struct leaves *leaves, int64_t at)
{
	if (!person_is_there(person, zone_date(at)))
		return false;
	for (size_t i = 0; i < leaves->n; i++) {
		const struct leave *leave = &leaves->leave[i];

		if (leave->from <= at && at < leave->to && leave_is_absence(leave->kind) &&
		    strcmp(leave->person, person->code) == 0)
			return false;
	}
	return true;
}

int team_there(const char *unit, const struct staff *staff, const struct leaves *leaves, int64_t at)
{
	int n = 0;

	for (size_t i = 0; i < staff->n; i++)
		n += strcmp(staff->person[i].unit, unit) == 0 &&
		     team_is_there(&staff->person[i], leaves, at);
	return n;
}

bool team_is_onsite(const struct post *post, int64_t at)
{
	return post_place(post, zone_minute(at)) == PLACE_ONSITE;
}
