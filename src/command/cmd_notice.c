#include <stdlib.h>

#include "base/i18n.h"
#include "base/zone.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/phrase.h"
#include "service/notices.h"
#include "service/reads.h"

#include "base/banned.h"

static void line_json(struct json *item, const struct notice_line *line)
{
	const struct notice *last = line->last;

	json_put_text(item, "person", line->person);
	json_put_text(item, "name", line->name);
	json_put_some(item, "phone", line->phone);
	json_put_text(item, "standing", notice_standing_name(line->standing));
	json_put_bool(item, "waits", line->waits);
	json_put_int(item, "slots", (int64_t)line->slots);
	json_put_time(item, "next", line->next);
	json_put_text(item, "last", last ? notice_state_name(last->state) : NULL);
	json_put_some(item, "means", last ? last->means : "");
	json_put_time(item, "at", last ? last->at : 0);
	json_put_some(item, "note", last ? last->note : "");
	json_put_some(item, "by", last ? last->by : "");
}

static void lines_json(struct out *out, const struct app *app, const struct notice_lines *lines)
{
	struct json *top = json_new_object(), *list;

	json_put_text(top, "period", lines->period);
	json_put_text(top, "title", lines->title);
	json_put_int(top, "version", lines->version);
	json_put_int(top, "waiting", (int64_t)lines->n_waiting);
	list = json_put_array(top, "people");
	for (size_t i = 0; i < lines->n; i++)
		line_json(json_put_object(list, NULL), &lines->line[i]);
	mark_json(top, app);
	out_json(out, top);
}

/* "điện thoại, 09:00 28/04/2027; đã đổi số". */
static void add_last(struct columns *c, const struct notice *last)
{
	char when[ZONE_TEXT];

	if (last)
		columns_addf(c, "%s, %s%s%s", last->means, zone_vn(when, last->at),
		             *last->note ? "; " : "", last->note);
	else
		columns_add(c, "");
}

static void add_line(struct columns *c, const struct notice_line *line)
{
	char *phone = phrase_phone(line->phone);
	char *next = line->next ? phrase_moment(line->next) : NULL;

	columns_addf(c, "%s %s",
	             line->waits                            ? "!"
	             : line->standing == STANDING_CONFIRMED ? "✓"
	                                                    : " ",
	             line->name);
	columns_add(c, notice_standing_label(line->standing));
	columns_addf(c, "%zu", line->slots);
	columns_add(c, next ? next : "–");
	columns_add(c, phone);
	add_last(c, line->last);
	free(phone);
	free(next);
}

static void lines_show(struct out *out, const struct notice_lines *lines)
{
	static const char *const head[] = {N_("  NAME"), N_("STANDING"),  N_("SHIFTS"),
	                                   N_("NEXT"),   N_("TELEPHONE"), N_("HOW, WHEN")};
	struct columns c;

	out_addf(out, _("TELLING PEOPLE · %s, version %d\n\n"), lines->title, lines->version);
	columns_init(&c, 6, head);
	c.spare = "4";
	c.wrap = true;
	for (size_t i = 0; i < lines->n; i++)
		add_line(&c, &lines->line[i]);
	columns_show(&c, out);
	if (lines->n_waiting)
		out_addf(out, _("\n%zu people have not confirmed their duty\n"), lines->n_waiting);
	else
		out_addf(out, "\n%s\n", _("nobody is left to be told"));
}

static bool run_list(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct notice_lines lines;

	if (!notice_list(&lines, app, call->arg[0], err))
		return false;
	if (out->json) {
		lines_json(out, app, &lines);
	} else {
		lines_show(out, &lines);
		mark_show(out, app);
	}
	notice_lines_release(&lines);
	return true;
}

/* How it stands with the one who was recorded. */
static bool show_person(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	const struct notice_line *line;
	struct notice_lines lines;
	struct person person;

	if (!app_person(&person, app, call->arg[1], err))
		return false;
	if (!notice_list(&lines, app, call->arg[0], err)) {
		person_release(&person);
		return false;
	}
	line = notice_lines_find(&lines, person.code);
	if (line && out->json) {
		struct json *top = json_new_object();

		line_json(top, line);
		out_json(out, top);
	} else if (line) {
		out_word(out, _("%s: %s; %zu have not confirmed yet"), line->name,
		         notice_standing_label(line->standing), lines.n_waiting);
	}
	notice_lines_release(&lines);
	person_release(&person);
	return true;
}

static bool run_add(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	const char *state = call_value(call, "state");
	struct notice_draft draft = {
	    .period = call->arg[0],
	    .person = call->arg[1],
	    .means = call_value(call, "means"),
	    .note = call_value(call, "note"),
	};

	if (!state || !notice_state_find(&draft.state, state))
		return call_misused(call, err, _("--state is one of told, seen, confirmed"));
	if (!draft.means)
		return call_misused(call, err,
		                    _("say how: --means \"telephone\", \"signed\", \"Zalo\" ..."));
	return call_moment(&draft.at, call, "at", err) && notice_add(app, &draft, err) &&
	       show_person(call, app, out, err);
}

static const struct command_option add_options[] = {
    {"state", 0, "told|seen|confirmed", N_("what is known of it")},
    {"means", 0, N_("TEXT"), N_("how: by telephone, signed, a chat ...")},
    {"at", 0, N_("TIME"), N_("when; now")},
    {"note", 0, N_("TEXT"), N_("what else was said")},
    {0},
};

const struct command cmd_notice[] = {
    {.name = "notice list",
     .usage = N_("PERIOD"),
     .help = N_("who of a published roster knows of his duty, and who does not"),
     .min_args = 1,
     .max_args = 1,
     .run = run_list},
    {.name = "notice add",
     .usage = N_("PERIOD PERSON"),
     .help = N_("record that somebody was told of his duty, has seen or confirmed it"),
     .options = add_options,
     .min_args = 2,
     .max_args = 2,
     .run = run_add},
    {0},
};
