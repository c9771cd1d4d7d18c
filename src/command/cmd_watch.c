#include "base/clock.h"
#include "base/i18n.h"
#include "base/zone.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/columns.h"
#include "command/json.h"
#include "service/sign_on.h"

#include "base/banned.h"

static void sign_on_json(struct json *item, const struct sign_on *s)
{
	json_put_text(item, "number", s->number);
	json_put_time(item, "at", s->at);
	json_put_text(item, "person", s->person);
	json_put_text(item, "name", s->name);
	json_put_text(item, "what", sign_on_name(s->what));
	json_put_some(item, "slot", s->slot);
	json_put_int(item, "minutes", s->minutes);
	json_put_bool(item, "answering", s->is_answering);
}

static void show(struct out *out, struct sign_on *s)
{
	char clock[ZONE_TEXT];

	if (out->json) {
		struct json *top = json_new_object();

		sign_on_json(top, s);
		out_json(out, top);
	} else {
		out_addf(out, "%s  %s  %s\n", zone_clock(clock, s->at), s->name, s->text);
	}
	sign_on_release(s);
}

static bool run_arrive(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct sign_on s;

	(void)call;
	if (!sign_on_arrive(&s, app, err))
		return false;
	show(out, &s);
	return true;
}

static bool run_leave(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct sign_on s;

	(void)call;
	if (!sign_on_leave(&s, app, err))
		return false;
	show(out, &s);
	return true;
}

static void list_show(struct out *out, const struct sign_on_list *list)
{
	static const char *const head[] = {N_("TIME"), N_("NAME"), N_("WHAT"), N_("SLOT"),
	                                   N_("ENTRY")};
	char when[ZONE_TEXT];
	struct columns c;

	columns_init(&c, 5, head);
	for (size_t i = 0; i < list->n; i++) {
		const struct sign_on *s = &list->item[i];

		columns_add(&c, zone_vn(when, s->at));
		columns_add(&c, s->name);
		if (s->what == SIGN_ON_ARRIVED && s->minutes)
			columns_addf(&c, _("%d minutes late"), s->minutes);
		else if (s->what == SIGN_ON_EARLY)
			columns_addf(&c, _("%d minutes early"), s->minutes);
		else
			columns_add(&c, sign_on_label(s->what));
		columns_add(&c, s->slot);
		columns_add(&c, s->number);
	}
	columns_show(&c, out);
}

static bool run_list(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct sign_on_list list;
	int64_t from, to;

	if (!call_time(&from, call, "from", err) || !call_time(&to, call, "to", err))
		return false;
	if (!sign_on_load(&list, app, from || to ? from : clock_now() - 86400, to, err))
		return false;
	if (out->json) {
		struct json *top = json_new_array();

		for (size_t i = 0; i < list.n; i++)
			sign_on_json(json_put_object(top, NULL), &list.item[i]);
		out_json(out, top);
	} else if (list.n) {
		list_show(out, &list);
	} else {
		out_word(out, "%s", _("nobody came or left"));
	}
	sign_on_list_release(&list);
	return true;
}

static const struct command_option list_options[] = {
    {"from", 0, N_("TIME"), N_("from this time on; else the last 24 hours")},
    {"to", 0, N_("TIME"), N_("before this time")},
    {0},
};

const struct command cmd_watch[] = {
    {.name = "watch arrive",
     .usage = "",
     .help = N_("sign on: you are at the desk"),
     .run = run_arrive},
    {.name = "watch leave", .usage = "", .help = N_("you leave the desk"), .run = run_leave},
    {.name = "watch list",
     .usage = "",
     .help = N_("who came and left, newest first"),
     .options = list_options,
     .run = run_list},
    {0},
};
