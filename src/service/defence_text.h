#ifndef SERVICE_DEFENCE_TEXT_H
#define SERVICE_DEFENCE_TEXT_H
/* The defence sheet in words, for terminal and paper alike. */
#include "service/roster_defence.h"
#include "service/sheet.h"

struct defence_look {
	const char *person; /* code: what concerns that one only; NULL: all of it */
	bool is_verbose;    /* costs too */
	bool is_paper;      /* slots are named in words, not by their ids */
};

void defence_sheet(struct sheet *out, const struct defence *defence,
                   const struct defence_look *look);

/* What it would add, in words; costs themselves are for those who ask. Owned. */
char *defence_price_text(const struct price *price, const struct roster_weights *weights,
                         bool is_verbose);

#endif
