#include "service/table_grid.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

#include "base/banned.h"

/* ---- wrapping ---- */

static int word_width(const char *word, size_t n)
{
	int width = 0;

	for (size_t at = 0; at < n;) {
		int one = 0;

		at += utf8_cluster(word + at, &one);
		width += one;
	}
	return width;
}

/* A word that is too long for any line, piece by piece; gives the column where it ends. */
static int break_word(struct str *out, const char *word, size_t n, int width)
{
	int column = 0;

	for (size_t at = 0; at < n;) {
		int one = 0;
		size_t octets = utf8_cluster(word + at, &one);

		if (column > 0 && column + one > width) {
			str_addc(out, '\n');
			column = 0;
		}
		str_addn(out, word + at, octets);
		column += one;
		at += octets;
	}
	return column;
}

static void wrap_line(struct str *out, const char *line, size_t length, int width)
{
	int column = 0;

	for (size_t at = 0; at < length;) {
		size_t n = 0;
		int wide;

		while (at < length && line[at] == ' ')
			at++;
		while (at + n < length &&
		       (line[at + n] != ' ' || !utf8_may_break(line, at + n, width)))
			n++;
		if (!n)
			break;
		wide = word_width(line + at, n);
		if (column > 0 && column + 1 + wide > width) {
			str_addc(out, '\n');
			column = 0;
		} else if (column > 0) {
			str_addc(out, ' ');
			column++;
		}
		column += break_word(out, line + at, n, width > column ? width - column : width);
		at += n;
	}
	str_addc(out, '\n');
}

void table_wrap(struct str *out, const char *text, int width)
{
	while (*text) {
		size_t n = strcspn(text, "\n");

		wrap_line(out, text, n, width);
		text += n + (text[n] == '\n');
	}
}

/* ---- the grid ---- */

struct cell { /* a block, wrapped */
	char **line;
	size_t n;
	size_t column, first, last;
};

struct layout {
	const struct table_grid *grid;
	struct cell *cell;         /* as many as blocks */
	const struct cell **owner; /* of each place, row by row; NULL where there is nothing */
	size_t *height;            /* lines of each row */
};

void table_grid_add(struct table_grid *grid, size_t column, size_t first, size_t last,
                    const char *text)
{
	grid->block = array_grow(grid->block, grid->n, sizeof *grid->block);
	grid->block[grid->n++] = (struct table_grid_block){column, first, last, xstrdup(text)};
}

const struct table_grid_block *table_grid_at(const struct table_grid *grid, size_t column,
                                             size_t row)
{
	for (size_t i = 0; i < grid->n; i++)
		if (grid->block[i].column == column && grid->block[i].first <= row &&
		    row <= grid->block[i].last)
			return &grid->block[i];
	return NULL;
}

void table_grid_release(struct table_grid *grid)
{
	for (size_t i = 0; i < grid->n; i++)
		free(grid->block[i].text);
	free(grid->block);
	*grid = (struct table_grid){0};
}

int table_grid_width(size_t columns, const int *width)
{
	int sum = 1;

	for (size_t i = 0; i < columns; i++)
		sum += width[i] + 3;
	return sum;
}

static void wrap_cell(struct cell *cell, const char *text, int width)
{
	struct str lines = {0};

	table_wrap(&lines, text, width);
	for (const char *at = str_text(&lines); *at;) {
		size_t n = strcspn(at, "\n");

		cell->line = array_grow(cell->line, cell->n, sizeof *cell->line);
		cell->line[cell->n++] = xstrndup(at, n);
		at += n + 1;
	}
	str_release(&lines);
}

/* Lines that a cell has room for: its rows and the lines between them. */
static size_t room(const struct layout *layout, const struct cell *cell)
{
	size_t n = cell->last - cell->first;

	for (size_t row = cell->first; row <= cell->last; row++)
		n += layout->height[row];
	return n;
}

