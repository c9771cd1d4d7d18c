#ifndef SERVICE_VCARD_WRITE_H
#define SERVICE_VCARD_WRITE_H
/*
 * Hotlines and, with their numbers, people on duty as vCard 3.0 (RFC 2426), the version that every
 * telephone takes. REV and UID are stable: the same facts give the same bytes.
 */
#include "service/document.h"

/* Cards of the contacts that are valid on `today` and of the people of doc->segments when its
 * privacy lets their numbers out. */
void vcard_write(struct str *out, const struct document *doc, struct date today);

#endif
