#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H
/* Whole decimal numbers in text: the only place that turns digits into integers. */
#include <stdint.h>

#include "base/err.h"

/*
 * The whole of `text` must be a number within min..max; no sign but '-', no blanks.
 * Failures are ERR_USAGE (bad-number, number-range); who reads a file says ERR_INPUT instead.
 */
MUST_CHECK bool number_parse(int64_t *out, const char *text, int64_t min, int64_t max,
                             struct err *err);

#endif
