#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H
/*
 * The wall clock: its only reader. TRUCBAN_NOW=TIME fixes it, TRUCBAN_NOW=@FILE takes it from a
 * file at each reading (tests and demonstrations; the store refuses to write under it unless its
 * database was made for that).
 */
#include <stdint.h>

#include "base/err.h"

/* `setting` is the value of TRUCBAN_NOW, or NULL for the real clock. */
MUST_CHECK bool clock_init(const char *setting, struct err *err);
bool clock_is_fixed(void);
int64_t clock_now(void);       /* UTC seconds */
int64_t clock_monotonic(void); /* milliseconds since some start; never fixed, for time limits */

#endif
