#include "base/i18n.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/json.h"
#include "command/phrase.h"
#include "command/show_roster.h"
#include "service/roster_import.h"

#include "base/banned.h"

static void show_json(struct out *out, const struct roster_import *import)
{
	const struct import_result *result = &import->result;
	struct json *top = json_new_object();

	json_put_some(top, "period", import->draft.period.name);
	json_put_bool(top, "imported", import->is_stored);
	if (import->is_stored)
		json_put_int(top, "version", import->draft.version);
	json_put_int(top, "filled", (int64_t)import->filled);
	json_put_int(top, "open", (int64_t)import->open);
	json_put_int(top, "added", (int64_t)result->added);
	json_put_int(top, "changed", (int64_t)result->changed);
	json_put_int(top, "same", (int64_t)result->same);
	json_put_int(top, "bad", (int64_t)result->bad);
	findings_json(top, "faults", &result->findings);
	findings_json(top, "findings", &import->findings);
	out_json(out, top);
}

static void show_text(struct out *out, struct app *app, const struct roster_import *import)
{
	const struct roster_view view = {
	    .app = app, .roster = &import->draft, .findings = &import->findings};

	if (!import->draft.n_slots)
		return;
	roster_show_heading(out, &view);
	out_addf(out, _("slots filled: %zu, open: %zu (%zu added, %zu changed, %zu unchanged)\n"),
	         import->filled, import->open, import->result.added, import->result.changed,
	         import->result.same);
	findings_show(out, &import->findings);
}

/* Stored, or it would have been: is there something to be looked at? */
static bool settle(const struct roster_import *import, struct err *err)
{
	return findings_settled(&import->result.findings, err) &&
	       findings_settled(&import->findings, err);
}

static void tell(struct out *out, const struct roster_import *import, bool ok)
{
	const char *period = import->draft.period.name;

	if (import->is_stored)
		out_word(out,
		         _("a draft is stored; it takes effect with: trucban roster publish %s"),
		         period);
	else if (ok)
		out_word(out, "%s", _("only tried, nothing was stored"));
	else if (import->result.bad)
		out_word(out, "%s",
		         _("nothing was stored; --partial leaves the slots with faults open"));
}

static bool run_import(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	const struct roster_import_options options = {
	    .try = call_has(call, "try"),
	    .partial = call_has(call, "partial"),
	    .lock = call_has(call, "lock"),
	};
	struct roster_import import;
	bool ok = roster_import(&import, app, call->arg[0], call->arg[1], &options, err);

	findings_word(out, &import.result.findings);
	if (out->json)
		show_json(out, &import);
	else
		show_text(out, app, &import);
	tell(out, &import, ok);
	if (ok)
		ok = settle(&import, err);
	roster_import_release(&import);
	return ok;
}

static const struct command_option import_roster_options[] = {
    {"try", 0, NULL, N_("only say what would happen")},
    {"partial", 0, NULL, N_("store it although there are faults: their slots stay open")},
    {"lock", 0, NULL, N_("lock what was read, so that `roster generate` fills the rest")},
    {0},
};

const struct command cmd_import[] = {
    {.name = "roster import",
     .usage = N_("PERIOD FILE.csv"),
     .help = N_("take a roster made by hand as the draft and check it (exit status 3)"),
     .options = import_roster_options,
     .min_args = 2,
     .max_args = 2,
     .run = run_import},
    {0},
};
