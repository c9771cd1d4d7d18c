#ifndef SERVICE_TABLE_ANNEX_H
#define SERVICE_TABLE_ANNEX_H
/*
 * What goes along with the table: what is not done before the holiday, and the defence sheet for
 * whoever signs. In Vietnamese whatever --lang says, as all papers.
 */
#include "service/document.h"
#include "service/sheet.h"
#include "service/table.h"

struct table_annex {
	struct sheet open, defence;
};

/* Puts into `doc` what `options` want of it; what that borrows is in `out`. The defence sheet may
 * take as long as `roster explain`. */
MUST_CHECK bool table_annex_make(struct table_annex *out, struct document *doc, struct app *app,
                                 const struct table_options *options, struct err *err);
void table_annex_release(struct table_annex *annex);

#endif
