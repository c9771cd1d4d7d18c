#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/json.h"
#include "command/show_edit.h"
#include "service/roster_candidates.h"
#include "service/roster_edit.h"

#include "base/banned.h"

static bool declined(struct err *err)
{
	return err_set(err, ERR_CONFLICT, "declined", _("nothing was done"));
}

static bool read_options(struct edit_options *out, const struct call *call, const char *action,
                         struct err *err)
{
	int64_t revision;

	if (!call_number(&revision, call, "revision", 0, INT32_MAX, ROSTER_ANY_REVISION, err))
		return false;
	*out = (struct edit_options){.revision = (int)revision, .action = action};
	return true;
}

/* Stored, or with --try only told. */
static bool edit(const struct call *call, struct app *app, const struct slot_edit *edits, size_t n,
                 const struct edit_options *options, struct out *out, struct err *err)
{
	const bool stores = !call_has(call, "try");
	struct edit_result result;
	bool ok = stores ? roster_edit(&result, app, edits, n, options, err)
	                 : roster_try(&result, app, edits, n, options, err);

	if (!ok)
		return edit_hint_force(err);
	edit_show(out, app, &result, stores);
	edit_result_release(&result);
	return true;
}

static bool run_assign(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	const char *unit = call_value(call, "unit");
	struct slot_edit one = {.slot = call->arg[0], .unit = unit, .locked = -1};
	struct edit_options options;

	if (call->n_args < 2 && !unit)
		return call_misused(call, err, _("who? a person, or --unit UNIT"));
	if (call->n_args < 2 && call_has(call, "lock"))
		return call_misused(call, err, _("only a slot that somebody holds can be locked"));
	/* What a unit is to name is open until it does. */
	if (call->n_args > 1)
		one.person = call->arg[1];
	else if (*unit)
		one.person = "";
	if (call_has(call, "lock"))
		one.locked = 1;
	if (!read_options(&options, call, "roster assign", err))
		return false;
	options.force = call_has(call, "force");
	if (options.force &&
	    !out_confirm(out, _("A rule of rest or of limits may be broken. Go on?")))
		return declined(err);
	return edit(call, app, &one, 1, &options, out, err);
}

static bool run_unassign(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	const struct slot_edit one = {call->arg[0], "", NULL, -1};
	struct edit_options options;

	return read_options(&options, call, "roster unassign", err) &&
	       edit(call, app, &one, 1, &options, out, err);
}

static bool set_locks(const struct call *call, struct app *app, bool locked, struct out *out,
                      struct err *err)
{
	struct slot_edit *edits = xcalloc(call->n_args + 1, sizeof *edits);
	struct edit_options options;
	bool ok;

	for (size_t i = 0; i < call->n_args; i++)
		edits[i] = (struct slot_edit){call->arg[i], NULL, NULL, locked};
	ok = read_options(&options, call, locked ? "roster lock" : "roster unlock", err) &&
	     edit(call, app, edits, call->n_args, &options, out, err);
	free(edits);
	return ok;
}

static bool run_lock(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	return set_locks(call, app, true, out, err);
}

static bool run_unlock(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	return set_locks(call, app, false, out, err);
}

static bool run_candidates(const struct call *call, struct app *app, struct out *out,
                           struct err *err)
{
	struct candidates candidates;

	if (!roster_candidates(&candidates, app, call->arg[0], err))
		return false;
	candidates_show(out, app, &candidates);
	candidates_release(&candidates);
	return true;
}

/* ---- a whole draft ---- */

typedef bool worker(const struct call *call, struct app *app, const char *period, struct out *out,
                    struct err *err);

static bool with_period(const struct call *call, struct app *app, worker *work, struct out *out,
                        struct err *err)
{
	char *period;
	bool ok;

	if (!call_period(&period, call, err))
		return false;
	ok = work(call, app, period, out, err);
	free(period);
	return ok;
}

static bool allot(const struct call *call, struct app *app, const char *period, struct out *out,
                  struct err *err)
{
	struct edit_options options;
	struct edit_result result;

	if (!read_options(&options, call, "roster allot", err))
		return false;
	if (!out_confirm(out, _("Each slot is opened for the unit of whoever holds it to name "
	                        "somebody. Go on?")))
		return declined(err);
	if (!roster_allot(&result, app, period, options.revision, err))
		return false;
	allot_show(out, app, &result);
	edit_result_release(&result);
	return true;
}

static bool run_allot(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	return with_period(call, app, allot, out, err);
}

static bool submit(const struct call *call, struct app *app, const char *period, struct out *out,
                   struct err *err)
{
	struct roster draft;

	(void)call;
	if (!roster_submit(&draft, app, period, err))
		return false;
	state_show(out, app, &draft);
	roster_release(&draft);
	return true;
}

static bool run_submit(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	return with_period(call, app, submit, out, err);
}

