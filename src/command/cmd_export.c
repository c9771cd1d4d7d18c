#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/show_roster.h"
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

static struct table_options table_of(const struct export *e)
{
	return (struct table_options){
	    .period = e->period,
	    .version = e->version,
	    .person = e->code,
	    .post = e->post,
	    .privacy = e->privacy,
	    .width = e->width,
	};
}

static bool make_text(char **out, struct app *app, const struct export *e, struct err *err)
{
	struct table_options options = table_of(e);

	return table_text(out, app, &options, err);
}

static bool make_csv(char **out, struct app *app, const struct export *e, struct err *err)
{
	struct table_options options = table_of(e);

	return table_csv(out, app, &options, err);
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

static const struct {
	const char *name;
	make_function *make;
	bool published_only;
} formats[] = {
    {"text", make_text, false},
    {"ics", make_ics, true},
    {"csv", make_csv, false},
    {"json", make_json, false},
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

static bool export_roster(const struct call *call, struct app *app, const char *format,
                          struct export *e, struct out *out, struct err *err)
{
	struct person person = {0};
	char *text = NULL;
	size_t f = 0;
	bool ok;

	while (f < sizeof(formats) / sizeof(*formats) && strcmp(formats[f].name, format) != 0)
		f++;
	if (f == sizeof(formats) / sizeof(*formats))
		return call_misused(call, err,
		                    _("there is no format \"%s\": text, ics, csv or json"), format);
	if (formats[f].published_only && e->version != VERSION_PUBLISHED)
		return call_misused(call, err,
		                    _("a calendar is made of the published roster only"));
	if (call_has(call, "person")) {
		if (!app_person(&person, app, call_value(call, "person"), err))
			return false;
		e->code = person.code;
	}
	ok = formats[f].make(&text, app, e, err) && deliver(call, out, e->privacy, text, err);
	person_release(&person);
	free(text);
	return ok;
}

static bool run_roster(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	const char *format = call_value(call, "format");
	struct export e = {.post = call_value(call, "post")};
	char *period;
	int64_t width;
	bool ok;

	if (!read_privacy(&e.privacy, call, err) ||
	    !call_version(&e.version, call, VERSION_PUBLISHED, err) ||
	    !call_number(&width, call, "width", 40, 1000, 0, err) ||
	    !call_period(&period, call, err))
		return false;
	e.period = period;
	e.width = (int)width;
	if (!format)
		format = out->json ? "json" : "text";
	ok = export_roster(call, app, format, &e, out, err);
	free(period);
	return ok;
}

static bool run_ics(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct export e = {.post = call_value(call, "post")};
	char *period;
	bool ok;

	if (!read_privacy(&e.privacy, call, err) || !call_period(&period, call, err))
		return false;
	e.period = period;
	ok = export_roster(call, app, "ics", &e, out, err);
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
    {"format", 0, "text|ics|csv|json", N_("text is the table to be pinned up")},
    {"person", 0, N_("PERSON"), N_("only the duty of one person")},
    {"post", 0, N_("POST"), N_("only one post")},
    {"version", 0, N_("N|draft|published"), N_("which one; else the published one")},
    {"privacy", 0, "none|duty|full",
     N_("telephone numbers of people: of none, of those on duty, "
        "all that is known; such an export is logged")},
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
