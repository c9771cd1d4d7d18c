#include "service/teams.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "service/reads.h"
#include "store/people.h"

#include "base/banned.h"

struct pairing {
	struct person a, b; /* in the order of their codes */
};

static void release(struct pairing *pairing)
{
	person_release(&pairing->a);
	person_release(&pairing->b);
}

static bool find(struct pairing *out, struct app *app, const char *a, const char *b,
                 struct err *err)
{
	struct pairing pairing = {0};
	int order;

	if (!app_may(app, false, err) || !app_person(&pairing.a, app, a, err))
		return false;
	if (!app_person(&pairing.b, app, b, err)) {
		person_release(&pairing.a);
		return false;
	}
	order = strcmp(pairing.a.code, pairing.b.code);
	if (order == 0) {
		err_set(err, ERR_USAGE, "same-person", _("a pair is of two people; %s is one"),
		        pairing.a.name);
		release(&pairing);
		return false;
	}
	*out = order < 0 ? pairing : (struct pairing){pairing.b, pairing.a};
	return true;
}

/* Ends the transaction. */
static bool finish(struct app *app, const struct pairing *pairing, const char *detail, bool ok,
                   struct err *err)
{
	char *both = xasprintf("%s %s", pairing->a.code, pairing->b.code);

	ok = ok && app_audit(app, "staff pair", both, detail, err) && db_commit(app->db, err);
	if (!ok)
		db_rollback(app->db);
	free(both);
	return ok;
}

bool staff_pair(struct app *app, const char *a, const char *b, enum team_kind kind, struct err *err)
{
	struct pairing pairing;
	bool ok;

	if (!find(&pairing, app, a, b, err))
		return false;
	struct team_rule rule = {
	    .kind = kind, .a = pairing.a.code, .b = pairing.b.code, .most = -1};
	ok = db_begin(app->db, err) &&
	     finish(app, &pairing, team_kind_name(kind), pair_put(app->db, &rule, err), err);
	release(&pairing);
	return ok;
}

static bool drop(struct app *app, const struct pairing *pairing, struct err *err)
{
	bool found;

	if (!pair_drop(&found, app->db, pairing->a.code, pairing->b.code, err))
		return false;
	return found || err_set(err, ERR_NOT_FOUND, "no-such-pair",
	                        _("nothing is said of %s and %s (trucban staff pairs)"),
	                        pairing->a.name, pairing->b.name);
}

bool staff_unpair(struct app *app, const char *a, const char *b, struct err *err)
{
	struct pairing pairing;
	bool ok;

	if (!find(&pairing, app, a, b, err))
		return false;
	ok = db_begin(app->db, err) && finish(app, &pairing, "none", drop(app, &pairing, err), err);
	release(&pairing);
	return ok;
}

bool app_pairs(struct team_rules *out, struct app *app, struct err *err)
{
	struct team_rules rules = {0};

	if (!pairs_load(&rules, app->db, err)) {
		team_rules_release(&rules);
		return false;
	}
	*out = rules;
	return true;
}

bool app_team_rules(struct team_rules *out, struct app *app, struct err *err)
{
	struct team_rules rules;

	team_rules_copy(&rules, &app->config.rules);
	if (!pairs_load(&rules, app->db, err)) {
		team_rules_release(&rules);
		return false;
	}
	*out = rules;
	return true;
}
