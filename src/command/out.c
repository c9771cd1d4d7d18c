#include "command/out.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

__attribute__((format(printf, 2, 0))) static void add_va(struct str *s, const char *fmt,
                                                         va_list list)
{
	char *text = xvasprintf(fmt, list);

	str_add(s, text);
	free(text);
}

void out_add(struct out *out, const char *text)
{
	str_add(&out->data, text);
}

void out_addf(struct out *out, const char *fmt, ...)
{
	va_list list;

	va_start(list, fmt);
	add_va(&out->data, fmt, list);
	va_end(list);
}

void out_word(struct out *out, const char *fmt, ...)
{
	va_list list;

	va_start(list, fmt);
	add_va(&out->words, fmt, list);
	va_end(list);
	str_addc(&out->words, '\n');
}

bool out_confirm(struct out *out, const char *question)
{
	return !out->ask || out->ask(out->context, question);
}

void out_release(struct out *out)
{
	str_release(&out->data);
	str_release(&out->words);
}
