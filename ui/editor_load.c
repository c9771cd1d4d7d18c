#include "editor_load.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/zone.h"
#include "service/app.h"
#include "service/ledger_report.h"

#include "base/banned.h"

static int compare(const void *a, const void *b)
{
	return strcmp(((const struct person_load *)a)->person,
	              ((const struct person_load *)b)->person);
}

static int compare_key(const void *person, const void *load)
{
	return strcmp(person, ((const struct person_load *)load)->person);
}

const struct person_load *loads_find(const struct loads *loads, const char *person)
{
	if (!loads->n)
		return NULL;
	return bsearch(person, loads->load, loads->n, sizeof(*loads->load), compare_key);
}

static struct person_load *find(struct loads *loads, const char *person)
{
	for (size_t i = 0; i < loads->n; i++)
		if (strcmp(loads->load[i].person, person) == 0)
			return &loads->load[i];
	return NULL;
}

static void add(struct loads *loads, const char *person, int points)
{
	struct person_load *load = find(loads, person);

	if (load)
		load->points = ledger_sum(load->points, points);
}

static void add_people(struct loads *loads, const struct ledger_groups *all)
{
	for (size_t i = 0; i < all->n; i++) {
		loads->load = array_grow(loads->load, loads->n, sizeof(*loads->load));
		loads->load[loads->n++] =
		    (struct person_load){xstrdup(all->group[i].key), all->group[i].total.points,
		                         ledger_group_counts(&all->group[i])};
	}
}

static void add_shown(struct loads *loads, const struct segments *segments,
                      const struct holidays *holidays)
{
	struct ledger_items items = {0};

	ledger_items_add(&items, segments, holidays);
	for (size_t i = 0; i < items.n; i++)
		add(loads, items.item[i].person, ledger_item_total(&items.item[i]).points);
	ledger_items_release(&items);
}

int loads_average(const struct loads *loads, const struct post *post)
{
	int64_t sum = 0;
	int people = 0;

	for (size_t i = 0; i < loads->n; i++) {
		const struct person_load *load = &loads->load[i];
		const struct person *person = staff_find(&loads->staff, load->person);

		if (load->counts && person && person_has_skill(person, post->skill)) {
			sum += load->points;
			people++;
		}
	}
	return people ? (int)((20 * sum + people) / (2 * people)) : 0;
}

bool loads_make(struct loads *out, struct app *app, const struct roster *roster,
                const struct segments *segments, struct err *err)
{
	const struct ledger_query by_person = {.by = BY_PERSON};
	struct ledger_query published = {.by = BY_PERSON, .has_span = true};
	struct ledger_groups all, here;
	struct holidays holidays;
	int year;

	date_to_ymd(roster->period.first, &year, NULL, NULL);
	published.from = roster->n_slots ? roster->slot[0].day : roster->period.first;
	published.to =
	    roster->n_slots ? roster->slot[roster->n_slots - 1].day : roster->period.last;
	if (!app_holidays(&holidays, app, year, err))
		return false;
	if (!ledger_report(&all, app, &by_person, err)) {
		holidays_release(&holidays);
		return false;
	}
	if (!ledger_report(&here, app, &published, err)) {
		ledger_groups_release(&all);
		holidays_release(&holidays);
		return false;
	}
	*out = (struct loads){0};
	if (!app_staff(&out->staff, app, err) ||
	    !app_neighbours(&out->near, &out->rosters, app, roster, err)) {
		loads_release(out);
		ledger_groups_release(&here);
		ledger_groups_release(&all);
		holidays_release(&holidays);
		return false;
	}
	add_people(out, &all);
	for (size_t i = 0; i < here.n; i++)
		add(out, here.group[i].key, -here.group[i].total.points);
	add_shown(out, segments, &holidays);
	if (out->n)
		qsort(out->load, out->n, sizeof(*out->load), compare);
	ledger_groups_release(&all);
	ledger_groups_release(&here);
	holidays_release(&holidays);
	return true;
}

void loads_release(struct loads *loads)
{
	for (size_t i = 0; i < loads->n; i++)
		free(loads->load[i].person);
	free(loads->load);
	segments_release(&loads->near);
	rosters_release(&loads->rosters);
	staff_release(&loads->staff);
	*loads = (struct loads){0};
}
