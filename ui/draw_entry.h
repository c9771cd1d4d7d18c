#ifndef UI_DRAW_ENTRY_H
#define UI_DRAW_ENTRY_H
/* Entries of the watch log on one line each, with the columns of a whole list. */
#include "canvas.h"
#include "domain/entry.h"

struct entry_columns {
	int64_t now;    /* an entry of another day says which */
	int when, kind; /* widths */
	int name;       /* 0: no room for who wrote it */
};

/* For those from `first` on that `rows` lines of `width` columns show. */
struct entry_columns entry_columns(const struct entries *list, size_t first, int rows, int width,
                                   int64_t now);
void entry_draw(struct canvas *canvas, struct area line, const struct entry *entry,
                const struct entry_columns *columns, bool selected);

/* What it says, or why it says nothing; with the mark of a correction. Owned. */
char *entry_words(const struct entry *entry);

#endif
