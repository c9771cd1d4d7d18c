#ifndef UI_VIEW_TEXT_H
#define UI_VIEW_TEXT_H
/* Text to read: what a command wrote, an entry in full, the help. */
#include "view.h"

/* Both are copied. A table keeps its lines and scrolls sideways too; prose is wrapped to fit. */
struct view *view_text_open(const char *title, const char *text);
struct view *view_prose_open(const char *title, const char *text);

#endif
