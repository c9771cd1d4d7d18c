/* A draft's way to the signature: part of service/roster_edit.h. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "service/roster_edit_work.h"

#include "base/banned.h"

static bool load_draft(struct roster *out, struct app *app, const char *name, struct err *err)
{
	struct period period;
	bool ok;

	if (!app_period(&period, app, name, err))
		return false;
	ok = roster_load(out, app->db, period.name, -1, err);
	if (!ok && err->code == ERR_NOT_FOUND)
		err_set(err, ERR_NOT_FOUND, "no-draft",
		        _("%s has no draft: trucban roster generate %s"), period.name, period.name);
	period_release(&period);
	return ok;
}

static bool audit(struct app *app, const struct roster *draft, const char *action,
                  const char *detail, struct err *err)
{
	char *object = xasprintf("%s v%d", draft->period.name, draft->version);
	bool ok = app_audit(app, action, object, detail, err);

	free(object);
	return ok;
}

/* `change` gets the draft inside the transaction. */
typedef bool changer(struct roster *draft, struct app *app, const char *reason, struct err *err);

static bool change_draft(struct roster *out, struct app *app, const char *period, changer *change,
                         const char *reason, struct err *err)
{
	struct roster draft = {0};
	bool ok;

	if (!app_may(app, false, err) || !db_begin(app->db, err))
		return false;
	ok = load_draft(&draft, app, period, err);
	if (!ok)
		draft = (struct roster){0};
	ok = ok && change(&draft, app, reason, err);
	if (ok)
		ok = db_commit(app->db, err);
	else
		db_rollback(app->db);
	if (ok && out)
		*out = draft;
	else
		roster_release(&draft);
	return ok;
}

static bool submit(struct roster *draft, struct app *app, const char *reason, struct err *err)
{
	(void)reason;
	if (!roster_refuse_submitted(draft, err))
		return false;
	draft->submitted_at = clock_now();
	text_set(&draft->submitted_by, app->actor.person);
	return roster_put_draft(app->db, draft, err) && audit(app, draft, "roster submit", "", err);
}

static bool recall(struct roster *draft, struct app *app, const char *reason, struct err *err)
{
	if (!roster_is_submitted(draft))
		return err_set(err, ERR_CONFLICT, "not-submitted",
		               _("the draft of %s does not lie before who signs"),
		               draft->period.name);
	draft->submitted_at = 0;
	text_set(&draft->submitted_by, "");
	return roster_put_draft(app->db, draft, err) &&
	       audit(app, draft, "roster recall", reason, err);
}

static bool drop(struct roster *draft, struct app *app, const char *reason, struct err *err)
{
	struct str slots = {0};
	bool ok;

	(void)reason;
	if (!roster_refuse_submitted(draft, err))
		return false;
	for (size_t i = 0; i < draft->n_slots; i++) {
		const struct slot *slot = &draft->slot[i];

		str_addf(&slots, "%s%s=%s", slots.n ? " " : "", slot->id,
		         *slot->person ? slot->person : "-");
		if (*slot->unit)
			str_addf(&slots, " (%s)", slot->unit);
	}
	ok = roster_drop_draft(app->db, draft, err) &&
	     audit(app, draft, "roster drop", str_text(&slots), err);
	str_release(&slots);
	return ok;
}

bool roster_submit(struct roster *out, struct app *app, const char *period, struct err *err)
{
	return change_draft(out, app, period, submit, NULL, err);
}

bool roster_recall(struct roster *out, struct app *app, const char *period, const char *reason,
                   struct err *err)
{
	if (!reason || !*reason)
		return err_set(err, ERR_USAGE, "no-reason",
		               _("taking a draft back wants a reason"));
	return change_draft(out, app, period, recall, reason, err);
}

bool roster_drop(struct app *app, const char *period, struct err *err)
{
	return change_draft(NULL, app, period, drop, NULL, err);
}
