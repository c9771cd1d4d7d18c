#ifndef UI_VIEW_TEXT_H
#define UI_VIEW_TEXT_H
/* Text to read: what a command wrote, an entry in full, the help. Scrolls both ways. */
#include "view.h"

/* Both are copied. */
struct view *view_text_open(const char *title, const char *text);

#endif
