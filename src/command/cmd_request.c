#include <stdlib.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/i18n.h"
#include "command/call.h"
#include "command/call_text.h"
#include "command/cmd.h"
#include "command/json.h"
#include "command/show_log.h"
#include "command/show_request.h"
#include "service/requests.h"

#include "base/banned.h"

/* Shows the entry that was written and lets go of it and of the text that went into it. */
static bool finish(struct out *out, const struct app *app, bool ok, struct entry *entry, char *text)
{
	free(text);
	if (!ok)
		return false;
	entry_show(out, app, entry);
	entry_release(entry);
	return true;
}

static bool read_draft(struct request_draft *out, char dated[DATE_TEXT], const struct call *call,
                       struct err *err)
{
	const char *urgency = call_value(call, "urgency");
	struct date date;

	*out = (struct request_draft){
	    .from = call_value(call, "from"),
	    .means = call_value(call, "means"),
	    .document = call_value(call, "document"),
	    .system = call_value(call, "system"),
	};
	if (!out->from)
		return call_misused(call, err, _("say from whom: --from \"Công an thành phố\""));
	if (urgency && !urgency_find(&out->urgency, urgency))
		return call_misused(call, err,
		                    _("there is no urgency \"%s\": flash, very-urgent, urgent, "
		                      "normal"),
		                    urgency);
	if (call_has(call, "dated")) {
		if (!call_date(&date, call, "dated", err))
			return false;
		out->dated = date_iso(dated, date);
	}
	return call_time(&out->due, call, "due", err) && call_moment(&out->at, call, "at", err);
}

static bool run_add(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct request_draft draft;
	struct entry entry = {0};
	char dated[DATE_TEXT], *text;
	bool ok;

	if (!read_draft(&draft, dated, call, err) || !call_text(&text, call, 0, err))
		return false;
	draft.content = text;
	ok = request_add(&entry, app, &draft, err);
	return finish(out, app, ok, &entry, text);
}

static bool run_pass(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct entry entry = {0};
	int64_t at;
	bool ok = call_moment(&at, call, "at", err) &&
	          request_pass(&entry, app, call->arg[0], call_value(call, "to"), at, err);

	return finish(out, app, ok, &entry, NULL);
}

static bool run_answer(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct request_answer answer = {
	    .means = call_value(call, "means"),
	    .document = call_value(call, "document"),
	    .is_done = call_has(call, "done"),
	};
	struct entry entry = {0};
	char *text;
	bool ok;

	if (!call_moment(&answer.at, call, "at", err) || !call_text(&text, call, 1, err))
		return false;
	answer.text = text;
	ok = request_answer(&entry, app, call->arg[0], &answer, err);
	return finish(out, app, ok, &entry, text);
}

static bool run_done(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct entry entry = {0};
	int64_t at;
	char *text;
	bool ok;

	if (!call_moment(&at, call, "at", err) || !call_text(&text, call, 1, err))
		return false;
	ok = request_finish(&entry, app, call->arg[0], text, at, err);
	return finish(out, app, ok, &entry, text);
}

static bool run_list(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct requests requests;

	if (!request_list(&requests, app, call_has(call, "open"), err))
		return false;
	if (out->json) {
		struct json *top = json_new_array();

		requests_json(top, &requests);
		out_json(out, top);
	} else {
		requests_show(out, app, &requests, clock_now());
	}
	requests_release(&requests);
	return true;
}

static const struct command_option add_options[] = {
    {"from", 0, N_("TEXT"), N_("from whom: office, and who spoke or signed")},
    {"means", 0, N_("TEXT"), N_("how: by telephone, document, e-mail ...")},
    {"document", 0, N_("TEXT"), N_("number and symbol of the document")},
    {"dated", 0, N_("DAY"), N_("day of the document")},
    {"urgency", 0, "flash|very-urgent|urgent|normal", N_("as the document says; else normal")},
    {"due", 0, N_("TIME"), N_("when the answer is due: 2027-04-30T16:00, 30/4/2027 16:00")},
    {"at", 0, N_("TIME"), N_("when it came in; else now")},
    {"system", 0, N_("SYSTEM"), N_("the system that it is about")},
    {0},
};

static const struct command_option pass_options[] = {
    {"to", 0, N_("TEXT"), N_("to whom it was passed")},
    {"at", 0, N_("TIME"), N_("when; now")},
    {0},
};

static const struct command_option answer_options[] = {
    {"means", 0, N_("TEXT"), N_("how: by telephone, document, e-mail ...")},
    {"document", 0, N_("TEXT"), N_("number and symbol of the document")},
    {"at", 0, N_("TIME"), N_("when; now")},
    {"done", 0, NULL, N_("nothing else is to be done about it")},
    {0},
};

static const struct command_option done_options[] = {
    {"at", 0, N_("TIME"), N_("when; now")},
    {0},
};

static const struct command_option list_options[] = {
    {"open", 0, NULL, N_("only those where something is left to do")},
    {0},
};

const struct command cmd_request[] = {
    {.name = "request add",
     .usage = N_("TEXT..."),
     .help = N_("take in a dispatch, an order or a request; - reads it from standard input"),
     .options = add_options,
     .min_args = 1,
     .max_args = -1,
     .run = run_add},
    {.name = "request pass",
     .usage = N_("ENTRY"),
     .help = N_("record to whom a request was passed on"),
     .options = pass_options,
     .min_args = 1,
     .max_args = 1,
     .run = run_pass},
    {.name = "request answer",
     .usage = N_("NUMBER TEXT..."),
     .help = N_("record the answer to a request"),
     .options = answer_options,
     .min_args = 2,
     .max_args = -1,
     .run = run_answer},
    {.name = "request done",
     .usage = N_("NUMBER [TEXT...]"),
     .help = N_("nothing is left to do about a request, and what came of it"),
     .options = done_options,
     .min_args = 1,
     .max_args = -1,
     .run = run_done},
    {.name = "request list",
     .usage = "",
     .help = N_("what came in and how it stands, by when the answer is due"),
     .options = list_options,
     .run = run_list},
    {0},
};
