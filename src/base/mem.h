#ifndef BASE_MEM_H
#define BASE_MEM_H
/*
 * Allocation that never returns NULL: lack of memory ends the program cleanly with a word on
 * stderr.
 */
#include <stdarg.h>
#include <stddef.h>

void *xcalloc(size_t n, size_t size);
void *xrealloc(void *old, size_t n, size_t size);
char *xstrdup(const char *text); /* NULL stays NULL */
char *xstrndup(const char *text, size_t n);
char *xasprintf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
char *xvasprintf(const char *fmt, va_list args) __attribute__((format(printf, 1, 0)));
/* `to` takes the place of an owned text, of which it may be a part. NULL becomes "". */
void text_set(char **text, const char *to);

/*
 * Makes room for one more element in an array of `n` elements of `size` bytes and returns the array
 * (grown by doubling at powers of two, so no capacity is kept). Use: a = array_grow(a, n, sizeof
 * *a).
 */
void *array_grow(void *array, size_t n, size_t size);

#endif
