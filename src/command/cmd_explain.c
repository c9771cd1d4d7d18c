#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/zone.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/phrase.h"
#include "command/show_cost.h"
#include "command/show_roster.h"
#include "service/defence_text.h"
#include "service/reads.h"

#include "base/banned.h"

#define PAPER 80 /* columns that fit on A4 */

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

static bool is_wanted(const char *only, const char *person)
{
	return !only || strcmp(only, person) == 0;
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

static void show_part(struct out *out, const struct sheet_part *part)
{
	const bool is_list = part->columns == 1;
	struct columns c;

	if (part->kind == SHEET_HEADING)
		out_add(out, "\n");
	if (part->kind != SHEET_ROWS) {
		out_addf(out, "%s\n", part->text);
		return;
	}
	columns_init(&c, part->columns + is_list, NULL);
	c.wrap = !part->has_head;
	c.indent = part->is_below ? 2 : 0;
	for (size_t i = 0; i < part->n; i++) {
		if (is_list)
			columns_add(&c, "-");
		columns_add(&c, part->cell[i]);
	}
	columns_show(&c, out);
}

static void sheet_show(struct out *out, const struct app *app, const struct defence *defence,
                       const char *only)
{
	const struct defence_look look = {.person = only, .is_verbose = out->verbose};
	struct sheet sheet = {0};

	heading(out, app, &defence->roster);
	defence_sheet(&sheet, defence, &look);
	for (size_t k = 0; k < sheet.n; k++)
		show_part(out, &sheet.part[k]);
	sheet_release(&sheet);
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
		price = defence_price_text(&candidate->price, weights, is_verbose);
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
