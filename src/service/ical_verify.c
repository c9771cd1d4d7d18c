#include "service/ical_verify.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"

#include "base/banned.h"

static int64_t instant(icaltimetype time, const icaltimezone *zone)
{
	if (icaltime_is_date(time))
		return zone_instant(date_from_ymd(time.year, time.month, time.day), 0);
	return (int64_t)icaltime_as_timet_with_zone(time, zone);
}

/* The instant of DTSTART or DTEND by the VTIMEZONE of the file itself. */
static int64_t property_instant(icalcomponent *calendar, icalcomponent *event,
                                icalproperty_kind kind)
{
	icalproperty *property = icalcomponent_get_first_property(event, kind);
	icalparameter *tzid =
	    property ? icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER) : NULL;
	icaltimezone *zone =
	    tzid ? icalcomponent_get_timezone(calendar, icalparameter_get_tzid(tzid)) : NULL;

	if (!property)
		return 0;
	return instant(icalvalue_get_datetime(icalproperty_get_value(property)), zone);
}

static char *copy(const char *text)
{
	return xstrdup(text ? text : "");
}

static void see(struct ical_seen_list *list, icalcomponent *calendar, icalcomponent *event)
{
	list->seen = array_grow(list->seen, list->n, sizeof *list->seen);
	list->seen[list->n++] = (struct ical_seen){
	    .uid = copy(icalcomponent_get_uid(event)),
	    .summary = copy(icalcomponent_get_summary(event)),
	    .description = copy(icalcomponent_get_description(event)),
	    .start = property_instant(calendar, event, ICAL_DTSTART_PROPERTY),
	    .end = property_instant(calendar, event, ICAL_DTEND_PROPERTY),
	    .sequence = icalcomponent_get_sequence(event),
	    .cancelled = icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED,
	};
}

bool ical_read(struct ical_seen_list *out, const char *text, struct err *err)
{
	struct ical_seen_list list = {0};
	icalcomponent *calendar, *event;
	bool ok;

	icalerror_set_errors_are_fatal(0);
	calendar = icalparser_parse_string(text);
	ok = calendar && icalcomponent_isa(calendar) == ICAL_VCALENDAR_COMPONENT &&
	     icalcomponent_count_errors(calendar) == 0 && icalrestriction_check(calendar);
	if (ok) {
		event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
		for (; event;
		     event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
			see(&list, calendar, event);
		*out = list;
	} else {
		err_set(err, ERR_INPUT, "bad-calendar",
		        _("the calendar file does not pass the check by libical"));
	}
	if (calendar)
		icalcomponent_free(calendar);
	return ok;
}

void ical_seen_release(struct ical_seen_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		free(list->seen[i].uid);
		free(list->seen[i].summary);
		free(list->seen[i].description);
	}
	free(list->seen);
	*list = (struct ical_seen_list){0};
}

bool ical_verify(const char *text, const struct events *events, struct err *err)
{
	struct ical_seen_list list;
	bool ok;

	if (!ical_read(&list, text, err))
		return false;
	ok = list.n == events->n;
	for (size_t i = 0; ok && i < list.n; i++)
		ok = strcmp(list.seen[i].uid, events->event[i].uid) == 0 &&
		     list.seen[i].start == events->event[i].start &&
		     list.seen[i].end > list.seen[i].start &&
		     list.seen[i].sequence == events->event[i].sequence;
	ical_seen_release(&list);
	return ok || err_set(err, ERR_INPUT, "bad-calendar",
	                     _("the calendar file, read again, does not hold what was written"));
}
