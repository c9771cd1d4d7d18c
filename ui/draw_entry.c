#include "draw_entry.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/zone.h"
#include "domain/entry_number.h"

#include "base/banned.h"

enum { NUMBER_WIDTH = 3, NAME_MOST = 24, TEXT_LEAST = 24 };

/* "22:04", with its day unless that is today. Owned. */
static char *when_text(int64_t at, int64_t now)
{
	struct date date = zone_date(at);
	char clock[ZONE_TEXT];
	int month, day;

	zone_clock(clock, at);
	if (date_compare(date, zone_date(now)) == 0)
		return xstrdup(clock);
	date_to_ymd(date, NULL, &month, &day);
	return xasprintf("%02d/%02d %s", day, month, clock);
}

static int wider(int width, const char *text)
{
	int own = utf8_width(text);

	return own > width ? own : width;
}

struct entry_columns entry_columns(const struct entries *list, size_t first, int rows, int width,
                                   int64_t now)
{
	struct entry_columns columns = {.now = now, .when = 5};

	for (size_t i = first; i < list->n && i < first + (size_t)rows; i++) {
		const struct entry *entry = &list->entry[i];
		char *when = when_text(entry->happened_at, now);

		columns.when = wider(columns.when, when);
		free(when);
		columns.kind = wider(columns.kind, entry_kind_label(entry->kind));
		columns.name = wider(columns.name, entry->name);
	}
	if (columns.name > NAME_MOST)
		columns.name = NAME_MOST;
	if (width - columns.when - columns.kind - columns.name - NUMBER_WIDTH - 5 < TEXT_LEAST)
		columns.name = 0;
	return columns;
}

char *entry_words(const struct entry *entry)
{
	const char *text = entry->text ? entry->text : _("(removed by a lawful order)");
	char *other, *words;

	if (entry->amended_by) {
		other =
		    entry_number_beside(entry->amended_number, entry->amended_by, entry->number);
		words = xasprintf(_("~~%s~~ [corrected by %s]"), text, other);
	} else if (entry->refers_to) {
		other = entry_number_beside(entry->refers_number, entry->refers_to, entry->number);
		words = xasprintf(_("[corrects %s] %s"), other, text);
	} else {
		return xstrdup(text);
	}
	free(other);
	return words;
}

void entry_draw(struct canvas *canvas, struct area line, const struct entry *entry,
                const struct entry_columns *columns, bool selected)
{
	enum style style = entry->amended_by ? STYLE_DIM : STYLE_PLAIN;
	int row = line.row, col = line.col + 1, end = line.col + line.cols;
	char *when = when_text(entry->happened_at, columns->now);
	char *words = entry_words(entry);
	char *number = entry_number_short(entry->number, entry->seq);

	canvas_field_right(canvas, row, col, columns->when, style, when);
	col += columns->when + 1;
	col = canvas_print(canvas, row, col, end - col, STYLE_DIM, number);
	canvas_field(canvas, row, ++col, columns->kind,
	             entry->kind == ENTRY_INCIDENT ? STYLE_WARNING : style,
	             entry_kind_label(entry->kind));
	col += columns->kind + 1;
	if (columns->name)
		canvas_field(canvas, row, end - columns->name - 1, columns->name, STYLE_DIM,
		             entry->name);
	canvas_print(canvas, row, col, end - col - (columns->name ? columns->name + 2 : 0), style,
	             words);
	if (selected)
		canvas_restyle(canvas, row, line.col, line.cols, STYLE_SELECTED);
	free(number);
	free(words);
	free(when);
}
