#include "domain/history_twice.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

#include "base/banned.h"

struct entry {
	const struct history_row *row;
	struct history_twice *twice; /* NULL for a known row */
};

/* Known rows first among equals, so that the fault is found at the new one. */
static int compare_entries(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = history_compare(x->row, y->row);

	if (!order)
		order = (x->twice != NULL) - (y->twice != NULL);
	return order ? order : (x->row->line > y->row->line) - (x->row->line < y->row->line);
}

static bool has_same_counts(const struct history_row *a, const struct history_row *b)
{
	return a->shifts == b->shifts && a->minutes == b->minutes && a->night == b->night &&
	       a->points == b->points && strcmp(a->note, b->note) == 0;
}

static void say_known(struct history_twice *twice, const struct history_row *known)
{
	if (!twice->text)
		twice->text = xasprintf(
		    _("%s, %s: already counted by line %d of import %lld, which says otherwise; "
		      "take that import back first (ledger remove %lld)"),
		    known->person, known->period, known->line, (long long)known->import,
		    (long long)known->import);
}

/* Two rows of the same person, post and kind with days in common. */
static void judge(const struct entry *before, const struct entry *entry)
{
	const struct history_row *a = before->row, *b = entry->row;

	if (!before->twice && !entry->twice)
		return;
	if (!before->twice) {
		if (history_compare(a, b) == 0 && has_same_counts(a, b))
			entry->twice->is_same = true;
		else
			say_known(entry->twice, a);
	} else if (!entry->twice) {
		say_known(before->twice, b);
	} else {
		const struct entry *later = a->line < b->line ? entry : before;

		if (!later->twice->text)
			later->twice->text = xasprintf(_("the days are already counted in line %d"),
			                               a->line < b->line ? a->line : b->line);
	}
}

static bool is_one_list(const struct history_row *a, const struct history_row *b)
{
	return strcmp(a->person, b->person) == 0 && strcmp(a->post, b->post) == 0 &&
	       a->kind == b->kind;
}

/* In order of first days, each entry need only be held against the one that ends last so far. */
static void find_overlaps(struct entry *entry, size_t n)
{
	const struct entry *last = NULL;

	for (size_t i = 0; i < n; i++) {
		if (last && is_one_list(last->row, entry[i].row) &&
		    date_compare(entry[i].row->first, last->row->last) <= 0)
			judge(last, &entry[i]);
		if (!last || !is_one_list(last->row, entry[i].row) ||
		    date_compare(last->row->last, entry[i].row->last) < 0)
			last = &entry[i];
	}
}

/* ---- duty of published rosters ---- */

static int compare_items(const void *a, const void *b)
{
	const struct ledger_item *const *px = a;
	const struct ledger_item *const *py = b;
	int order = strcmp((*px)->person, (*py)->person);

	return order ? order : date_compare((*px)->first, (*py)->first);
}

static bool counts_again(const struct ledger_item *item, const struct history_row *row)
{
	return date_compare(row->first, item->first) <= 0 &&
	       date_compare(item->first, row->last) <= 0 &&
	       (!*row->post || strcmp(row->post, item->post) == 0) && item->kind[row->kind].minutes;
}

/* The first of the person, by halves. */
static size_t first_of(const struct ledger_item **list, size_t n, const char *person)
{
	size_t from = 0, to = n;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (strcmp(list[middle]->person, person) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static void find_duty(struct history_twice *twice, const struct history_row *row,
                      const struct ledger_item **list, size_t n)
{
	char day[DATE_TEXT];

	if (twice->is_same || twice->text)
		return;
	for (size_t i = first_of(list, n, row->person);
	     i < n && strcmp(list[i]->person, row->person) == 0; i++) {
		if (!counts_again(list[i], row))
			continue;
		twice->text =
		    xasprintf(_("a published roster already counts duty of %s on %s; give only the "
		                "days before it (a month, a day, FIRST..LAST)"),
		              list[i]->name, date_vn(day, list[i]->first));
		return;
	}
}

struct history_twice *history_find_twice(const struct history *fresh, const struct history *known,
                                         const struct ledger_items *duty)
{
	struct history_twice *twice = xcalloc(fresh->n + 1, sizeof *twice);
	struct entry *entry = xcalloc(fresh->n + known->n + 1, sizeof *entry);
	const struct ledger_item **list = xcalloc(duty->n + 1, sizeof(struct ledger_item *));
	size_t n = 0;

	for (size_t i = 0; i < known->n; i++)
		entry[n++] = (struct entry){&known->row[i], NULL};
	for (size_t i = 0; i < fresh->n; i++)
		entry[n++] = (struct entry){&fresh->row[i], &twice[i]};
	if (n)
		qsort(entry, n, sizeof *entry, compare_entries);
	find_overlaps(entry, n);
	for (size_t i = 0; i < duty->n; i++)
		list[i] = &duty->item[i];
	if (duty->n)
		qsort(list, duty->n, sizeof(struct ledger_item *), compare_items);
	for (size_t i = 0; i < fresh->n; i++)
		find_duty(&twice[i], &fresh->row[i], list, duty->n);
	free(list);
	free(entry);
	return twice;
}
