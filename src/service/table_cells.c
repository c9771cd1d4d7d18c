#include "service/table_cells.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/phone.h"
#include "service/table_plan.h"

#include "base/banned.h"

#define FIXED 4 /* columns that are no post: STT, day, hours, remarks */

/* A telephone number takes 12 columns and is never broken. */
enum { LEAST_POST = 12, MOST_POST = 26, LEAST_NOTE = 8, USUAL_NOTE = 12, MOST_NOTE = 24 };

/* Who, what they are, how to reach them, when; each on a line or all on one. */
static void add_holder(struct str *s, const struct document *doc, const struct segment *segment,
                       bool has_own_hours, const char *separator)
{
	const char *phone = document_phone(doc, segment->person);
	const char *unit = document_unit(doc, segment);
	char text[PHONE_TEXT];

	if (*unit)
		str_addf(s, "(%s cử)", unit);
	else
		str_add(s, *segment->person ? segment->name : "(chưa có người)");
	if (*segment->position)
		str_addf(s, "%s%s", separator, segment->position);
	if (*phone)
		str_addf(s, "%s%s", separator, phone_format(text, phone));
	if (has_own_hours) {
		str_add(s, separator);
		document_hours(s, segment->start, segment->end);
	}
	str_addc(s, '\n');
}

static void add_day_cells(struct table_grid *grid, const struct table_plan *plan)
{
	char text[DATE_TEXT];

	for (size_t first = 0, last; first < plan->n_rows; first = last + 1) {
		struct date day = plan->row[first].day;
		char *cell = xasprintf("%s\n%s", document_weekday(day), date_vn(text, day));

		last = first;
		while (last + 1 < plan->n_rows && plan->row[last + 1].day.day == day.day)
			last++;
		table_grid_add(grid, 1, first, last, cell);
		free(cell);
	}
}

static void add_row_cells(struct table_grid *grid, const struct table_plan *plan)
{
	struct str text = {0};

	for (size_t i = 0; i < plan->n_rows; i++) {
		str_clear(&text);
		str_addf(&text, "%zu", i + 1);
		table_grid_add(grid, 0, i, i, str_text(&text));
		str_clear(&text);
		str_addf(&text, "%s\n", plan->row[i].shift);
		document_hours(&text, plan->row[i].start, plan->row[i].end);
		table_grid_add(grid, 2, i, i, str_text(&text));
	}
	add_day_cells(grid, plan);
	str_release(&text);
}

/* Remarks stand in the row where the duty begins; a post that only goes with another repeats
 * nothing. */
static void add_note_cells(struct table_grid *grid, const struct document *doc,
                           const struct table_plan *plan, size_t column)
{
	for (size_t row = 0; !doc->is_public && row < plan->n_rows; row++) {
		struct str text = {0};

		for (size_t i = 0; i < plan->n_blocks; i++) {
			const struct table_block *block = &plan->block[i];
			const struct post *post = plan->column[block->column];

			if (block->first != row || (*post->concurrent && plan->n_columns > 1))
				continue;
			for (size_t j = 0; j < block->n; j++) {
				if (!document_change(doc, block->segment[j]))
					continue;
				if (*block->segment[j]->person)
					str_addf(&text, "%s: ", block->segment[j]->name);
				document_change_note(&text, doc, block->segment[j]);
				str_addc(&text, '\n');
			}
		}
		if (text.n)
			table_grid_add(grid, column, row, row, str_text(&text));
		str_release(&text);
	}
}

static char *post_title(const struct post *post)
{
	bool at_home = post->place == PLACE_HOME && post->n_spans == 0;

	return xasprintf("%s%s%s", post->title, at_home ? " (tại nhà)" : "",
	                 *post->concurrent ? " (kiêm nhiệm)" : "");
}

/* One column for each post. */
static void add_post_cells(struct table_grid *grid, const struct document *doc,
                           const struct table_plan *plan, const char *separator)
{
	for (size_t i = 0; i < plan->n_blocks; i++) {
		const struct table_block *block = &plan->block[i];
		struct str text = {0};

		for (size_t j = 0; j < block->n; j++) {
			const struct segment *one = block->segment[j];

			add_holder(&text, doc, one,
			           table_has_own_hours(plan, block->first, block->last, one),
			           separator);
		}
		table_grid_add(grid, block->column + 3, block->first, block->last, str_text(&text));
		str_release(&text);
	}
}

/* The cell of the post that a concurrent one goes with, when both have the same holders in it. */
static const struct table_block *block_followed(const struct table_plan *plan,
                                                const struct table_block *block)
{
	const char *concurrent = plan->column[block->column]->concurrent;

	for (size_t i = 0; *concurrent && i < plan->n_blocks; i++) {
		const struct table_block *other = &plan->block[i];
		size_t n = 0;

		if (strcmp(plan->column[other->column]->id, concurrent) != 0 ||
		    other->first != block->first || other->last != block->last ||
		    other->n != block->n)
			continue;
		while (n < block->n &&
		       strcmp(other->segment[n]->person, block->segment[n]->person) == 0)
			n++;
		if (n == block->n)
			return other;
	}
	return NULL;
}

