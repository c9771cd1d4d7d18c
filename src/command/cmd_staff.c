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
#include "service/ledger_report.h"
#include "service/reads.h"
#include "service/teams.h"

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

/* ---- pairs ---- */

static bool is_pair_of(const struct team_rule *pair, const char *code)
{
	return !strcmp(pair->a, code) || !strcmp(pair->b, code);
}

static void pair_json(struct json *item, const struct team_rule *pair, const struct staff *staff)
{
	json_put_text(item, "a", pair->a);
	json_put_text(item, "b", pair->b);
	json_put_text(item, "kind", team_kind_name(pair->kind));
	json_put_text(item, "a_name", team_name(staff, pair->a));
	json_put_text(item, "b_name", team_name(staff, pair->b));
}

/* Of one person, or of everybody (NULL). */
static void pairs_json(struct json *list, const struct team_rules *pairs, const struct staff *staff,
                       const char *code)
{
	for (size_t i = 0; i < pairs->n; i++)
		if (!code || is_pair_of(&pairs->rule[i], code))
			pair_json(json_put_object(list, NULL), &pairs->rule[i], staff);
}

static void pairs_show(struct out *out, const struct team_rules *pairs, const struct staff *staff,
                       const char *code)
{
	for (size_t i = 0; i < pairs->n; i++) {
		char *text;

		if (code && !is_pair_of(&pairs->rule[i], code))
			continue;
		text = team_rule_text(&pairs->rule[i], staff, NULL);
		out_addf(out, "%s\n", text);
		free(text);
	}
}

/* ---- rest for duty ---- */

static const struct rest_line *rest_of(const struct rest_lines *lines, const char *code)
{
	for (size_t i = 0; i < lines->n; i++)
		if (!strcmp(lines->line[i].person, code))
			return &lines->line[i];
	return NULL;
}

static void owed_json(struct json *top, const struct rest_line *line, const struct rest_rule *rule)
{
	struct json *item = json_put_object(top, "rest");

	json_put_int(item, "earned_minutes", line ? line->earned : 0);
	json_put_int(item, "taken_minutes", line ? line->taken : 0);
	json_put_int(item, "owed_minutes", line ? line->earned - line->taken : 0);
	json_put_text(item, "status", *rule->source ? "configured" : "unverified");
}

static void owed_show(struct out *out, const struct rest_line *line, const struct rest_rule *rule)
{
	char *earned, *taken, *owed;

	if (!line || (!line->earned && !line->taken))
		return;
	earned = phrase_length((int64_t)line->earned * 60);
	taken = phrase_length((int64_t)line->taken * 60);
	if (line->taken <= line->earned) {
		owed = phrase_length((int64_t)(line->earned - line->taken) * 60);
		out_addf(out, _("rest for duty done: %s earned, %s taken, %s owed\n"), earned,
		         taken, owed);
	} else {
		owed = phrase_length((int64_t)(line->taken - line->earned) * 60);
		out_addf(out, _("rest for duty done: %s earned, %s taken, %s too much\n"), earned,
		         taken, owed);
	}
	if (!*rule->source)
		out_add(out, _("(UNVERIFIED: an hour of rest for an hour of duty; see roster "
		               "ledger --rest)\n"));
	free(earned);
	free(taken);
	free(owed);
}

/* ---- one person ---- */

struct about { /* what is to be said of one person */
	struct person person;
	struct staff staff;
	struct exemptions exemptions;
	struct leaves leaves;
	struct team_rules pairs;
	struct rest_lines rest;
};

static bool about_load(struct about *about, struct app *app, const char *name, struct err *err)
{
	struct ledger_query query = {0};

	if (!app_person(&about->person, app, name, err))
		return false;
	query.person = about->person.code;
	return app_staff(&about->staff, app, err) && app_exemptions(&about->exemptions, app, err) &&
	       app_leaves(&about->leaves, app, err) && app_pairs(&about->pairs, app, err) &&
	       ledger_rest(&about->rest, app, &query, err);
}

static void about_release(struct about *about)
{
	person_release(&about->person);
	staff_release(&about->staff);
	exemptions_release(&about->exemptions);
	leaves_release(&about->leaves);
	team_rules_release(&about->pairs);
	rest_lines_release(&about->rest);
}

