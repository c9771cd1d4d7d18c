#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/json.h"
#include "command/phrase.h"
#include "command/show_incident.h"
#include "service/incident_report.h"
#include "service/qr.h"

#include "base/banned.h"

/* The arguments from `first` on as one text, "" for none. */
static char *words(const struct call *call, size_t first)
{
	struct str s = {0};

	for (size_t i = first; i < call->n_args; i++)
		str_addf(&s, "%s%s", i > first ? " " : "", call->arg[i]);
	return str_take(&s);
}

/* What was done, and what is left of the incident now. */
static bool show_act(struct out *out, struct app *app, struct entry *entry, struct err *err)
{
	struct incident_views views;
	int64_t now = clock_now();
	bool ok = incident_load(&views, app, entry->record.object, now, err);

	if (ok) {
		incident_show_act(out, app, entry, &views, now);
		incident_views_release(&views);
	}
	entry_release(entry);
	return ok;
}

static bool run_open(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct incident_draft draft = {.group = call_value(call, "group"),
	                               .system = call_value(call, "system"),
	                               .how = call_value(call, "how"),
	                               .from = call_value(call, "from")};
	const char *severity = call_value(call, "severity");
	struct entry entry;
	char *signs;
	bool ok;

	if (!draft.group)
		return call_misused(call, err, _("say of which group it is: --group GROUP"));
	if (severity && !incident_severity_find(&draft.severity, severity))
		return call_misused(call, err,
		                    _("there is no severity \"%s\": unknown, normal, serious, "
		                      "security"),
		                    severity);
	if (!call_moment(&draft.found, call, "at", err) ||
	    !call_moment(&draft.occurred, call, "occurred", err))
		return false;
	signs = words(call, 0);
	draft.signs = signs;
	ok = incident_open(&entry, app, &draft, err);
	free(signs);
	return ok && show_act(out, app, &entry, err);
}

static bool run_step(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	enum step_state state = call_has(call, "skip")     ? STEP_SKIPPED
	                        : call_has(call, "reopen") ? STEP_OPEN
	                                                   : STEP_DONE;
	struct entry entry;
	int64_t at;

	return call_moment(&at, call, "at", err) &&
	       incident_mark_step(&entry, app, call->arg[0], call->arg[1], state,
	                          call_value(call, "evidence"), at, err) &&
	       show_act(out, app, &entry, err);
}

static bool run_call(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	enum call_result result;
	struct entry entry;
	int64_t at, rung;

	if (!call_result_find(&result, call->arg[1]))
		return call_misused(call, err,
		                    _("a call is answered, busy or none (no answer), not \"%s\""),
		                    call->arg[1]);
	return call_moment(&at, call, "at", err) &&
	       call_number(&rung, call, "rung", 1, 99, 0, err) &&
	       incident_call(&entry, app, call->arg[0], (int)rung, result, call_value(call, "note"),
	                     at, err) &&
	       show_act(out, app, &entry, err);
}

static bool run_decide(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct incident_decision decision = {.by = call_value(call, "by"),
	                                     .means = call_value(call, "means"),
	                                     .clocks = call_value(call, "clocks")};
	struct entry entry;
	char *text;
	bool ok;

	if (!call_moment(&decision.at, call, "at", err))
		return false;
	text = words(call, 1);
	decision.text = text;
	ok = incident_decide(&entry, app, call->arg[0], &decision, err);
	free(text);
	return ok && show_act(out, app, &entry, err);
}

static bool run_sent(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct incident_sent sent = {.clock = call->arg[1],
	                             .means = call_value(call, "means"),
	                             .to = call_value(call, "to"),
	                             .signer = call_value(call, "signer")};
	struct entry entry;

	return call_moment(&sent.at, call, "at", err) &&
	       incident_send(&entry, app, call->arg[0], &sent, err) &&
	       show_act(out, app, &entry, err);
}

static bool run_note(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct incident_news news = {.cause = call_value(call, "cause"),
	                             .extent = call_value(call, "extent"),
	                             .measures = call_value(call, "measures"),
	                             .help = call_value(call, "help-wanted"),
	                             .personal = call_value(call, "personal-data")};
	struct entry entry;
	char *text;
	bool ok;

	if (!call_time(&news.next, call, "next-report", err))
		return false;
	text = words(call, 1);
	news.text = text;
	ok = incident_note(&entry, app, call->arg[0], &news, err);
	free(text);
	return ok && show_act(out, app, &entry, err);
}

static bool run_close(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct entry entry;
	int64_t at;

	return call_moment(&at, call, "at", err) &&
	       incident_close(&entry, app, call->arg[0], call_value(call, "outcome"), at, err) &&
	       show_act(out, app, &entry, err);
}

