#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/zone.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/phrase.h"
#include "command/report_import.h"
#include "service/reads.h"

#include "base/banned.h"

static void person_json(struct json *item, const struct person *person)
{
	struct json *skills;

	json_put_text(item, "person", person->code);
	json_put_text(item, "name", person->name);
	json_put_some(item, "position", person->position);
	json_put_some(item, "unit", person->unit);
	json_put_some(item, "phone", person->phone);
	json_put_some(item, "login", person->login);
	json_put_text(item, "role", role_name(person->role));
	skills = json_put_array(item, "skills");
	for (size_t i = 0; i < person->n_skills; i++)
		json_put_text(skills, NULL, person->skill[i]);
	json_put_int(item, "max_shifts", person->max_shifts);
	json_put_int(item, "max_nights", person->max_nights);
	if (person->has_left)
		json_put_date(item, "left", person->left);
	else
		json_put_null(item, "left");
}

static char *skills_text(const struct person *person)
{
	struct str s = {0};

	for (size_t i = 0; i < person->n_skills; i++)
		str_addf(&s, "%s%s", i ? ", " : "", person->skill[i]);
	return str_take(&s);
}

static void add_owned(struct columns *c, char *text)
{
	columns_add(c, text);
	free(text);
}

static void staff_show(struct out *out, const struct staff *staff)
{
	static const char *const head[] = {N_("CODE"), N_("NAME"),      N_("POSITION"),
	                                   N_("UNIT"), N_("TELEPHONE"), N_("SKILLS"),
	                                   N_("NOTE")};
	struct columns c;

	columns_init(&c, 7, head);
	for (size_t i = 0; i < staff->n; i++) {
		const struct person *person = &staff->person[i];
		char buf[DATE_TEXT];

		columns_add(&c, person->code);
		columns_add(&c, person->name);
		columns_add(&c, person->position);
		columns_add(&c, person->unit);
		add_owned(&c, phrase_phone(person->phone));
		add_owned(&c, skills_text(person));
		if (person->has_left)
			columns_addf(&c, _("left on %s"), date_vn(buf, person->left));
		else
			columns_add(&c, "");
	}
	columns_show(&c, out);
}

static bool run_list(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct staff staff = {0};

	(void)call;
	if (!app_staff(&staff, app, err))
		return false;
	if (out->json) {
		struct json *top = json_new_array();

		for (size_t i = 0; i < staff.n; i++)
			person_json(json_put_object(top, NULL), &staff.person[i]);
		out_json(out, top);
	} else {
		mark_show(out, app);
		staff_show(out, &staff);
	}
	staff_release(&staff);
	return true;
}

static void limits_json(struct json *top, const char *code, const struct exemptions *exemptions,
                        const struct leaves *leaves)
{
	struct json *list = json_put_array(top, "exemptions");

	for (size_t i = 0; i < exemptions->n; i++) {
		const struct exemption *e = &exemptions->exemption[i];
		struct json *item;

		if (strcmp(e->person, code))
			continue;
		item = json_put_object(list, NULL);
		json_put_text(item, "kind", exempt_kind_name(e->kind));
		json_put_date(item, "from", e->from);
		json_put_date(item, "to", e->to);
	}
	list = json_put_array(top, "leave");
	for (size_t i = 0; i < leaves->n; i++) {
		const struct leave *l = &leaves->leave[i];
		struct json *item;

		if (strcmp(l->person, code))
			continue;
		item = json_put_object(list, NULL);
		json_put_text(item, "kind", leave_kind_name(l->kind));
		json_put_time(item, "from", l->from);
		json_put_time(item, "to", l->to);
	}
}

static void limits_show(struct out *out, const char *code, const struct exemptions *exemptions,
                        const struct leaves *leaves)
{
	char from[DATE_TEXT], to[DATE_TEXT];

	for (size_t i = 0; i < exemptions->n; i++) {
		const struct exemption *e = &exemptions->exemption[i];

		if (!strcmp(e->person, code))
			out_addf(out, _("exempt: %s, %s to %s\n"), exempt_kind_label(e->kind),
			         date_vn(from, e->from), date_vn(to, e->to));
	}
	for (size_t i = 0; i < leaves->n; i++) {
		const struct leave *l = &leaves->leave[i];
		char *span;

		if (strcmp(l->person, code))
			continue;
		span = phrase_leave(l->from, l->to);
		out_addf(out, "%s: %s\n", leave_kind_label(l->kind), span);
		free(span);
	}
}

