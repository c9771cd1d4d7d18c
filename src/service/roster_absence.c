#include "service/roster_absence.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/str.h"

#include "base/banned.h"

#define WORD "absent="

char *roster_absences_format(const struct leaves *leaves, size_t first)
{
	struct str text = {0};

	for (size_t i = first; i < leaves->n; i++) {
		const struct leave *leave = &leaves->leave[i];

		str_addf(&text, "%s" WORD "%s@%" PRId64 "..%" PRId64, i > first ? " " : "",
		         leave->person, leave->from, leave->to);
	}
	return str_take(&text);
}

/* CODE@FROM..TO; cut up. */
static void add(struct leaves *leaves, char *text)
{
	char none[] = "";
	struct leave leave = {.id = none, .person = text, .kind = LEAVE_ABSENT, .note = none};
	char *from = strchr(text, '@'), *to = from ? strstr(from, "..") : NULL;
	struct err err;

	if (!to)
		return;
	*from++ = '\0';
	*to = '\0';
	if (number_parse(&leave.from, from, 0, INT64_MAX, &err) &&
	    number_parse(&leave.to, to + 2, 0, INT64_MAX, &err) && leave.from < leave.to)
		leaves_add(leaves, &leave);
}

void roster_absences_find(struct leaves *leaves, const char *text)
{
	struct leaves all = {0};

	/* What was loaded has no room for more. */
	for (size_t i = 0; i < leaves->n; i++)
		leaves_add(&all, &leaves->leave[i]);
	leaves_release(leaves);
	for (const char *at = text; at; at = strchr(at, ' ')) {
		char *word;

		at += strspn(at, " ");
		word = xstrndup(at, strcspn(at, " "));
		if (strncmp(word, WORD, strlen(WORD)) == 0)
			add(&all, word + strlen(WORD));
		free(word);
	}
	*leaves = all;
}
