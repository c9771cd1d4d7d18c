#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/zone.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/phrase.h"
#include "command/show_cost.h"
#include "command/show_roster.h"
#include "service/reads.h"
#include "service/roster_defence.h"

#include "base/banned.h"

#define PAPER 80 /* columns that fit on A4 */

/* ---- words ---- */

static void add_piece(struct str *all, const char *text)
{
	str_addf(all, "%s%s", all->n ? "; " : "", text);
}

static void add_count(struct str *all, int64_t cost, int unit, const char *what)
{
	const int64_t n = unit ? cost / unit : 0;

	if (n)
		str_addf(all, "%s%s %+lld", all->n ? "; " : "", what, (long long)n);
}

/* What it would add, in words; costs themselves are for those who ask (--verbose). Owned. */
static char *price_text(const struct price *price, const struct roster_weights *weights,
                        bool is_verbose)
{
	const struct cost_parts *added = &price->added;
	const int64_t fairness = added->points + added->shifts;
	struct str all = {0};

	if (!price->is_possible)
		return xstrdup(price->is_exact ? _("no roster without broken rules has it")
		                               : _("a rule is broken by every exchange"));
	add_count(&all, added->adjacent, weights->adjacent, _("two days running"));
	add_count(&all, added->changes, weights->moved, _("changes to the version in force"));
	if (added->wishes)
		add_piece(&all, added->wishes > 0 ? _("against wishes") : _("more as wished"));
	if (fairness)
		add_piece(&all, fairness > 0 ? _("points and shifts less even")
		                             : _("points and shifts more even"));
	if (!all.n)
		add_piece(&all, _("just as good"));
	if (price->others)
		str_addf(&all, _("; other slots that change: %d"), price->others);
	str_addf(&all, " (%s)", price->is_exact ? _("all generated again") : _("this slot alone"));
	if (is_verbose)
		str_addf(&all, " %+lld", (long long)cost_total(added));
	return str_take(&all);
}

static void price_json(struct json *in, const struct price *price)
{
	struct json *item = json_put_object(in, "price");

	json_put_bool(item, "possible", price->is_possible);
	json_put_bool(item, "exact", price->is_exact);
	if (!price->is_possible)
		return;
	json_put_int(item, "total", cost_total(&price->added));
	cost_parts_json(item, &price->added);
	json_put_int(item, "other_slots", price->others);
	json_put_int(item, "points", price->points);
}

/* ---- the sheet ---- */

static void heading(struct out *out, const struct app *app, const struct roster *roster)
{
	char *version = phrase_version(roster), *quality = phrase_quality(roster);
	char when[ZONE_TEXT];

	out_addf(out, "%s · %s (%s)\n", _("DEFENCE SHEET"),
	         roster->period.title ? roster->period.title : roster->period.name,
	         roster->period.name);
	columns_textf(out, "%s · %s", version, quality);
	if (roster->edited_at)
		columns_textf(
		    out,
		    _("changed by hand last at %s by %s: not all of it is the generator's choice"),
		    zone_vn(when, roster->edited_at), *roster->edited_by ? roster->edited_by : "?");
	mark_show(out, app);
	free(version);
	free(quality);
}

static void show_rules(struct out *out, const struct defence *defence)
{
	struct columns c;

	out_addf(out, "\n%s\n", _("RULES APPLIED"));
	columns_init(&c, 2, NULL);
	c.wrap = true;
	for (size_t i = 0; i < defence->n_rules; i++) {
		columns_add(&c, "-");
		columns_add(&c, defence->rule[i]);
	}
	columns_show(&c, out);
	if (out->verbose || !defence->usual_weights) {
		char *weights = roster_weights_format(&defence->weights);

		out_addf(out, _("weights: %s\n"), weights);
		free(weights);
	}
}

static int shifts_of(const struct defence_person *person)
{
	int shifts = 0;

	for (int k = 0; k < WEIGHTS; k++)
		shifts += person->shifts[k];
	return shifts;
}

