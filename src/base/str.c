#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

static void reserve(struct str *s, size_t more)
{
	size_t room = s->room > 0 ? s->room : 32;

	while (room - s->n <= more)
		room *= 2;
	if (room > s->room) {
		s->text = xrealloc(s->text, room, 1);
		s->room = room;
	}
}

void str_addn(struct str *s, const char *text, size_t n)
{
	reserve(s, n);
	memcpy(s->text + s->n, text, n);
	s->n += n;
	s->text[s->n] = '\0';
}

void str_add(struct str *s, const char *text)
{
	str_addn(s, text, strlen(text));
}

void str_addc(struct str *s, char c)
{
	str_addn(s, &c, 1);
}

void str_addf(struct str *s, const char *fmt, ...)
{
	va_list args;
	va_list again;

	va_start(args, fmt);
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	if (n >= 0) {
		reserve(s, (size_t)n);
		vsnprintf(s->text + s->n, (size_t)n + 1, fmt, again);
		s->n += (size_t)n;
	}
	va_end(again);
}

const char *str_text(const struct str *s)
{
	return s->text ? s->text : "";
}

void str_clear(struct str *s)
{
	s->n = 0;
	if (s->text)
		s->text[0] = '\0';
}

char *str_take(struct str *s)
{
	char *text = s->text ? s->text : xcalloc(1, 1);

	*s = (struct str){0};
	return text;
}

void str_release(struct str *s)
{
	free(s->text);
	*s = (struct str){0};
}