static bool run_review(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	char *text = words(call, 1);
	struct entry entry;
	bool ok = incident_review(&entry, app, call->arg[0], !call_has(call, "return"), text, err);

	free(text);
	return ok && show_act(out, app, &entry, err);
}

/* ---- reading ---- */

/* A deadline that has passed needs attention: exit status 3. */
static bool settled(const struct incident_views *views, struct err *err)
{
	size_t overdue = 0;

	for (size_t i = 0; i < views->n; i++)
		overdue += views->view[i].clocks.n_overdue;
	if (!overdue)
		return true;
	return err_set(err, ERR_FINDINGS, "overdue", _("%zu deadlines of incidents have passed"),
	               overdue);
}

static bool run_list(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct incident_views views;
	int64_t now = clock_now();
	bool ok = call_has(call, "all") ? incidents_all(&views, app, now, err)
	                                : incidents_open(&views, app, now, err);

	if (!ok)
		return false;
	incidents_show(out, app, &views, now);
	ok = settled(&views, err);
	incident_views_release(&views);
	return ok;
}

static bool run_show(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct incident_views views;
	int64_t now = clock_now();

	if (!incident_load(&views, app, call->arg[0], now, err))
		return false;
	incident_show(out, app, &views, now);
	incident_views_release(&views);
	return true;
}

static bool show_qr(struct out *out, const struct ladder *ladder, struct err *err)
{
	char *dial, *text;
	bool ok;

	if (ladder->next == ladder->n)
		return true;
	dial = qr_dial(ladder->rung[ladder->next].number);
	ok = qr_text(&text, dial, err);
	free(dial);
	if (!ok)
		return false;
	out_add(out, text);
	free(text);
	return true;
}

static bool show_ladder(struct out *out, const struct app *app, const struct call *call,
                        const struct ladder *ladder, struct err *err)
{
	if (out->json) {
		struct json *top = json_new_object();

		ladder_json(top, ladder);
		mark_json(top, app);
		out_json(out, top);
		return true;
	}
	ladder_show(out, app, ladder);
	return !call_has(call, "qr") || show_qr(out, ladder, err);
}

static bool run_ladder(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct incident_views views;
	struct ladder ladder;
	int64_t now = clock_now();
	bool ok;

	if (!call->n_args) {
		if (!ladder_at(&ladder, app, now, err))
			return false;
		ok = show_ladder(out, app, call, &ladder, err);
		ladder_release(&ladder);
		return ok;
	}
	if (!incident_load(&views, app, call->arg[0], now, err))
		return false;
	ok = show_ladder(out, app, call, &views.view[0].ladder, err);
	incident_views_release(&views);
	return ok;
}

static bool run_report(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct incident_views views;
	enum incident_paper paper;
	int64_t now = clock_now();
	char *text;

	if (!incident_paper_find(&paper, call->arg[1]))
		return call_misused(call, err, _("a report is initial, final or quick, not \"%s\""),
		                    call->arg[1]);
	if (!incident_load(&views, app, call->arg[0], now, err))
		return false;
	text = incident_paper_text(&views, app, paper, now);
	if (out->json) {
		struct json *top = json_new_object();

		json_put_text(top, "number", views.view[0].incident.number);
		json_put_text(top, "text", text);
		mark_json(top, app);
		out_json(out, top);
	} else {
		out_add(out, text);
		mark_show(out, app);
	}
	free(text);
	incident_views_release(&views);
	return true;
}

/* ---- table ---- */

static const struct command_option open_options[] = {
    {"group", 0, N_("GROUP"),
     N_("ma-doc, xam-nhap, tu-choi-dich-vu, lo-mat-du-lieu, thay-doi-noi-dung, lua-dao, "
        "nha-cung-cap, noi-bo, khac")},
    {"severity", 0, N_("SEVERITY"), N_("unknown (the default), normal, serious, security")},
    {"system", 0, N_("SYSTEM"), N_("which system it is about")},
    {"at", 0, N_("TIME"), N_("when it was detected (T0): 02:40, 22:00 30/4; else now")},
    {"occurred", 0, N_("TIME"), N_("when it happened, if that is known")},
    {"how", 0, N_("TEXT"), N_("how it was detected: round, call, warning")},
    {"from", 0, N_("ENTRY"), N_("the entry of the watch log that it comes from")},
    {0},
};

static const struct command_option step_options[] = {
    {"evidence", 0, N_("TEXT"), N_("what shows it; with --skip or --reopen: why")},
    {"skip", 0, NULL, N_("the step is not taken")},
    {"reopen", 0, NULL, N_("it turned out not to be done")},
    {"at", 0, N_("TIME"), N_("when; else now")},
    {0},
};

static const struct command_option call_options[] = {
    {"rung", 0, N_("N"), N_("whom, by the number in the ladder; else the next one")},
    {"note", 0, N_("TEXT"), N_("what was said")},
    {"at", 0, N_("TIME"), N_("when; else now")},
    {0},
};

