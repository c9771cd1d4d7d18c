#include "service/roster_points.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/viet.h"
#include "base/zone.h"
#include "domain/ledger_group.h"
#include "service/roster_past.h"
#include "store/people.h"

#include "base/banned.h"

enum { POSTS_MOST = 64 };

/* All that is added up. */
struct sums {
	struct staff staff;
	struct exemptions exemptions;
	struct holidays holidays;
	struct ledger_items before, here;
};

static void sums_release(struct sums *sums)
{
	staff_release(&sums->staff);
	exemptions_release(&sums->exemptions);
	holidays_release(&sums->holidays);
	ledger_items_release(&sums->before);
	ledger_items_release(&sums->here);
}

static bool load(struct sums *sums, struct app *app, const struct roster *roster, struct err *err)
{
	return staff_load(&sums->staff, app->db, err) &&
	       exemptions_load(&sums->exemptions, app->db, err) &&
	       app_holidays(&sums->holidays, app, roster_year(roster->period.first), err) &&
	       roster_items(&sums->before, app, roster->period.name, true, err);
}

/* The posts of the roster that somebody may hold, as bits; those held along with others apart. */
static uint64_t posts_of(const struct roster *roster, const struct person *person)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < roster->posts.n && i < POSTS_MOST; i++)
		if (!*roster->posts.post[i].concurrent &&
		    person_has_skill(person, roster->posts.post[i].skill))
			bits |= (uint64_t)1 << i;
	return bits;
}

static char *titles_of(const struct roster *roster, uint64_t bits)
{
	struct str text = {0};

	for (size_t i = 0; i < roster->posts.n && i < POSTS_MOST; i++)
		if (bits >> i & 1)
			str_addf(&text, "%s%s", text.n ? ", " : "", roster->posts.post[i].title);
	return str_take(&text);
}

/* In the order of the posts: so that groups stand as the rows of the roster do. */
static int by_first_post(const void *a, const void *b)
{
	uint64_t one = *(const uint64_t *)a, other = *(const uint64_t *)b;
	uint64_t first = one & (~one + 1), other_first = other & (~other + 1);

	if (first != other_first)
		return first < other_first ? -1 : 1;
	return (one > other) - (one < other);
}

/* The different sets of posts. */
static uint64_t *find_groups(const struct sums *sums, const struct roster *roster, size_t *n)
{
	uint64_t *groups = xcalloc(sums->staff.n + 1, sizeof *groups);

	*n = 0;
	for (size_t i = 0; i < sums->staff.n; i++) {
		uint64_t bits = posts_of(roster, &sums->staff.person[i]);
		size_t at = 0;

		while (at < *n && groups[at] != bits)
			at++;
		if (bits && at == *n)
			groups[(*n)++] = bits;
	}
	if (*n)
		qsort(groups, *n, sizeof *groups, by_first_post);
	return groups;
}

static int group_of(const uint64_t *groups, size_t n, uint64_t bits)
{
	for (size_t i = 0; i < n; i++)
		if (groups[i] == bits)
			return (int)i;
	return -1;
}

static const struct ledger_group *find(const struct ledger_groups *groups, const char *person)
{
	for (size_t i = 0; i < groups->n; i++)
		if (strcmp(groups->group[i].key, person) == 0)
			return &groups->group[i];
	return NULL;
}

static int nights_of(const struct ledger_items *items, const char *person)
{
	int nights = 0;

	for (size_t i = 0; i < items->n; i++) {
		struct ledger_count total = ledger_item_total(&items->item[i]);

		if (strcmp(items->item[i].person, person) == 0 && total.night > 0)
			nights += total.shifts;
	}
	return nights;
}

static void add_lines(struct roster_points *out, const struct sums *sums,
                      const struct roster *roster)
{
	const struct ledger_query query = {.by = BY_PERSON};
	const struct ledger_people people = {&sums->staff, &sums->exemptions, &roster->posts,
	                                     zone_date(clock_now())};
	struct ledger_groups before, here;
	uint64_t *groups = find_groups(sums, roster, &out->n_groups);

	ledger_group_by(&before, &sums->before, &query, &people);
	ledger_group_by(&here, &sums->here, &query, &people);
	out->group = xcalloc(out->n_groups + 1, sizeof *out->group);
	for (size_t i = 0; i < out->n_groups; i++)
		out->group[i].posts = titles_of(roster, groups[i]);
	out->line = xcalloc(sums->staff.n + 1, sizeof *out->line);
	for (size_t i = 0; i < sums->staff.n; i++) {
		const struct person *person = &sums->staff.person[i];
		const struct ledger_group *past = find(&before, person->code);
		const struct ledger_group *now = find(&here, person->code);
		int group = group_of(groups, out->n_groups, posts_of(roster, person));
		struct points_line line = {.group = group,
		                           .before = past ? past->total.points : 0,
		                           .here = now ? now->total.points : 0,
		                           .turns = now ? now->total.shifts : 0};

		if (group < 0 || (person->has_left && !line.turns))
			continue;
		line.person = xstrdup(person->code);
		line.name = xstrdup(person->name);
		line.unit = xstrdup(person->unit);
		line.after = ledger_sum(line.before, line.here);
		line.nights = nights_of(&sums->here, person->code);
		line.counts = !person->has_left && !(past && past->is_new) &&
		              !person_is_exempt(&sums->exemptions, person->code, people.today);
		out->line[out->n++] = line;
	}
	ledger_groups_release(&before);
	ledger_groups_release(&here);
	free(groups);
}

static int compare(const void *a, const void *b)
{
	const struct points_line *one = a, *other = b;

	if (one->group != other->group)
		return one->group - other->group;
	if (one->after != other->after)
		return other->after - one->after;
	return viet_compare_names(one->name, other->name);
}

static void settle_group(struct roster_points *out, int index)
{
	struct points_group *group = &out->group[index];
	int64_t sum = 0;
	int n = 0, least = 0, most = 0;

	for (size_t i = 0; i < out->n; i++) {
		const struct points_line *line = &out->line[i];

		if (line->group != index || !line->counts)
			continue;
		least = n == 0 || line->after < least ? line->after : least;
		most = n == 0 || line->after > most ? line->after : most;
		sum += line->after;
		n++;
	}
	group->average = n ? (int)((20 * sum + n) / (2 * n)) : 0;
	group->spread = most - least;
	if (group->spread > out->spread)
		out->spread = group->spread;
}

bool roster_points_load(struct roster_points *out, struct app *app, const struct roster *roster,
                        const struct segments *segments, struct err *err)
{
	struct sums sums = {0};
	bool ok;

	if (!db_read_begin(app->db, err))
		return false;
	ok = load(&sums, app, roster, err);
	db_read_end(app->db);
	if (ok) {
		*out = (struct roster_points){0};
		ledger_items_add(&sums.here, segments, &sums.holidays);
		add_lines(out, &sums, roster);
		if (out->n)
			qsort(out->line, out->n, sizeof *out->line, compare);
		for (size_t i = 0; i < out->n_groups; i++)
			settle_group(out, (int)i);
		for (size_t i = 0; i < out->n; i++)
			if (out->line[i].after > out->most)
				out->most = out->line[i].after;
	}
	sums_release(&sums);
	return ok;
}

void roster_points_release(struct roster_points *points)
{
	for (size_t i = 0; i < points->n; i++) {
		free(points->line[i].person);
		free(points->line[i].name);
		free(points->line[i].unit);
	}
	for (size_t i = 0; i < points->n_groups; i++)
		free(points->group[i].posts);
	free(points->line);
	free(points->group);
	*points = (struct roster_points){0};
}
