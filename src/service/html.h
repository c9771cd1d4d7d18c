#ifndef SERVICE_HTML_H
#define SERVICE_HTML_H
/* Text into HTML: escaped, so that no name or remark ever becomes markup. */
#include "base/str.h"

/* Line breaks become <br>, but for one at the end. */
void html_text(struct str *out, const char *text);
/* <name attributes>text</name>, on a line of its own; `name` is "p" or "p class=\"x\"". */
void html_element(struct str *out, const char *name, const char *text);
/* An element for each line of the text. */
void html_lines(struct str *out, const char *name, const char *text);

#endif
