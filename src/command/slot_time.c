#include "command/slot_time.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/zone.h"
#include "service/roster_find.h"

#include "base/banned.h"

static bool is_clock(const char *text)
{
	return strlen(text) <= 5 && strspn(text, "0123456789:") == strlen(text) &&
	       strchr(text, ':');
}

bool slot_time(int64_t *out, const struct slot *slot, const char *text, struct err *err)
{
	char iso[DATE_TEXT];
	char *whole;
	int64_t at;
	bool ok;

	if (!is_clock(text))
		return zone_parse(out, text, err);
	whole = xasprintf("%sT%s%s", date_iso(iso, zone_date(slot->start)),
	                  strchr(text, ':') - text == 1 ? "0" : "", text);
	ok = zone_parse(&at, whole, err);
	free(whole);
	if (!ok)
		return false;
	*out = at < slot->start ? at + 86400 : at;
	return true;
}

bool slot_time_of(int64_t *out, struct app *app, const char *slot, const char *text,
                  struct err *err)
{
	struct roster roster;
	bool ok;

	*out = 0;
	if (!text)
		return true;
	if (!is_clock(text))
		return zone_parse(out, text, err);
	if (!roster_of_slot(&roster, app, slot, err))
		return false;
	ok = slot_time(out, roster_slot(&roster, slot), text, err);
	roster_release(&roster);
	return ok;
}
