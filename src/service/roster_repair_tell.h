#ifndef SERVICE_ROSTER_REPAIR_TELL_H
#define SERVICE_ROSTER_REPAIR_TELL_H
/* What a repair says about itself: inside of service/roster_repair.h. */
#include "service/roster_model.h"
#include "service/roster_repair.h"

struct roster_repair {
	struct roster_task task;   /* with the absences behind its leaves */
	struct roster_model model; /* of quality, without what least costs */
	struct least_base base;
	struct solve_assignment held; /* the answer */
	char *absent;                 /* per person of the staff */
	char *given_up;               /* per rule of the model: see repair_give_up() */
	size_t first_new;             /* absence, in the task's leaves */
	double seconds;
	unsigned seed;
	struct repair result;
};

/* Differences, open slots and what is to be covered by hand, once the draft is filled. */
void repair_tell(struct roster_repair *repair);
void repair_untell(struct repair *result);

#endif
