#include "base/mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* Not abort(): there is nothing to debug, and atexit handlers put the terminal back in order. */
static _Noreturn void out_of_memory(void)
{
	fputs("trucban: out of memory\n", stderr);
	exit(1);
}

void *xcalloc(size_t n, size_t size)
{
	void *p = calloc(n > 0 ? n : 1, size > 0 ? size : 1);

	if (!p)
		out_of_memory();
	return p;
}

void *xrealloc(void *old, size_t n, size_t size)
{
	if (size > 0 && n > SIZE_MAX / size)
		out_of_memory();
	void *p = realloc(old, n * size > 0 ? n * size : 1);
	if (!p)
		out_of_memory();
	return p;
}

char *xstrndup(const char *text, size_t n)
{
	char *copy = strndup(text, n);

	if (!copy)
		out_of_memory();
	return copy;
}

char *xstrdup(const char *text)
{
	return text ? xstrndup(text, strlen(text)) : NULL;
}

char *xvasprintf(const char *fmt, va_list args)
{
	char *text = NULL;

	if (vasprintf(&text, fmt, args) < 0)
		out_of_memory();
	return text;
}

char *xasprintf(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	char *text = xvasprintf(fmt, args);
	va_end(args);
	return text;
}

void text_set(char **text, const char *to)
{
	char *copy = xstrdup(to ? to : "");

	free(*text);
	*text = copy;
}

void *array_grow(void *array, size_t n, size_t size)
{
	if (n > 0 && (n & (n - 1)) != 0)
		return array;
	if (n > SIZE_MAX / 2)
		out_of_memory();
	return xrealloc(array, n > 0 ? 2 * n : 1, size);
}
