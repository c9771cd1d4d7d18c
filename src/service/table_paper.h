#ifndef SERVICE_TABLE_PAPER_H
#define SERVICE_TABLE_PAPER_H
/* Text on a sheet of so many columns: centred, side by side, as items. Lines are wrapped and carry
 * no blanks at their end. */
#include "base/str.h"

void paper_centre(struct str *out, const char *text, int width);
/* Two halves, each line centred in its own. */
void paper_beside(struct str *out, const char *left, const char *right, int width);
/* "- " and the text, its further lines indented. */
void paper_items(struct str *out, const char *lines, int width); /* of each line */
void paper_item(struct str *out, const char *text, int width);

#endif
