#ifndef DOMAIN_READ_HOLIDAY_H
#define DOMAIN_READ_HOLIDAY_H
/*
 * Days off from a CSV table, the program's own or a later notice: ngày (date), loại (type), kỳ nghỉ
 * (period, "30-4/2028"), tên (name), trạng thái (status: official when left out), nguồn (source).
 * Pure: text in, values out.
 */
#include "domain/finding.h"
#include "domain/holiday.h"

/*
 * True when the text is a table with the columns wanted, even if each line is bad: `out` has the
 * good lines, `bad` a finding of FINDING_ERROR for each fault of the others (file, line, column,
 * what was wanted). Notices in `bad` (a column that nobody knows) do not make a line bad.
 */
MUST_CHECK bool holidays_read(struct holidays *out, const char *name, const char *text, size_t n,
                              struct findings *bad, struct err *err);

#endif