static bool recall(const struct call *call, struct app *app, const char *period, struct out *out,
                   struct err *err)
{
	const char *reason = call_value(call, "reason");
	struct roster draft;

	if (!reason || !*reason)
		return call_misused(call, err, _("why? --reason TEXT"));
	if (!roster_recall(&draft, app, period, reason, err))
		return false;
	state_show(out, app, &draft);
	roster_release(&draft);
	return true;
}

static bool run_recall(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	return with_period(call, app, recall, out, err);
}

static bool drop(const struct call *call, struct app *app, const char *period, struct out *out,
                 struct err *err)
{
	(void)call;
	if (!out_confirm(out, _("The draft will be dropped; what is published stays. Go on?")))
		return declined(err);
	if (!roster_drop(app, period, err))
		return false;
	if (out->json) {
		struct json *top = json_new_object();

		json_put_text(top, "period", period);
		json_put_bool(top, "dropped", true);
		out_json(out, top);
	} else {
		out_addf(out, _("roster %s: the draft is dropped\n"), period);
	}
	return true;
}

static bool run_drop(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	return with_period(call, app, drop, out, err);
}

/* ---- the table ---- */

static const struct command_option assign_options[] = {
    {"unit", 0, N_("UNIT"),
     N_("the slot is for this unit to name; \"\": for nobody in particular")},
    {"lock", 0, NULL, N_("and keep it whenever the roster is generated")},
    {"force", 0, NULL, N_("although a rule of rest or of limits is broken")},
    {"try", 0, NULL, N_("only say what would happen, store nothing")},
    {"revision", 0, N_("N"), N_("refuse when the draft is no longer this revision")},
    {0},
};

static const struct command_option edit_options[] = {
    {"try", 0, NULL, N_("only say what would happen, store nothing")},
    {"revision", 0, N_("N"), N_("refuse when the draft is no longer this revision")},
    {0},
};

static const struct command_option allot_options[] = {
    {"from", 0, N_("DAY"), N_("instead of a period: the first day of a span")},
    {"to", 0, N_("DAY"), N_("its last day")},
    {"revision", 0, N_("N"), N_("refuse when the draft is no longer this revision")},
    {0},
};

static const struct command_option period_options[] = {
    {"from", 0, N_("DAY"), N_("instead of a period: the first day of a span")},
    {"to", 0, N_("DAY"), N_("its last day")},
    {0},
};

static const struct command_option recall_options[] = {
    {"from", 0, N_("DAY"), N_("instead of a period: the first day of a span")},
    {"to", 0, N_("DAY"), N_("its last day")},
    {"reason", 0, N_("TEXT"), N_("why; goes into the record")},
    {0},
};

const struct command cmd_edit[] = {
    {.name = "roster assign",
     .usage = N_("SLOT [PERSON]"),
     .help = N_("somebody takes a slot of the draft, or a unit is to name who does"),
     .options = assign_options,
     .min_args = 1,
     .max_args = 2,
     .run = run_assign},
    {.name = "roster unassign",
     .usage = N_("SLOT"),
     .help = N_("a slot of the draft is open again"),
     .options = edit_options,
     .min_args = 1,
     .max_args = 1,
     .run = run_unassign},
    {.name = "roster lock",
     .usage = N_("SLOT..."),
     .help = N_("generate keeps who holds these slots of the draft"),
     .options = edit_options,
     .min_args = 1,
     .max_args = -1,
     .run = run_lock},
    {.name = "roster unlock",
     .usage = N_("SLOT..."),
     .help = N_("generate may give these slots to others again"),
     .options = edit_options,
     .min_args = 1,
     .max_args = -1,
     .run = run_unlock},
    {.name = "roster allot",
     .usage = N_("PERIOD"),
     .help = N_("share the draft out among the units, which then name their people"),
     .options = allot_options,
     .max_args = 1,
     .flags = COMMAND_PERIOD,
     .run = run_allot},
    {.name = "roster candidates",
     .usage = N_("SLOT"),
     .help = N_("who may take a slot: rest, points, shifts, what it would cost"),
     .min_args = 1,
     .max_args = 1,
     .run = run_candidates},
    {.name = "roster submit",
     .usage = N_("PERIOD"),
     .help = N_("put the draft before who signs; nobody changes it meanwhile"),
     .options = period_options,
     .max_args = 1,
     .flags = COMMAND_PERIOD,
     .run = run_submit},
    {.name = "roster recall",
     .usage = N_("PERIOD"),
     .help = N_("take a draft back from who signs"),
     .options = recall_options,
     .max_args = 1,
     .flags = COMMAND_PERIOD,
     .run = run_recall},
    {.name = "roster drop",
     .usage = N_("PERIOD"),
     .help = N_("drop the draft; what is published stays"),
     .options = period_options,
     .max_args = 1,
     .flags = COMMAND_PERIOD,
     .run = run_drop},
    {0},
};
