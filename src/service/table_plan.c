#include "service/table_plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

static bool is_first_part(const struct document *doc, size_t i)
{
	return i == 0 || doc->segments->segment[i].slot != doc->segments->segment[i - 1].slot;
}

struct load { /* what a post has in the table */
	size_t slots;
	int64_t seconds;
	bool done;
};

static struct load load_of(const struct document *doc, const struct post *post)
{
	struct load load = {0};

	for (size_t i = 0; i < doc->segments->n; i++) {
		const struct segment *segment = &doc->segments->segment[i];

		if (segment->post != post)
			continue;
		load.slots += is_first_part(doc, i);
		load.seconds += segment->end - segment->start;
	}
	return load;
}

static bool is_whole_day(const struct load *load)
{
	return load->seconds > (int64_t)load->slots * 18 * 3600;
}

/* More stretches, then shorter than a day; else the post that stands first. */
static bool changes_more(const struct load *a, const struct load *b)
{
	if (a->slots != b->slots)
		return a->slots > b->slots;
	return !is_whole_day(a) && is_whole_day(b);
}

static int64_t overlap(int64_t a_start, int64_t a_end, int64_t b_start, int64_t b_end)
{
	int64_t start = a_start > b_start ? a_start : b_start;
	int64_t end = a_end < b_end ? a_end : b_end;

	return end > start ? end - start : 0;
}

/* ---- rows ---- */

static bool has_row(const struct table_plan *plan, const struct slot *slot)
{
	int64_t shared = 0;

	for (size_t i = 0; i < plan->n_rows; i++)
		shared += overlap(plan->row[i].start, plan->row[i].end, slot->start, slot->end);
	return 2 * shared >= slot->end - slot->start;
}

static void add_rows(struct table_plan *plan, const struct document *doc, const struct post *post)
{
	for (size_t i = 0; i < doc->segments->n; i++) {
		const struct segment *segment = &doc->segments->segment[i];

		if (segment->post != post || !is_first_part(doc, i) || has_row(plan, segment->slot))
			continue;
		plan->row = array_grow(plan->row, plan->n_rows, sizeof *plan->row);
		plan->row[plan->n_rows++] = (struct table_row){
		    .start = segment->slot->start,
		    .end = segment->slot->end,
		    .day = segment->slot->day,
		    .shift = document_shift(doc, segment),
		};
	}
}

static int compare_rows(const void *a, const void *b)
{
	const struct table_row *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->end < y->end ? -1 : x->end > y->end;
}

/* The post that changes most first: its stretches become rows, the others fit themselves in. */
static void make_rows(struct table_plan *plan, const struct document *doc)
{
	struct load *load = xcalloc(plan->n_columns + 1, sizeof *load);

	for (size_t i = 0; i < plan->n_columns; i++)
		load[i] = load_of(doc, plan->column[i]);
	for (size_t round = 0; round < plan->n_columns; round++) {
		size_t most = plan->n_columns;

		for (size_t i = 0; i < plan->n_columns; i++)
			if (!load[i].done &&
			    (most == plan->n_columns || changes_more(&load[i], &load[most])))
				most = i;
		add_rows(plan, doc, plan->column[most]);
		load[most].done = true;
	}
	free(load);
	if (plan->n_rows)
		qsort(plan->row, plan->n_rows, sizeof *plan->row, compare_rows);
}

/* ---- cells ---- */

/* The rows that a slot fills by half at least, else the one that it shares most with. */
static void find_rows(size_t *first, size_t *last, const struct table_plan *plan,
                      const struct slot *slot)
{
	int64_t most = -1;
	bool any = false;

	for (size_t i = 0; i < plan->n_rows; i++) {
		const struct table_row *row = &plan->row[i];
		int64_t shared = overlap(row->start, row->end, slot->start, slot->end);

		if (2 * shared >= row->end - row->start) {
			if (!any)
				*first = i;
			*last = i;
			any = true;
		} else if (!any && shared > most) {
			most = shared;
			*first = *last = i;
		}
	}
}

static void add_to_block(struct table_block *block, const struct document *doc, size_t i)
{
	const struct slot *slot = doc->segments->segment[i].slot;

	for (; i < doc->segments->n && doc->segments->segment[i].slot == slot; i++) {
		block->segment =
		    array_grow(block->segment, block->n, sizeof(const struct segment *));
		block->segment[block->n++] = &doc->segments->segment[i];
	}
}

/* Cells of one column that would overlap become one. */
static void make_blocks(struct table_plan *plan, const struct document *doc, size_t column)
{
	size_t from = plan->n_blocks;

	for (size_t i = 0; i < doc->segments->n; i++) {
		const struct segment *segment = &doc->segments->segment[i];
		struct table_block *block = NULL;
		size_t first = 0, last = 0;

		if (segment->post != plan->column[column] || !is_first_part(doc, i))
			continue;
		find_rows(&first, &last, plan, segment->slot);
		if (plan->n_blocks > from)
			block = &plan->block[plan->n_blocks - 1];
		if (!block || first > block->last) {
			plan->block = array_grow(plan->block, plan->n_blocks, sizeof *plan->block);
			block = &plan->block[plan->n_blocks++];
			*block =
			    (struct table_block){.column = column, .first = first, .last = last};
		}
		block->last = last > block->last ? last : block->last;
		add_to_block(block, doc, i);
	}
}

void table_plan_make(struct table_plan *out, const struct document *doc)
{
	struct table_plan plan = {0};

	for (size_t i = 0; i < doc->roster->posts.n; i++) {
		if (!load_of(doc, &doc->roster->posts.post[i]).slots)
			continue;
		plan.column = array_grow(plan.column, plan.n_columns, sizeof(const struct post *));
		plan.column[plan.n_columns++] = &doc->roster->posts.post[i];
	}
	make_rows(&plan, doc);
	for (size_t i = 0; i < plan.n_columns; i++)
		make_blocks(&plan, doc, i);
	*out = plan;
}

void table_plan_release(struct table_plan *plan)
{
	for (size_t i = 0; i < plan->n_blocks; i++)
		free(plan->block[i].segment);
	free(plan->block);
	free(plan->column);
	free(plan->row);
	*plan = (struct table_plan){0};
}

bool table_has_own_hours(const struct table_plan *plan, size_t first, size_t last,
                         const struct segment *segment)
{
	return segment->start != plan->row[first].start || segment->end != plan->row[last].end;
}
