#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/zone.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/phrase.h"
#include "command/show_incident.h"
#include "command/show_request.h"
#include "command/show_round.h"
#include "service/due.h"
#include "service/watch.h"

#include "base/banned.h"

static void lines_json(struct json *in, const char *key, const struct watch_line *line, size_t n)
{
	struct json *list = json_put_array(in, key);

	for (size_t i = 0; i < n; i++) {
		struct json *item = json_put_object(list, NULL);

		json_put_text(item, "post", line[i].post);
		json_put_text(item, "title", line[i].title);
		json_put_some(item, "person", line[i].person);
		json_put_some(item, "name", line[i].name);
		json_put_some(item, "position", line[i].position);
		json_put_some(item, "phone", line[i].phone);
		json_put_time(item, "start", line[i].start);
		json_put_time(item, "end", line[i].end);
		json_put_text(item, "slot", line[i].slot);
		json_put_int(item, "part", line[i].part);
		json_put_text(item, "place", place_name((enum place)line[i].place));
		json_put_bool(item, "handover", line[i].handover);
	}
}

static void hotlines_json(struct json *in, const struct contacts *hotlines)
{
	struct json *list = json_put_array(in, "hotlines");

	for (size_t i = 0; i < hotlines->n; i++) {
		const struct contact *c = &hotlines->contact[i];
		struct json *item = json_put_object(list, NULL);

		json_put_text(item, "id", c->id);
		json_put_text(item, "organisation", c->organisation);
		json_put_some(item, "role", c->role);
		json_put_text(item, "phone", c->n_phones ? c->phone[0] : NULL);
		json_put_text(item, "status", contact_status_name(c->status));
		json_put_some(item, "source", c->source);
		json_put_some(item, "source_date", c->source_date);
	}
}

static void due_json(struct json *in, const struct due *due)
{
	const struct checklist *before = &due->before;
	struct json *item, *list;

	incidents_json(json_put_array(in, "incidents"), &due->incidents);
	if (before->n) {
		item = json_put_object(in, "checklist");
		json_put_text(item, "period", before->period);
		json_put_time(item, "due", before->due);
		list = json_put_array(item, "open");
		for (size_t i = 0; i < before->n; i++) {
			const struct checklist_line *line = &before->line[i];

			item = json_put_object(list, NULL);
			json_put_text(item, "id", line->item.id);
			json_put_text(item, "title", line->item.title);
			json_put_some(item, "person", line->mark.id ? line->mark.person : "");
			json_put_some(item, "name", line->name);
		}
	} else {
		json_put_null(in, "checklist");
	}
	if (due->waiting) {
		item = json_put_object(in, "unconfirmed");
		json_put_text(item, "period", due->waiting_period);
		json_put_int(item, "people", (int64_t)due->waiting);
	} else {
		json_put_null(in, "unconfirmed");
	}
	round_board_json(in, "rounds", &due->rounds);
	json_put_some(in, "rounds_fault", due->fault);
	requests_json(json_put_array(in, "requests"), &due->requests);
}

static void watch_json(struct out *out, const struct app *app, const struct watch *watch,
                       const struct due *due)
{
	struct json *top = json_new_object();

	json_put_time(top, "at", watch->at);
	json_put_some(top, "period", watch->period.name);
	json_put_some(top, "title", watch->period.title);
	if (watch->version)
		json_put_int(top, "version", watch->version);
	else
		json_put_null(top, "version");
	json_put_int(top, "day_number", watch->day_number);
	json_put_int(top, "days", watch->days);
	json_put_bool(top, "provisional", watch->provisional);
	json_put_int(top, "changes_to_confirm", (int64_t)watch->pending);
	lines_json(top, "on_duty", watch->on, watch->n_on);
	lines_json(top, "next", watch->next, watch->n_next);
	hotlines_json(top, &watch->hotlines);
	due_json(top, due);
	findings_json(top, "findings", &watch->findings);
	mark_json(top, app);
	out_json(out, top);
}

static void show_heading(struct out *out, const struct watch *watch)
{
	char hour[ZONE_TEXT], day[DATE_TEXT];
	struct date date = zone_date(watch->at);

	if (watch->period.title)
		out_addf(out, "%s · ", watch->period.title);
	out_addf(out, "%s %s", weekday_name(date_weekday(date)), date_vn(day, date));
	if (watch->day_number)
		out_addf(out, _(", day off %d of %d"), watch->day_number, watch->days);
	out_addf(out, " · %s", zone_clock(hour, watch->at));
	if (watch->version) {
		out_add(out, " · ");
		out_addf(out, _("version %d"), watch->version);
	}
	if (watch->provisional)
		out_addf(out, " · %s", _("days off not yet decided"));
	out_add(out, "\n");
}

static void add_owned(struct columns *c, char *text)
{
	columns_add(c, text);
	free(text);
}

