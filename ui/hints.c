#include "hints.h"

#include <stdio.h>

#include "base/i18n.h"

#include "base/banned.h"

enum { MOST_YIELD = 2 };

struct row {
	const struct canvas *canvas;
	struct canvas *paint; /* NULL while only measuring */
	int line, col;
	int gap;
	int yielding;      /* those that yield up to this have done so */
	int wanted, found; /* column looked for (-1: none) and the key there */
};

static int hint_width(const struct canvas *canvas, const struct binding *binding)
{
	char name[PRESS_NAME];

	return canvas_width(canvas, press_name(name, binding->key)) + 1 +
	       canvas_width(canvas, _(binding->hint));
}

static bool is_shown(const struct row *row, const struct binding *binding)
{
	return binding->hint && !(binding->yields && binding->yields <= row->yielding);
}

static int table_width(const struct row *row, const struct binding *keys)
{
	int total = 0;

	for (const struct binding *b = keys; b && b->key; b++)
		if (is_shown(row, b))
			total += hint_width(row->canvas, b) + row->gap;
	return total;
}

static void put(struct row *row, const struct binding *binding)
{
	int width = hint_width(row->canvas, binding), col = row->col;
	char name[PRESS_NAME];

	if (row->wanted >= col && row->wanted < col + width)
		row->found = binding->key;
	if (row->paint) {
		col = canvas_print(row->paint, row->line, col, PRESS_NAME, STYLE_ACCENT,
		                   press_name(name, binding->key));
		canvas_print(row->paint, row->line, col + 1, row->canvas->cols, STYLE_PLAIN,
		             _(binding->hint));
	}
	row->col += width + row->gap;
}

static void walk(struct row *row, const struct binding *keys, const struct binding *always)
{
	int end = row->canvas->cols + row->gap;

	row->gap = 2;
	if (1 + table_width(row, keys) + table_width(row, always) > end)
		row->gap = 1;
	while (row->yielding < MOST_YIELD &&
	       table_width(row, keys) + table_width(row, always) > row->canvas->cols + row->gap)
		row->yielding++;
	row->col = row->gap - 1;
	end = row->canvas->cols + row->gap - table_width(row, always);
	for (const struct binding *b = keys; b && b->key; b++)
		if (is_shown(row, b) && row->col + hint_width(row->canvas, b) + row->gap <= end)
			put(row, b);
	for (const struct binding *b = always; b && b->key; b++)
		if (is_shown(row, b))
			put(row, b);
}

void hints_draw(struct canvas *canvas, int row, const struct binding *keys,
                const struct binding *always)
{
	struct row line = {.canvas = canvas, .paint = canvas, .line = row, .wanted = -1};

	walk(&line, keys, always);
}

int hints_key_at(const struct canvas *canvas, int col, const struct binding *keys,
                 const struct binding *always)
{
	struct row line = {.canvas = canvas, .wanted = col};

	walk(&line, keys, always);
	return line.found;
}
