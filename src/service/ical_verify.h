#ifndef SERVICE_ICAL_VERIFY_H
#define SERVICE_ICAL_VERIFY_H
/*
 * Our calendar files read by other eyes: libical, which takes no part in writing them. One line
 * folded wrongly and some services ignore a file without a word, so none leaves unread.
 */
#include "store/rosters.h"

/* What libical finds in it. */
struct ical_seen {
	char *uid, *summary, *description;
	int64_t start, end; /* UTC seconds; midnight of the zone for days */
	int sequence;
	bool cancelled;
};

struct ical_seen_list {
	struct ical_seen *seen;
	size_t n;
};

/* ERR_INPUT when it is no calendar, has lines that libical cannot take, or breaks RFC 5546. */
MUST_CHECK bool ical_read(struct ical_seen_list *out, const char *text, struct err *err);
void ical_seen_release(struct ical_seen_list *list);

/* Are these the events, with their times and counts, in their order? */
MUST_CHECK bool ical_verify(const char *text, const struct events *events, struct err *err);

#endif