static void person_row(struct columns *c, const struct defence_person *person)
{
	const int *shifts = person->shifts;

	columns_add(c, person->name);
	columns_addf(c, "%d%s", person->before, person->counted == person->before ? "" : "*");
	columns_addf(c, "%d", person->points);
	columns_addf(c, "%d", person->before + person->points);
	columns_addf(c, "%d", shifts_of(person));
	columns_addf(c, "%d", shifts[WEIGHT_WORKDAY]);
	columns_addf(c, "%d", shifts[WEIGHT_WEEKLY_REST] + shifts[WEIGHT_COMPENSATORY]);
	columns_addf(c, "%d",
	             shifts[WEIGHT_STATUTORY] + shifts[WEIGHT_TET] + shifts[WEIGHT_TET_EVE]);
	columns_addf(c, "%d", person->nights);
}

static bool is_wanted(const char *only, const char *person)
{
	return !only || strcmp(only, person) == 0;
}

static void show_people(struct out *out, const struct defence *defence, const char *only)
{
	static const char *const head[] = {N_("NAME"),  N_("BEFORE"),  N_("NEW"),
	                                   N_("AFTER"), N_("SHIFTS"),  N_("WORKING DAY"),
	                                   N_("REST"),  N_("HOLIDAY"), N_("NIGHT")};
	struct columns c;
	bool has_other = false;

	out_addf(out, "\n%s\n", _("POINTS AND SHIFTS OF EACH PERSON"));
	columns_init(&c, 9, head);
	for (size_t i = 0; i < defence->n_people; i++) {
		const struct defence_person *person = &defence->person[i];

		if (!is_wanted(only, person->person))
			continue;
		has_other |= person->counted != person->before;
		person_row(&c, person);
	}
	columns_show(&c, out);
	if (has_other)
		out_addf(out, "%s\n",
		         _("* reckoned as a few points below the average: who comes "
		           "new need not make up for years"));
}

static void show_wish(struct out *out, const struct defence *defence,
                      const struct defence_wish *wish)
{
	char *when = phrase_leave(wish->from, wish->to);
	char *price = price_text(&wish->price, &defence->weights, out->verbose);
	struct columns c;

	out_addf(out, "%s, %s %s\n", wish->name, leave_kind_label(wish->kind), when);
	columns_init(&c, 2, NULL);
	c.indent = 2;
	c.wrap = true;
	columns_add(&c, wish->slot);
	columns_addf(&c, _("meeting it: %s"), price);
	columns_show(&c, out);
	free(when);
	free(price);
}

static void show_wishes(struct out *out, const struct defence *defence, const char *only)
{
	bool has_any = false;

	out_addf(out, "\n%s\n", only ? _("WISHES NOT MET") : _("WISHES"));
	if (!only)
		out_addf(out, _("met: %zu · not met: %zu\n"), defence->n_met, defence->n_wishes);
	for (size_t i = 0; i < defence->n_wishes; i++) {
		if (!is_wanted(only, defence->wish[i].person))
			continue;
		has_any = true;
		show_wish(out, defence, &defence->wish[i]);
	}
	if (only && !has_any)
		out_addf(out, "%s\n", _("none"));
}

static void show_reasons(struct out *out, const struct defence *defence, const char *only)
{
	struct columns c;

	columns_init(&c, 2, NULL);
	c.wrap = true;
	for (size_t i = 0; i < defence->n_reasons; i++) {
		if (!is_wanted(only, defence->reason[i].person))
			continue;
		columns_add(&c, defence->reason[i].name);
		columns_add(&c, defence->reason[i].text);
	}
	if (c.n)
		out_addf(out, "\n%s\n", _("WITHOUT DUTY, AND WHY"));
	columns_show(&c, out);
}

static void show_slots(struct out *out, const struct roster *roster, const char *person)
{
	struct columns c;

	out_addf(out, "\n%s\n", _("DUTY IN THIS ROSTER"));
	columns_init(&c, 3, NULL);
	for (size_t i = 0; i < roster->n_slots; i++) {
		const struct slot *slot = &roster->slot[i];
		char *span;

		if (strcmp(slot->person, person) != 0)
			continue;
		span = phrase_span(slot->start, slot->end);
		columns_add(&c, slot->id);
		columns_add(&c, span);
		columns_addf(&c, _("%d points"), slot->points);
		free(span);
	}
	if (!c.n)
		out_addf(out, "%s\n", _("none"));
	columns_show(&c, out);
}

