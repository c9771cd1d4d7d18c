#include "command/call_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

enum { TEXT_LIMIT = 64 * 1024 };

bool call_text(char **out, const struct call *call, size_t first, struct err *err)
{
	struct str s = {0};
	char *raw;
	size_t n;
	bool ok;

	if (call->n_args == first + 1 && !strcmp(call->arg[first], "-")) {
		if (!file_read(&raw, &n, "-", TEXT_LIMIT, err))
			return false;
		ok = utf8_clean(out, raw, n, err);
		free(raw);
		return ok;
	}
	for (size_t i = first; i < call->n_args; i++)
		str_addf(&s, "%s%s", i > first ? " " : "", call->arg[i]);
	*out = str_take(&s);
	return true;
}
