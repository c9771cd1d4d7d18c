#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/json.h"
#include "command/phrase.h"
#include "command/progress.h"
#include "command/show_roster.h"
#include "service/roster_cost.h"
#include "service/roster_run.h"

#include "base/banned.h"

enum { MOST_SECONDS = 24 * 3600 };

static void show(struct out *out, const struct roster_view *view)
{
	if (out->json)
		roster_show_json(out, view);
	else
		roster_show_text(out, view);
}

/* What it costs by rule and person is for programs. */
static bool show_made(struct out *out, struct app *app, const struct roster_view *made,
                      struct err *err)
{
	struct roster_view view = *made;
	struct roster_cost cost = {0};

	if (out->json) {
		if (!roster_cost_split(&cost, app, view.roster, err))
			return false;
		view.cost = &cost;
	}
	show(out, &view);
	roster_cost_release(&cost);
	return true;
}

static void show_impossible(struct out *out, const char *period, const struct findings *findings,
                            double seconds)
{
	struct json *top = json_new_object();

	json_put_text(top, "period", period);
	roster_show_quality_json(top, "infeasible", NULL, seconds);
	findings_json(top, "findings", findings);
	out_json(out, top);
}

static void tell_verbosely(struct out *out, const struct roster_run *run)
{
	const struct err *trouble = roster_run_trouble(run);
	struct roster_progress progress;

	if (!out->verbose)
		return;
	roster_run_progress(&progress, run);
	if (progress.has_roster && progress.bound != INT64_MIN)
		out_word(out, _("cost %lld, bound %lld, %.1f s"), (long long)progress.objective,
		         (long long)progress.bound, progress.seconds);
	if (trouble)
		out_word(out, "%s", trouble->msg);
}

/* Rules that clash are told one by one; ERR_CONFLICT stays as the service set it. */
static bool await(struct roster_run *run, struct app *app, const char *period, struct out *out,
                  struct err *err)
{
	struct roster roster = {0};
	struct findings findings = {0};
	struct roster_view view = {.app = app, .roster = &roster, .findings = &findings};
	struct roster_progress progress;
	bool ok = progress_wait(run, out, err) && roster_run_finish(&roster, &findings, run, err);

	roster_run_progress(&progress, run);
	view.seconds = progress.seconds;
	tell_verbosely(out, run);
	if (ok) {
		ok = show_made(out, app, &view, err);
		out_word(out,
		         _("a draft is stored; it takes effect with: trucban roster publish %s"),
		         roster.period.name);
	} else if (out->json && !strcmp(err->key, "infeasible")) {
		show_impossible(out, period, &findings, view.seconds);
	} else {
		findings_word(out, &findings);
	}
	findings_release(&findings);
	roster_release(&roster);
	return ok;
}

static bool read_options(struct generate_options *out, struct roster_weights *weights,
                         const struct call *call, struct err *err)
{
	int64_t seconds, limit, seed, steps;

	if (!call_number(&seconds, call, "seconds", 1, MOST_SECONDS, 0, err) ||
	    !call_number(&limit, call, "time-limit", 1, MOST_SECONDS, seconds, err) ||
	    !call_number(&seed, call, "seed", 0, INT32_MAX, 0, err) ||
	    !call_number(&steps, call, "steps", 1, INT32_MAX, 0, err))
		return false;
	if (call_has(call, "weights") &&
	    !roster_weights_read(weights, call_value(call, "weights"), err))
		return false;
	out->seconds = (double)limit;
	out->seed = (uint64_t)seed;
	out->steps = steps;
	out->weights = weights;
	out->keep_units = call_has(call, "keep-units");
	return true;
}

static bool generate(const struct call *call, struct app *app, const char *period, struct out *out,
                     struct err *err)
{
	struct roster_weights weights = app->config.weights;
	struct generate_options options = {0};
	struct roster_run *run;
	bool ok;

	if (!read_options(&options, &weights, call, err))
		return false;
	run = roster_run_new(app, period, &options, err);
	if (!run)
		return false;
	if (out->take_run) {
		out->take_run(out->context, run);
		return true;
	}
	ok = await(run, app, period, out, err);
	roster_run_free(run);
	return ok;
}

static bool run_generate(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	char *period;
	bool ok;

	if (!call_period(&period, call, err))
		return false;
	ok = generate(call, app, period, out, err);
	free(period);
	return ok;
}

static bool run_show(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct roster roster = {0};
	struct findings findings = {0};
	struct roster_view view = {.app = app, .roster = &roster, .findings = &findings};
	char *period;
	int version;
	bool ok;

	if (!call_version(&version, call, VERSION_NEWEST, err) || !call_period(&period, call, err))
		return false;
	ok = roster_inspect(&roster, &findings, app, period, version, err);
	if (ok)
		show(out, &view);
	findings_release(&findings);
	roster_release(&roster);
	free(period);
	return ok;
}

static void check_show(struct out *out, const struct roster_view *view)
{
	const struct roster *roster = view->roster;

	if (out->json) {
		struct json *top = json_new_object();

		json_put_text(top, "period", roster->period.name);
		json_put_int(top, "version", roster->version);
		json_put_text(top, "status", roster_status_name(roster->status));
		findings_json(top, "findings", view->findings);
		out_json(out, top);
		return;
	}
	roster_show_heading(out, view);
	findings_show(out, view->findings);
	if (!view->findings->n)
		out_addf(out, "%s\n", _("every slot is filled and no rule is broken"));
}

