#ifndef UI_STAGE_H
#define UI_STAGE_H
/*
 * The console without a terminal: tabs, the stack of views above them, header, bottom line,
 * messages, and who gets a key. Draws into a canvas, so that tests need no terminal. Waiting is
 * ui/loop.h, the screen ui/term.h; ui/console.c puts the three together.
 */
#include "view.h"

/* The smallest screen on which views draw. */
enum { STAGE_ROWS = 10, STAGE_COLS = 40 };

struct out;
/* What runs a command line typed at `:` or named by a key: command_run_line(). */
typedef bool stage_command(struct app *app, const char *line, struct out *out, struct err *err);
/* The texts of the header line, made anew at each reload; `wide` and `narrow` are owned. */
typedef bool stage_header(char **wide, char **narrow, struct app *app, struct err *err);

struct stage_setup {
	struct app *app;                     /* borrowed; may be NULL in tests */
	const struct view_type *const *tabs; /* ends with NULL; keys 1, 2, ... */
	const char *actor;                   /* shown beside the tabs; borrowed */
	stage_command *command;              /* NULL: no `:` */
	stage_header *header;                /* may be NULL */
};

struct stage *stage_new(const struct stage_setup *setup);
void stage_free(struct stage *stage);

void stage_draw(struct stage *stage, struct canvas *canvas);
void stage_key(struct stage *stage, const struct key *key);
/* Loads header and top view again: after a foreign change, a command, a new minute. */
void stage_reload(struct stage *stage);

/*
 * A roster that is being generated while the console goes on: poll the descriptor (-1: none) for
 * reading, at most so many milliseconds (-1: no limit), then call stage_work().
 */
int stage_work_fd(const struct stage *stage);
int stage_work_timeout(const struct stage *stage);
void stage_work(struct stage *stage);

/* What the console has to do with the terminal after a key. */
enum stage_wish { STAGE_GO_ON, STAGE_REPAINT, STAGE_SUSPEND, STAGE_QUIT };
enum stage_wish stage_take_wish(struct stage *stage);

/* ---- for views ---- */

struct app *stage_app(const struct stage *stage);
void stage_push(struct stage *stage, struct view *view); /* takes it over and loads it */
void stage_pop(struct stage *stage); /* closes the top view; loads the one below */
/* Opens a tab, 0 is the first; closes what stood above the tabs. Gives its view. */
struct view *stage_show_tab(struct stage *stage, int tab);
/* One line at the bottom until the next key; a warning gets its sign. */
void stage_tell(struct stage *stage, enum style style, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* The part of the screen that views have. */
struct area stage_area(const struct stage *stage);
/* Runs a command line; what it writes is pushed as a text to read. Where the command wants a yes,
 * it is asked for at the bottom, and the line runs once more. */
void stage_run(struct stage *stage, const char *line);
/* The same after a yes to the question. */
void stage_offer(struct stage *stage, const char *line, const char *question);
/* Asks at the bottom; after a yes `agreed` is called with the view that is on top. */
typedef void stage_agreed(struct view *view, struct stage *stage);
void stage_ask(struct stage *stage, stage_agreed *agreed, const char *question);

#endif
