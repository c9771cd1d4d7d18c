/* What is different against another version of the roster. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "grid.h"

#include "base/banned.h"

/* The segments of a slot: they follow each other. */
static const struct segment *segments_of(const struct segments *all, const char *slot, size_t *n)
{
	const struct segment *first = NULL;

	*n = 0;
	for (size_t i = 0; i < all->n; i++)
		if (strcmp(all->segment[i].slot->id, slot) == 0) {
			if (!first)
				first = &all->segment[i];
			++*n;
		} else if (first) {
			break;
		}
	return first;
}

static bool is_held(const struct segment *segments, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (*segments[i].person)
			return true;
	return false;
}

static bool is_same(const struct segment *a, size_t n_a, const struct segment *b, size_t n_b)
{
	if (n_a != n_b)
		return false;
	for (size_t i = 0; i < n_a; i++)
		if (strcmp(a[i].person, b[i].person) != 0 || a[i].start != b[i].start ||
		    a[i].end != b[i].end)
			return false;
	return true;
}

static char *people_of(const struct segment *segments, size_t n)
{
	struct str text = {0};

	for (size_t i = 0; i < n; i++)
		str_addf(&text, "%s%s", i ? " / " : "",
		         *segments[i].person ? segments[i].name : _("nobody"));
	return str_take(&text);
}

static void mark(struct grid *grid, struct grid_cell *cell, char sign,
                 const struct segment *segments, size_t n)
{
	cell->sign = sign;
	cell->before = people_of(segments, n);
	grid->n_different++;
}

static void compare_cell(struct grid *grid, struct grid_cell *cell, const struct segments *other)
{
	const struct segment *ours = &grid->segments.segment[cell->first], *theirs;
	size_t n;

	theirs = segments_of(other, cell->slot->id, &n);
	if (theirs && is_same(ours, cell->n, theirs, n))
		return;
	if (!is_held(ours, cell->n) && is_held(theirs, n))
		mark(grid, cell, '-', theirs, n);
	else if (!theirs || !is_held(theirs, n))
		mark(grid, cell, '+', theirs, n);
	else
		mark(grid, cell, '~', theirs, n);
}

/* Where a slot of another version would stand; NULL: outside. */
static struct grid_cell *place_of(struct grid *grid, const struct slot *slot)
{
	int day = slot->day.day - grid->first_day.day;

	if (day < 0 || day >= grid->n_days)
		return NULL;
	for (int row = 0; row < grid->n_rows; row++)
		if (strcmp(grid->row[row].post->id, slot->post) == 0 &&
		    strcmp(grid->row[row].code, slot->shift) == 0 &&
		    grid->row[row].head == slot->head)
			return &grid->cell[row * grid->n_days + day];
	return NULL;
}

static void add_dropped(struct grid *grid, const struct segments *other)
{
	for (size_t i = 0; i < other->n; i++) {
		const struct slot *slot = other->segment[i].slot;
		struct grid_cell *cell = place_of(grid, slot);
		size_t n;
		const struct segment *theirs = segments_of(other, slot->id, &n);

		if (!cell)
			grid->n_different += other->segment[i].part == 1;
		else if (!cell->slot && !cell->sign)
			mark(grid, cell, '-', theirs, n);
	}
}

void grid_compare(struct grid *grid, const struct roster *other)
{
	struct segments segments = {0};

	roster_resolve(&segments, other);
	grid->compared = other->version;
	grid->n_different = 0;
	for (int i = 0; i < grid->n_rows * grid->n_days; i++) {
		free(grid->cell[i].before);
		grid->cell[i].before = NULL;
		grid->cell[i].sign = '\0';
	}
	for (int i = 0; i < grid->n_rows * grid->n_days; i++)
		if (grid->cell[i].slot)
			compare_cell(grid, &grid->cell[i], &segments);
	add_dropped(grid, &segments);
	segments_release(&segments);
}
