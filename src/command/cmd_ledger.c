#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/phrase.h"
#include "command/report_import.h"
#include "command/show_ledger.h"
#include "service/history.h"
#include "service/ledger_report.h"

#include "base/banned.h"

/* ---- reading ---- */

static bool query_days(struct ledger_query *query, const struct call *call, struct err *err)
{
	int64_t year = 0;

	if (call->n_args && call_has(call, "year"))
		return call_misused(call, err, _("the year is given twice"));
	if (call->n_args ? !call_argument(&year, call, 0, 1900, 2200, err)
	                 : !call_number(&year, call, "year", 1900, 2200, 0, err))
		return false;
	query->year = (int)year;
	query->has_span = call_has(call, "from") || call_has(call, "to");
	if (!query->has_span)
		return true;
	if (!call_has(call, "from") || !call_has(call, "to"))
		return call_misused(call, err, _("both --from and --to are wanted"));
	if (year)
		return call_misused(call, err, _("a year or --from and --to, not both"));
	if (!call_date(&query->from, call, "from", err) || !call_date(&query->to, call, "to", err))
		return false;
	return date_compare(query->from, query->to) <= 0 ||
	       call_misused(call, err, _("--from is after --to"));
}

static bool query_of(struct ledger_query *query, enum ledger_measure *measure,
                     const struct call *call, struct err *err)
{
	const char *by = call_value(call, "by"), *count = call_value(call, "count");

	*query = (struct ledger_query){.person = call_value(call, "person"),
	                               .unit = call_value(call, "unit"),
	                               .post = call_value(call, "post")};
	*measure = MEASURE_HOURS;
	if (by && !ledger_by_find(&query->by, by))
		return call_misused(call, err,
		                    _("\"%s\" is none of person, unit, post, kind, year"), by);
	if (count && !ledger_measure_find(measure, count))
		return call_misused(call, err, _("\"%s\" is none of hours, points, shifts"), count);
	if (call_has(call, "rest") && (by || count))
		return call_misused(call, err, _("--rest is by person and in hours"));
	return query_days(query, call, err);
}

static bool run_rest(const struct ledger_query *query, struct app *app, struct out *out,
                     struct err *err)
{
	struct rest_lines lines;

	if (!ledger_rest(&lines, app, query, err))
		return false;
	if (out->json) {
		rest_json(out, &lines, &app->config.rest);
	} else {
		mark_show(out, app);
		rest_show(out, &lines, &app->config.rest);
	}
	rest_lines_release(&lines);
	return true;
}

static bool run_ledger(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct ledger_groups groups;
	struct ledger_query query;
	enum ledger_measure measure;

	if (!query_of(&query, &measure, call, err))
		return false;
	if (call_has(call, "rest"))
		return run_rest(&query, app, out, err);
	if (!ledger_report(&groups, app, &query, err))
		return false;
	if (out->json) {
		ledger_json(out, &groups, &query);
	} else {
		mark_show(out, app);
		ledger_show(out, &groups, &query, measure);
	}
	ledger_groups_release(&groups);
	return true;
}

/* ---- history ---- */

static bool run_import(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	bool is_trial = call_has(call, "dry-run");
	struct import_result result = {0};
	bool done = (is_trial ? ledger_try : ledger_import)(&result, app, call->arg[0], false, err);

	import_report(out, &result, done && !is_trial);
	if (done && is_trial && !out->json)
		out_addf(out,
		         _("only tried, nothing was kept: %zu would be added, %zu are there\n"),
		         result.added, result.same);
	import_result_release(&result);
	return done;
}

static bool run_list(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct history_imports imports;

	(void)call;
	if (!ledger_imports(&imports, app, err))
		return false;
	if (out->json) {
		imports_json(out, &imports);
	} else {
		mark_show(out, app);
		imports_show(out, &imports);
	}
	history_imports_release(&imports);
	return true;
}

static bool run_export(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	const char *path = call_value(call, "output");
	int64_t number = 0;
	char *text;
	bool ok = true;

	if (call->n_args && !call_argument(&number, call, 0, 1, 1000000000, err))
		return false;
	if (number && call_has(call, "rosters"))
		return call_misused(call, err, _("an import or --rosters, not both"));
	if (!ledger_export(&text, app, number, call_has(call, "rosters"), err))
		return false;
	if (!path || !strcmp(path, "-"))
		out_add(out, text);
	else if ((ok = file_write(path, text, strlen(text), 0644, err)))
		out_word(out, _("written: %s"), path);
	free(text);
	return ok;
}

static bool run_remove(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	const char *reason = call_value(call, "reason");
	int64_t number;

	if (!call_argument(&number, call, 0, 1, 1000000000, err) ||
	    !ledger_remove(app, number, reason ? reason : "", err))
		return false;
	if (!out->json)
		out_addf(out, _("import %lld of history counts no more\n"), (long long)number);
	return true;
}

static const struct command_option ledger_options[] = {
    {"year", 0, N_("YEAR"), N_("only this year; a holiday is of the year of its first day off")},
    {"from", 0, N_("DAY"), N_("only from this day on")},
    {"to", 0, N_("DAY"), N_("up to this day")},
    {"person", 0, N_("PERSON"), N_("only this person")},
    {"unit", 0, N_("UNIT"), N_("only people of this unit")},
    {"post", 0, N_("POST"), N_("only this post")},
    {"by", 0, "person|unit|post|kind|year", N_("what each line is; person by default")},
    {"count", 0, "hours|points|shifts",
     N_("what the columns by kind of day count; hours by default")},
    {"rest", 0, NULL, N_("rest earned by duty, taken and owed, in hours")},
    {0},
};

static const struct command_option trial_options[] = {
    {"dry-run", 0, NULL, N_("only say what would happen")},
    {0},
};

static const struct command_option export_options[] = {
    {"rosters", 0, NULL, N_("duty of published rosters too, day by day")},
    {"output", 'o', N_("FILE"), N_("write it there")},
    {0},
};

static const struct command_option remove_options[] = {
    {"reason", 0, N_("TEXT"), N_("why; goes into the record")},
    {0},
};

const struct command cmd_ledger[] = {
    {.name = "roster ledger",
     .usage = N_("[YEAR]"),
     .help = N_("points and hours of duty by person, unit, post, kind of day or year"),
     .options = ledger_options,
     .max_args = 1,
     .run = run_ledger},
    {.name = "ledger import",
     .usage = N_("FILE.csv"),
     .help = N_("take in duty of earlier years that was kept by hand: all rows or none"),
     .options = trial_options,
     .min_args = 1,
     .max_args = 1,
     .run = run_import},
    {.name = "ledger list",
     .usage = "",
     .help = N_("files of history that were taken in, and those taken back"),
     .run = run_list},
    {.name = "ledger export",
     .usage = N_("[IMPORT]"),
     .help = N_("history that counts, as the CSV that `ledger import` takes"),
     .options = export_options,
     .max_args = 1,
     .run = run_export},
    {.name = "ledger remove",
     .usage = N_("IMPORT"),
     .help = N_("take an import back; its rows stay on record, but count no more"),
     .options = remove_options,
     .min_args = 1,
     .max_args = 1,
     .run = run_remove},
    {0},
};