static bool run_show(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct about about = {0};
	const char *code;
	bool ok = about_load(&about, app, call->arg[0], err);

	code = about.person.code;
	if (ok && out->json) {
		struct json *top = json_new_object();

		person_json(top, &about.person);
		limits_json(top, code, &about.exemptions, &about.leaves);
		pairs_json(json_put_array(top, "pairs"), &about.pairs, &about.staff, code);
		owed_json(top, rest_of(&about.rest, code), &app->config.rest);
		out_json(out, top);
	} else if (ok) {
		person_show(out, &about.person);
		pairs_show(out, &about.pairs, &about.staff, code);
		limits_show(out, code, &about.exemptions, &about.leaves);
		owed_show(out, rest_of(&about.rest, code), &app->config.rest);
		mark_show(out, app);
	}
	about_release(&about);
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

/* A shift of two, one of them a senior, is not for two who are none. */
static bool lacks_senior(const struct config *config, const struct post *post,
                         const struct person *a, const struct person *b)
{
	for (size_t i = 0; i < config->rules.n; i++) {
		const struct team_rule *rule = &config->rules.rule[i];

		if (rule->kind == TEAM_SENIOR && !strcmp(rule->a, post->id) &&
		    post->headcount == 2 && !person_has_skill(a, rule->b) &&
		    !person_has_skill(b, rule->b))
			return true;
	}
	return false;
}

/* Is there a shift that both may hold together? */
static bool can_be_two(const struct config *config, const struct person *a, const struct person *b)
{
	for (size_t i = 0; i < config->posts.n; i++) {
		const struct post *post = &config->posts.post[i];

		if (!*post->concurrent && post->headcount > 1 && person_has_skill(a, post->skill) &&
		    person_has_skill(b, post->skill) && !lacks_senior(config, post, a, b))
			return true;
	}
	return false;
}

static bool pair_make(const struct call *call, struct app *app, struct err *err)
{
	enum team_kind kind;

	if (!strcmp(call->arg[2], "none"))
		return staff_unpair(app, call->arg[0], call->arg[1], err);
	if (!team_kind_find(&kind, call->arg[2]) || (kind != TEAM_APART && kind != TEAM_TOGETHER))
		return call_misused(call, err, _("\"%s\" is none of apart, together, none"),
		                    call->arg[2]);
	return staff_pair(app, call->arg[0], call->arg[1], kind, err);
}

static void pair_report(const struct call *call, struct app *app, struct out *out,
                        const struct person *a, const struct person *b)
{
	bool is_a_first = strcmp(a->code, b->code) < 0;
	struct person both[2] = {is_a_first ? *a : *b, is_a_first ? *b : *a};
	const struct staff staff = {both, 2};
	struct team_rule pair = {.a = both[0].code, .b = both[1].code, .most = -1};
	bool is_pair = team_kind_find(&pair.kind, call->arg[2]);

	if (out->json) {
		struct json *top = json_new_object();

		json_put_text(top, "a", pair.a);
		json_put_text(top, "b", pair.b);
		json_put_text(top, "kind", is_pair ? team_kind_name(pair.kind) : "none");
		out_json(out, top);
	} else if (is_pair) {
		char *text = team_rule_text(&pair, &staff, &app->config.posts);

		out_addf(out, "%s\n", text);
		free(text);
	} else {
		out_addf(out, _("%s and %s may serve together or apart\n"), both[0].name,
		         both[1].name);
	}
	if (is_pair && pair.kind == TEAM_TOGETHER && !can_be_two(&app->config, a, b))
		out_word(out, "%s",
		         _("no shift is for both of them, by skills, 'headcount' and 'senior': as "
		           "it is, neither of them would ever be on duty"));
}

static bool run_pair(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct person a = {0}, b = {0};
	bool ok = pair_make(call, app, err) && app_person(&a, app, call->arg[0], err) &&
	          app_person(&b, app, call->arg[1], err);

	if (ok)
		pair_report(call, app, out, &a, &b);
	person_release(&a);
	person_release(&b);
	return ok;
}

static bool run_pairs(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct team_rules pairs = {0};
	struct staff staff = {0};
	bool ok = app_pairs(&pairs, app, err) && app_staff(&staff, app, err);

	(void)call;
	if (ok && out->json) {
		struct json *top = json_new_array();

		pairs_json(top, &pairs, &staff, NULL);
		out_json(out, top);
	} else if (ok) {
		mark_show(out, app);
		pairs_show(out, &pairs, &staff, NULL);
		if (!pairs.n)
			out_add(out, _("nobody is bound to serve with, or without, somebody\n"));
	}
	team_rules_release(&pairs);
	staff_release(&staff);
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
    {.name = "staff pair",
     .usage = N_("PERSON PERSON apart|together|none"),
     .help = N_("two people never, or only, serve together; no reason is kept"),
     .min_args = 3,
     .max_args = 3,
     .run = run_pair},
    {.name = "staff pairs",
     .usage = "",
     .help = N_("who never, or only, serves with whom"),
     .run = run_pairs},
    {0},
};
