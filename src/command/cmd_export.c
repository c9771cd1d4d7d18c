#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/show_roster.h"
#include "service/notices.h"
#include "service/reads.h"
#include "service/rosters.h"
#include "service/table.h"

#include "base/banned.h"

/* What an export was asked for; texts borrowed from the call but for `code`. */
struct export
{
	const char *period;
	char *code; /* of the person, or NULL */
	const char *post;
	enum privacy privacy;
	bool is_public;
	enum table_form form; /* of a table */
	bool with_defence;
	double seconds; /* for that */
	int version;
	int width;
};

typedef bool make_function(char **out, struct app *app, const struct export *e, struct err *err);

static bool make_ics(char **out, struct app *app, const struct export *e, struct err *err)
{
	struct calendar_options options = {
	    .period = e->period, .person = e->code, .post = e->post, .privacy = e->privacy};

	return calendar_export(out, app, &options, err);
}

static bool make_table(char **out, struct app *app, const struct export *e, struct err *err)
{
	const struct table_options options = {
	    .form = e->form,
	    .period = e->period,
	    .version = e->version,
	    .person = e->code,
	    .post = e->post,
	    .privacy = e->privacy,
	    .is_public = e->is_public,
	    .width = e->width,
	    .with_defence = e->with_defence,
	    .seconds = e->seconds,
	};

	return table_export(out, app, &options, err);
}

static bool make_message(char **out, struct app *app, const struct export *e, struct err *err)
{
	return notice_message(out, app, e->period, e->code, e->privacy, err);
}

/* The same as `roster show --json`; it never carries telephone numbers of people. */
static bool make_json(char **out, struct app *app, const struct export *e, struct err *err)
{
	struct roster roster = {0};
	struct findings findings = {0};
	struct roster_view view = {.app = app,
	                           .roster = &roster,
	                           .findings = &findings,
	                           .person = e->code,
	                           .post = e->post};
	struct out text = {0};
	bool ok = roster_inspect(&roster, &findings, app, e->period, e->version, err);

	if (ok) {
		roster_show_json(&text, &view);
		*out = str_take(&text.data);
	}
	out_release(&text);
	findings_release(&findings);
	roster_release(&roster);
	return ok;
}

static const struct format {
	const char *name;
	make_function *make;
	bool published_only;
	bool for_person;        /* of one person, in what is in force */
	bool is_table, is_list; /* the layouts that it has */
	enum table_form form, list;
} formats[] = {
    {.name = "text", .make = make_table, .is_table = true, .form = TABLE_TEXT},
    {.name = "html", .make = make_table, .is_table = true, .form = TABLE_HTML},
    {.name = "csv",
     .make = make_table,
     .is_table = true,
     .is_list = true,
     .form = TABLE_CSV,
     .list = TABLE_LIST},
    {.name = "ics", .make = make_ics, .published_only = true},
    {.name = "json", .make = make_json},
    {.name = "message", .make = make_message, .for_person = true},
};

/* To -o FILE, else to the data. What tells telephone numbers is for its owner's eyes. */
static bool deliver(const struct call *call, struct out *out, enum privacy privacy,
                    const char *text, struct err *err)
{
	const char *path = call_value(call, "output");

	if (!path || !strcmp(path, "-")) {
		out_add(out, text);
		return true;
	}
	if (!file_write(path, text, strlen(text), privacy == PRIVACY_NONE ? 0644 : 0600, err))
		return false;
	out_word(out, _("written: %s"), path);
	return true;
}

static bool read_privacy(enum privacy *out, const struct call *call, struct err *err)
{
	const char *text = call_value(call, "privacy");

	*out = PRIVACY_NONE;
	if (!text || privacy_find(out, text))
		return true;
	return call_misused(call, err, _("\"%s\" is none of none, duty, full"), text);
}

