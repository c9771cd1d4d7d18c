#ifndef BASE_VIET_H
#define BASE_VIET_H
/*
 * Vietnamese letters: order, search keys and unaccented text, independent of any locale.
 * Order: a ă â b c d đ e ê ... y; tones (none, huyền, hỏi, ngã, sắc, nặng) decide only between
 * words that are otherwise the same (as in CLDR's vi collation).
 */

/* Order of two texts, letter by letter: <0, 0, >0. */
int viet_compare(const char *a, const char *b);

/*
 * Order of two personal names as Vietnamese lists have it: given name, then family name, then
 * middle.
 */
int viet_compare_names(const char *a, const char *b);

/*
 * Search key: lower case, no marks, đ -> d, blanks trimmed, runs of them as one: "Sự  cố" becomes
 * "su co". Owned.
 */
char *viet_fold(const char *text);

/*
 * For a terminal without UTF-8: "Nguyễn Đông" -> "Nguyen Dong", other signs as the ASCII sign most
 * like them ('?' when there is none), in as many columns as before. Owned.
 */
char *viet_plain(const char *text);

#endif