static void layout_make(struct layout *layout, const struct table_grid *grid)
{
	layout->grid = grid;
	layout->cell = xcalloc(grid->n + 1, sizeof *layout->cell);
	layout->owner = xcalloc(grid->rows * grid->columns + 1, sizeof(struct cell *));
	layout->height = xcalloc(grid->rows + 1, sizeof *layout->height);
	for (size_t row = 0; row < grid->rows; row++)
		layout->height[row] = 1;
	for (size_t i = 0; i < grid->n; i++) {
		const struct table_grid_block *block = &grid->block[i];
		struct cell *cell = &layout->cell[i];

		*cell = (struct cell){
		    .first = block->first, .last = block->last, .column = block->column};
		wrap_cell(cell, block->text, grid->width[block->column]);
		for (size_t row = cell->first; row <= cell->last; row++)
			layout->owner[row * grid->columns + cell->column] = cell;
		if (cell->first == cell->last && layout->height[cell->first] < cell->n)
			layout->height[cell->first] = cell->n;
	}
	for (size_t i = 0; i < grid->n; i++) {
		size_t lines = room(layout, &layout->cell[i]);

		if (lines < layout->cell[i].n)
			layout->height[layout->cell[i].last] += layout->cell[i].n - lines;
	}
}

static void layout_release(struct layout *layout)
{
	for (size_t i = 0; i < layout->grid->n; i++) {
		for (size_t j = 0; j < layout->cell[i].n; j++)
			free(layout->cell[i].line[j]);
		free(layout->cell[i].line);
	}
	free(layout->cell);
	free(layout->owner);
	free(layout->height);
}

static const struct cell *cell_at(const struct layout *layout, size_t column, size_t row)
{
	return layout->owner[row * layout->grid->columns + column];
}

/* Line `n` of the row, or the line below the row when n is its height. */
static void add_piece(struct str *out, const struct layout *layout, const struct cell *cell,
                      size_t column, size_t row, size_t n)
{
	size_t at = n;

	str_addc(out, ' ');
	for (size_t before = cell ? cell->first : row; before < row; before++)
		at += layout->height[before] + 1;
	utf8_pad(out, cell && at < cell->n ? cell->line[at] : "", layout->grid->width[column]);
	str_addc(out, ' ');
}

static void add_dashes(struct str *out, int n)
{
	for (int i = 0; i < n; i++)
		str_add(out, "─");
}

static void add_rule(struct str *out, const struct table_grid *grid, const char *left,
                     const char *cross, const char *right)
{
	str_add(out, left);
	for (size_t column = 0; column < grid->columns; column++) {
		if (column)
			str_add(out, cross);
		add_dashes(out, grid->width[column] + 2);
	}
	str_add(out, right);
	str_addc(out, '\n');
}

static void add_text_line(struct str *out, const struct layout *layout, size_t row, size_t n)
{
	for (size_t column = 0; column < layout->grid->columns; column++) {
		str_add(out, "│");
		add_piece(out, layout, cell_at(layout, column, row), column, row, n);
	}
	str_add(out, "│\n");
}

/* The line between two rows, open where a cell goes on. */
static void add_inner_rule(struct str *out, const struct layout *layout, size_t row)
{
	static const char *const joint[2][2] = {{"│", "├"}, {"┤", "┼"}}; /* [left][right] */
	bool left = false;

	for (size_t column = 0; column < layout->grid->columns; column++) {
		const struct cell *cell = cell_at(layout, column, row);
		bool ruled = !cell || cell->last == row;

		str_add(out, joint[left][ruled]);
		if (ruled)
			add_dashes(out, layout->grid->width[column] + 2);
		else
			add_piece(out, layout, cell, column, row, layout->height[row]);
		left = ruled;
	}
	str_add(out, joint[left][false]);
	str_addc(out, '\n');
}

static void draw_head(struct str *out, const struct table_grid *grid)
{
	struct table_grid head = {.columns = grid->columns, .rows = 1, .width = grid->width};
	struct layout layout = {0};

	for (size_t column = 0; column < grid->columns; column++)
		table_grid_add(&head, column, 0, 0, grid->title[column]);
	layout_make(&layout, &head);
	add_rule(out, grid, "┌", "┬", "┐");
	for (size_t n = 0; n < layout.height[0]; n++)
		add_text_line(out, &layout, 0, n);
	layout_release(&layout);
	table_grid_release(&head);
}

void table_grid_draw(struct str *out, const struct table_grid *grid)
{
	struct layout layout = {0};

	draw_head(out, grid);
	add_rule(out, grid, "├", "┼", "┤");
	layout_make(&layout, grid);
	for (size_t row = 0; row < grid->rows; row++) {
		for (size_t n = 0; n < layout.height[row]; n++)
			add_text_line(out, &layout, row, n);
		if (row + 1 < grid->rows && !grid->is_close)
			add_inner_rule(out, &layout, row);
	}
	add_rule(out, grid, "└", "┴", "┘");
	layout_release(&layout);
}
