#include "service/phrases.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"

#include "base/banned.h"

char *phrase_moment(int64_t at)
{
	char hour[ZONE_TEXT], day[DATE_TEXT];
	struct date date = zone_date(at);

	return xasprintf("%s %s %s", zone_clock(hour, at), weekday_short(date_weekday(date)),
	                 date_short(day, date));
}

char *phrase_span(int64_t start, int64_t end)
{
	char *from = phrase_moment(start);
	char *to = phrase_moment(end);
	char *text = xasprintf("%s – %s", from, to);

	free(from);
	free(to);
	return text;
}

char *phrase_leave(int64_t from, int64_t to)
{
	char first[DATE_TEXT], last[DATE_TEXT];

	if (zone_minute(from) || zone_minute(to))
		return phrase_span(from, to);
	date_vn(first, zone_date(from));
	date_vn(last, date_add(zone_date(to), -1));
	return strcmp(first, last) ? xasprintf("%s – %s", first, last) : xstrdup(first);
}

double quality_ratio(int64_t objective, int64_t bound)
{
	const double above = (double)objective - (double)bound;

	if (above <= 0)
		return 0;
	if (objective > 1)
		return above / (double)objective;
	return objective < -1 ? above / -(double)objective : above;
}

int quality_gap(int64_t objective, int64_t bound)
{
	const double percent = 100 * quality_ratio(objective, bound);

	if (bound == INT64_MIN)
		return QUALITY_GAP_UNKNOWN;
	if (percent >= INT32_MAX)
		return INT32_MAX;
	return (int)percent + (percent > (int)percent);
}

char *phrase_proven(int64_t objective, int64_t bound)
{
	const int gap = quality_gap(objective, bound);

	if (gap == 0)
		return xstrdup(_("best possible roster (proven)"));
	if (gap == QUALITY_GAP_UNKNOWN)
		return xstrdup(_("perhaps not the best"));
	return xasprintf(_("perhaps not the best, at most %d %% worse"), gap);
}

char *phrase_quality(const struct roster *roster)
{
	switch (roster->quality) {
	case QUALITY_OPTIMAL:
		return xstrdup(_("best possible roster (proven)"));
	case QUALITY_FEASIBLE:
		return phrase_proven(roster->objective, roster->bound);
	case QUALITY_MANUAL:
		break;
	}
	return xstrdup(_("arranged by hand"));
}
