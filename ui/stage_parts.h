#ifndef UI_STAGE_PARTS_H
#define UI_STAGE_PARTS_H
/* What stage.c and stage_draw.c share; for nobody else. */
#include "stage.h"
#include "widget_line.h"

/* Below this the tabs and the titles of panes give way to what is in them. */
enum { FULL_ROWS = 16, FULL_COLS = 60 };

struct stage {
	struct stage_setup setup;
	struct view **tab; /* opened when first shown */
	int n_tabs, at;
	struct view **pile; /* above the tab, the last one is on top */
	size_t n_pile;
	struct binding *everywhere; /* a key for each tab, then `common` */
	struct line prompt;
	bool is_prompting;
	char *asked, *question; /* a command line that waits for a yes */
	stage_agreed *agreed;   /* instead of the line, or NULL */
	enum stage_wish wish;
	char *message;
	enum style message_style;
	struct roster_run *work; /* a roster that is being generated, or NULL */
	char *work_title;
	bool asks_end; /* of it: the bottom line asks what to do with it */
	char *late;    /* a message that came while something was typed */
	enum style late_style;
	char *wide, *narrow; /* header */
	int rows, cols;      /* of the last canvas */
};

struct view *stage_top(const struct stage *stage);
bool stage_is_compact(const struct stage *stage);
bool stage_is_too_small(const struct stage *stage);
int stage_tab_width(const struct stage *stage, const struct canvas *canvas, int tab);
/* The keys that the bottom line names: of what is on top, and of the console. */
const struct binding *stage_hints(const struct stage *stage);
const struct binding *stage_always(const struct stage *stage);

/* ---- stage_work.c: a roster that is being generated meanwhile ---- */

/* For struct out: takes it over. */
void stage_take_run(void *stage, struct roster_run *run);
int stage_work_rows(const struct stage *stage);
void stage_work_draw(const struct stage *stage, struct canvas *canvas);
/* Asks what to do with it; false when there is none. */
bool stage_work_ask(struct stage *stage);
void stage_work_answer(struct stage *stage, const struct key *key);
/* Enough: what was found is kept. */
void stage_work_keep(struct stage *stage);
void stage_work_release(struct stage *stage);
/* What could not be told while something was typed. */
void stage_tell_late(struct stage *stage);

/* ---- ---- */

/* Something is being typed or asked: what happens meanwhile must not get in between. */
bool stage_is_taken(const struct stage *stage);

#endif
