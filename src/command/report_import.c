#include "command/report_import.h"

#include "base/i18n.h"
#include "command/json.h"
#include "command/phrase.h"

#include "base/banned.h"

const struct command_option import_options[] = {
    {"partial", 0, NULL, N_("import the good lines although others are bad (exit status 1)")},
    {0},
};

static void counts_json(struct out *out, const struct import_result *result, bool done)
{
	struct json *top = json_new_object();

	json_put_bool(top, "imported", done);
	json_put_int(top, "added", done ? (int64_t)result->added : 0);
	json_put_int(top, "changed", done ? (int64_t)result->changed : 0);
	json_put_int(top, "same", done ? (int64_t)result->same : 0);
	json_put_int(top, "bad", (int64_t)result->bad);
	findings_json(top, "findings", &result->findings);
	out_json(out, top);
}

void import_report(struct out *out, const struct import_result *result, bool done)
{
	findings_word(out, &result->findings);
	if (out->json)
		counts_json(out, result, done);
	else if (done)
		out_addf(out, _("%zu added, %zu changed, %zu unchanged\n"), result->added,
		         result->changed, result->same);
}

bool import_run(import_function *import, const struct call *call, struct app *app, struct out *out,
                struct err *err)
{
	struct import_result result = {0};
	bool done = import(&result, app, call->arg[0], call_has(call, "partial"), err);
	bool ok = done;

	import_report(out, &result, done);
	if (done && result.bad)
		ok = err_set(err, ERR_INPUT, "partial", _("%zu bad lines were not imported"),
		             result.bad);
	else if (!done && result.bad)
		out_word(out, _("nothing was imported; --partial imports the good lines"));
	import_result_release(&result);
	return ok;
}
