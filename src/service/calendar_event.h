#ifndef SERVICE_CALENDAR_EVENT_H
#define SERVICE_CALENDAR_EVENT_H
/*
 * The events of a roster as values: one for each segment and one for the holiday itself. Pure: the
 * same document gives the same bytes. UIDs hang on the slot alone ("truc-ban.2027-05-01.dem@...",
 * with ".2" for its second part), never on person or time.
 */
#include "service/document.h"
#include "store/rosters.h"

/* The mark in front of the SUMMARY of what was dropped: some clients ignore STATUS. */
#define CALENDAR_MARK "[HỦY CA] "

/*
 * All events of the document at its privacy, by start, then uid. Counts and times of change are 0;
 * `people` holds the present holder alone.
 */
void calendar_events(struct events *out, const struct document *doc);

/* Makes it the event of a slot that is no longer wanted. Calling it again changes nothing unless
 * the hotlines of the document changed. */
void calendar_cancel(struct event *event, const struct document *doc);

/*
 * What the store shall hold when `fresh` is drawn at `now` and `known` was there before (uid NULL:
 * nothing): count, times and people. False when nothing changed.
 */
bool calendar_merge(struct event *fresh, const struct event *known, int64_t now);

/* " NV01 NV02 " holds "NV01"; the first is who holds it now. */
bool calendar_was_in(const struct event *event, const char *person);
bool calendar_is_in(const struct event *event, const char *person);

#endif