static bool run_check(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct roster roster = {0};
	struct findings findings = {0};
	struct roster_view view = {.app = app, .roster = &roster, .findings = &findings};
	char *period;
	int version;
	bool ok;

	if (!call_version(&version, call, VERSION_NEWEST, err) || !call_period(&period, call, err))
		return false;
	ok = roster_inspect(&roster, &findings, app, period, version, err);
	if (ok) {
		check_show(out, &view);
		ok = findings_settled(&findings, err);
	}
	findings_release(&findings);
	roster_release(&roster);
	free(period);
	return ok;
}

static void show_published(struct out *out, const struct roster *roster)
{
	struct json *top;

	if (!out->json) {
		out_addf(out, _("roster %s: version %d is published\n"), roster->period.name,
		         roster->version);
		return;
	}
	top = json_new_object();
	json_put_text(top, "period", roster->period.name);
	json_put_int(top, "version", roster->version);
	json_put_text(top, "status", roster_status_name(roster->status));
	json_put_time(top, "published_at", roster->published_at);
	roster_show_order_json(top, roster);
	out_json(out, top);
}

static bool read_publish_options(struct publish_options *out, const struct call *call,
                                 struct err *err)
{
	if (call_has(call, "title") && call_has(call, "signer-title"))
		return call_misused(call, err, _("--title and --signer-title are the same"));
	*out = (struct publish_options){
	    .number = call_value(call, "number"),
	    .has_date = call_has(call, "date"),
	    .signer = call_value(call, "signer"),
	    .signer_title = call_value(call, call_has(call, "title") ? "title" : "signer-title"),
	    .basis = call_value(call, "basis"),
	    .replace = call_has(call, "replace"),
	};
	return !out->has_date || call_date(&out->date, call, "date", err);
}

static bool publish(const struct call *call, struct app *app, const char *period, struct out *out,
                    struct err *err)
{
	struct roster roster = {0};
	struct publish_options options;
	struct findings findings = {0};

	if (!read_publish_options(&options, call, err))
		return false;
	if (options.replace &&
	    !out_confirm(out, _("Rosters published over the same hours will be replaced. Go on?")))
		return err_set(err, ERR_CONFLICT, "declined", _("nothing was done"));
	if (!roster_publish(&roster, app, period, &options, err))
		return false;
	publish_findings(&findings, &roster.period, &options);
	findings_word(out, &findings);
	show_published(out, &roster);
	findings_release(&findings);
	roster_release(&roster);
	return true;
}

static bool run_publish(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	char *period;
	bool ok;

	if (!call_period(&period, call, err))
		return false;
	ok = publish(call, app, period, out, err);
	free(period);
	return ok;
}

static const struct command_option version_options[] = {
    {"from", 0, N_("DAY"), N_("instead of a period: the first day of a span")},
    {"to", 0, N_("DAY"), N_("its last day")},
    {"version", 0, N_("N|draft|published"), N_("which one; else the draft if there is one")},
    {0},
};

static const struct command_option generate_options[] = {
    {"from", 0, N_("DAY"), N_("instead of a period: the first day of a span")},
    {"to", 0, N_("DAY"), N_("its last day")},
    {"time-limit", 0, N_("S"), N_("seconds that it may take; else as configured")},
    {"seconds", 0, N_("S"), N_("the same as --time-limit")},
    {"seed", 0, N_("N"), N_("another choice among rosters that are equally good")},
    {"steps", 0, N_("N"),
     N_("steps that the search may take: with --seed the same roster on each machine")},
    {"weights", 0, N_("FILE"), N_("what counts how much; else as configured")},
    {"keep-units", 0, NULL, N_("leave what was given to units to them, also where it is open")},
    {0},
};

static const struct command_option publish_options[] = {
    {"basis", 0, N_("TEXT"),
     N_("what it rests on, for each paper; or the id of a duty (O-043) for its dispatch")},
    {"from", 0, N_("DAY"), N_("instead of a period: the first day of a span")},
    {"to", 0, N_("DAY"), N_("its last day")},
    {"number", 0, N_("TEXT"), N_("number and symbol of the document")},
    {"date", 0, N_("DAY"), N_("date of the document; else today")},
    {"signer", 0, N_("NAME"), N_("who signs; else as configured")},
    {"title", 0, N_("TEXT"), N_("title of the signer, its lines divided by |; else as configured")},
    {"signer-title", 0, N_("TEXT"), N_("the same as --title")},
    {"replace", 0, NULL, N_("also where another roster is published over the same hours")},
    {0},
};

const struct command cmd_roster[] = {
    {.name = "roster generate",
     .usage = N_("PERIOD"),
     .help = N_("arrange a roster and store it as a draft"),
     .options = generate_options,
     .max_args = 1,
     .flags = COMMAND_PERIOD,
     .run = run_generate},
    {.name = "roster show",
     .usage = N_("PERIOD"),
     .help = N_("a roster slot by slot, with covers and swaps"),
     .options = version_options,
     .max_args = 1,
     .flags = COMMAND_PERIOD,
     .run = run_show},
    {.name = "roster check",
     .usage = N_("PERIOD"),
     .help = N_("what has to be looked at in a roster (exit status 3)"),
     .options = version_options,
     .max_args = 1,
     .flags = COMMAND_PERIOD,
     .run = run_check},
    {.name = "roster publish",
     .usage = N_("PERIOD"),
     .help = N_("the draft becomes the next version in force"),
     .options = publish_options,
     .max_args = 1,
     .flags = COMMAND_PERIOD | COMMAND_MANY,
     .run = run_publish},
    {0},
};
