#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "command/call.h"
#include "command/call_text.h"
#include "command/cmd.h"
#include "command/show_log.h"
#include "service/reads.h"
#include "service/transcribe.h"

#include "base/banned.h"

static bool read_kind(int *out, const struct call *call, int otherwise, struct err *err)
{
	const char *text = call_value(call, "kind");
	enum entry_kind kind;

	*out = otherwise;
	if (!text)
		return true;
	if (!entry_kind_find(&kind, text))
		return call_misused(call, err,
		                    _("there is no kind \"%s\": note, check, incident, call, "
		                      "received, handover"),
		                    text);
	*out = (int)kind;
	return true;
}

static bool run_add(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct entry entry = {0};
	struct log_draft draft = {0};
	int kind;
	char *text = NULL;
	bool ok;

	if (!read_kind(&kind, call, ENTRY_NOTE, err) ||
	    !call_moment(&draft.happened_at, call, "at", err) || !call_text(&text, call, 0, err))
		return false;
	draft.kind = (enum entry_kind)kind;
	draft.text = text;
	ok = log_add(&entry, app, &draft, err);
	free(text);
	if (!ok)
		return false;
	entry_show(out, app, &entry);
	entry_release(&entry);
	return true;
}

static bool run_amend(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct entry entry = {0}, old = {0};
	char *text = NULL;
	bool ok;

	if (!log_find(&old, app, call->arg[0], err))
		return false;
	ok = call_text(&text, call, 1, err) && log_amend(&entry, app, old.seq, NULL, text, err);
	entry_release(&old);
	free(text);
	if (!ok)
		return false;
	entry_show(out, app, &entry);
	entry_release(&entry);
	return true;
}

/* The options that list and search share. `*code` is owned and what filter->person points to. */
static bool read_filter(struct entry_filter *out, char **code, const struct call *call,
                        struct app *app, struct err *err)
{
	struct person person = {0};
	int64_t limit;

	if (!read_kind(&out->kind, call, -1, err) || !call_time(&out->from, call, "from", err) ||
	    !call_time(&out->to, call, "to", err) ||
	    !call_number(&limit, call, "limit", 0, INT32_MAX, 0, err))
		return false;
	out->limit = (int)limit;
	out->shift = call_value(call, call_has(call, "shift") ? "shift" : "slot");
	out->system = call_value(call, "system");
	out->open_only = call_has(call, "open");
	if (!call_has(call, "person"))
		return true;
	if (!app_person(&person, app, call_value(call, "person"), err))
		return false;
	*code = xstrdup(person.code);
	out->person = *code;
	person_release(&person);
	return true;
}

static bool find(const struct call *call, struct app *app, const char *search, struct out *out,
                 struct err *err)
{
	struct entry_filter filter = {.search = search};
	struct entries entries = {0};
	char *code = NULL;
	bool ok =
	    read_filter(&filter, &code, call, app, err) && log_list(&entries, app, &filter, err);

	if (ok)
		entries_show(out, app, &entries);
	entries_release(&entries);
	free(code);
	return ok;
}

static bool run_list(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	return find(call, app, NULL, out, err);
}

static bool run_search(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	char *search = NULL;
	bool ok = call_text(&search, call, 0, err) && find(call, app, search, out, err);

	free(search);
	return ok;
}

static bool run_show(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct entry entry;

	if (!log_find(&entry, app, call->arg[0], err))
		return false;
	entry_show_all(out, app, &entry);
	entry_release(&entry);
	return true;
}

static bool run_transcribe(const struct call *call, struct app *app, struct out *out,
                           struct err *err)
{
	struct transcript transcript = {.page = call_value(call, "page"),
	                                .reader = call_value(call, "second-reader")};
	struct entry entry = {0};
	char *text = NULL;
	int kind;
	bool ok;

