#ifndef BASE_UTF8_H
#define BASE_UTF8_H
/*
 * UTF-8 text: the door of utf8proc. Text is cleaned once where it enters (arguments, configuration,
 * imports, keys) and trusted after that. Widths do not depend on the locale.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/*
 * Checks that `n` bytes are UTF-8, brings them to NFC and drops control characters (C0 except
 * newline and tab, C1, DEL), byte-order marks, bidirectional controls, and marks that follow 30
 * others. The caller owns `*out`.
 */
MUST_CHECK bool utf8_clean(char **out, const char *text, size_t n, struct err *err);

/*
 * For what has one line on paper and screen (names, reasons): line breaks and tabs, with the blanks
 * around them, become one blank each. Owned.
 */
char *utf8_line(const char *text);

/*
 * For what works letter by letter (base/viet.h): the code point at *text, which moves past it (0 at
 * the end); a code point added to `s`; its lower case; the text with its marks taken apart (NFD,
 * owned).
 */
struct str;
uint32_t utf8_next(const char **text);
void utf8_add(struct str *s, uint32_t c);
uint32_t utf8_lower(uint32_t c);
char *utf8_decompose(const char *text);

/*
 * Has no picture of its own, yet may turn, join or steer what is shown: controls, formats, joiners,
 * selectors, tags, separators of lines. Line break and tab are among them.
 */
bool utf8_is_unseen(uint32_t c);
/* For a terminal: the text without those but for its line breaks and tabs, U+FFFD for each byte
 * that is no UTF-8. Owned. */
char *utf8_for_terminal(const char *text);

/* True when the bytes are valid UTF-8 as they stand. */
bool utf8_is_valid(const char *text, size_t n);

/*
 * Bytes of the grapheme cluster at the start of `text` (0 at its end) and, if `width` is not NULL,
 * the columns it takes (0, 1 or 2). Moving, deleting and clipping go by clusters.
 */
size_t utf8_cluster(const char *text, int *width);

/* May a line of `cols` columns end at the blank text[at]? Not inside short parentheses that fit on
 * a line: "(đã kiểm chứng)". */
bool utf8_may_break(const char *text, size_t at, int cols);

int utf8_width(const char *text); /* columns of the whole text */

/* The text cut to at most `cols` columns, the last one being `…` when something was cut. Owned. */
char *utf8_clip(const char *text, int cols);

/* Adds the text to `s` padded with blanks to `cols` columns, cut as above when longer. */
void utf8_pad(struct str *s, const char *text, int cols);

#endif