static void person_json(struct json *list, const struct defence_person *person)
{
	struct json *item = json_put_object(list, NULL), *shifts;

	json_put_text(item, "person", person->person);
	json_put_text(item, "name", person->name);
	json_put_int(item, "before", person->before);
	json_put_int(item, "reckoned_before", person->counted);
	json_put_int(item, "points", person->points);
	json_put_int(item, "after", person->before + person->points);
	shifts = json_put_object(item, "shifts");
	for (int k = 0; k < WEIGHTS; k++)
		json_put_int(shifts, weight_kind_name((enum weight_kind)k), person->shifts[k]);
	json_put_int(item, "nights", person->nights);
	cost_parts_json(json_put_object(item, "cost"), &person->parts);
}

static void wish_json(struct json *list, const struct defence_wish *wish)
{
	struct json *item = json_put_object(list, NULL);

	json_put_text(item, "person", wish->person);
	json_put_text(item, "kind", leave_kind_name(wish->kind));
	json_put_time(item, "from", wish->from);
	json_put_time(item, "to", wish->to);
	json_put_text(item, "slot", wish->slot);
	price_json(item, &wish->price);
}

static void lists_json(struct json *top, const struct defence *defence, const char *only)
{
	struct json *list = json_put_array(top, "people"), *item;

	for (size_t i = 0; i < defence->n_people; i++)
		if (is_wanted(only, defence->person[i].person))
			person_json(list, &defence->person[i]);
	list = json_put_array(top, "wishes_not_met");
	for (size_t i = 0; i < defence->n_wishes; i++)
		if (is_wanted(only, defence->wish[i].person))
			wish_json(list, &defence->wish[i]);
	list = json_put_array(top, "without_duty");
	for (size_t i = 0; i < defence->n_reasons; i++) {
		if (!is_wanted(only, defence->reason[i].person))
			continue;
		item = json_put_object(list, NULL);
		json_put_text(item, "person", defence->reason[i].person);
		json_put_text(item, "why", defence->reason[i].text);
	}
}

static void sheet_json(struct out *out, const struct app *app, const struct defence *defence,
                       const char *only)
{
	struct json *top = json_new_object(), *item;

	json_put_text(top, "period", defence->roster.period.name);
	json_put_int(top, "version", defence->roster.version);
	json_put_text(top, "status", roster_status_name(defence->roster.status));
	json_put_time(top, "edited_at", defence->roster.edited_at);
	json_put_some(top, "edited_by", defence->roster.edited_by);
	item = json_put_object(top, "weights");
	for (int i = 0; i < ROSTER_WEIGHTS; i++)
		json_put_int(item, roster_weights_name(i)->name,
		             roster_weights_get(&defence->weights, i));
	item = json_put_object(top, "cost");
	json_put_int(item, "total", cost_total(&defence->parts));
	cost_parts_json(item, &defence->parts);
	item = json_put_array(top, "rules");
	for (size_t i = 0; i < defence->n_rules; i++)
		json_put_text(item, NULL, defence->rule[i]);
	json_put_int(top, "wishes_met", (int64_t)defence->n_met);
	lists_json(top, defence, only);
	mark_json(top, app);
	out_json(out, top);
}

static void sheet_show(struct out *out, const struct app *app, const struct defence *defence,
                       const char *only)
{
	heading(out, app, &defence->roster);
	if (!only)
		show_rules(out, defence);
	show_people(out, defence, only);
	if (only)
		show_slots(out, &defence->roster, only);
	show_wishes(out, defence, only);
	show_reasons(out, defence, only);
}

/* ---- one slot ---- */

static void candidate_row(struct columns *c, const struct defence_candidate *candidate,
                          const struct roster_weights *weights, bool is_verbose)
{
	char *price;

	columns_add(c, candidate->name);
	columns_addf(c, "%d", candidate->before + candidate->points);
	if (candidate->code)
		columns_add(c, "");
	else
		columns_addf(c, "%d", candidate->before + candidate->price.points);
	if (candidate->is_holder) {
		columns_add(c, _("holds it"));
	} else if (candidate->code) {
		columns_add(c, candidate->why);
	} else {
		price = price_text(&candidate->price, weights, is_verbose);
		columns_add(c, price);
		free(price);
	}
}

