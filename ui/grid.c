#include "grid.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

static int find_row(const struct grid *grid, const struct slot *slot)
{
	for (int i = 0; i < grid->n_rows; i++)
		if (strcmp(grid->row[i].post->id, slot->post) == 0 &&
		    strcmp(grid->row[i].code, slot->shift) == 0 && grid->row[i].head == slot->head)
			return i;
	return -1;
}

static void add_row(struct grid *grid, const struct post *post, const struct slot *slot)
{
	grid->row = array_grow(grid->row, (size_t)grid->n_rows, sizeof(*grid->row));
	grid->row[grid->n_rows++] =
	    (struct grid_row){post, posts_shift(&grid->roster.posts, slot->post, slot->shift),
	                      xstrdup(slot->shift), slot->head};
}

/* By shift in the order of the day, then head: as the slots of a full day come. */
static int compare_rows(const void *a, const void *b)
{
	const struct grid_row *one = a, *other = b;
	int start = one->shift ? one->shift->start : -1;
	int other_start = other->shift ? other->shift->start : -1;

	if (one->post != other->post)
		return one->post < other->post ? -1 : 1;
	if (start != other_start)
		return start < other_start ? -1 : 1;
	return one->head - other->head;
}

static void make_rows(struct grid *grid)
{
	const struct roster *roster = &grid->roster;

	for (size_t i = 0; i < roster->n_slots; i++) {
		const struct slot *slot = &roster->slot[i];
		const struct post *post = posts_find(&roster->posts, slot->post);

		if (post && find_row(grid, slot) < 0)
			add_row(grid, post, slot);
	}
	if (grid->n_rows)
		qsort(grid->row, (size_t)grid->n_rows, sizeof(*grid->row), compare_rows);
}

static void make_days(struct grid *grid)
{
	const struct roster *roster = &grid->roster;
	struct date last = {0};

	for (size_t i = 0; i < roster->n_slots; i++) {
		struct date day = roster->slot[i].day;

		if (i == 0 || date_compare(day, grid->first_day) < 0)
			grid->first_day = day;
		if (i == 0 || date_compare(day, last) > 0)
			last = day;
	}
	grid->n_days = roster->n_slots ? last.day - grid->first_day.day + 1 : 0;
}

static void make_cells(struct grid *grid)
{
	grid->cell = xcalloc((size_t)grid->n_rows * (size_t)grid->n_days, sizeof(*grid->cell));
	for (size_t i = 0; i < grid->segments.n; i++) {
		const struct segment *segment = &grid->segments.segment[i];
		int row = find_row(grid, segment->slot);
		struct grid_cell *cell;

		if (row < 0)
			continue;
		cell =
		    &grid->cell[row * grid->n_days + segment->slot->day.day - grid->first_day.day];
		if (!cell->slot)
			*cell = (struct grid_cell){.slot = segment->slot, .first = i};
		cell->n++;
	}
}

static void make_names(struct grid *grid)
{
	for (size_t i = 0; i < grid->segments.n; i++) {
		const struct segment *segment = &grid->segments.segment[i];

		if (*segment->person)
			grid_names_add_person(&grid->names, segment->person, segment->name);
		else if (*segment->slot->unit)
			grid_names_add_unit(&grid->units, segment->slot->unit);
	}
	grid_names_settle(&grid->names);
	grid_names_settle(&grid->units);
	grid->name_width =
	    grid->names.widest > grid->units.widest ? grid->names.widest : grid->units.widest;
}

void grid_make(struct grid *out, struct roster *roster)
{
	*out = (struct grid){.roster = *roster, .spread = -1};
	*roster = (struct roster){0};
	roster_resolve(&out->segments, &out->roster);
	make_rows(out);
	make_days(out);
	make_cells(out);
	make_names(out);
}

void grid_release(struct grid *grid)
{
	for (int i = 0; i < grid->n_rows * grid->n_days; i++)
		free(grid->cell[i].before);
	grid_names_release(&grid->names);
	grid_names_release(&grid->units);
	free(grid->day);
	for (int i = 0; i < grid->n_rows; i++)
		free(grid->row[i].code);
	free(grid->row);
	free(grid->cell);
	segments_release(&grid->segments);
	roster_release(&grid->roster);
	*grid = (struct grid){0};
}

const struct grid_cell *grid_cell(const struct grid *grid, int row, int day)
{
	if (row < 0 || row >= grid->n_rows || day < 0 || day >= grid->n_days)
		return NULL;
	return &grid->cell[row * grid->n_days + day];
}

bool grid_find(const struct grid *grid, const char *slot, int *row, int *day)
{
	for (int i = 0; i < grid->n_rows * grid->n_days; i++)
		if (grid->cell[i].slot && strcmp(grid->cell[i].slot->id, slot) == 0) {
			*row = i / grid->n_days;
			*day = i % grid->n_days;
			return true;
		}
	return false;
}

void grid_set_findings(struct grid *grid, const struct findings *findings)
{
	int row, day;

	for (int i = 0; i < grid->n_rows * grid->n_days; i++)
		grid->cell[i].is_flagged = false;
	for (size_t i = 0; i < findings->n; i++) {
		const struct finding *finding = &findings->item[i];

		if (finding->severity >= FINDING_WARNING && finding->slot &&
		    grid_find(grid, finding->slot, &row, &day))
			grid->cell[row * grid->n_days + day].is_flagged = true;
	}
}

void grid_seek_day(const struct grid *grid, struct grid_place *place, struct date day)
{
	int at = day.day - grid->first_day.day;

	place->day = at < 0 ? 0 : at < grid->n_days ? at : grid->n_days - 1;
}

void grid_seek(const struct grid *grid, struct grid_place *place, int64_t at)
{
	const struct slot *best = NULL;

	for (size_t i = 0; i < grid->roster.n_slots; i++) {
		const struct slot *slot = &grid->roster.slot[i];

		if (slot->end > at && (!best || slot->start < best->start))
			best = slot;
	}
	if (!best)
		return;
	place->rows.cursor = find_row(grid, best);
	place->day = best->day.day - grid->first_day.day;
	/* Of what runs at that time the first row. */
	for (int row = 0; row < grid->n_rows; row++)
		for (int day = 0; day < grid->n_days; day++) {
			const struct slot *slot = grid_cell(grid, row, day)->slot;

			if (slot && slot->start <= at && at < slot->end) {
				place->rows.cursor = row;
				place->day = day;
				return;
			}
		}
}
