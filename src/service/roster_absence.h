#ifndef SERVICE_ROSTER_ABSENCE_H
#define SERVICE_ROSTER_ABSENCE_H
/*
 * Who was absent when a version was repaired. That is no leave; it is kept in the audit row of the
 * draft, so that the version can be explained, certified and repaired again by what it was made
 * with. Inside of service/rosters.h.
 */
#include "domain/person.h"

/* "absent=CODE@FROM..TO" for each leave from `first` on, in UTC seconds; owned, may be "". */
char *roster_absences_format(const struct leaves *leaves, size_t first);
/* Adds those within a longer text, such as the detail of an audit row. Their ids are "". */
void roster_absences_find(struct leaves *leaves, const char *text);

#endif
