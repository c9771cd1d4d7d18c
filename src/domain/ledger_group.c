#include "domain/ledger_group.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/viet.h"

#include "base/banned.h"

#define YEAR_DAYS 365

static const char *const by_names[LEDGER_BYS] = {
    [BY_PERSON] = "person", [BY_UNIT] = "unit", [BY_POST] = "post",
    [BY_KIND] = "kind",     [BY_YEAR] = "year",
};

const char *ledger_by_name(enum ledger_by by)
{
	return by_names[by];
}

bool ledger_by_find(enum ledger_by *out, const char *name)
{
	for (int i = 0; i < LEDGER_BYS; i++)
		if (strcmp(by_names[i], name) == 0) {
			*out = (enum ledger_by)i;
			return true;
		}
	return false;
}

bool person_is_exempt(const struct exemptions *exemptions, const char *person, struct date today)
{
	for (size_t i = 0; i < exemptions->n; i++) {
		const struct exemption *exemption = &exemptions->exemption[i];

		if (exemption->kind == EXEMPT_ALL && strcmp(exemption->person, person) == 0 &&
		    date_compare(exemption->from, today) <= 0 &&
		    date_compare(today, exemption->to) <= 0)
			return true;
	}
	return false;
}

/* ---- what is asked for ---- */

static const char *unit_of(const struct ledger_people *people, const char *code)
{
	const struct person *person = staff_find(people->staff, code);

	return person ? person->unit : "";
}

bool ledger_query_takes(const struct ledger_query *query, const struct ledger_people *people,
                        const struct ledger_item *item, bool *cut)
{
	*cut = false;
	if ((query->year && item->year != query->year) ||
	    (query->person && strcmp(item->person, query->person) != 0) ||
	    (query->post && strcmp(item->post, query->post) != 0) ||
	    (query->unit && strcmp(unit_of(people, item->person), query->unit) != 0))
		return false;
	if (!query->has_span || (date_compare(query->from, item->first) <= 0 &&
	                         date_compare(item->last, query->to) <= 0))
		return true;
	*cut =
	    date_compare(query->from, item->last) <= 0 && date_compare(item->first, query->to) <= 0;
	return false;
}

/* ---- groups ---- */

static struct ledger_group *group_of(struct ledger_groups *groups, const char *key,
                                     const char *label)
{
	for (size_t i = 0; i < groups->n; i++)
		if (strcmp(groups->group[i].key, key) == 0)
			return &groups->group[i];
	groups->group = array_grow(groups->group, groups->n, sizeof *groups->group);
	groups->group[groups->n] =
	    (struct ledger_group){.key = xstrdup(key), .label = xstrdup(label)};
	return &groups->group[groups->n++];
}

static void add_kind(struct ledger_group *group, const struct ledger_item *item, int kind)
{
	ledger_count_add(&group->kind[kind], &item->kind[kind]);
	ledger_count_add(&group->total, &item->kind[kind]);
}

static void add_by_kind(struct ledger_groups *groups, const struct ledger_item *item)
{
	for (int k = 0; k < WEIGHTS; k++) {
		enum weight_kind kind = (enum weight_kind)k;

		if (item->kind[k].minutes || item->kind[k].points || item->kind[k].shifts)
			add_kind(group_of(groups, weight_kind_name(kind), weight_kind_label(kind)),
			         item, k);
	}
}

static void add_item(struct ledger_groups *groups, const struct ledger_item *item,
                     enum ledger_by by, const struct ledger_people *people)
{
	const struct post *post = posts_find(people->posts, item->post);
	const char *unit = unit_of(people, item->person);
	struct ledger_group *group = NULL;
	char *year = xasprintf("%d", item->year);

	if (by == BY_PERSON)
		group = group_of(groups, item->person, item->name);
	else if (by == BY_UNIT)
		group = group_of(groups, unit, *unit ? unit : _("(no unit)"));
	else if (by == BY_POST)
		group = group_of(groups, item->post,
		                 post          ? post->title
		                 : *item->post ? item->post
		                               : _("(no post)"));
	else if (by == BY_YEAR)
		group = group_of(groups, year, year);
	else
		add_by_kind(groups, item);
	for (int k = 0; group && k < WEIGHTS; k++)
		add_kind(group, item, k);
	free(year);
}

/* ---- people who are there count with nothing too ---- */

bool ledger_fits(const struct posts *posts, const struct person *person)
{
	for (size_t i = 0; i < posts->n; i++)
		if (!*posts->post[i].concurrent && person_has_skill(person, posts->post[i].skill))
			return true;
	return posts->n == 0;
}

static bool is_asked(const struct ledger_query *query, const struct ledger_people *people,
                     const struct person *person)
{
	const struct post *post = query->post ? posts_find(people->posts, query->post) : NULL;

	return person_is_there(person, people->today) &&
	       (query->person ? strcmp(person->code, query->person) == 0
	                      : ledger_fits(people->posts, person)) &&
	       (!query->unit || strcmp(person->unit, query->unit) == 0) &&
	       (!post || person_has_skill(person, post->skill));
}