static void slot_show(struct out *out, const struct app *app, const struct defence_slot *defence)
{
	static const char *const head[] = {N_("NAME"), N_("POINTS NOW"), N_("POINTS WITH IT"),
	                                   N_("WHY NOT")};
	char *span = phrase_span(defence->slot->start, defence->slot->end);
	struct columns c;

	heading(out, app, &defence->roster);
	out_addf(out, "\n%s, %s\n", defence->slot->id, span);
	free(span);
	columns_init(&c, 4, head);
	c.wrap = true;
	for (size_t i = 0; i < defence->n; i++)
		candidate_row(&c, &defence->candidate[i], &defence->weights, out->verbose);
	columns_show(&c, out);
	if (defence->unskilled)
		out_addf(out, _("and %d people who lack the skill\n"), defence->unskilled);
}

static void slot_json(struct out *out, const struct app *app, const struct defence_slot *defence)
{
	struct json *top = json_new_object(), *list;

	json_put_text(top, "period", defence->roster.period.name);
	json_put_int(top, "version", defence->roster.version);
	json_put_text(top, "slot", defence->slot->id);
	json_put_some(top, "holder", defence->slot->person);
	json_put_int(top, "unskilled", defence->unskilled);
	list = json_put_array(top, "candidates");
	for (size_t i = 0; i < defence->n; i++) {
		const struct defence_candidate *candidate = &defence->candidate[i];
		struct json *item = json_put_object(list, NULL);

		json_put_text(item, "person", candidate->person);
		json_put_text(item, "name", candidate->name);
		json_put_bool(item, "holds", candidate->is_holder);
		json_put_int(item, "before", candidate->before);
		json_put_int(item, "points", candidate->points);
		json_put_text(item, "rule", candidate->code);
		json_put_text(item, "why", candidate->why);
		if (!candidate->is_holder && !candidate->code)
			price_json(item, &candidate->price);
	}
	mark_json(top, app);
	out_json(out, top);
}

static bool explain_slot(struct out *out, struct app *app, const struct call *call,
                         const struct defence_options *options, struct err *err)
{
	struct defence_slot defence;

	if (!roster_defence_slot(&defence, app, call->arg[0], call->arg[1], options, err))
		return false;
	if (out->json)
		slot_json(out, app, &defence);
	else
		slot_show(out, app, &defence);
	defence_slot_release(&defence);
	return true;
}

static bool explain(struct out *out, struct app *app, const struct call *call,
                    const struct defence_options *options, struct err *err)
{
	struct defence defence;
	struct person person = {0};
	bool ok;

	if (call->n_args > 1 && !app_person(&person, app, call->arg[1], err))
		return false;
	ok = roster_defence(&defence, app, call->arg[0], options, err);
	if (ok && out->json)
		sheet_json(out, app, &defence, person.code);
	else if (ok)
		sheet_show(out, app, &defence, person.code);
	if (ok)
		defence_release(&defence);
	person_release(&person);
	return ok;
}

static bool run_explain(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct defence_options options = {0};
	const int width = out->width;
	int64_t seconds;
	bool ok;

	if (!call_version(&options.version, call, VERSION_NEWEST, err) ||
	    !call_number(&seconds, call, "seconds", 1, 3600, 0, err))
		return false;
	options.seconds = (double)seconds;
	out->width = width && width < PAPER ? width : PAPER;
	/* Ids of slots have points in them, codes of people have none. */
	if (call->n_args > 1 && strchr(call->arg[1], '.'))
		ok = explain_slot(out, app, call, &options, err);
	else
		ok = explain(out, app, call, &options, err);
	out->width = width;
	return ok;
}

static const struct command_option explain_options[] = {
    {"version", 0, N_("N|draft|published"), N_("which one; else the draft if there is one")},
    {"seconds", 0, N_("N"), N_("time for generating it again otherwise; else as configured")},
    {0},
};

const struct command cmd_explain[] = {
    {.name = "roster explain",
     .usage = N_("PERIOD [PERSON|SLOT]"),
     .help = N_("why a roster is as it is: rules, points, wishes; why not somebody else"),
     .options = explain_options,
     .min_args = 1,
     .max_args = 2,
     .run = run_explain},
    {0},
};