/* An edition is a privacy and more; a privacy that is said too may only widen the internal one. */
static bool read_edition(struct export *e, const struct call *call, struct err *err)
{
	const char *text = call_value(call, "edition");

	if (!read_privacy(&e->privacy, call, err))
		return false;
	if (!text)
		return true;
	if (!strcmp(text, "internal")) {
		if (call_has(call, "privacy") && e->privacy == PRIVACY_NONE)
			return call_misused(
			    call, err, _("the internal edition has telephone numbers of people"));
		e->privacy = e->privacy == PRIVACY_FULL ? PRIVACY_FULL : PRIVACY_DUTY;
		return true;
	}
	if (strcmp(text, "public") != 0)
		return call_misused(call, err, _("there is no edition \"%s\": internal or public"),
		                    text);
	if (e->privacy != PRIVACY_NONE)
		return call_misused(call, err,
		                    _("the public edition has no telephone numbers of people"));
	e->is_public = true;
	return true;
}

/* A table where it is for people, a list where it is for programs. */
static bool read_layout(struct export *e, const struct call *call, const struct format *format,
                        struct err *err)
{
	const char *text = call_value(call, "layout");

	e->form = format->is_list ? format->list : format->form;
	if (!text)
		return true;
	if (!strcmp(text, "table") && format->is_table) {
		e->form = format->form;
		return true;
	}
	if (!strcmp(text, "list") && format->is_list)
		return true;
	return call_misused(call, err, _("the format %s has no layout \"%s\""), format->name, text);
}

/* What whoever signs gets: on a paper, of all of the roster. */
static bool read_signing(struct export *e, const struct call *call, const struct format *format,
                         struct err *err)
{
	const bool is_paper = format->is_table && (e->form == TABLE_TEXT || e->form == TABLE_HTML);
	int64_t seconds;

	if (!call_number(&seconds, call, "seconds", 1, 3600, 0, err))
		return false;
	e->with_defence = call_has(call, "signing");
	e->seconds = (double)seconds;
	if (e->with_defence &&
	    (!is_paper || e->is_public || call_has(call, "person") || call_has(call, "post")))
		return call_misused(
		    call, err,
		    _("--signing goes with text or html of the whole roster, not to be pinned up"));
	return true;
}

static bool find_format(const struct format **out, const struct call *call, const char *name,
                        struct err *err)
{
	for (size_t f = 0; f < sizeof(formats) / sizeof(*formats); f++) {
		if (!strcmp(formats[f].name, name)) {
			*out = &formats[f];
			return true;
		}
	}
	return call_misused(
	    call, err, _("there is no format \"%s\": text, html, csv, ics, json or message"), name);
}

static bool export_roster(const struct call *call, struct app *app, const struct format *format,
                          struct export *e, struct out *out, struct err *err)
{
	struct person person = {0};
	char *text = NULL;
	bool ok;

	if (format->published_only && e->version != VERSION_PUBLISHED)
		return call_misused(call, err,
		                    _("a calendar is made of the published roster only"));
	if (format->for_person && (!call_has(call, "person") || e->version != VERSION_PUBLISHED))
		return call_misused(
		    call, err, _("a message is for one person, of the roster in force: --person"));
	if (call_has(call, "person")) {
		if (!app_person(&person, app, call_value(call, "person"), err))
			return false;
		e->code = person.code;
	}
	ok = format->make(&text, app, e, err) && deliver(call, out, e->privacy, text, err);
	person_release(&person);
	free(text);
	return ok;
}

static bool run_roster(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	const char *name = call_value(call, "format");
	struct export e = {.post = call_value(call, "post")};
	const struct format *format;
	char *period;
	int64_t width;
	bool ok;

	if (!name)
		name = out->json ? "json" : "text";
	if (!find_format(&format, call, name, err) || !read_layout(&e, call, format, err) ||
	    !read_edition(&e, call, err) || !read_signing(&e, call, format, err) ||
	    !call_version(&e.version, call, e.with_defence ? VERSION_NEWEST : VERSION_PUBLISHED,
	                  err) ||
	    !call_number(&width, call, "width", 40, 1000, 0, err) ||
	    !call_period(&period, call, err))
		return false;
	e.period = period;
	e.width = (int)width;
	ok = export_roster(call, app, format, &e, out, err);
	free(period);
	return ok;
}

