#ifndef UI_VIEW_HELP_H
#define UI_VIEW_HELP_H
/* The help, made from the key tables of the views that are open: it cannot say what is not so. */
#include "view.h"

struct view *view_help_open(const struct view_type *type, const struct binding *everywhere);

#endif
