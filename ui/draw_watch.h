#ifndef UI_DRAW_WATCH_H
#define UI_DRAW_WATCH_H
/*
 * The board: who is on and until when, who is next, what is due, the last entries of the log, whom
 * to call. From
 * values alone, so that tests draw it without a database.
 */
#include "canvas.h"
#include "domain/entry.h"
#include "service/due.h"
#include "service/watch.h"

struct board {
	const struct watch *watch;
	const struct entries *entries; /* newest first */
	int64_t now;
	const struct due *due; /* NULL: nothing */
};

void board_draw(const struct board *board, struct canvas *canvas, struct area area);

/* The texts of the header line, owned: "Thứ Bảy 01/05/2027 · Nghỉ lễ …, ngày nghỉ thứ 2 (4 ngày)"
 * within `width` columns, and a short one for small screens, with a mark for made-up data. */
char *board_header(const struct watch *watch, int64_t now, int width);
char *board_header_short(const struct watch *watch, int64_t now, bool is_sample);

#endif