static bool run_ics(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct export e = {.post = call_value(call, "post")};
	const struct format *format;
	char *period;
	bool ok;

	if (!find_format(&format, call, "ics", err) || !read_privacy(&e.privacy, call, err) ||
	    !call_period(&period, call, err))
		return false;
	e.period = period;
	ok = export_roster(call, app, format, &e, out, err);
	free(period);
	return ok;
}

static bool run_vcf(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct period period = {0};
	enum privacy privacy;
	char *text = NULL;
	bool ok;

	if (!read_privacy(&privacy, call, err))
		return false;
	if (call->n_args && !app_period(&period, app, call->arg[0], err))
		return false;
	ok = vcard_export(&text, app, period.name, privacy, err) &&
	     deliver(call, out, privacy, text, err);
	period_release(&period);
	free(text);
	return ok;
}

static const struct command_option roster_options[] = {
    {"from", 0, N_("DAY"), N_("instead of a period: the first day of a span")},
    {"to", 0, N_("DAY"), N_("its last day")},
    {"format", 0, "text|html|csv|ics|json|message",
     N_("text is the table to be pinned up, html the same for browsers and word processors, "
        "message a short text for one person")},
    {"layout", 0, "table|list",
     N_("as people read it, or a line for each duty, which is usual for csv")},
    {"edition", 0, "internal|public",
     N_("with the telephone numbers of those on duty (logged), or to be pinned up")},
    {"person", 0, N_("PERSON"), N_("only the duty of one person")},
    {"post", 0, N_("POST"), N_("only one post")},
    {"version", 0, N_("N|draft|published"),
     N_("which one; else the published one, with --signing the draft")},
    {"privacy", 0, "none|duty|full",
     N_("telephone numbers of people: of none, of those on duty, "
        "all that is known; such an export is logged")},
    {"signing", 0, NULL,
     N_("for whoever signs: with the defence sheet and what is open before the holiday")},
    {"seconds", 0, N_("N"), N_("time for the defence sheet; else as configured")},
    {"width", 0, N_("N"), N_("columns of the table; 120")},
    {"output", 'o', N_("FILE"), N_("write it there")},
    {0},
};

static const struct command_option ics_options[] = {
    {"from", 0, N_("DAY"), N_("instead of a period: the first day of a span")},
    {"to", 0, N_("DAY"), N_("its last day")},
    {"person", 0, N_("PERSON"), N_("only the duty of one person")},
    {"post", 0, N_("POST"), N_("only one post")},
    {"privacy", 0, "none|duty|full",
     N_("telephone numbers of people: of none, of those on duty, "
        "all that is known; such an export is logged")},
    {"output", 'o', N_("FILE"), N_("write it there")},
    {0},
};

static const struct command_option vcf_options[] = {
    {"privacy", 0, "none|duty|full", N_("with the people on duty in the period; logged")},
    {"output", 'o', N_("FILE"), N_("write it there")},
    {0},
};

const struct command cmd_export[] = {
    {.name = "roster export",
     .usage = N_("PERIOD"),
     .help = N_("the table to be pinned up, a calendar, CSV or JSON"),
     .options = roster_options,
     .max_args = 1,
     .flags = COMMAND_PERIOD,
     .run = run_roster},
    {.name = "export ics",
     .usage = N_("PERIOD"),
     .help = N_("the calendar of a published roster"),
     .options = ics_options,
     .max_args = 1,
     .flags = COMMAND_PERIOD,
     .run = run_ics},
    {.name = "export vcf",
     .usage = N_("[PERIOD]"),
     .help = N_("the hotlines as cards for an address book"),
     .options = vcf_options,
     .max_args = 1,
     .run = run_vcf},
    {0},
};
