#include <string.h>

#include "base/i18n.h"
#include "base/secret.h"
#include "base/zone.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/pin_ask.h"
#include "service/pins.h"
#include "service/reads.h"

#include "base/banned.h"

static bool run_code(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct pin_ticket ticket;
	char when[ZONE_TEXT];

	if (!pin_code_make(&ticket, app, call->arg[0], err))
		return false;
	if (out->json) {
		struct json *top = json_new_object();

		json_put_text(top, "person", ticket.person);
		json_put_text(top, "name", ticket.name);
		json_put_text(top, "code", ticket.code);
		json_put_time(top, "expires", ticket.expires);
		out_json(out, top);
	} else {
		out_addf(out, "%.4s-%s\n", ticket.code, ticket.code + 4);
		out_word(out, _("hand it to %s; it is shown only now and good once, until %s"),
		         ticket.name, zone_vn(when, ticket.expires));
		out_word(out, _("to be used with: trucban pin set %s"), ticket.person);
	}
	pin_ticket_release(&ticket);
	return true;
}

/* Whose: the person named, else who acts. */
static bool whose(struct person *out, const struct call *call, struct app *app, struct err *err)
{
	if (call->n_args)
		return app_person(out, app, call->arg[0], err);
	if (!*app->actor.person)
		return app_may(app, true, err);
	return app_person(out, app, app->actor.person, err);
}

/* Who has just typed his PIN for --as need not do so again. */
static bool prove(struct app *app, const struct person *who, struct err *err)
{
	char typed[PIN_ROOM];

	if (pin_is_proven(app) && !strcmp(app->actor.person, who->code))
		return true;
	return pin_ask_proof(typed, sizeof typed, who->name, err) &&
	       pin_prove(app, who->code, typed, err);
}

static bool run_set(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct person who = {0};
	char pin[PIN_ROOM] = "";
	bool ok;

	if (!whose(&who, call, app, err))
		return false;
	ok = prove(app, &who, err) && pin_ask_new(pin, sizeof pin, who.phone, err) &&
	     pin_set(app, pin, err);
	secret_wipe(pin, sizeof pin);
	if (ok)
		out_word(out, _("%s has a new PIN; --as %s asks for it"), who.name, who.code);
	person_release(&who);
	return ok;
}

static bool run_drop(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct person who = {0};

	if (!pin_drop(app, call->arg[0], call_value(call, "reason"), err) ||
	    !app_person(&who, app, call->arg[0], err))
		return false;
	out_word(out, _("%s has no PIN any more"), who.name);
	person_release(&who);
	return true;
}

static void list_json(struct out *out, const struct pin_lines *lines)
{
	struct json *top = json_new_array();

	for (size_t i = 0; i < lines->n; i++) {
		const struct pin_line *line = &lines->line[i];
		struct json *item = json_put_object(top, NULL);

		json_put_text(item, "person", line->person);
		json_put_text(item, "name", line->name);
		json_put_time(item, "set_at", line->set_at);
		json_put_int(item, "failures", line->failures);
		json_put_int(item, "wait", line->waits);
		json_put_time(item, "code_expires", line->expires);
	}
	out_json(out, top);
}

static void list_show(struct out *out, const struct pin_lines *lines)
{
	static const char *const head[] = {N_("CODE"), N_("NAME"), N_("PIN SINCE"), N_("NOTE")};
	char when[ZONE_TEXT];
	struct columns c;

	columns_init(&c, 4, head);
	c.wrap = true;
	for (size_t i = 0; i < lines->n; i++) {
		const struct pin_line *line = &lines->line[i];

		columns_add(&c, line->person);
		columns_add(&c, line->name);
		columns_add(&c, line->set_at ? zone_vn(when, line->set_at) : "-");
		if (line->waits)
			columns_addf(&c, _("%lld wrong, the next try in %lld seconds"),
			             (long long)line->failures, (long long)line->waits);
		else if (line->failures)
			columns_addf(&c, _("%lld wrong"), (long long)line->failures);
		else if (line->expires)
			columns_addf(&c, _("has a code until %s"), zone_vn(when, line->expires));
		else
			columns_add(&c, "");
	}
	columns_show(&c, out);
}

static bool run_list(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct pin_lines lines;

	(void)call;
	if (!pin_list(&lines, app, err))
		return false;
	if (out->json)
		list_json(out, &lines);
	else if (lines.n)
		list_show(out, &lines);
	else
		out_word(out, "%s", _("nobody has a PIN yet: trucban staff code PERSON"));
	pin_lines_release(&lines);
	return true;
}

static const struct command_option drop_options[] = {
    {"reason", 0, N_("TEXT"), N_("why; stays in the audit trail")},
    {0},
};

const struct command cmd_pin[] = {
    {.name = "staff code",
     .usage = N_("PERSON"),
     .help = N_("a code with which somebody sets a PIN; good once, for 24 hours"),
     .min_args = 1,
     .max_args = 1,
     .flags = COMMAND_SHELL_ONLY,
     .run = run_code},
    {.name = "pin set",
     .usage = N_("[PERSON]"),
     .help = N_("set your PIN, typed on the terminal with the old one or a code"),
     .max_args = 1,
     .flags = COMMAND_SHELL_ONLY,
     .run = run_set},
    {.name = "pin list", .usage = "", .help = N_("who has a PIN"), .run = run_list},
    {.name = "pin drop",
     .usage = N_("PERSON"),
     .help = N_("take somebody's PIN away; a supervisor's"),
     .options = drop_options,
     .min_args = 1,
     .max_args = 1,
     .run = run_drop},
    {0},
};
