#ifndef UI_PUBLISH_FACTS_H
#define UI_PUBLISH_FACTS_H
/* What whoever publishes a draft should know of it: how good it is, what is to be looked at, what
 * of the list before the holiday is open. */
#include "canvas.h"
#include "domain/checklist.h"
#include "service/rosters.h"

enum { FACTS_TALL = 14 }; /* rows from which on all of it is shown */

struct publish_facts {
	bool is_there;
	struct roster roster; /* the draft */
	struct findings findings;
	struct checklist checklist;
};

MUST_CHECK bool publish_facts_load(struct publish_facts *out, struct app *app, const char *period,
                                   struct err *err);
void publish_facts_release(struct publish_facts *facts);

/* From the top of the area on; so many rows of it are taken. */
void publish_facts_draw(const struct publish_facts *facts, struct canvas *canvas, struct area area);
int publish_facts_rows(const struct publish_facts *facts, struct area area);

/* What is odd about publishing it so, each with a full stop and a blank after it; "" when nothing
 * is. Owned. */
char *publish_facts_odd(const struct publish_facts *facts, const struct publish_options *options);

#endif
