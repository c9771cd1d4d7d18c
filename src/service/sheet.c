#include "service/sheet.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"

#include "base/banned.h"

static struct sheet_part *add(struct sheet *sheet, enum sheet_kind kind)
{
	sheet->part = array_grow(sheet->part, sheet->n, sizeof *sheet->part);
	sheet->part[sheet->n] = (struct sheet_part){.kind = kind};
	return &sheet->part[sheet->n++];
}

void sheet_heading(struct sheet *sheet, const char *text)
{
	add(sheet, SHEET_HEADING)->text = xstrdup(text);
}

void sheet_line(struct sheet *sheet, const char *fmt, ...)
{
	va_list list;

	va_start(list, fmt);
	add(sheet, SHEET_LINE)->text = xvasprintf(fmt, list);
	va_end(list);
}

struct sheet_part *sheet_rows(struct sheet *sheet, size_t columns, const char *const head[])
{
	struct sheet_part *rows = add(sheet, SHEET_ROWS);

	rows->columns = columns;
	rows->has_head = head;
	for (size_t i = 0; head && i < columns; i++)
		sheet_cell(rows, _(head[i]));
	return rows;
}

static void take_cell(struct sheet_part *rows, char *text)
{
	rows->cell = array_grow(rows->cell, rows->n, sizeof *rows->cell);
	rows->cell[rows->n++] = text;
}

void sheet_cell(struct sheet_part *rows, const char *text)
{
	take_cell(rows, xstrdup(text ? text : ""));
}

void sheet_cellf(struct sheet_part *rows, const char *fmt, ...)
{
	va_list list;

	va_start(list, fmt);
	take_cell(rows, xvasprintf(fmt, list));
	va_end(list);
}

void sheet_release(struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->n; i++) {
		struct sheet_part *part = &sheet->part[i];

		for (size_t j = 0; j < part->n; j++)
			free(part->cell[j]);
		free(part->cell);
		free(part->text);
	}
	free(sheet->part);
	*sheet = (struct sheet){0};
}
