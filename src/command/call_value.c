/* Values of options and arguments, as most commands need them (call.h, second part). */
#include "command/call.h"

#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/moment.h"
#include "base/number.h"
#include "base/zone.h"

#include "base/banned.h"

/* What the parser below said, as the user's wrong usage of an option. */
static bool bad_value(const char *name, struct err *err)
{
	err_wrap(err, "--%s", name);
	err->code = ERR_USAGE;
	return false;
}

bool call_date(struct date *out, const struct call *call, const char *name, struct err *err)
{
	return date_parse(out, call_value(call, name), err) || bad_value(name, err);
}

bool call_period(char **out, const struct call *call, struct err *err)
{
	struct date from, to;
	char a[DATE_TEXT], b[DATE_TEXT];

	if (!call_has(call, "from") && !call_has(call, "to")) {
		if (!call->n_args)
			return call_misused(call, err, _("a period is missing"));
		*out = xstrdup(call->arg[0]);
		return true;
	}
	if (!call_has(call, "from") || !call_has(call, "to"))
		return call_misused(call, err, _("--from and --to belong together"));
	if (call->n_args)
		return call_misused(call, err, _("a period or --from and --to, not both"));
	if (!call_date(&from, call, "from", err) || !call_date(&to, call, "to", err))
		return false;
	if (date_compare(from, to) > 0)
		return call_misused(call, err, _("--from is after --to"));
	*out = xasprintf("%s..%s", date_iso(a, from), date_iso(b, to));
	return true;
}

bool call_number(int64_t *out, const struct call *call, const char *name, int64_t min, int64_t max,
                 int64_t otherwise, struct err *err)
{
	if (!call_has(call, name)) {
		*out = otherwise;
		return true;
	}
	return number_parse(out, call_value(call, name), min, max, err) || bad_value(name, err);
}

bool call_argument(int64_t *out, const struct call *call, size_t i, int64_t min, int64_t max,
                   struct err *err)
{
	if (number_parse(out, call->arg[i], min, max, err))
		return true;
	err_wrap(err, _("argument %zu"), i + 1);
	err->code = ERR_USAGE;
	return false;
}

bool call_version(int *out, const struct call *call, int otherwise, struct err *err)
{
	const char *text = call_value(call, "version");
	int64_t number;

	if (!text)
		*out = otherwise;
	else if (!strcmp(text, "draft"))
		*out = VERSION_DRAFT;
	else if (!strcmp(text, "published"))
		*out = VERSION_PUBLISHED;
	else if (number_parse(&number, text, 1, 100000, err))
		*out = (int)number;
	else
		return bad_value("version", err);
	return true;
}

bool call_time(int64_t *out, const struct call *call, const char *name, struct err *err)
{
	if (!call_has(call, name)) {
		*out = 0;
		return true;
	}
	return zone_parse(out, call_value(call, name), err) || bad_value(name, err);
}

bool call_moment(int64_t *out, const struct call *call, const char *name, struct err *err)
{
	if (!call_has(call, name)) {
		*out = 0;
		return true;
	}
	return moment_parse(out, call_value(call, name), clock_now(), err) || bad_value(name, err);
}
