#ifndef SERVICE_CALENDAR_FILE_H
#define SERVICE_CALENDAR_FILE_H
/*
 * A calendar file from stored events. Its header is the same in every edition: no UID of the
 * calendar (vdirsyncer would make one item of all), no version, no time of writing. The time zone
 * is spelled out, since some readers know none.
 */
#include "base/str.h"
#include "service/config.h"
#include "store/rosters.h"

struct calendar_face { /* all borrowed */
	const char *name;
	const char *description;
	const char *url;           /* "" for none */
	const char *person;        /* whose own calendar it is, or NULL */
	enum calendar_alarm alarm; /* there alone */
};

/* In a person's own calendar an event that somebody else holds now is cancelled, with its mark. */
void calendar_write(struct str *out, const struct calendar_face *face, const struct events *events);

#endif
