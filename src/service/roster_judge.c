#include "service/roster_judge.h"

#include <string.h>

#include "service/roster_task.h"
#include "service/rosters.h"
#include "store/people.h"

#include "base/banned.h"

bool roster_judge_load(struct roster_judge *out, struct app *app, const struct roster *roster,
                       struct err *err)
{
	struct roster_judge judge = {0};

	if (!staff_load(&judge.staff, app->db, err) || !leaves_load(&judge.leaves, app->db, err) ||
	    !exemptions_load(&judge.exemptions, app->db, err) ||
	    !roster_neighbours(&judge.neighbours, &judge.rosters, app->db, roster, err)) {
		roster_judge_release(&judge);
		return false;
	}
	*out = judge;
	return true;
}

void roster_judge_check(struct findings *out, const struct roster_judge *judge,
                        const struct roster *roster)
{
	const struct check_input input = {
	    .roster = roster,
	    .staff = &judge->staff,
	    .leaves = &judge->leaves,
	    .exemptions = &judge->exemptions,
	    .before = &judge->neighbours,
	};

	roster_check(out, &input);
}

bool roster_may_force(const char *rule)
{
	return strcmp(rule, "rest") == 0 || strcmp(rule, "max-shifts") == 0 ||
	       strcmp(rule, "max-nights") == 0 || check_is_team(rule);
}

void roster_judge_release(struct roster_judge *judge)
{
	segments_release(&judge->neighbours);
	rosters_release(&judge->rosters);
	staff_release(&judge->staff);
	leaves_release(&judge->leaves);
	exemptions_release(&judge->exemptions);
	*judge = (struct roster_judge){0};
}
