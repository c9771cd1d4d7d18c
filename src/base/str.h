#ifndef BASE_STR_H
#define BASE_STR_H
/*
 * A growing string, always NUL-terminated; {0} is empty. Knows bytes, not characters
 * (base/utf8.h).
 */
#include <stddef.h>

struct str {
	char *text; /* NULL while empty; str_text() never is */
	size_t n;
	size_t room; /* bytes at `text` */
};

void str_add(struct str *s, const char *text);
void str_addn(struct str *s, const char *text, size_t n);
void str_addc(struct str *s, char c);
void str_addf(struct str *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
const char *str_text(const struct str *s);
void str_clear(struct str *s); /* empty again, keeps the memory */
char *str_take(struct str *s); /* the caller owns the text (never NULL); s is {0} again */
void str_release(struct str *s);

#endif
