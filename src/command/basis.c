#include "command/basis.h"

#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

#include "base/banned.h"

static const struct duty *duty_of(const struct duties *duties, const char *id)
{
	for (size_t i = 0; i < duties->n; i++)
		if (!strcmp(duties->duty[i].id, id))
			return &duties->duty[i];
	return NULL;
}

char *basis_text(const struct duties *duties, const char *id)
{
	const struct duty *duty = duty_of(duties, id);

	if (!duty)
		return xstrdup(id);
	return xasprintf(_("%s %s, item %s"), id, duty->dispatch, duty->clause);
}

void basis_json(struct json *list, const struct duties *duties, const char *id)
{
	const struct duty *duty = duty_of(duties, id);
	struct json *basis = json_put_object(list, NULL);

	json_put_text(basis, "duty", id);
	json_put_text(basis, "dispatch", duty ? duty->dispatch : NULL);
	json_put_text(basis, "clause", duty ? duty->clause : NULL);
}