	if (!transcript.page || !call_has(call, "written-at") || !transcript.reader)
		return call_misused(call, err,
		                    _("--page, --written-at and --second-reader are needed"));
	if (!read_kind(&kind, call, ENTRY_NOTE, err) ||
	    !call_moment(&transcript.written_at, call, "written-at", err) ||
	    !call_text(&text, call, 0, err))
		return false;
	transcript.kind = (enum entry_kind)kind;
	transcript.text = text;
	ok = log_transcribe(&entry, app, &transcript, err);
	free(text);
	if (!ok)
		return false;
	entry_show(out, app, &entry);
	entry_release(&entry);
	return true;
}

static bool run_verify(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	int64_t broken, checked;

	(void)call;
	if (!log_verify(&broken, &checked, app, err))
		return false;
	verify_show(out, app, broken, checked);
	if (!broken)
		return true;
	return err_set(err, ERR_FINDINGS, "broken-chain",
	               _("entry %lld does not fit: it was changed after it was written"),
	               (long long)broken);
}

static const struct command_option add_options[] = {
    {"kind", 0, N_("KIND"), N_("note, check, incident, call, received, handover; else note")},
    {"at", 0, N_("TIME"),
     N_("when it happened: 02:40, 2h40, 22:00 30/4, 30/4/2027 22:00; else now")},
    {0},
};

static const struct command_option paper_options[] = {
    {"page", 0, N_("TEXT"), N_("on which page of the duty book it stands")},
    {"written-at", 0, N_("TIME"), N_("when it was written there: 03:40, 22:00 30/4")},
    {"second-reader", 0, N_("PERSON"), N_("who has read it against the page")},
    {"kind", 0, N_("KIND"), N_("note, check, incident, call, received, handover; else note")},
    {0},
};

static const struct command_option list_options[] = {
    {"from", 0, N_("TIME"), N_("what happened from then on")},
    {"to", 0, N_("TIME"), N_("what happened before")},
    {"kind", 0, N_("KIND"), N_("only this kind")},
    {"person", 0, N_("PERSON"), N_("only what this person entered")},
    {"shift", 0, N_("SLOT"), N_("only what was entered on this slot")},
    {"slot", 0, N_("SLOT"), N_("the same as --shift")},
    {"system", 0, N_("SYSTEM"), N_("only what is about this system")},
    {"open", 0, NULL, N_("only what opened something that is not closed yet")},
    {"limit", 0, N_("N"), N_("the newest N; else all")},
    {0},
};

const struct command cmd_log[] = {
    {.name = "log add",
     .usage = N_("TEXT..."),
     .help = N_("write into the watch log; - reads the text from standard input"),
     .options = add_options,
     .min_args = 1,
     .max_args = -1,
     .run = run_add},
    {.name = "log list",
     .usage = "",
     .help = N_("the watch log, newest first"),
     .options = list_options,
     .run = run_list},
    {.name = "log search",
     .usage = N_("WORDS..."),
     .help = N_("entries with all these words, with or without accents"),
     .options = list_options,
     .min_args = 1,
     .max_args = -1,
     .run = run_search},
    {.name = "log show",
     .usage = N_("ENTRY"),
     .help = N_("all of one entry: NK-2027-30-4-017, 2027-30-4-017, or #17 of the whole log"),
     .min_args = 1,
     .max_args = 1,
     .run = run_show},
    {.name = "log amend",
     .usage = N_("NUMBER TEXT..."),
     .help = N_("correct an entry by a new one that refers to it"),
     .min_args = 2,
     .max_args = -1,
     .run = run_amend},
    {.name = "log transcribe",
     .usage = N_("TEXT..."),
     .help = N_("bring in what was written on paper while the program could not be used"),
     .options = paper_options,
     .min_args = 1,
     .max_args = -1,
     .run = run_transcribe},
    {.name = "log verify",
     .usage = "",
     .help = N_("follow the chain of the log; a changed entry is exit status 3"),
     .run = run_verify},
    {0},
};