/* "Trực ban, kiêm Đầu mối an toàn thông tin: ", then the holder, for each. */
static void add_stacked_block(struct str *s, const struct document *doc,
                              const struct table_plan *plan, const struct table_block *block)
{
	for (size_t i = 0; i < block->n; i++) {
		str_add(s, plan->column[block->column]->title);
		for (size_t j = 0; j < plan->n_blocks; j++)
			if (block_followed(plan, &plan->block[j]) == block)
				str_addf(s, ", kiêm %s",
				         plan->column[plan->block[j].column]->title);
		str_add(s, ": ");
		/* The row says nothing of those below it in which the duty goes on. */
		add_holder(s, doc, block->segment[i],
		           table_has_own_hours(plan, block->first, block->first, block->segment[i]),
		           ", ");
	}
}

/* All posts below each other, in the row where their duty begins. */
static void add_stacked_cells(struct table_grid *grid, const struct document *doc,
                              const struct table_plan *plan)
{
	for (size_t row = 0; row < plan->n_rows; row++) {
		struct str text = {0};

		for (size_t i = 0; i < plan->n_blocks; i++) {
			const struct table_block *block = &plan->block[i];

			if (block->first == row && !block_followed(plan, block))
				add_stacked_block(&text, doc, plan, block);
		}
		table_grid_add(grid, 3, row, row, str_text(&text));
		str_release(&text);
	}
}

/* ---- widths ---- */

static int least(int a, int b)
{
	return a < b ? a : b;
}

/* Gives what is left of the width beside the remarks to the posts, then to the remarks; the columns
 * of each post. */
static int set_widths(int *column, size_t n_posts, int most_post, int note, int width)
{
	size_t n = n_posts + FIXED;
	int left, each;

	column[0] = 3;
	column[1] = 10;
	column[2] = 11;
	for (size_t i = 0; i < n_posts; i++)
		column[3 + i] = 0;
	column[n - 1] = note;
	left = width - table_grid_width(n, column);
	each = least(left / (int)n_posts, most_post);
	for (size_t i = 0; i < n_posts; i++)
		column[3 + i] = each;
	column[n - 1] = least(note + left - each * (int)n_posts, MOST_NOTE);
	return each;
}

/* Narrow remarks rather than posts that stand below each other. */
static bool fits_beside(int *column, size_t n_posts, int width)
{
	return n_posts > 0 &&
	       (set_widths(column, n_posts, MOST_POST, USUAL_NOTE, width) >= LEAST_POST ||
	        set_widths(column, n_posts, MOST_POST, LEAST_NOTE, width) >= LEAST_POST);
}

static void make_beside(struct table_cells *out, const struct document *doc,
                        const struct table_plan *plan, const char *separator)
{
	size_t columns = plan->n_columns + FIXED;
	char **title = xcalloc(columns, sizeof(char *));

	title[0] = xstrdup("STT");
	title[1] = xstrdup("Thứ, ngày");
	title[2] = xstrdup("Ca, giờ");
	for (size_t i = 0; i < plan->n_columns; i++)
		title[3 + i] = post_title(plan->column[i]);
	title[columns - 1] = xstrdup("Ghi chú");
	*out = (struct table_cells){.title = title};
	out->grid = (struct table_grid){
	    .columns = columns, .rows = plan->n_rows, .title = (const char *const *)title};
	add_row_cells(&out->grid, plan);
	add_post_cells(&out->grid, doc, plan, separator);
	add_note_cells(&out->grid, doc, plan, columns - 1);
}

void table_cells_make(struct table_cells *out, const struct document *doc, const char *separator)
{
	struct table_plan plan;

	table_plan_make(&plan, doc);
	make_beside(out, doc, &plan, separator);
	table_plan_release(&plan);
}

void table_cells_release(struct table_cells *cells)
{
	for (size_t i = 0; i < cells->grid.columns; i++)
		free(cells->title[i]);
	free(cells->title);
	table_grid_release(&cells->grid);
	*cells = (struct table_cells){0};
}

static void draw_beside(struct str *out, const struct document *doc, const struct table_plan *plan,
                        const int *widths)
{
	struct table_cells cells;

	make_beside(&cells, doc, plan, "\n");
	cells.grid.width = widths;
	table_grid_draw(out, &cells.grid);
	table_cells_release(&cells);
}

static void draw_stacked(struct str *out, const struct document *doc, const struct table_plan *plan,
                         const int *widths)
{
	static const char *const title[] = {"STT", "Thứ, ngày", "Ca, giờ",
	                                    "Vị trí trực, người trực", "Ghi chú"};
	struct table_grid grid = {
	    .columns = FIXED + 1, .rows = plan->n_rows, .width = widths, .title = title};

	add_row_cells(&grid, plan);
	add_stacked_cells(&grid, doc, plan);
	add_note_cells(&grid, doc, plan, FIXED);
	table_grid_draw(out, &grid);
	table_grid_release(&grid);
}

void table_cells_draw(struct str *out, const struct document *doc, int width)
{
	struct table_plan plan;
	int *widths;

	table_plan_make(&plan, doc);
	widths = xcalloc(plan.n_columns + FIXED + 1, sizeof *widths);
	if (fits_beside(widths, plan.n_columns, width)) {
		draw_beside(out, doc, &plan, widths);
	} else {
		set_widths(widths, 1, width, USUAL_NOTE, width);
		draw_stacked(out, doc, &plan, widths);
	}
	free(widths);
	table_plan_release(&plan);
}