static const struct command_option decide_options[] = {
    {"clocks", 0, N_("LIST"),
     N_("which reports are to be sent: ngay,24h,72h,du-lieu-ca-nhan; or none")},
    {"means", 0, N_("TEXT"), N_("how it was given: telephone, in person")},
    {"by", 0, N_("PERSON"), N_("who decided; else the duty leader of that hour")},
    {"at", 0, N_("TIME"), N_("when; else now")},
    {0},
};

static const struct command_option sent_options[] = {
    {"means", 0, N_("TEXT"), N_("how: document system, e-mail")},
    {"to", 0, N_("TEXT"), N_("to whom")},
    {"signer", 0, N_("TEXT"), N_("who signed it")},
    {"at", 0, N_("TIME"), N_("when; else now")},
    {0},
};

static const struct command_option note_options[] = {
    {"cause", 0, N_("TEXT"), N_("its cause")},
    {"extent", 0, N_("TEXT"), N_("how far it goes, who is affected")},
    {"measures", 0, N_("TEXT"), N_("what has been done")},
    {"help-wanted", 0, N_("TEXT"), N_("what help is wanted")},
    {"personal-data", 0, N_("TEXT"), N_("which personal data, of how many people")},
    {"next-report", 0, N_("TIME"), N_("when the next report is to come")},
    {0},
};

static const struct command_option close_options[] = {
    {"outcome", 0, N_("TEXT"), N_("how it ended")},
    {"at", 0, N_("TIME"), N_("when; else now")},
    {0},
};

static const struct command_option review_options[] = {
    {"return", 0, NULL, N_("not accepted: the incident is open again; TEXT says why")},
    {0},
};

static const struct command_option list_options[] = {
    {"all", 0, NULL, N_("finished ones too")},
    {0},
};

static const struct command_option ladder_options[] = {
    {"qr", 0, NULL, N_("the next number as a QR code to scan with a telephone")},
    {0},
};

const struct command cmd_incident[] = {
    {.name = "incident open",
     .usage = N_("TEXT..."),
     .help = N_("open an incident with its steps and deadlines; TEXT says what was seen"),
     .options = open_options,
     .min_args = 1,
     .max_args = -1,
     .run = run_open},
    {.name = "incident list",
     .usage = "",
     .help = N_("incidents not finished; a deadline that has passed is exit status 3"),
     .options = list_options,
     .run = run_list},
    {.name = "incident show",
     .usage = N_("INCIDENT"),
     .help = N_("one incident: deadlines, whom to call next, steps, timeline"),
     .min_args = 1,
     .max_args = 1,
     .run = run_show},
    {.name = "incident step",
     .usage = N_("INCIDENT STEP"),
     .help = N_("a step is done, with what shows it"),
     .options = step_options,
     .min_args = 2,
     .max_args = 2,
     .run = run_step},
    {.name = "incident call",
     .usage = N_("INCIDENT RESULT"),
     .help = N_("a call was made: answered, busy, none; it stops no deadline"),
     .options = call_options,
     .min_args = 2,
     .max_args = 2,
     .run = run_call},
    {.name = "incident decide",
     .usage = N_("INCIDENT [TEXT...]"),
     .help = N_("the duty leader's decision: which reports are to be sent"),
     .options = decide_options,
     .min_args = 1,
     .max_args = -1,
     .run = run_decide},
    {.name = "incident sent",
     .usage = N_("INCIDENT CLOCK"),
     .help = N_("a report was sent: stops its deadline"),
     .options = sent_options,
     .min_args = 2,
     .max_args = 2,
     .run = run_sent},
    {.name = "incident note",
     .usage = N_("INCIDENT [TEXT...]"),
     .help = N_("what is learnt about it: cause, extent, measures"),
     .options = note_options,
     .min_args = 1,
     .max_args = -1,
     .run = run_note},
    {.name = "incident close",
     .usage = N_("INCIDENT"),
     .help = N_("close it: no step may be open, and the decision is in the log"),
     .options = close_options,
     .min_args = 1,
     .max_args = 1,
     .run = run_close},
    {.name = "incident review",
     .usage = N_("INCIDENT [TEXT...]"),
     .help = N_("a second person accepts what was closed, or returns it"),
     .options = review_options,
     .min_args = 1,
     .max_args = -1,
     .run = run_review},
    {.name = "incident ladder",
     .usage = N_("[INCIDENT]"),
     .help = N_("whom to call at this hour, in order"),
     .options = ladder_options,
     .max_args = 1,
     .run = run_ladder},
    {.name = "incident report",
     .usage = N_("INCIDENT REPORT"),
     .help = N_("text of a report, prefilled: initial, final, quick"),
     .min_args = 2,
     .max_args = 2,
     .run = run_report},
    {0},
};