static void show_line(struct out *out, const char *label, const char *text)
{
	if (*text)
		out_addf(out, "%s: %s\n", label, text);
}

static void person_show(struct out *out, const struct person *person)
{
	char *phone = phrase_phone(person->phone);
	char *skills = skills_text(person);
	char buf[DATE_TEXT];

	out_addf(out, "%s  %s\n", person->code, person->name);
	show_line(out, _("position"), person->position);
	show_line(out, _("unit"), person->unit);
	show_line(out, _("telephone"), phone);
	show_line(out, _("skills"), skills);
	show_line(out, _("login"), person->login);
	show_line(out, _("rights"), role_label(person->role));
	if (person->max_shifts)
		out_addf(out, _("at most %d shifts in a roster\n"), person->max_shifts);
	if (person->max_nights)
		out_addf(out, _("at most %d nights in a roster\n"), person->max_nights);
	if (person->has_left)
		out_addf(out, _("left on %s\n"), date_vn(buf, person->left));
	free(phone);
	free(skills);
}

static bool run_show(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct person person = {0};
	struct exemptions exemptions = {0};
	struct leaves leaves = {0};
	bool ok;

	if (!app_person(&person, app, call->arg[0], err))
		return false;
	ok = app_exemptions(&exemptions, app, err) && app_leaves(&leaves, app, err);
	if (ok && out->json) {
		struct json *top = json_new_object();

		person_json(top, &person);
		limits_json(top, person.code, &exemptions, &leaves);
		out_json(out, top);
	} else if (ok) {
		person_show(out, &person);
		limits_show(out, person.code, &exemptions, &leaves);
		mark_show(out, app);
	}
	person_release(&person);
	exemptions_release(&exemptions);
	leaves_release(&leaves);
	return ok;
}

static bool run_import(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	return import_run(staff_import, call, app, out, err);
}

static bool exempt_dates(struct date *from, struct date *to, const struct call *call,
                         struct err *err)
{
	if (!call_has(call, "from") || !call_has(call, "to"))
		return call_misused(call, err, _("both --from and --to are wanted"));
	if (!call_date(from, call, "from", err) || !call_date(to, call, "to", err))
		return false;
	if (date_compare(*from, *to) > 0)
		return call_misused(call, err, _("--from is after --to"));
	return true;
}

static bool run_exempt(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct person person = {0};
	struct date from, to;
	enum exempt_kind kind;
	char a[DATE_TEXT], b[DATE_TEXT];
	bool ok;

	if (!exempt_kind_find(&kind, call->arg[1]))
		return call_misused(call, err, _("\"%s\" is none of all, night, onsite"),
		                    call->arg[1]);
	if (!exempt_dates(&from, &to, call, err) || !app_person(&person, app, call->arg[0], err))
		return false;
	ok = staff_exempt(app, person.code, kind, from, to, err);
	if (ok && out->json) {
		struct json *top = json_new_object();

		json_put_text(top, "person", person.code);
		json_put_text(top, "kind", exempt_kind_name(kind));
		json_put_date(top, "from", from);
		json_put_date(top, "to", to);
		out_json(out, top);
	} else if (ok) {
		out_addf(out, _("%s is exempt (%s) from %s to %s\n"), person.name,
		         exempt_kind_label(kind), date_vn(a, from), date_vn(b, to));
	}
	person_release(&person);
	return ok;
}

static const struct command_option exempt_options[] = {
    {"from", 0, N_("DAY"), N_("first day")},
    {"to", 0, N_("DAY"), N_("last day")},
    {0},
};

const struct command cmd_staff[] = {
    {.name = "staff list", .usage = "", .help = N_("everybody, by given name"), .run = run_list},
    {.name = "staff show",
     .usage = N_("PERSON"),
     .help = N_("one person with limits, exemptions and leave"),
     .min_args = 1,
     .max_args = 1,
     .run = run_show},
    {.name = "staff import",
     .usage = N_("FILE.csv"),
     .help = N_("add and update people by their code; nobody is deleted"),
     .options = import_options,
     .min_args = 1,
     .max_args = 1,
     .run = run_import},
    {.name = "staff exempt",
     .usage = N_("PERSON all|night|onsite"),
     .help = N_("exempt somebody from duty between two days; no reason is kept"),
     .options = exempt_options,
     .min_args = 2,
     .max_args = 2,
     .run = run_exempt},
    {0},
};
