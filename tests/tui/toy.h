#ifndef TUI_TOY_H
#define TUI_TOY_H
/* Two small views that use every part of a stage, for tests of the console's foundation. */
#include "stage.h"

extern const struct view_type *const toy_tabs[];

/* Writes its line back; "fail" fails, "ask" wants a yes, "quiet" has words and no data. */
stage_command toy_command;

#endif
