#ifndef DOMAIN_READ_CHECKLIST_H
#define DOMAIN_READ_CHECKLIST_H
/* The list before a holiday from its CSV table. As holidays_read(): good lines in `out`, in the
 * order of the file, faults in `bad`. */
#include "base/err.h"
#include "domain/checklist.h"
#include "domain/finding.h"

/* An item rests on a duty or is suggested, never both or neither. */
MUST_CHECK bool checklist_read(struct checklist_items *out, const char *name, const char *text,
                               size_t n, struct findings *bad, struct err *err);

#endif
