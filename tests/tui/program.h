#ifndef TUI_PROGRAM_H
#define TUI_PROGRAM_H
/*
 * The real program ($TRUCBAN) in a terminal of its own, on a database of its own: a made-up
 * department with a published roster for 30/4, at 03:12 of 1 May 2027.
 */
#include "vt.h"

/* For cmocka: the database is made once for a group and dropped after it. */
int program_make(void **state);
int program_drop(void **state);

/* A shell line with the program as $T, the database and the clock set; `extra` is one NAME=VALUE or
 * NULL. */
struct vt *program_shell(int rows, int cols, const char *line, const char *extra);
/* The same to its end, in 100 columns; the test fails when its exit status is another. */
void program_run(const char *line);
void program_gives(int status, const char *line);
/* The console. */
struct vt *program_start(int rows, int cols, const char *extra);
/* The console on 24 rows of 80 columns, its first screen drawn. */
struct vt *program_start_usual(void);

#endif
