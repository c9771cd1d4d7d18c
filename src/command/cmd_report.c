#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/json.h"
#include "command/phrase.h"
#include "domain/rest.h"
#include "service/actuals.h"

#include "base/banned.h"

static void line_json(struct json *list, const struct attendance *attendance,
                      const struct attendance_line *line)
{
	struct json *item = json_put_object(list, NULL);
	struct json *part;
	char day[DATE_TEXT];

	json_put_text(item, "person", line->person);
	json_put_text(item, "name", line->name);
	json_put_some(item, "position", line->position);
	json_put_some(item, "unit", line->unit);
	part = json_put_object(item, "day_minutes");
	for (int i = 0; i < attendance->days; i++)
		json_put_int(part, date_iso(day, date_add(attendance->first, i)), line->day[i]);
	part = json_put_object(item, "duty_minutes");
	for (int k = 0; k < REST_CLASSES; k++)
		json_put_int(part, rest_class_name((enum rest_class)k), line->minutes[k]);
	json_put_int(item, "night_minutes", line->night);
	json_put_int(item, "shifts", line->shifts);
	json_put_int(item, "covers", line->covers);
	json_put_int(item, "missed_minutes", line->missed);
	json_put_int(item, "rest_earned_minutes", line->earned);
	json_put_int(item, "rest_taken_minutes", line->taken);
	json_put_int(item, "rest_owed_minutes", line->owed);
}

static bool show_json(struct out *out, struct app *app, const char *period, struct err *err)
{
	const struct rest_rule *rule = &app->config.rest;
	struct attendance attendance;
	struct json *top, *list;

	if (!attendance_load(&attendance, app, period, err))
		return false;
	top = json_new_object();
	json_put_text(top, "period", attendance.period);
	json_put_text(top, "title", attendance.title);
	json_put_int(top, "version", attendance.version);
	json_put_bool(top, "over", attendance.is_over);
	json_put_some(top, "rest_source", rule->source);
	json_put_text(top, "rest_status", *rule->source ? "configured" : "unverified");
	list = json_put_array(top, "people");
	for (size_t i = 0; i < attendance.n; i++)
		line_json(list, &attendance, &attendance.line[i]);
	mark_json(top, app);
	out_json(out, top);
	attendance_release(&attendance);
	return true;
}

static bool make(char **text, const struct call *call, struct app *app, const char *period,
                 int width, struct err *err)
{
	const char *format = call_value(call, "format");

	if (!format || !strcmp(format, "text"))
		return attendance_text(text, app, period, width, err);
	if (!strcmp(format, "csv"))
		return attendance_csv(text, app, period, err);
	if (!strcmp(format, "html"))
		return attendance_html(text, app, period, err);
	return call_misused(call, err, _("there is no format \"%s\": text, csv or html"), format);
}

static bool deliver(const struct call *call, struct out *out, struct app *app, const char *period,
                    struct err *err)
{
	const char *path = call_value(call, "output");
	bool is_file = path && strcmp(path, "-") != 0;
	char *text;
	bool ok = true;

	if (!make(&text, call, app, period, is_file ? 0 : out->width, err))
		return false;
	if (!is_file)
		out_add(out, text);
	else if ((ok = file_write(path, text, strlen(text), 0644, err)))
		out_word(out, _("written: %s"), path);
	free(text);
	return ok;
}

static bool run_attendance(const struct call *call, struct app *app, struct out *out,
                           struct err *err)
{
	char *period;
	bool ok;

	if (out->json && call_has(call, "format"))
		return call_misused(call, err, _("--json or --format, not both"));
	if (!call_period(&period, call, err))
		return false;
	ok = out->json ? show_json(out, app, period, err) : deliver(call, out, app, period, err);
	free(period);
	return ok;
}

static const struct command_option attendance_options[] = {
    {"format", 0, "text|csv|html", N_("form of the file; text by default")},
    {"output", 'o', N_("FILE"), N_("write it there")},
    {"from", 0, N_("DAY"), N_("instead of a period: the first day of a span")},
    {"to", 0, N_("DAY"), N_("its last day")},
    {0},
};

const struct command cmd_report[] = {
    {.name = "report attendance",
     .usage = N_("PERIOD"),
     .help = N_("attendance sheet of a watch: hours by day and kind of day, rest earned and owed"),
     .options = attendance_options,
     .max_args = 1,
     .flags = COMMAND_PERIOD,
     .run = run_attendance},
    {0},
};