static void add_people(struct ledger_groups *groups, const struct ledger_query *query,
                       const struct ledger_people *people)
{
	for (size_t i = 0; i < people->staff->n; i++) {
		const struct person *person = &people->staff->person[i];

		if (!is_asked(query, people, person))
			continue;
		if (query->by == BY_PERSON)
			group_of(groups, person->code, person->name);
		else if (!person_is_exempt(people->exemptions, person->code, people->today))
			group_of(groups, person->unit,
			         *person->unit ? person->unit : _("(no unit)"))
			    ->people++;
	}
}

static void mark(struct ledger_groups *groups, const struct ledger_items *items,
                 const struct ledger_people *people)
{
	struct date earliest = people->today;

	for (size_t i = 0; i < items->n; i++) {
		const struct ledger_item *item = &items->item[i];

		if (date_compare(item->first, earliest) < 0)
			earliest = item->first;
		for (size_t g = 0; g < groups->n; g++) {
			struct ledger_group *group = &groups->group[g];

			if (strcmp(group->key, item->person) != 0)
				continue;
			if (!group->has_first || date_compare(item->first, group->first) < 0)
				group->first = item->first;
			group->has_first = true;
			break;
		}
	}
	for (size_t g = 0; g < groups->n; g++) {
		struct ledger_group *group = &groups->group[g];
		const struct person *person = staff_find(people->staff, group->key);
		struct date recent = date_add(people->today, -YEAR_DAYS);

		group->exempt = person_is_exempt(people->exemptions, group->key, people->today);
		group->has_left = !person || !person_is_there(person, people->today);
		group->is_new = date_compare(earliest, recent) < 0 &&
		                (!group->has_first || date_compare(group->first, recent) > 0);
	}
}

/* ---- order and measures ---- */

int ledger_group_points(const struct ledger_group *group)
{
	int64_t tenths = (int64_t)group->total.points * 10;

	return (int)(group->people ? (tenths + group->people / 2) / group->people : tenths);
}

bool ledger_group_counts(const struct ledger_group *group)
{
	return !group->exempt && !group->has_left;
}

static int compare_groups(const void *a, const void *b)
{
	const struct ledger_group *x = a, *y = b;
	int p = ledger_group_points(x), q = ledger_group_points(y);
	int order;

	if (p != q)
		return p > q ? -1 : 1;
	order = viet_compare_names(x->label, y->label);
	return order ? order : strcmp(x->key, y->key);
}

static int kind_number(const char *key)
{
	for (int k = 0; k < WEIGHTS; k++)
		if (strcmp(weight_kind_name((enum weight_kind)k), key) == 0)
			return k;
	return WEIGHTS;
}

static int compare_kinds(const void *a, const void *b)
{
	const struct ledger_group *x = a, *y = b;

	return kind_number(x->key) - kind_number(y->key);
}

static int compare_years(const void *a, const void *b)
{
	const struct ledger_group *x = a, *y = b;

	return strcmp(x->key, y->key);
}

static int64_t square_root(int64_t value)
{
	int64_t low = 0, high = 3000000000;

	while (low < high) {
		int64_t middle = (low + high + 1) / 2;

		if (middle <= value / middle)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

static void measure(struct ledger_groups *groups)
{
	int64_t sum = 0, n = 0;
	double squares = 0;

	for (size_t i = 0; i < groups->n; i++) {
		if (!ledger_group_counts(&groups->group[i]))
			continue;
		sum += ledger_group_points(&groups->group[i]);
		n++;
	}
	if (!n)
		return;
	groups->average = (int)((sum + n / 2) / n);
	for (size_t i = 0; i < groups->n; i++) {
		int64_t off = ledger_group_points(&groups->group[i]) - groups->average;

		if (ledger_group_counts(&groups->group[i]))
			squares += (double)off * (double)off;
	}
	groups->deviation = (int)square_root((int64_t)(squares / (double)n));
}

void ledger_group_by(struct ledger_groups *out, const struct ledger_items *items,
                     const struct ledger_query *query, const struct ledger_people *people)
{
	struct ledger_groups groups = {0};
	bool cut;

	if (query->by == BY_PERSON || query->by == BY_UNIT)
		add_people(&groups, query, people);
	for (size_t i = 0; i < items->n; i++) {
		if (ledger_query_takes(query, people, &items->item[i], &cut))
			add_item(&groups, &items->item[i], query->by, people);
		groups.cut += cut;
	}
	if (query->by == BY_PERSON)
		mark(&groups, items, people);
	if (groups.n)
		qsort(groups.group, groups.n, sizeof *groups.group,
		      query->by == BY_KIND   ? compare_kinds
		      : query->by == BY_YEAR ? compare_years
		                             : compare_groups);
	measure(&groups);
	*out = groups;
}

void ledger_groups_release(struct ledger_groups *groups)
{
	for (size_t i = 0; i < groups->n; i++) {
		free(groups->group[i].key);
		free(groups->group[i].label);
	}
	free(groups->group);
	*groups = (struct ledger_groups){0};
}
