#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H
/*
 * The wall clock: its only reader. TRUCBAN_NOW=TIME fixes it, TRUCBAN_NOW=@FILE takes it from a
 * file at each reading (tests and demonstrations; the store refuses to write under it unless its
 * database was made for that).
 */
#include <stdint.h>

#include "base/err.h"

/*
 * `setting` is the value of TRUCBAN_NOW; NULL or empty is the real clock. Times are read by
 * zone_parse(): choose the zone first. The file of @FILE must be good here; should it be missing or
 * bad later, the last good time stands.
 */
MUST_CHECK bool clock_init(const char *setting, struct err *err);
bool clock_is_fixed(void);
int64_t clock_now(void);       /* UTC seconds */
int64_t clock_monotonic(void); /* milliseconds since some start; never fixed, for time limits */

#endif
