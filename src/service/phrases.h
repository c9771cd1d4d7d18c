#ifndef SERVICE_PHRASES_H
#define SERVICE_PHRASES_H
/* Phrases of terminal and paper alike. What is returned is owned by the caller. */
#include "domain/roster.h"

char *phrase_moment(int64_t at);               /* "17:00 T5 29/4" */
char *phrase_span(int64_t start, int64_t end); /* "17:00 T5 29/4 – 07:30 T6 30/4" */
/* Whole days: "30/04/2027 – 02/05/2027", else the span. */
char *phrase_leave(int64_t from, int64_t to);
char *phrase_quality(const struct roster *roster);
char *phrase_proven(int64_t objective, int64_t bound); /* how good, by what is proven */

/* How far the objective may lie above the optimum: as a part of itself, and in percent, rounded up.
 */
double quality_ratio(int64_t objective, int64_t bound);
enum { QUALITY_GAP_UNKNOWN = -1 };
int quality_gap(int64_t objective, int64_t bound);

#endif