static void show_on(struct out *out, const struct watch *watch)
{
	struct columns c;

	out_addf(out, "\n%s\n", _("ON DUTY"));
	if (!watch->n_on && !watch->findings.n)
		out_addf(out, "  %s\n", _("no roster is in force at this time"));
	columns_init(&c, 6, NULL);
	c.indent = 2;
	for (size_t i = 0; i < watch->n_on; i++) {
		const struct watch_line *line = &watch->on[i];
		char *left = phrase_length(line->end - watch->at);

		columns_add(&c, line->title);
		columns_add(&c, line->name);
		add_owned(&c, phrase_phone(line->phone));
		add_owned(&c, phrase_until(line->end, watch->at));
		columns_addf(&c, _("%s left"), left);
		columns_add(&c, place_label((enum place)line->place));
		free(left);
	}
	columns_show(&c, out);
	findings_show(out, &watch->findings);
	if (watch->pending) {
		out_addf(out, _("! %zu covers or swaps wait for confirmation"), watch->pending);
		out_addf(out, ": trucban roster changes %s --pending\n",
		         watch->period.name ? watch->period.name : _("PERIOD"));
	}
}

static void show_next(struct out *out, const struct watch *watch)
{
	struct columns c;

	if (!watch->n_next)
		return;
	out_addf(out, "\n%s\n", _("NEXT SHIFT"));
	columns_init(&c, 4, NULL);
	c.indent = 2;
	for (size_t i = 0; i < watch->n_next; i++) {
		const struct watch_line *line = &watch->next[i];
		char *left = phrase_length(line->start - watch->at);

		add_owned(&c, phrase_moment(line->start));
		columns_add(&c, line->title);
		columns_add(&c, line->name);
		columns_addf(&c, _("in %s"), left);
		free(left);
	}
	columns_show(&c, out);
}

static bool has_urgent(const struct round_board *board)
{
	return round_board_count(board, ROUND_OVERDUE) || round_board_count(board, ROUND_DUE) ||
	       round_board_count(board, ROUND_SOON);
}

static void show_due(struct out *out, const struct due *due, int64_t at)
{
	bool is_late = at > due->before.due;
	char *length = phrase_length(is_late ? at - due->before.due : due->before.due - at);
	struct columns c;

	if (due->requests.n || due->before.n || due->waiting || due->fault ||
	    has_urgent(&due->rounds))
		out_addf(out, "\n%s\n", _("DUE"));
	if (due->fault)
		out_addf(out, "  ! %s\n", due->fault);
	round_urgent_show(out, &due->rounds);
	requests_due_show(out, &due->requests, at);
	columns_init(&c, 4, NULL);
	c.indent = 2;
	for (size_t i = 0; i < due->before.n; i++) {
		const struct checklist_line *line = &due->before.line[i];

		columns_addf(&c, "%s %s", is_late ? "!" : " ", line->item.id);
		columns_addf(&c, is_late ? _("late by %s") : _("%s left"), length);
		columns_addf(&c, "%s%s", line->item.title, line->item.suggested ? " *" : "");
		columns_add(&c, line->name);
	}
	columns_show(&c, out);
	if (due->before.n)
		out_addf(out, _("  what is wanted: trucban checklist show %s ID\n"),
		         due->before.period);
	if (due->waiting)
		out_addf(out,
		         _("  ! %zu people have not confirmed their duty: trucban notice list "
		           "%s\n"),
		         due->waiting, due->waiting_period);
	free(length);
}

static void show_hotlines(struct out *out, const struct watch *watch)
{
	const struct contact *first = watch->hotlines.n ? &watch->hotlines.contact[0] : NULL;
	char *phone;

	out_addf(out, "\n%s\n", _("CALL NEXT"));
	if (!first) {
		out_addf(out, "  %s\n", _("no contact is known: trucban contact import"));
		return;
	}
	phone = phrase_phone(first->n_phones ? first->phone[0] : "");
	out_addf(out, "  %s  %s  (%s)\n", first->organisation, phone,
	         contact_status_label(first->status));
	if (*first->role)
		out_addf(out, "  %s\n", first->role);
	if (*first->source)
		out_addf(out, "  %s: %s\n", _("source"), first->source);
	free(phone);
}

static bool run_now(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct watch watch = {0};
	struct due due = {0};
	int64_t at;
	bool ok;

	if (!call_time(&at, call, "at", err))
		return false;
	at = call_has(call, "at") ? at : clock_now();
	if (!watch_at(&watch, app, at, err))
		return false;
	if (!due_at(&due, app, at, err)) {
		watch_release(&watch);
		return false;
	}
	if (out->json) {
		watch_json(out, app, &watch, &due);
	} else {
		show_heading(out, &watch);
		mark_show(out, app);
		show_on(out, &watch);
		show_next(out, &watch);
		incidents_show_brief(out, &due.incidents, at);
		show_due(out, &due, at);
		show_hotlines(out, &watch);
	}
	ok = findings_settled(&watch.findings, err);
	due_release(&due);
	watch_release(&watch);
	return ok;
}

static const struct command_option now_options[] = {
    {"at", 0, N_("TIME"), N_("another time than now: 2027-04-30T09:00, 30/4/2027 09:00")},
    {0},
};

const struct command cmd_now[] = {
    {.name = "now",
     .usage = "",
     .help = N_("who is on duty, until when, who is next, whom to call"),
     .options = now_options,
     .run = run_now},
    {0},
};
