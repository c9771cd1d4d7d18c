#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "solve/ways.h"

#include "base/banned.h"

/*
 * Large neighbourhoods. An opening is a share of the days and a share of the people; how large a
 * share is learnt: larger when its LP proves that nothing better is inside, smaller when it takes
 * too long. (Shaw, CP 1998; the adaptive choice after Ropke and Pisinger, Transportation Science
 * 40, 2006.)
 */
enum kind { OPEN_DAYS, OPEN_PEOPLE, OPEN_BOTH, OPEN_FAULTS };

#define GROW      1.08
#define SHRINK    0.9
#define LONG_TIME 0.04 /* of the time left: an opening should not take longer */
#define MOST_TIME 3.0  /* seconds */

/* Of days and of people, 0 to 1. */
static void shares_of(const struct search *search, enum kind kind, double *days, double *people)
{
	*days = kind == OPEN_PEOPLE ? 1 : search->size[kind];
	*people = kind == OPEN_DAYS ? 1 : search->size[kind];
	if (kind == OPEN_BOTH || kind == OPEN_FAULTS)
		*people = sqrt(*people);
}

void search_init(struct search *out, const struct part *part)
{
	*out = (struct search){0};
	out->size[OPEN_DAYS] = 8.0 / part->n_days;
	out->size[OPEN_PEOPLE] = 5.0 / part->n_people;
	out->size[OPEN_BOTH] = out->size[OPEN_FAULTS] = 14.0 / part->n_days;
	for (int i = 0; i < SEARCH_KINDS; i++)
		out->size[i] = out->size[i] > 0.6 ? 0.6 : out->size[i];
}

static enum kind choose_kind(struct hunt *hunt, const struct search *search)
{
	double best = -1;
	enum kind kind = OPEN_DAYS;

	if (dice_below(&hunt->dice, 100) < 40)
		return (enum kind)dice_below(&hunt->dice, SEARCH_KINDS);
	for (int i = 0; i < SEARCH_KINDS; i++) {
		const double rate = (search->gain[i] + 0.5) / (search->spent[i] + 0.05);

		if (rate > best) {
			best = rate;
			kind = (enum kind)i;
		}
	}
	return kind;
}

static int32_t choose_people(struct hunt *hunt, int32_t *people, double share)
{
	const int32_t all = hunt->part->n_people;
	int32_t n = (int32_t)lround(all * share);

	n = n < 2 ? 2 : n;
	n = n > all ? all : n;
	for (int32_t i = 0; i < all; i++)
		people[i] = i;
	for (int32_t i = 0; i < n && n < all; i++) {
		const int32_t k = i + dice_below(&hunt->dice, all - i);
		const int32_t person = people[i];

		people[i] = people[k];
		people[k] = person;
	}
	return n;
}

/* A day on which cover costs something, drawn by what it costs; else any. */
static int32_t faulty_day(struct hunt *hunt)
{
	const struct part *part = hunt->part;
	int64_t *cost = xcalloc((size_t)part->n_slots + 1, sizeof *cost);
	int64_t total = 0;
	int32_t at = 0;

	for (int32_t p = 0; p < part->n_people; p++)
		for (int32_t i = 0; i < hunt->best[p].n; i++)
			cost[hunt->best[p].slots[i]]++;
	for (int32_t s = 0; s < part->n_slots; s++) {
		cost[s] = part_cover_cost(&part->slots[s], cost[s], hunt->must);
		total += cost[s];
	}
	if (total > 0) {
		int64_t left = (int64_t)(dice_next(&hunt->dice) >> 1) % total;

		while (left >= cost[at])
			left -= cost[at++];
	} else {
		at = dice_below(&hunt->dice, part->n_slots);
	}
	free(cost);
	return part->slots[at].day;
}

static void open_days(struct hunt *hunt, char *open, enum kind kind, double share)
{
	const struct part *part = hunt->part;
	int32_t days = (int32_t)lround(part->n_days * share);
	int32_t first = part->first_day;

	days = days < 2 ? 2 : days;
	if (days >= part->n_days)
		days = part->n_days;
	else if (kind == OPEN_FAULTS)
		first = faulty_day(hunt) - dice_below(&hunt->dice, days);
	else
		first += dice_below(&hunt->dice, part->n_days - days / 2) - days / 4;
	for (int32_t s = 0; s < part->n_slots; s++)
		open[s] = part->slots[s].day >= first && part->slots[s].day < first + days;
}

/* `is_hopeless`: the LP proves that nothing better is inside. */
static bool search_in(struct hunt *hunt, const int32_t *people, int32_t n, const char *open,
                      bool *is_hopeless, struct err *err)
{
	const struct field_effort effort = {40, 1e-3, false,
	                                    hunt->objective - hunt->part->step + 1};
	struct row *start = rows_new(hunt->part->n_people);
	struct field field;
	bool good = true;

	*is_hopeless = true;
	rows_copy(start, hunt->best, hunt->part->n_people);
	if (field_init(&field, hunt, start, people, n, open)) {
		good = field_solve(&field, &effort, err);
		*is_hopeless = field.has_proven && unscale_up(field.proven) >= effort.cutoff;
		if (good && !*is_hopeless)
			good = hunt_dive(hunt, &field, err);
	}
	field_release(&field);
	rows_free(start, hunt->part->n_people);
	return good;
}

static bool is_all_open(const struct hunt *hunt, const char *open)
{
	for (int32_t s = 0; s < hunt->part->n_slots; s++)
		if (!open[s])
			return false;
	return true;
}

static void learn(struct hunt *hunt, struct search *search, enum kind kind, double seconds,
                  bool is_better, bool is_hopeless)
{
	double longest = LONG_TIME * hunt_seconds(hunt);

	longest = longest > MOST_TIME ? MOST_TIME : longest;
	if (hunt->steps != INT64_MAX) /* the same again must not depend on the clock */
		seconds = 0.1;
	search->spent[kind] = 0.93 * search->spent[kind] + seconds;
	search->gain[kind] = 0.93 * search->gain[kind] + is_better;
	if (seconds > longest && hunt->steps == INT64_MAX)
		search->size[kind] *= SHRINK;
	else if (is_hopeless)
		search->size[kind] *= GROW;
	if (search->size[kind] > 1)
		search->size[kind] = 1;
}

bool hunt_search(struct hunt *hunt, struct search *search, struct err *err)
{
	const enum kind kind = choose_kind(hunt, search);
	const int64_t before = hunt->objective, started = clock_monotonic();
	int32_t *people = xcalloc((size_t)hunt->part->n_people + 1, sizeof *people);
	char *open = xcalloc((size_t)hunt->part->n_slots + 1, 1);
	double days, share;
	int32_t n;
	bool good, is_hopeless;

	shares_of(search, kind, &days, &share);
	n = choose_people(hunt, people, share);
	open_days(hunt, open, kind, days);
	good = search_in(hunt, people, n, is_all_open(hunt, open) ? NULL : open, &is_hopeless, err);
	learn(hunt, search, kind, (double)(clock_monotonic() - started + 1) / 1000,
	      hunt->objective < before, is_hopeless);
	hunt->steps -= hunt->steps != INT64_MAX;
	free(people);
	free(open);
	return good;
}
