#include "domain/finding.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

void findings_add(struct findings *list, enum severity severity, const char *code, const char *slot,
                  const char *person, const char *fmt, ...)
{
	list->item = array_grow(list->item, list->n, sizeof *list->item);
	struct finding *finding = &list->item[list->n++];
	*finding = (struct finding){
	    .severity = severity, .slot = xstrdup(slot), .person = xstrdup(person)};
	assert(strlen(code) < sizeof finding->code);
	snprintf(finding->code, sizeof finding->code, "%s", code);

	va_list args;
	va_start(args, fmt);
	finding->text = xvasprintf(fmt, args);
	va_end(args);
}

size_t findings_count(const struct findings *list, enum severity at_least)
{
	size_t n = 0;
	for (size_t i = 0; i < list->n; i++)
		n += list->item[i].severity >= at_least;
	return n;
}

const char *severity_name(enum severity severity)
{
	static const char *const names[] = {
	    [FINDING_NOTICE] = "notice", [FINDING_WARNING] = "warning", [FINDING_ERROR] = "error"};
	return names[severity];
}

void findings_release(struct findings *list)
{
	for (size_t i = 0; i < list->n; i++) {
		free(list->item[i].slot);
		free(list->item[i].person);
		free(list->item[i].text);
	}
	free(list->item);
	*list = (struct findings){0};
}
