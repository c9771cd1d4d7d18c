#ifndef DOMAIN_HISTORY_TWICE_H
#define DOMAIN_HISTORY_TWICE_H
/* What rows of history would count twice: inside of domain/read_history.h. */
#include "domain/ledger.h"

struct history_twice {
	bool is_same; /* says the same as a known row */
	char *text;   /* what is wrong, translated; NULL: nothing */
};

/* One for each row of `fresh`; owned, with its texts. */
struct history_twice *history_find_twice(const struct history *fresh, const struct history *known,
                                         const struct ledger_items *duty);

#endif
